//! Structured data for search engines.

use leptos::prelude::*;

/// A JSON-LD block. Only the served page says something in it: crawlers read that, and hydration leaves the element alone.
#[component]
pub fn JsonLd(
    /// What there is to say, as [`structured_data`] wrote it.
    json: String,
) -> impl IntoView {
    view! { <script type="application/ld+json" inner_html=json></script> }
}

/// What there is to say in the terms of schema.org, so written that it cannot end the element around it.
#[cfg(feature = "ssr")]
pub fn structured_data<T: serde::Serialize>(data: &T) -> String {
    serde_json::to_string(data)
        .map(|json| super::escape::json(&json))
        .unwrap_or_default()
}
