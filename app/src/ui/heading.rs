//! The heading of a page, and where focus goes after a navigation inside the app.

use super::Written;
use crate::words::use_words;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use leptos_router::hooks::use_location;
use maud::{Markup, html};

/// Whether a page was opened inside the app whose heading has not been greeted yet. The page that the server sent is none.
#[derive(Clone, Copy)]
struct Arriving(StoredValue<bool>);

/// Watches the path for [`greet`]. Called once, inside the router.
pub fn follow_navigation() {
    let arriving = Arriving(StoredValue::new(false));
    provide_context(arriving);
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            arriving.0.set_value(true);
        }
        now
    });
}

/// Gives the focus to the heading of a page that was opened inside the app, so that screen readers say where one is. To be
/// called where a page's heading is made; it does so once for each page.
pub fn greet() {
    let Some(Arriving(arriving)) = use_context::<Arriving>() else {
        return;
    };
    // What is made while the page before, or a word about loading, still stands there is in the document a frame later.
    Effect::new(move |_| {
        request_animation_frame(move || {
            if arriving.try_get_value().unwrap_or_default() && focus_heading() {
                arriving.set_value(false);
            }
        });
    });
}

/// Whether there was a heading to take the focus. On the way back the focus goes to where it was, see `page.js`.
fn focus_heading() -> bool {
    let root = document().document_element();
    if root.is_some_and(|root| root.has_attribute("data-back")) {
        return true;
    }
    document()
        .query_selector("main h1")
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|h1| h1.focus().is_ok())
}

/// The one `h1` of a page.
#[component]
pub fn Heading(
    /// The words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    greet();
    view! { <h1 tabindex="-1">{text}</h1> }
}

/// The one `h1` of a page that is written as text.
pub fn heading(text: &str) -> Markup {
    html! { h1 tabindex="-1" { (text) } }
}

/// What stands in the place of a page until its answer is there.
pub fn loading() -> AnyView {
    let words = use_words();
    let markup = html! {
        p class="quiet" role="status" { (words.browse_loading()) }
        div class="waiting__bar" {}
        div class="waiting__bar" {}
        div class="waiting__bar" {}
        // Styles show it when the answer has not come for ten seconds.
        p class="waiting__late" { a href="" rel="external" { (words.trouble_reload()) } }
    };
    view! { <Written class="waiting" markup /> }.into_any()
}
