//! What the pages of places and groups have in common.

use crate::browse::{cards, value_words};
use crate::ui::{seal_shape, stars_words};
use crate::words::Words;
use domain::browse_query::StarsChoice;
use domain::{BrowseQuery, Language, Param, Stars, StateKind, channel};
use maud::{Markup, html};
use search::{BrowsePage, FacetValue};

/// Products that such a page shows before it leads to the list.
const SHOWN: usize = 12;

/// A row of an index.
pub struct Row {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Products behind it.
    pub count: u32,
}

/// Name, dots, count, as in the back of a book. Rows without products are as good as the others: they lead to a place.
pub fn index(words: Words, rows: &[Row]) -> Markup {
    html! {
        ul class="index" {
            @for row in rows {
                li {
                    a class="index__row" href=(words.at(&row.href)) {
                        span class="index__name" { (row.name) } " "
                        span class="index__n" { (row.count) }
                    }
                }
            }
        }
    }
}

/// The rows of a facet: each leads to the list under this query and its value.
pub fn facet_rows(
    words: Words,
    query: &BrowseQuery,
    param: Param,
    values: &[FacetValue],
) -> Vec<Row> {
    let row = |value: &FacetValue| {
        let query = query.toggled(param, &value.value)?;
        Some(Row {
            href: query.href(),
            name: value_words(words, param, value),
            count: value.count,
        })
    };
    let counted = values.iter().filter(|value| value.count > 0);
    counted.filter_map(row).collect()
}

/// Products by stars, those that there are, each with its seal.
pub fn by_stars(words: Words, query: &BrowseQuery, page: &BrowsePage) -> Markup {
    let rated = |value: &FacetValue| match StarsChoice::from_slug(&value.value) {
        Some(StarsChoice::Rated(stars)) => Some(stars),
        _ => None,
    };
    let values = page.facets.stars.iter().filter(|value| value.count > 0);
    html! {
        ul class="ranks" aria-label=(words.home_by_stars()) {
            @for value in values {
                @if let Some(query) = query.toggled(Param::Stars, &value.value) {
                    li {
                        a class="ranks__item" href=(words.at(query.href())) {
                            (seal_shape(StateKind::Unconfirmed, rated(value)))
                            span class="ranks__name" { (stars_words(words, rated(value))) } " "
                            span class="ranks__n" { (words.browse_total(&value.count)) }
                        }
                    }
                }
            }
        }
    }
}

/// Where something is stated, each source as a link named by its host; an address that is no plain `http(s)` one is shown as text.
/// Nothing where there is no source.
pub fn sources(words: Words, sources: &[String]) -> Markup {
    html! {
        @if !sources.is_empty() {
            (words.trade_source())
            @for source in sources { " " (source_link(source)) }
        }
    }
}

/// A source as a link named by its host.
pub fn source_link(source: &str) -> Markup {
    let https = source.replacen("http://", "https://", 1);
    html! {
        @match channel::host(&https) {
            Some(host) => { a class="source" href=(source) rel="noopener nofollow" { (host) } }
            None => { span class="source" { (source) } }
        }
    }
}

/// The language of text that stays Vietnamese, where the page around it has another.
pub fn vietnamese(words: Words) -> Option<&'static str> {
    (words.0 != Language::Vi).then(|| Language::Vi.code())
}

/// The first products, and the way to all of them.
pub fn products(words: Words, query: &BrowseQuery, page: &BrowsePage) -> Markup {
    let first = page.cards.get(..SHOWN).unwrap_or(&page.cards);
    html! {
        section class="section" aria-labelledby="san-pham" {
            div class="section__head" {
                h2 id="san-pham" { (words.nav_products()) }
                a href=(words.at(query.href())) { (words.region_filter()) }
            }
            (cards(words, first))
            @if page.cards.len() > SHOWN {
                p class="section__all" {
                    a class="button button--plain" href=(words.at(query.href())) { (words.region_all(&page.total)) }
                }
            }
        }
    }
}

/// The shapes of the seal, each with what it says.
pub fn seals(words: Words) -> Markup {
    let rows = [
        (
            StateKind::InForce,
            words.legend_in_force(),
            words.legend_in_force_means(),
        ),
        (
            StateKind::Ending,
            words.legend_ending(),
            words.legend_ending_means(),
        ),
        (
            StateKind::Unconfirmed,
            words.legend_unconfirmed(),
            words.legend_unconfirmed_means(),
        ),
        (
            StateKind::Lapsed,
            words.legend_lapsed(),
            words.legend_lapsed_means(),
        ),
        (
            StateKind::Withdrawn,
            words.legend_withdrawn(),
            words.legend_withdrawn_means(),
        ),
    ];
    html! {
        ul class="legend" {
            @for (kind, shape, means) in rows {
                li {
                    p class="stamp" {
                        (seal_shape(kind, Some(Stars::Four)))
                        span {
                            span class="stamp__stars" { (shape) } " "
                            span class="stamp__state" { (means) }
                        }
                    }
                }
            }
        }
    }
}
