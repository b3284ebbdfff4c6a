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
    let title = move || {
        let text = text.get();
        let full = if text.is_empty() {
            words.site_title().to_owned()
        } else {
            words.site_title_of(&text)
        };
        for_the_page(full)
    };
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
