//! Structured data for search engines.

use leptos::prelude::*;
use serde::Serialize;

/// A JSON-LD block. Written by the server only: crawlers read the served page, and hydration leaves the element alone.
#[component]
pub fn JsonLd<T, F>(
    /// Makes what there is to say, in the terms of schema.org.
    data: F,
) -> impl IntoView
where
    T: Serialize + 'static,
    F: FnOnce() -> T,
{
    view! { <script type="application/ld+json" inner_html=written(data)></script> }
}

#[cfg(feature = "ssr")]
fn written<T: Serialize>(data: impl FnOnce() -> T) -> String {
    serde_json::to_string(&data())
        .map(|json| super::escape::json(&json))
        .unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn written<T: Serialize>(_data: impl FnOnce() -> T) -> String {
    String::new()
}
