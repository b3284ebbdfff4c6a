//! The title of a page.
//!
//! `leptos_meta` writes it unescaped on the server (the browser sets `document.title`, which needs no escaping), so the
//! server's text is escaped here. The head is written after the page, when the signals of a page may be gone already: the
//! title is taken as text, or read with a text to fall back on.

use crate::words::{Words, use_words};
use leptos::prelude::*;
use leptos_meta::Title;

/// The title of the page.
#[component]
pub fn PageTitle(
    /// The title without the name of the site; empty for the name alone.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <Title text=full(use_words(), &text) /> }
}

/// The title of a page that says in it when something is wrong.
#[component]
pub fn LiveTitle(
    /// The title while nothing is wrong.
    calm: String,
    /// The title otherwise.
    troubled: String,
    /// Whether something is wrong.
    #[prop(into)]
    trouble: Signal<bool>,
) -> impl IntoView {
    let words = use_words();
    let (calm, troubled) = (full(words, &calm), full(words, &troubled));
    #[cfg(feature = "ssr")]
    let title = if trouble.get_untracked() {
        troubled
    } else {
        calm
    };
    #[cfg(not(feature = "ssr"))]
    let title = move || {
        if trouble.try_get().unwrap_or_default() {
            troubled.clone()
        } else {
            calm.clone()
        }
    };
    view! { <Title text=title /> }
}

fn full(words: Words, text: &str) -> String {
    for_the_page(if text.is_empty() {
        words.site_title().to_owned()
    } else {
        words.site_title_of(&text)
    })
}

#[cfg(feature = "ssr")]
fn for_the_page(title: String) -> String {
    super::escape::html(&title)
}

#[cfg(not(feature = "ssr"))]
fn for_the_page(title: String) -> String {
    title
}
