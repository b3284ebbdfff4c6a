//! The table of details; what is unknown has no row.

use super::page::ProductPage;
use crate::words::Words;
use maud::{Markup, html};

/// Group, place, year, and what the producer states. `place` is its place in words and may be empty.
pub fn facts(words: Words, page: &ProductPage, place: &str) -> Markup {
    let listing = &page.listing;
    let year = page.certificate.year.map(|year| year.to_string());
    let rows = [
        (words.facts_ingredients(), listing.ingredients.as_deref()),
        (words.facts_net_weight(), listing.net_weight.as_deref()),
        (words.facts_shelf_life(), listing.shelf_life.as_deref()),
        (words.facts_storage(), listing.storage.as_deref()),
        (words.facts_place(), Some(place)),
        (words.facts_year(), year.as_deref()),
    ];
    html! {
        section class="block" aria-labelledby="chi-tiet" {
            h2 id="chi-tiet" { (words.facts_title()) }
            dl class="facts" {
                @if let Some((name, slug)) = &page.group {
                    div {
                        dt { (words.facts_group()) }
                        dd { a href=(words.at(format!("/nhom/{slug}"))) { (name) } }
                    }
                }
                @for (name, text) in rows {
                    @if let Some(text) = text.filter(|text| !text.is_empty()) {
                        div {
                            dt { (name) }
                            dd { (text) }
                        }
                    }
                }
            }
            @if page.group.is_some() {
                p class="block__source" { (words.facts_group_source()) }
            }
        }
    }
}
