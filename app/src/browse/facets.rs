//! The filter column: every value is a link, so that it works before scripts and without.

use super::words::{param_name, value_words};
use crate::words::{Words, use_words};
use domain::{BrowseQuery, Param};
use leptos::prelude::*;
use search::{FacetValue, Facets};

/// How many values of a flat facet are shown before "show more".
const SHOWN: usize = 8;

/// All facets of a list.
#[component]
pub fn FacetColumn(
    /// What is chosen.
    query: BrowseQuery,
    /// Values and counts.
    facets: Facets,
) -> impl IntoView {
    view! {
        <Flat param=Param::Stars values=facets.stars query=query.clone() />
        <Flat param=Param::State values=facets.states query=query.clone() />
        <Tree values=facets.groups query=query.clone() />
        <Flat param=Param::District values=facets.districts query=query.clone() />
        <Flat param=Param::Commune values=facets.communes query=query.clone() />
        <Flat param=Param::Kind values=facets.kinds query=query />
    }
}

fn row(words: Words, query: &BrowseQuery, param: Param, value: &FacetValue) -> AnyView {
    let label = value_words(words, param, value);
    let href = query.toggled(param, &value.value).map(|query| query.href());
    let inside = view! {
        <span class="facet__label">{label}</span>
        <span class="facet__count">{value.count}</span>
    };
    match href {
        Some(href) if value.count > 0 || value.chosen => view! {
            <a class="facet__row" href=href aria-current=value.chosen.then_some("true") data-noscroll="" rel="nofollow">
                {inside}
            </a>
        }
        .into_any(),
        _ => view! {
            <span class="facet__row" role="link" aria-disabled="true">
                {inside}
            </span>
        }
        .into_any(),
    }
}

/// A facet without levels: the fullest values first where there are many, the chosen ones never hidden.
#[component]
fn Flat(
    /// Its parameter.
    param: Param,
    /// Its values.
    values: Vec<FacetValue>,
    /// What is chosen.
    query: BrowseQuery,
) -> impl IntoView {
    let words = use_words();
    if values.is_empty() {
        return ().into_any();
    }
    let mut rest = Vec::new();
    let mut first = Vec::new();
    if values.len() > SHOWN + 1 {
        let mut counts: Vec<u32> = values.iter().map(|value| value.count).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let least = counts.get(SHOWN - 1).copied().unwrap_or(0);
        for value in values {
            let room = first.len() < SHOWN && value.count >= least && value.count > 0;
            if room || value.chosen {
                first.push(value)
            } else {
                rest.push(value)
            }
        }
    } else {
        first = values;
    }
    let rows = |values: &[FacetValue]| {
        values
            .iter()
            .map(|value| view! { <li>{row(words, &query, param, value)}</li> })
            .collect_view()
    };
    view! {
        <fieldset class="facet">
            <legend class="facet__name">{param_name(words, param)}</legend>
            <ul class="facet__list">{rows(&first)}</ul>
            {(!rest.is_empty())
                .then(|| {
                    view! {
                        <details class="facet__more">
                            <summary>
                                <span class="facet__when-shut">{words.browse_show_more(&rest.len())}</span>
                                <span class="facet__when-open">{words.browse_show_less()}</span>
                            </summary>
                            <ul class="facet__list">{rows(&rest)}</ul>
                        </details>
                    }
                })}
        </fieldset>
    }
    .into_any()
}

/// A node with what lies below it, in the order of the official tree.
struct Node {
    value: FacetValue,
    below: Vec<Node>,
}

/// Builds the tree from values in tree order with their depths.
fn nest(values: Vec<FacetValue>) -> Vec<Node> {
    fn level(
        values: &mut std::iter::Peekable<std::vec::IntoIter<FacetValue>>,
        depth: u8,
    ) -> Vec<Node> {
        let mut nodes = Vec::new();
        while let Some(value) = values.next_if(|value| value.depth >= depth) {
            let below = level(values, value.depth + 1);
            nodes.push(Node { value, below });
        }
        nodes
    }
    level(&mut values.into_iter().peekable(), 0)
}

fn chosen_within(nodes: &[Node]) -> bool {
    nodes
        .iter()
        .any(|node| node.value.chosen || chosen_within(&node.below))
}

/// The facet of groups: the second level folds, the third stands open below it.
#[component]
fn Tree(
    /// Nodes in tree order.
    values: Vec<FacetValue>,
    /// What is chosen.
    query: BrowseQuery,
) -> impl IntoView {
    let words = use_words();
    fn leaves(words: Words, query: &BrowseQuery, nodes: &[Node]) -> AnyView {
        nodes
            .iter()
            .map(|node| {
                view! {
                    <li>
                        {row(words, query, Param::Group, &node.value)}
                        {(!node.below.is_empty())
                            .then(|| view! { <ul class="facet__list">{leaves(words, query, &node.below)}</ul> })}
                    </li>
                }
            })
            .collect_view()
            .into_any()
    }
    let top = |node: &Node| {
        let open = node.value.chosen || chosen_within(&node.below);
        view! {
            <li>
                {row(words, &query, Param::Group, &node.value)}
                {(!node.below.is_empty())
                    .then(|| {
                        view! {
                            <details class="facet__more" open=open>
                                <summary>
                                    {words.browse_subgroups(&node.below.len())}
                                    <span class="visually-hidden">
                                        {words.browse_subgroups_of(&node.value.label)}
                                    </span>
                                </summary>
                                <ul class="facet__list">{leaves(words, &query, &node.below)}</ul>
                            </details>
                        }
                    })}
            </li>
        }
    };
    let nodes = nest(values);
    view! {
        <fieldset class="facet">
            <legend class="facet__name">{param_name(words, Param::Group)}</legend>
            <ul class="facet__list">{nodes.iter().map(top).collect_view()}</ul>
        </fieldset>
    }
}
