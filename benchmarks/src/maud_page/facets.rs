//! The filter column.

use super::words;
use domain::{BrowseQuery, Param};
use maud::{Markup, html};
use search::{FacetValue, Facets};

/// How many values of a flat facet are shown before "show more".
const SHOWN: usize = 8;
/// With more values than this a facet has a search box of its own.
const MANY: usize = 12;

/// The facets from top to bottom.
pub const COLUMN: [Param; 10] = [
    Param::Stars,
    Param::State,
    Param::Group,
    Param::District,
    Param::Commune,
    Param::Kind,
    Param::Channel,
    Param::Price,
    Param::Photo,
    Param::Confirmed,
];

/// All facets.
pub fn facet_column(query: &BrowseQuery, facets: &Facets) -> Markup {
    html! {
        @for param in COLUMN {
            @if param == Param::Group {
                (tree(query, &facets.groups))
            } @else {
                (flat(query, param, facets.of(param)))
            }
        }
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
                a.facet__row href=(href) aria-current=[value.chosen.then_some("true")] rel="nofollow" { (inside) }
            }
            _ => { span.facet__row role="link" aria-disabled="true" { (inside) } }
        }
    }
}

/// The fullest and the chosen values, and those behind "show more", both in their order.
fn shown_first(values: &[FacetValue]) -> (Vec<&FacetValue>, Vec<&FacetValue>) {
    if values.len() <= SHOWN + 1 {
        return (values.iter().collect(), Vec::new());
    }
    let mut counts: Vec<u32> = values.iter().map(|value| value.count).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let least = counts.get(SHOWN - 1).map_or(1, |count| (*count).max(1));
    let mut room = SHOWN;
    values.iter().partition(|value| {
        let fits = room > 0 && value.count >= least;
        room -= usize::from(fits);
        fits || value.chosen
    })
}

fn flat(query: &BrowseQuery, param: Param, values: &[FacetValue]) -> Markup {
    let name = words::param(param);
    let (first, rest) = shown_first(values);
    let rows = |values: &[&FacetValue]| {
        html! {
            ul.facet__list { @for value in values { li { (row(query, param, value)) } } }
        }
    };
    html! {
        @if !first.is_empty() {
            fieldset.facet {
                legend.facet__name { (name) }
                @if values.len() > MANY { (find(name)) }
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

/// A search within the values of a facet; hidden, because only a script could answer it.
fn find(name: &str) -> Markup {
    html! {
        input.input.facet__find type="search" hidden aria-label={ "Tìm trong " (name) }
            placeholder={ "Tìm trong " (name) } autocomplete="off";
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
        @if !values.is_empty() {
            fieldset.facet {
                legend.facet__name { (words::param(Param::Group)) }
                ul.facet__list {
                    @for (value, inner) in nodes(values) {
                        li {
                            (row(query, Param::Group, value))
                            @if !inner.is_empty() { (branch(query, value, inner)) }
                        }
                    }
                }
            }
        }
    }
}

/// What lies below a top group, folded unless something is chosen there.
fn branch(query: &BrowseQuery, top: &FacetValue, inner: &[FacetValue]) -> Markup {
    let open = top.chosen || inner.iter().any(|value| value.chosen);
    html! {
        details.facet__more open[open] {
            summary {
                (nodes(inner).count()) " nhóm nhỏ"
                span.visually-hidden { " của " (top.label) }
            }
            ul.facet__list { (leaves(query, inner)) }
        }
    }
}
