//! What is chosen, above the list, each with a way to drop it.

use super::facets::COLUMNS;
use super::words::{param_name, value_words};
use crate::words::Words;
use domain::{BrowseQuery, Param};
use maud::{Markup, html};
use search::Facets;

/// A chosen value: its facet, its words, and the query without it.
pub struct Choice {
    /// "4 sao".
    pub name: String,
    /// "Sao: 4 sao".
    pub words: String,
    /// The query without this value.
    pub without: BrowseQuery,
}

/// Everything that is chosen, in the order of the filter column; the text first.
pub fn choices(words: Words, query: &BrowseQuery, facets: &Facets) -> Vec<Choice> {
    let mut out = Vec::new();
    if !query.text.is_empty() {
        out.push(Choice {
            name: words.browse_title_text(&query.text),
            words: words.browse_chip(&param_name(words, Param::Text), &query.text),
            without: query.without(Param::Text),
        });
    }
    for param in COLUMNS {
        for value in facets.of(param).iter().filter(|value| value.chosen) {
            let Some(without) = query.toggled(param, &value.value) else {
                continue;
            };
            let name = value_words(words, param, value);
            out.push(Choice {
                words: words.browse_chip(&param_name(words, param), &name),
                name,
                without,
            });
        }
    }
    out
}

/// The title of a list: what is chosen, as far as a title has room.
pub fn title(words: Words, choices: &[Choice]) -> String {
    const ROOM: usize = 4;
    let mut names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
    if names.is_empty() {
        return words.browse_title().to_owned();
    }
    if names.len() > ROOM {
        names.truncate(ROOM);
        names.push("…");
    }
    words.browse_title_of(&names.join(", "))
}

/// The row of chips; nothing when nothing is chosen.
pub fn chips(words: Words, choices: &[Choice]) -> Markup {
    html! {
        @if !choices.is_empty() {
            ul class="chips" aria-label=(words.browse_chosen()) {
                @for choice in choices {
                    li {
                        a class="chip" href=(words.at(choice.without.href())) data-key={ "bo:" (choice.words) } data-noscroll {
                            span class="visually-hidden" { (words.browse_drop()) " " }
                            (choice.words)
                            svg class="chip__x" viewBox="0 0 12 12" aria-hidden="true" {
                                path d="M1 1l10 10M11 1L1 11" {}
                            }
                        }
                    }
                }
                li { a class="chip chip--all" href=(words.at("/san-pham")) data-key="bo:" data-noscroll { (words.browse_drop_all()) } }
            }
        }
    }
}
