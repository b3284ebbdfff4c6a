//! Short pages: whole documents without scripts, for what is answered before or instead of a page of the app. They need
//! neither the database nor the app, so that they can be drawn when something there has failed.

use crate::words::Words;
use maud::{DOCTYPE, Markup, html};

/// A whole document: the name of the site, what is said, the ways that the head of every page has.
pub fn short_page(words: Words, stylesheet: &str, title: &str, said: &Markup) -> String {
    let document = html! {
        (DOCTYPE)
        html lang=(words.0.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (words.site_title_of(&title)) }
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                link rel="stylesheet" href=(stylesheet);
            }
            body {
                header class="header" {
                    div class="wrap header__in" {
                        a class="brand" href=(words.at("/")) { (words.site_name()) }
                        nav class="nav" aria-label=(words.nav_main()) {
                            ul {
                                li { a href=(words.at("/san-pham")) { (words.nav_products()) } }
                                li { a href="/quan-ly" { (words.nav_producers()) } }
                            }
                        }
                    }
                    div class="weave" {}
                }
                main class="main wrap" id="noi-dung" { div class="page" { (said) } }
            }
        }
    };
    document.into_string()
}

/// What went wrong, in a sentence, and the ways out.
pub fn refusal(words: Words, title: &str, text: &str, reference: Option<&str>) -> Markup {
    html! {
        div class="trouble" {
            img class="trouble__pic" src="/drawings/none.svg" alt="" width="320" height="240";
            h1 { (title) }
            p { (text) }
            @if let Some(reference) = reference {
                p class="trouble__ref" { (words.trouble_reference()) " " code { (reference) } }
            }
            p class="trouble__ways" {
                a class="button" href=(words.at("/san-pham")) { (words.trouble_to_products()) }
                a class="button button--plain" href=(words.at("/")) { (words.trouble_to_home()) }
            }
        }
    }
}
