//! The page `/ngoai-tuyen`, which the device keeps: what is shown of an address where there is no network.

use crate::ssr::{AppContext, Public, public_page};
use crate::words::Words;
use maud::html;

/// The address of the page, without its language.
pub const PATH: &str = "/ngoai-tuyen";

/// The document. Its script puts in what the device has of the address that was asked for.
pub fn document(words: Words, cx: &AppContext) -> String {
    let page = Public {
        origin: cx.origin(),
        path: PATH,
        query: "",
        title: words.offline_title(),
        summary: words.offline_text(),
        listed: false,
        script: Some(&crate::ui::OFFLINE_SCRIPT),
    };
    let said = html! {
        div data-offline {
            div class="trouble" {
                h1 tabindex="-1" { (words.offline_title()) }
                p { (words.offline_text()) }
                p class="trouble__ways" {
                    a class="button" href=(words.at("/san-pham")) { (words.trouble_to_products()) }
                    a class="button button--plain" href=(words.at("/")) { (words.trouble_to_home()) }
                }
            }
            section class="section" hidden {
                h2 { (words.offline_kept()) }
                ul class="points" data-kept {}
            }
        }
    };
    public_page(words, &page, &said)
}
