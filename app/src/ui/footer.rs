//! The foot of every page: what the data is and is not.

use super::Written;
use crate::words::use_words;
use leptos::prelude::*;
use maud::html;

/// Says where the data comes from and that nothing of it is confirmed yet.
#[component]
pub fn Footer() -> impl IntoView {
    let words = use_words();
    let markup = html! {
        div class="weave" {}
        div class="wrap footer__in" {
            div {
                h2 { (words.footer_title()) }
                p { (words.footer_sources()) }
                p { (words.footer_unconfirmed()) }
            }
            nav aria-label=(words.nav_foot()) {
                ul class="footer__links" {
                    li { a href=(words.at("/san-pham")) { (words.nav_all_products()) } }
                    li { a href=(words.at("/yeu-thich")) data-saved { (words.picks_saved_title()) } }
                    li { a href="/quan-ly" rel="external" { (words.nav_producers()) } }
                }
            }
        }
    };
    view! {
        <footer class="footer">
            <Written class="footer__all" markup />
        </footer>
    }
}
