//! The filter column.

use super::words;
use domain::{BrowseQuery, Param};
use maud::{Markup, html};
use search::{FacetValue, Facets};

/// How many values of a flat facet are shown before "show more".
const SHOWN: usize = 8;

/// All facets.
pub fn facet_column(query: &BrowseQuery, facets: &Facets) -> Markup {
    html! {
        (flat(query, Param::Stars, &facets.stars))
        (flat(query, Param::State, &facets.states))
        (tree(query, &facets.groups))
        (flat(query, Param::District, &facets.districts))
        (flat(query, Param::Commune, &facets.communes))
        (flat(query, Param::Kind, &facets.kinds))
    }
}

fn row(query: &BrowseQuery, param: Param, value: &FacetValue) -> Markup {
    let href = query.toggled(param, &value.value).map(|query| query.href());
    let inside = html! {
        span.facet__label { (words::value(param, value)) }
        span.facet__count { (value.count) }
    };
    html! {
        @match href {
            Some(href) if value.count > 0 || value.chosen => {
                a.facet__row href=(href) aria-current=[value.chosen.then_some("true")] data-noscroll="" rel="nofollow" { (inside) }
            }
            _ => { span.facet__row role="link" aria-disabled="true" { (inside) } }
        }
    }
}

fn flat(query: &BrowseQuery, param: Param, values: &[FacetValue]) -> Markup {
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    if values.len() > SHOWN + 1 {
        let mut counts: Vec<u32> = values.iter().map(|value| value.count).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let least = counts.get(SHOWN - 1).copied().unwrap_or(0);
        for value in values {
            let room = first.len() < SHOWN && value.count >= least && value.count > 0;
            if room || value.chosen {
                first.push(value);
            } else {
                rest.push(value);
            }
        }
    } else {
        first.extend(values);
    }
    let rows = |values: &[&FacetValue]| {
        html! {
            ul.facet__list { @for value in values { li { (row(query, param, value)) } } }
        }
    };
    html! {
        @if !values.is_empty() {
            fieldset.facet {
                legend.facet__name { (words::param(param)) }
                (rows(&first))
                @if !rest.is_empty() {
                    details.facet__more {
                        summary {
                            span.facet__when-shut { "Xem thêm (" (rest.len()) ")" }
                            span.facet__when-open { "Thu gọn" }
                        }
                        (rows(&rest))
                    }
                }
            }
        }
    }
}

/// The values below the first one, and those after them.
fn below(values: &[FacetValue], depth: u8) -> (&[FacetValue], &[FacetValue]) {
    let end = values
        .iter()
        .position(|value| value.depth <= depth)
        .unwrap_or(values.len());
    values.split_at(end)
}

/// Each value with those below it.
fn nodes(mut values: &[FacetValue]) -> impl Iterator<Item = (&FacetValue, &[FacetValue])> {
    std::iter::from_fn(move || {
        let (value, rest) = values.split_first()?;
        let (inner, after) = below(rest, value.depth);
        values = after;
        Some((value, inner))
    })
}

fn leaves(query: &BrowseQuery, values: &[FacetValue]) -> Markup {
    html! {
        @for (value, inner) in nodes(values) {
            li {
                (row(query, Param::Group, value))
                @if !inner.is_empty() { ul.facet__list { (leaves(query, inner)) } }
            }
        }
    }
}

fn tree(query: &BrowseQuery, values: &[FacetValue]) -> Markup {
    html! {
        fieldset.facet {
            legend.facet__name { (words::param(Param::Group)) }
            ul.facet__list {
                @for (value, inner) in nodes(values) {
                    li {
                        (row(query, Param::Group, value))
                        @if !inner.is_empty() {
                            details.facet__more open[value.chosen || inner.iter().any(|value| value.chosen)] {
                                summary {
                                    (nodes(inner).count()) " nhóm nhỏ"
                                    span.visually-hidden { " của " (value.label) }
                                }
                                ul.facet__list { (leaves(query, inner)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
