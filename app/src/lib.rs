//! Sao Quê as people see it: pages, components, server functions, words.
//!
//! Compiled twice: with `ssr` for the server, with `hydrate` for the browser. One folder a feature; `routes.rs` shows them all.

#![recursion_limit = "512"]

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!(
    "`ssr` and `hydrate` must not meet in one build: build `server` and `frontend` apart"
);

pub mod account;
pub mod browse;
pub mod codec;
pub mod drawn;
pub mod error;
pub mod group;
pub mod home;
pub mod place;
pub mod producer;
pub mod product;
mod routes;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod studio;
pub mod ui;
pub mod words;

#[cfg(feature = "ssr")]
pub use shell::shell;

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use words::Words;

/// The app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(Words::default());
    mark_ready();
    view! { <routes::Pages /> }
}

/// Says on the document that the app has taken over, for styles and tests. Effects run in the browser only.
fn mark_ready() {
    Effect::new(|_| {
        if let Some(root) = document().document_element() {
            // An attribute of this name is always allowed.
            let _ = root.set_attribute("data-ready", "");
        }
        browse::local::load_when_idle();
    });
}
