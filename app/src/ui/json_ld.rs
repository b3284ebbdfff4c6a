//! Structured data for search engines.

use leptos::prelude::*;
use serde::Serialize;

/// A JSON-LD block. Written by the server only: crawlers read the served page, and hydration leaves the element alone.
#[component]
pub fn JsonLd<T>(
    /// What to say, in the terms of schema.org.
    data: T,
) -> impl IntoView
where
    T: Serialize + 'static,
{
    view! { <script type="application/ld+json" inner_html=written(&data)></script> }
}

#[cfg(feature = "ssr")]
fn written(data: &impl Serialize) -> String {
    serde_json::to_string(data)
        .map(|json| super::escape::json(&json))
        .unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn written(_data: &impl Serialize) -> String {
    String::new()
}
