//! What can be done with the page: keep it, send it, print it with a code that leads back to it, say that something on it is wrong.

use super::page::ProductPage as Page;
use crate::picks::save_mark;
use crate::report;
use crate::ui::qr;
use crate::words::Words;
use domain::ReportForm;
use maud::{Markup, html};

/// The ways; those that need scripts are not there without.
pub fn share(words: Words, page: &Page) -> Markup {
    html! {
        div class="share" {
            (save_mark(words, &page.slug, &page.name))
            button class="mark scripted" type="button" data-act="share" data-done=(words.picks_copied()) { (words.product_share()) }
            button class="mark scripted" type="button" data-act="print" { (words.picks_print()) }
            a class="mark" href=(words.at(format!("{}?{}={}", report::PATH, ReportForm::PRODUCT, page.slug))) rel="external nofollow" {
                (words.report_link())
            }
        }
    }
}

/// The code at the foot of the printed page, and the address in letters.
pub fn printed(page: &Page) -> Markup {
    html! {
        div class="printed" aria-hidden="true" {
            (qr(&page.url, "printed__code"))
            p { (page.url) }
        }
    }
}
