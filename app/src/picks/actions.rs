//! What can be done with a page of picked products.

use super::asked::Asked;
use crate::words::Words;
use maud::{Markup, html};

/// To copy its address, to print it and, for a list, to keep it as a file.
pub fn actions(words: Words, file: bool) -> Markup {
    html! {
        p class="picks__ways scripted" {
            button class="button button--plain" type="button" data-act="copy" data-done=(words.picks_copied()) { (words.picks_copy()) }
            button class="button button--plain" type="button" data-act="print" { (words.picks_print()) }
            @if file {
                button class="button button--plain" type="button" data-act="file" { (words.picks_file()) }
            }
        }
    }
}

/// What of the address cannot be shown: products that are not there, and those beyond the last that has room.
pub fn left_out(words: Words, asked: &Asked, gone: &[String], most: usize) -> Markup {
    let names: Vec<&str> = asked
        .unknown
        .iter()
        .chain(gone)
        .map(String::as_str)
        .collect();
    html! {
        @if !names.is_empty() || asked.beyond > 0 {
            div class="notice" {
                p class="notice__title" { (words.picks_left_out_title()) }
                @if !names.is_empty() { p { (words.picks_gone(&names.join(", "))) } }
                @if asked.beyond > 0 { p { (words.picks_beyond(&most, &asked.beyond)) } }
            }
        }
    }
}
