//! What is chosen, above the cards, each with a way to drop it.

use super::facets::COLUMN;
use super::words;
use domain::{BrowseQuery, Param};
use maud::{Markup, html};
use search::Facets;

/// A chosen value: its name, its words, and the address without it.
struct Choice {
    name: String,
    words: String,
    without: String,
}

fn choices(query: &BrowseQuery, facets: &Facets) -> Vec<Choice> {
    let mut out = Vec::new();
    if !query.text.is_empty() {
        out.push(Choice {
            name: format!("“{}”", query.text),
            words: format!("{}: {}", words::param(Param::Text), query.text),
            without: query.without(Param::Text).href(),
        });
    }
    for param in COLUMN {
        for value in facets.of(param).iter().filter(|value| value.chosen) {
            out.extend(query.toggled(param, &value.value).map(|without| Choice {
                name: words::value(param, value).into_owned(),
                words: format!("{}: {}", words::param(param), words::value(param, value)),
                without: without.href(),
            }));
        }
    }
    out
}

/// The title of the list: what is chosen, as far as there is room.
pub fn title(query: &BrowseQuery, facets: &Facets) -> String {
    let choices = choices(query, facets);
    let mut names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
    if names.is_empty() {
        return "Sản phẩm".to_owned();
    }
    if names.len() > 4 {
        names.truncate(4);
        names.push("…");
    }
    format!("Sản phẩm: {}", names.join(", "))
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
