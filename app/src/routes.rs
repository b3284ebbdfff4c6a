//! The whole route tree on one screen.

use crate::account::SignInPage;
use crate::browse::BrowsePage;
use crate::drawn::DrawnPage;
use crate::home::HomePage;
use crate::studio::{EditorRoute, StudioRoute};
use crate::ui::{Footer, Header, NotFound, follow_navigation};
use crate::words::use_words;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, SsrMode, path};

/// Frame and pages. Everything is rendered whole before it is sent: status and head are right, and pages can be cached.
#[component]
pub fn Pages(
    /// What comes before every address of this document's language.
    base: &'static str,
) -> impl IntoView {
    view! {
        <Router base>
            <Frame />
        </Router>
    }
}

#[component]
fn Frame() -> impl IntoView {
    let words = use_words();
    follow_navigation();
    view! {
        <a class="skip" href="#noi-dung" rel="external">
            {words.nav_skip()}
        </a>
        <Header />
        <main class="main wrap" id="noi-dung" tabindex="-1">
            <FlatRoutes fallback=|| view! { <NotFound /> }>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                <Route path=path!("/san-pham") view=BrowsePage ssr=SsrMode::Async />
                <Route path=path!("/dang-nhap") view=SignInPage ssr=SsrMode::Async />
                <Route path=path!("/quan-ly") view={Lazy::<StudioRoute>::new()} ssr=SsrMode::Async />
                <Route path=path!("/quan-ly/san-pham/:id") view={Lazy::<EditorRoute>::new()} ssr=SsrMode::Async />
                <Route path=path!("/:room") view=DrawnPage ssr=SsrMode::Async />
                <Route path=path!("/:room/:slug") view=DrawnPage ssr=SsrMode::Async />
            </FlatRoutes>
        </main>
        <Footer />
    }
}
