//! What picks a product: two marks on its card, and what stands below a list of such cards.

use crate::words::Words;
use maud::{Markup, html};

/// The form that the marks for comparing belong to.
const FORM: &str = "so-sanh";

/// To save a product, and to compare it. Saving needs scripts, comparing does not.
pub fn marks(words: Words, slug: &str, name: &str) -> Markup {
    html! {
        div class="marks" {
            (save_mark(words, slug, name))
            label class="mark" {
                input class="mark__box" type="checkbox" name="sp" value=(slug) form=(FORM) autocomplete="off";
                span { (words.picks_compare()) span class="visually-hidden" { " " (name) } }
            }
        }
    }
}

/// To save a product on this device.
pub fn save_mark(words: Words, slug: &str, name: &str) -> Markup {
    html! {
        button class="mark mark--save scripted" type="button" data-save=(slug) aria-pressed="false" {
            svg class="mark__heart" viewBox="0 0 24 24" aria-hidden="true" {
                path d="M12 20.3 4.6 13a4.9 4.9 0 0 1 7-6.9l.4.5.4-.5a4.9 4.9 0 0 1 7 6.9z" {}
            }
            span { (words.picks_save()) span class="visually-hidden" { " " (name) } }
        }
    }
}

/// Leads to the comparison of what is marked. With scripts it stays in view, counts, and knows what is marked on other pages.
pub fn compare_bar(words: Words) -> Markup {
    html! {
        form class="compare-bar" id=(FORM) action=(words.at("/so-sanh")) data-n="0" data-one=(words.picks_bar_one())
            data-some=(words.picks_bar_some(&"#")) data-full=(words.picks_bar_full()) {
            p class="compare-bar__say" role="status" { (words.picks_bar()) }
            button class="button unscripted" { (words.picks_compare_marked()) }
            a class="button scripted" href=(words.at("/so-sanh")) data-compared { (words.picks_compare_marked()) }
            button class="button button--plain scripted" type="button" data-unmark { (words.picks_unmark()) }
        }
    }
}
