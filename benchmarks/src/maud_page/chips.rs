//! What is chosen, above the cards, each with a way to drop it.

use super::facets::COLUMN;
use super::words;
use domain::{BrowseQuery, Param};
use maud::{Markup, html};
use search::Facets;

/// A chosen value: its words, and the address without it.
struct Choice {
    words: String,
    without: String,
}

fn choices(query: &BrowseQuery, facets: &Facets) -> Vec<Choice> {
    let mut out = Vec::new();
    if !query.text.is_empty() {
        out.push(Choice {
            words: format!("{}: {}", words::param(Param::Text), query.text),
            without: query.without(Param::Text).href(),
        });
    }
    for param in COLUMN {
        for value in facets.of(param).iter().filter(|value| value.chosen) {
            out.extend(query.toggled(param, &value.value).map(|without| Choice {
                words: format!("{}: {}", words::param(param), words::value(param, value)),
                without: without.href(),
            }));
        }
    }
    out
}

/// The row of chips; nothing when nothing is chosen.
pub fn chips(query: &BrowseQuery, facets: &Facets) -> Markup {
    let choices = choices(query, facets);
    html! {
        @if !choices.is_empty() {
            ul.chips aria-label="Đang lọc" {
                @for choice in choices {
                    li {
                        a.chip href=(choice.without) {
                            span.visually-hidden { "Bỏ lọc: " }
                            (choice.words)
                            svg.chip__x viewBox="0 0 12 12" aria-hidden="true" { path d="M1 1l10 10M11 1L1 11" {} }
                        }
                    }
                }
                li { a.chip.chip--all href="/san-pham" { "Xóa tất cả" } }
            }
        }
    }
}
