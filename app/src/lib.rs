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
#[cfg(feature = "ssr")]
pub mod check;
pub mod codec;
pub mod drawn;
pub mod error;
#[cfg(feature = "ssr")]
pub mod group;
pub mod home;
#[cfg(feature = "ssr")]
pub mod kit;
#[cfg(feature = "ssr")]
pub mod offline;
#[cfg(feature = "hydrate")]
mod pace;
pub mod picks;
pub mod place;
#[cfg(feature = "ssr")]
pub mod producer;
#[cfg(feature = "ssr")]
pub mod product;
#[cfg(feature = "ssr")]
pub mod prose;
#[cfg(feature = "ssr")]
pub mod report;
mod routes;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod studio;
#[cfg(feature = "ssr")]
pub mod trade;
pub mod ui;
pub mod words;

#[cfg(feature = "ssr")]
pub use shell::shell;

#[cfg(feature = "hydrate")]
use leptos::mount::hydrate_from_async;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
#[cfg(feature = "hydrate")]
use wasm_bindgen_futures::spawn_local;
use words::Words;

/// The app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let words = Words::of_address(&address());
    provide_context(words);
    view! { <routes::Pages base=words.0.base() /> }
}

/// The address that the document was asked for under, without its host. A page in another language is another document.
fn address() -> String {
    #[cfg(feature = "ssr")]
    let path = ssr::target();
    #[cfg(not(feature = "ssr"))]
    let path = window().location().pathname().unwrap_or_default();
    path
}

/// Takes over the page that the server has sent, and says so on the document, for styles, scripts and tests. Where the part of
/// the app that the page needs cannot be had, the page stays as it was sent: it works without scripts.
#[cfg(feature = "hydrate")]
pub fn take_over() {
    spawn_local(async {
        let Some(body) = document().body() else {
            return;
        };
        Box::pin(pace::paced(hydrate_from_async(body, App)))
            .await
            .forget();
        pace::pause().await;
        browse::local::load_when_idle();
        if let Some(root) = document().document_element() {
            // An attribute of this name is always allowed.
            let _ = root.set_attribute("data-ready", "");
        }
    });
}
