//! The title of a page.

use crate::words::use_words;
use leptos::prelude::*;
use leptos_meta::Title;

/// The title of the page. `leptos_meta` writes it unescaped on the server (the browser sets `document.title`, which needs no
/// escaping), so the server's text is escaped here.
#[component]
pub fn PageTitle(
    /// The title without the name of the site; empty for the name alone.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let words = use_words();
    let full = move |text: &String| {
        for_the_page(if text.is_empty() {
            words.site_title().to_owned()
        } else {
            words.site_title_of(text)
        })
    };
    // The server writes the head after the page, when this signal may be gone already: it takes the words now.
    #[cfg(feature = "ssr")]
    let title = text.with_untracked(full);
    #[cfg(not(feature = "ssr"))]
    let title = move || text.with(full);
    view! { <Title text=title /> }
}

#[cfg(feature = "ssr")]
fn for_the_page(title: String) -> String {
    super::escape::html(&title)
}

#[cfg(not(feature = "ssr"))]
fn for_the_page(title: String) -> String {
    title
}
