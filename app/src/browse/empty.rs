//! When nothing matches: what failed, and the ways on.

use super::chips::Choice;
use super::words::{param_name, value_words};
use crate::words::Words;
use domain::{BrowseQuery, Param};
use maud::{Markup, html};
use search::{BrowsePage, Recovery, Relaxation};

/// Most choices that are offered to be dropped.
const MOST_DROPS: usize = 3;

/// Says which choices found nothing, and offers what would find something.
pub fn empty(words: Words, page: &BrowsePage, choices: &[Choice]) -> Markup {
    let named: Vec<&str> = choices.iter().map(|choice| choice.words.as_str()).collect();
    let query = &page.query;
    html! {
        div class="empty" {
            h2 { (words.browse_empty_title()) }
            @if !named.is_empty() { p { (words.browse_empty_choices(&named.join("; "))) } }
            @if let Some(recovery) = &page.recovery { (ways(words, page, recovery)) }
            @if !query.is_unfiltered() {
                p { a class="button button--plain" href=(words.at("/san-pham")) data-noscroll { (words.browse_drop_all()) } }
            }
        }
    }
}

fn ways(words: Words, page: &BrowsePage, recovery: &Recovery) -> Markup {
    let query = &page.query;
    html! {
        @if let Some(spelling) = &recovery.spelling {
            p {
                (words.browse_did_you_mean()) " "
                a href=(words.at(BrowseQuery { text: spelling.text.clone(), ..query.first_page() }.href())) data-noscroll {
                    strong { (spelling.text) }
                }
                " " span class="quiet" { (words.browse_total(&spelling.count)) }
            }
        }
        @if !recovery.drops.is_empty() {
            p { (words.browse_empty_text()) }
            ul class="empty__ways" {
                @for drop in recovery.drops.iter().take(MOST_DROPS) {
                    li {
                        a href=(words.at(drop.query.href())) data-noscroll { (drop_words(words, page, drop)) }
                        " " span class="quiet" { (words.browse_total(&drop.count)) }
                    }
                }
            }
        }
        @if !recovery.neighbours.is_empty() {
            p { (words.browse_neighbours()) }
            ul class="empty__ways" {
                @for near in &recovery.neighbours {
                    @if let Some(there) = query.without(Param::Commune).toggled(Param::Commune, &near.value) {
                        li {
                            a href=(words.at(there.href())) data-noscroll { (value_words(words, Param::Commune, near)) }
                            " " span class="quiet" { (words.browse_total(&near.count)) }
                        }
                    }
                }
            }
        }
    }
}

/// The choice that a way on drops, in words.
fn drop_words(words: Words, page: &BrowsePage, drop: &Relaxation) -> String {
    let name = param_name(words, drop.param);
    if drop.param == Param::Text {
        return words.browse_without(&words.browse_chip(&name, &page.query.text));
    }
    if drop.value.is_empty() {
        return if page.query.chosen_in(drop.param).is_empty() {
            words.browse_show_hidden().to_owned()
        } else {
            words.browse_without(&name)
        };
    }
    let values = page.facets.of(drop.param).iter();
    let label = values
        .filter(|value| value.value == drop.value)
        .map(|value| value_words(words, drop.param, value))
        .next();
    words.browse_without(&words.browse_chip(&name, &label.unwrap_or_else(|| drop.value.clone())))
}
