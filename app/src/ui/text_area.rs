//! A text area whose content cannot break out of it.

use super::escape;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use maud::{Markup, html};

/// A `textarea` with initial text. Leptos 0.8 writes the children of `textarea` unescaped on the server, so the text goes in
/// as escaped inner HTML: the server writes it, hydration leaves it, and a client build decodes it again.
#[component]
pub fn TextArea(
    /// Id and name of the control.
    name: &'static str,
    /// The text to begin with.
    #[prop(into)]
    text: String,
    /// Rows to show.
    rows: u32,
    /// Ids of the hint and the error.
    #[prop(into)]
    described_by: Signal<String>,
    /// Whether the typed text was refused.
    #[prop(into)]
    invalid: Signal<bool>,
) -> impl IntoView {
    // A first line end inside `textarea` is dropped by HTML parsers; one more keeps the typed one.
    let inner = format!("\n{}", escape::html(&text));
    view! {
        <textarea
            class="input"
            id=name
            name=name
            rows=rows
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get().then_some("true")
            inner_html=inner
        ></textarea>
    }
}

/// The same in a document without the app. `maud` escapes the text.
#[cfg(feature = "ssr")]
pub fn text_area(name: &str, text: &str, rows: u32, described_by: &str, invalid: bool) -> Markup {
    html! {
        textarea class="input" id=(name) name=(name) rows=(rows) aria-describedby=(described_by)
            aria-invalid=[invalid.then_some("true")] { "\n" (text) }
    }
}
