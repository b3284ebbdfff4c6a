//! When nothing matches.

use super::chips::Choice;
use crate::words::Words;
use maud::{Markup, html};

/// Says that nothing matches all choices, and offers to drop them one at a time.
pub fn empty(words: Words, choices: &[Choice]) -> Markup {
    html! {
        div class="empty" {
            p { strong { (words.browse_empty_title()) } }
            p { (words.browse_empty_text()) }
            ul class="empty__ways" {
                @for choice in choices {
                    li { a href=(choice.without.href()) { (words.browse_without(&choice.words)) } }
                }
                li { a href="/san-pham" { (words.browse_drop_all()) } }
            }
        }
    }
}
