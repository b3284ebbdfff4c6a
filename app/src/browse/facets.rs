//! The filter column: every value is a link, so that it works before scripts and without.

use super::words::{param_name, value_words};
use crate::ui::Markup;
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
    let mut column = Column {
        markup: Markup::default(),
        words: use_words(),
        query,
    };
    column.flat(Param::Stars, facets.stars);
    column.flat(Param::State, facets.states);
    column.tree(facets.groups);
    column.flat(Param::District, facets.districts);
    column.flat(Param::Commune, facets.communes);
    column.flat(Param::Kind, facets.kinds);
    column.markup.into_block("facets")
}

/// The column under construction.
struct Column {
    markup: Markup,
    words: Words,
    query: BrowseQuery,
}

impl Column {
    /// A facet without levels: the fullest values first where there are many, the chosen ones never hidden.
    fn flat(&mut self, param: Param, values: Vec<FacetValue>) {
        if values.is_empty() {
            return;
        }
        let (first, rest) = shown_first(values);
        self.begin(param);
        self.rows(param, &first);
        if !rest.is_empty() {
            let more = self.words.browse_show_more(&rest.len());
            let less = self.words.browse_show_less();
            self.markup
                .raw("<details class=\"facet__more\"><summary><span class=\"facet__when-shut\">")
                .text(&more);
            self.markup
                .raw("</span><span class=\"facet__when-open\">")
                .text(less)
                .raw("</span></summary>");
            self.rows(param, &rest);
            self.markup.raw("</details>");
        }
        self.markup.raw("</fieldset>");
    }

    /// The facet of groups: the second level folds, the third stands open below it.
    fn tree(&mut self, values: Vec<FacetValue>) {
        if values.is_empty() {
            return;
        }
        self.begin(Param::Group);
        self.markup.raw("<ul class=\"facet__list\">");
        for node in nest(values) {
            self.markup.raw("<li>");
            self.row(Param::Group, &node.value);
            if !node.below.is_empty() {
                let open = node.value.chosen || chosen_within(&node.below);
                let summary = self.words.browse_subgroups(&node.below.len());
                let whose = self.words.browse_subgroups_of(&node.value.label);
                self.markup.raw(if open {
                    "<details class=\"facet__more\" open>"
                } else {
                    "<details class=\"facet__more\">"
                });
                self.markup
                    .raw("<summary>")
                    .text(&summary)
                    .raw("<span class=\"visually-hidden\">")
                    .text(&whose);
                self.markup.raw("</span></summary>");
                self.leaves(&node.below);
                self.markup.raw("</details>");
            }
            self.markup.raw("</li>");
        }
        self.markup.raw("</ul></fieldset>");
    }

    fn leaves(&mut self, nodes: &[Node]) {
        self.markup.raw("<ul class=\"facet__list\">");
        for node in nodes {
            self.markup.raw("<li>");
            self.row(Param::Group, &node.value);
            if !node.below.is_empty() {
                self.leaves(&node.below);
            }
            self.markup.raw("</li>");
        }
        self.markup.raw("</ul>");
    }

    fn begin(&mut self, param: Param) {
        let name = param_name(self.words, param);
        self.markup
            .raw("<fieldset class=\"facet\"><legend class=\"facet__name\">")
            .text(name)
            .raw("</legend>");
    }

    fn rows(&mut self, param: Param, values: &[FacetValue]) {
        self.markup.raw("<ul class=\"facet__list\">");
        for value in values {
            self.markup.raw("<li>");
            self.row(param, value);
            self.markup.raw("</li>");
        }
        self.markup.raw("</ul>");
    }

    /// A link that switches the value; no link where it would lead to nothing.
    fn row(&mut self, param: Param, value: &FacetValue) {
        let offered = value.count > 0 || value.chosen;
        let href = self
            .query
            .toggled(param, &value.value)
            .filter(|_| offered)
            .map(|query| query.href());
        let label = value_words(self.words, param, value);
        match &href {
            Some(href) => {
                self.markup
                    .raw("<a class=\"facet__row\" href=\"")
                    .text(href);
                self.markup.raw(if value.chosen {
                    "\" aria-current=\"true"
                } else {
                    ""
                });
                self.markup.raw("\" data-noscroll rel=\"nofollow\">");
            }
            None => {
                self.markup
                    .raw("<span class=\"facet__row\" role=\"link\" aria-disabled=\"true\">");
            }
        }
        self.markup
            .raw("<span class=\"facet__label\">")
            .text(&label)
            .raw("</span><span class=\"facet__count\">");
        self.markup
            .number(value.count)
            .raw("</span>")
            .raw(if href.is_some() { "</a>" } else { "</span>" });
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
