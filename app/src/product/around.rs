//! Ways on from a product: to those of its producer, its commune and its group.

use super::page::ProductPage as Page;
use crate::browse::cards;
use crate::words::Words;
use domain::{BrowseQuery, Date, Param, Slug};
use maud::{Markup, html};
use search::{Card, Index};

/// Cards of one list: as many as stand side by side.
const MOST: usize = 4;

/// Products that have something in common with this one.
pub struct Around {
    /// What it is, and the list of all of them.
    pub query: BrowseQuery,
    /// The first of them, this one left out.
    pub cards: Vec<Card>,
}

impl Around {
    /// The products with one value in common, those of other lists left out; lapsed ones are not among them.
    pub fn of(
        index: &Index,
        param: Param,
        value: &str,
        others: &[&Slug],
        today: Date,
    ) -> Option<Self> {
        let query = BrowseQuery::default().toggled(param, value)?;
        let mut cards = index.browse(&query, today).cards;
        cards.retain(|card| !others.contains(&&card.slug));
        cards.truncate(MOST);
        (!cards.is_empty()).then_some(Self { query, cards })
    }
}

/// All lists that there are.
pub fn around(words: Words, page: &Page) -> Markup {
    html! {
        @if !page.siblings.is_empty() {
            section class="section" aria-labelledby="cung-co-so" {
                div class="section__head" {
                    h2 id="cung-co-so" { (words.product_same_producer()) }
                    @if let Some(producer) = &page.producer {
                        a href=(words.at(format!("/co-so/{}", producer.slug))) { (words.product_see_all()) }
                    }
                }
                (cards(words, &page.siblings))
            }
        }
        (list(words, "cung-xa", words.product_same_commune(), page.of_commune.as_ref()))
        (list(words, "cung-nhom", words.product_same_group(), page.of_group.as_ref()))
    }
}

fn list(words: Words, id: &str, title: &str, around: Option<&Around>) -> Markup {
    html! {
        @if let Some(around) = around {
            section class="section" aria-labelledby=(id) {
                div class="section__head" {
                    h2 id=(id) { (title) }
                    a href=(words.at(around.query.href())) { (words.product_see_all()) }
                }
                (cards(words, &around.cards))
            }
        }
    }
}
