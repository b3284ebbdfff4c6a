//! The state of browsing and its one writing in the address bar.

mod codec;
mod params;

pub use params::{CONFIRMED, CONFIRMED_DAYS, Order, Param, StarsChoice, View, WITH_PHOTO};

use crate::certificate::StateKind;
use crate::channel::SalesChannel;
use crate::price_band::PriceBand;
use crate::producer::ProducerKind;
use crate::slug::Slug;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most characters of a search text.
pub const LONGEST_TEXT: usize = 100;
/// The last page that an address can name.
pub const LAST_PAGE: u32 = 1_000_000;
/// How many pages more than one an address can show at once.
pub const MOST_MORE: u32 = 19;

/// What a shopper has chosen. Values inside a facet are alternatives, facets restrict each other.
/// On the wire it is its canonical query string.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct BrowseQuery {
    /// Search text, trimmed, inner white space single, at most [`LONGEST_TEXT`] characters.
    pub text: String,
    /// Stars.
    pub stars: BTreeSet<StarsChoice>,
    /// Former districts.
    pub districts: BTreeSet<Slug>,
    /// Communes of today.
    pub communes: BTreeSet<Slug>,
    /// Groups of any level.
    pub groups: BTreeSet<Slug>,
    /// Legal forms.
    pub kinds: BTreeSet<ProducerKind>,
    /// Sales channels.
    pub channels: BTreeSet<SalesChannel>,
    /// Price bands.
    pub prices: BTreeSet<PriceBand>,
    /// States of the certificate; none chosen shows everything but the lapsed and the withdrawn.
    pub states: BTreeSet<StateKind>,
    /// Only what has a photo.
    pub with_photo: bool,
    /// Only what its producer has confirmed within [`CONFIRMED_DAYS`].
    pub confirmed: bool,
    /// Order.
    pub order: Order,
    /// Cards or rows.
    pub view: View,
    /// Page, from 0 as the first.
    pub page: u32,
    /// How many pages are shown after that one, at most [`MOST_MORE`].
    pub more: u32,
}

/// A value of the address that means nothing here and was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// The parameter.
    pub param: Param,
    /// The value as it stood there, at most 60 characters of it.
    pub value: String,
}

impl Dropped {
    /// Notes a value that was left out.
    pub fn new(param: Param, value: &str) -> Self {
        Self {
            param,
            value: value
                .chars()
                .filter(|c| !crate::text::hidden(*c))
                .take(60)
                .collect(),
        }
    }
}

impl BrowseQuery {
    /// How many values are chosen, the text being one.
    pub fn chosen(&self) -> usize {
        let facets = Param::FACETS.map(|param| self.chosen_in(param).len());
        usize::from(!self.text.is_empty()) + facets.iter().sum::<usize>()
    }

    /// Whether nothing restricts the list.
    pub fn is_unfiltered(&self) -> bool {
        self.chosen() == 0
    }

    /// The address of this state of browsing.
    pub fn href(&self) -> String {
        let query = self.print();
        if query.is_empty() {
            "/san-pham".to_owned()
        } else {
            format!("/san-pham?{query}")
        }
    }

    /// The same query on its first page.
    #[must_use]
    pub fn first_page(&self) -> Self {
        Self {
            page: 0,
            more: 0,
            ..self.clone()
        }
    }

    /// The same query with one value switched on or off, back on the first page; `None` when the word means nothing there.
    pub fn toggled(&self, param: Param, value: &str) -> Option<Self> {
        let mut query = self.first_page();
        query.set(param, value, |chosen| !chosen)?;
        Some(query)
    }

    /// The same query without any choice in a facet, or without its text, back on the first page.
    #[must_use]
    pub fn without(&self, param: Param) -> Self {
        let mut query = self.first_page();
        match param {
            Param::Text => query.text = String::new(),
            Param::Order => query.order = Order::Default,
            Param::View => query.view = View::Grid,
            Param::Page => {}
            facet => {
                for value in self.chosen_in(facet) {
                    let _ = query.set(facet, value, |_| false);
                }
            }
        }
        query
    }
}

impl From<BrowseQuery> for String {
    fn from(query: BrowseQuery) -> Self {
        query.print()
    }
}

impl From<String> for BrowseQuery {
    fn from(text: String) -> Self {
        Self::parse(&text).0
    }
}

/// Single white space between words, no control characters, at most [`LONGEST_TEXT`] characters.
pub fn normal_text(text: &str) -> String {
    let visible = text.replace(crate::text::hidden, " ");
    let words: Vec<&str> = visible.split_whitespace().collect();
    let cut: String = words.join(" ").chars().take(LONGEST_TEXT).collect();
    cut.trim_end().to_owned()
}

#[cfg(test)]
mod tests;
