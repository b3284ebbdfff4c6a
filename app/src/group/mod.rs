//! The page of a group of the official tree.

#[cfg(feature = "ssr")]
mod look;
#[cfg(feature = "ssr")]
pub use look::draw;

use leptos::prelude::*;

/// The page `/nhom/{slug}`.
#[component]
pub fn GroupPage() -> impl IntoView {
    crate::drawn::drawn("/nhom")
}
