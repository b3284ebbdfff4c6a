//! The filter column: every value is a link, so that it works before scripts and without.

use super::words::{param_name, value_words};
use crate::words::Words;
use domain::{BrowseQuery, Param};
use maud::{Markup, html};
use search::{FacetValue, Facets};

/// How many values of a flat facet are shown before "show more".
const SHOWN: usize = 8;
/// With more values than this a facet has a search box of its own.
const MANY: usize = 12;

/// The facets in the order of the column.
pub const COLUMNS: [Param; 10] = [
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

/// All facets of a list.
pub fn facet_column(words: Words, query: &BrowseQuery, facets: &Facets) -> Markup {
    let column = Column { words, query };
    html! {
        @for param in COLUMNS {
            @if param == Param::Group {
                (column.tree(facets.groups.clone()))
            } @else {
                (column.flat(param, facets.of(param).to_vec()))
            }
        }
    }
}

/// What every row needs to know.
struct Column<'a> {
    words: Words,
    query: &'a BrowseQuery,
}

impl Column<'_> {
    /// A facet without levels: the fullest values first where there are many, the chosen ones never hidden.
    fn flat(&self, param: Param, values: Vec<FacetValue>) -> Markup {
        let many = values.len() > MANY;
        let (first, rest) = shown_first(values);
        html! {
            @if !first.is_empty() {
                fieldset class="facet" {
                    legend class="facet__name" { (param_name(self.words, param)) }
                    @if many { (self.find(param)) }
                    (self.rows(param, &first))
                    @if !rest.is_empty() {
                        details class="facet__more" data-key={ "them:" (param.name()) } {
                            summary {
                                span class="facet__when-shut" { (self.words.browse_show_more(&rest.len())) }
                                span class="facet__when-open" { (self.words.browse_show_less()) }
                            }
                            (self.rows(param, &rest))
                        }
                    }
                }
            }
        }
    }

    /// The facet of groups: the second level folds, the third stands open below it.
    fn tree(&self, values: Vec<FacetValue>) -> Markup {
        html! {
            @if !values.is_empty() {
                fieldset class="facet" {
                    legend class="facet__name" { (param_name(self.words, Param::Group)) }
                    ul class="facet__list" {
                        @for node in nest(values) {
                            li {
                                (self.row(Param::Group, &node.value))
                                @if !node.below.is_empty() {
                                    details class="facet__more" open[node.value.chosen || chosen_within(&node.below)]
                                        data-key={ "them:" (node.value.value) } {
                                        summary {
                                            (self.words.browse_subgroups(&node.below.len()))
                                            span class="visually-hidden" {
                                                (self.words.browse_subgroups_of(&node.value.label))
                                            }
                                        }
                                        (self.leaves(&node.below))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn leaves(&self, nodes: &[Node]) -> Markup {
        html! {
            ul class="facet__list" {
                @for node in nodes {
                    li {
                        (self.row(Param::Group, &node.value))
                        @if !node.below.is_empty() { (self.leaves(&node.below)) }
                    }
                }
            }
        }
    }

    /// A search within the values of a facet; shown where scripts run, because only they can answer it.
    fn find(&self, param: Param) -> Markup {
        let label = self.words.browse_find_in(&param_name(self.words, param));
        html! {
            input class="input facet__find scripted" type="search" data-find data-key={ "tim:" (param.name()) }
                aria-label=(label) placeholder=(label) autocomplete="off";
        }
    }

    fn rows(&self, param: Param, values: &[FacetValue]) -> Markup {
        html! {
            ul class="facet__list" {
                @for value in values { li { (self.row(param, value)) } }
            }
        }
    }

    /// A link that switches the value; no link where it would lead to nothing.
    fn row(&self, param: Param, value: &FacetValue) -> Markup {
        let offered = value.count > 0 || value.chosen;
        let switched = self.query.toggled(param, &value.value);
        let inside = html! {
            span class="facet__label" { (value_words(self.words, param, value)) } " "
            span class="facet__count" { (value.count) }
        };
        html! {
            @match switched.filter(|_| offered) {
                Some(query) => {
                    a class="facet__row" href=(self.words.at(query.href())) aria-current=[value.chosen.then_some("true")]
                        data-key={ (param.name()) ":" (value.value) } data-noscroll rel="nofollow" { (inside) }
                }
                None => {
                    span class="facet__row" role="link" aria-disabled="true" { (inside) }
                }
            }
        }
    }
}

/// The values to show at once, and those behind "show more", both in their order.
fn shown_first(values: Vec<FacetValue>) -> (Vec<FacetValue>, Vec<FacetValue>) {
    if values.len() <= SHOWN + 1 {
        return (values, Vec::new());
    }
    let mut counts: Vec<u32> = values.iter().map(|value| value.count).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let least = counts.get(SHOWN - 1).copied().unwrap_or(0).max(1);
    let mut room = SHOWN;
    values.into_iter().partition(|value| {
        let among = value.count >= least && room > 0;
        room -= usize::from(among);
        among || value.chosen
    })
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

#[cfg(test)]
mod tests {
    use super::{nest, shown_first};
    use search::FacetValue;

    fn value(name: &str, depth: u8, count: u32, chosen: bool) -> FacetValue {
        FacetValue {
            value: name.into(),
            label: name.into(),
            kind: None,
            depth,
            count,
            chosen,
        }
    }

    #[test]
    fn the_fullest_and_the_chosen_values_are_shown_at_once_in_their_order() {
        let values = (0..12)
            .map(|i| value(&i.to_string(), 0, i, i == 0))
            .collect();
        let (first, rest) = shown_first(values);
        let names = |values: &[FacetValue]| {
            values
                .iter()
                .map(|v| v.value.clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(names(&first), "0 4 5 6 7 8 9 10 11");
        assert_eq!(names(&rest), "1 2 3");
    }

    #[test]
    fn values_in_tree_order_become_a_tree() {
        let tree = nest(vec![
            value("i", 0, 1, false),
            value("i1", 1, 1, false),
            value("i1a", 2, 1, false),
            value("ii", 0, 1, false),
        ]);
        assert_eq!(tree.len(), 2);
        assert_eq!(tree[0].below[0].below[0].value.value, "i1a");
        assert!(tree[1].below.is_empty());
    }
}
