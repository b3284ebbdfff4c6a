//! The foot of every page: what the data is and is not.

use super::Written;
use crate::words::{Words, use_words};
use leptos::prelude::*;
use maud::{Markup, html};

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
            nav class="footer__ways" aria-label=(words.nav_foot()) {
                div {
                    h2 { (words.footer_find()) }
                    ul {
                        (way(words, "/san-pham", words.nav_all_products()))
                        li { a href=(words.at("/yeu-thich")) data-saved { (words.picks_saved_title()) } }
                        (way(words, "/diem-ban", words.footer_points()))
                        (way(words, "/su-kien", words.footer_fairs()))
                    }
                }
                div {
                    h2 { (words.footer_learn()) }
                    ul {
                        (way(words, "/ocop", words.footer_ocop()))
                        (way(words, "/gioi-thieu", words.footer_about()))
                        (way(words, "/lien-he", words.footer_contact()))
                    }
                }
                div {
                    h2 { (words.footer_site()) }
                    ul {
                        (way(words, "/dieu-khoan", words.footer_terms()))
                        (way(words, "/quyen-rieng-tu", words.footer_privacy()))
                        li { a href="/quan-ly" rel="external" { (words.nav_producers()) } }
                    }
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

fn way(words: Words, path: &str, name: &str) -> Markup {
    html! { li { a href=(words.at(path)) { (name) } } }
}
