//! Reading and printing addresses: parsing what was printed gives the same query.

use super::{
    BrowseQuery, CONFIRMED, Dropped, LAST_PAGE, MOST_MORE, Order, Param, StarsChoice, View,
    WITH_PHOTO, normal_text,
};
use crate::certificate::StateKind;
use crate::channel::SalesChannel;
use crate::form;
use crate::price_band::PriceBand;
use crate::producer::ProducerKind;
use crate::slug::Slug;
use std::collections::BTreeSet;

/// Most values of one facet that are read from an address.
const MOST_VALUES: usize = 64;
/// Most pairs that are read from an address.
const MOST_PAIRS: usize = 300;

impl BrowseQuery {
    /// Reads a query string, with or without `?`. Never fails: what means nothing is returned beside the query.
    /// Empty values and parameters of other names are passed over in silence (forms send them, trackers add them).
    pub fn parse(raw: &str) -> (Self, Vec<Dropped>) {
        let mut query = Self::default();
        let mut dropped = Vec::new();
        for (name, value) in form::decode(raw, MOST_PAIRS) {
            let Some(param) = Param::ALL
                .iter()
                .copied()
                .find(|param| param.name() == name)
            else {
                continue;
            };
            let value = value.trim();
            if !value.is_empty() && !query.take(param, value) && dropped.len() < MOST_VALUES {
                dropped.push(Dropped::new(param, value));
            }
        }
        (query, dropped)
    }

    fn take(&mut self, param: Param, value: &str) -> bool {
        match param {
            Param::Text => {
                self.text = normal_text(value);
                true
            }
            Param::Order => {
                let order = Order::ALL.into_iter().find(|order| order.slug() == value);
                order.map(|order| self.order = order).is_some()
            }
            Param::View => {
                let list = value == View::List.slug();
                if list {
                    self.view = View::List;
                }
                list
            }
            Param::Page => pages(value)
                .map(|(page, more)| (self.page, self.more) = (page, more))
                .is_some(),
            facet => {
                let room = self.chosen_in(facet).len() < MOST_VALUES;
                room && self.set(facet, value, |_| true).is_some()
            }
        }
    }

    /// Sets one value of a facet to what `decide` says of its present state; `None` when the word means nothing there.
    pub(super) fn set(
        &mut self,
        param: Param,
        value: &str,
        decide: impl FnOnce(bool) -> bool,
    ) -> Option<()> {
        fn switch<T: Ord>(
            set: &mut BTreeSet<T>,
            value: Option<T>,
            decide: impl FnOnce(bool) -> bool,
        ) -> Option<()> {
            let value = value?;
            if decide(set.contains(&value)) {
                set.insert(value);
            } else {
                set.remove(&value);
            }
            Some(())
        }
        fn flag(on: &mut bool, known: bool, decide: impl FnOnce(bool) -> bool) -> Option<()> {
            known.then(|| *on = decide(*on))
        }
        match param {
            Param::Stars => switch(&mut self.stars, StarsChoice::from_slug(value), decide),
            Param::District => switch(&mut self.districts, Slug::parse(value).ok(), decide),
            Param::Commune => switch(&mut self.communes, Slug::parse(value).ok(), decide),
            Param::Group => switch(&mut self.groups, Slug::parse(value).ok(), decide),
            Param::Kind => switch(&mut self.kinds, ProducerKind::from_slug(value), decide),
            Param::Channel => switch(&mut self.channels, SalesChannel::from_code(value), decide),
            Param::Price => switch(&mut self.prices, PriceBand::from_slug(value), decide),
            Param::State => switch(&mut self.states, StateKind::from_slug(value), decide),
            Param::Photo => flag(&mut self.with_photo, value == WITH_PHOTO, decide),
            Param::Confirmed => flag(&mut self.confirmed, value == CONFIRMED, decide),
            Param::Text | Param::Order | Param::View | Param::Page => None,
        }
    }

    /// The chosen values of a facet as the address writes them, sorted; nothing for what is no facet.
    pub fn chosen_in(&self, param: Param) -> Vec<&str> {
        fn slugs(set: &BTreeSet<Slug>) -> Vec<&str> {
            set.iter().map(Slug::as_str).collect()
        }
        let flag = |on: bool, word| if on { vec![word] } else { Vec::new() };
        match param {
            Param::Stars => self.stars.iter().map(|v| v.slug()).collect(),
            Param::District => slugs(&self.districts),
            Param::Commune => slugs(&self.communes),
            Param::Group => slugs(&self.groups),
            Param::Kind => self.kinds.iter().map(|v| v.slug()).collect(),
            Param::Channel => self.channels.iter().map(|v| v.code()).collect(),
            Param::Price => self.prices.iter().map(|v| v.slug()).collect(),
            Param::State => self.states.iter().map(|v| v.slug()).collect(),
            Param::Photo => flag(self.with_photo, WITH_PHOTO),
            Param::Confirmed => flag(self.confirmed, CONFIRMED),
            Param::Text | Param::Order | Param::View | Param::Page => Vec::new(),
        }
    }

    /// The canonical query string: parameters in fixed order, values sorted, defaults left out; empty for everything.
    pub fn print(&self) -> String {
        let page = match (self.page + 1, self.more) {
            (1, 0) => String::new(),
            (first, 0) => first.to_string(),
            (first, more) => format!("{first}-{}", first + more),
        };
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        if !self.text.is_empty() {
            pairs.push((Param::Text.name(), &self.text));
        }
        for param in Param::FACETS {
            let chosen = self.chosen_in(param).into_iter();
            pairs.extend(chosen.map(|value| (param.name(), value)));
        }
        for (param, value) in [
            (Param::Order, self.order.slug()),
            (Param::View, self.view.slug()),
            (Param::Page, page.as_str()),
        ] {
            if !value.is_empty() {
                pairs.push((param.name(), value));
            }
        }
        form::encode(pairs)
    }
}

/// `2` is the second page, `1-3` the first three: the first page from 0, and how many follow it.
fn pages(value: &str) -> Option<(u32, u32)> {
    let (first, last) = value.split_once('-').unwrap_or((value, value));
    let (first, last) = (first.parse::<u32>().ok()?, last.parse::<u32>().ok()?);
    let known = (1..=LAST_PAGE).contains(&first) && (first..=first + MOST_MORE).contains(&last);
    known.then(|| (first - 1, last - first))
}
