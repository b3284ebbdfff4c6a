//! Ways on where nothing was found.

use crate::filter::{Filter, columns};
use crate::fold::words;
use crate::index::Index;
use crate::page::{FacetValue, Recovery, Relaxation, Spelling};
use core::cmp::Reverse;
use domain::{BrowseQuery, Date, Param, PlaceCode, StateKind};
use std::collections::BTreeSet;

/// Most communes that are offered instead of the chosen ones.
const NEIGHBOURS: usize = 6;

impl Index {
    /// What could be dropped, written otherwise or chosen instead so that something is found.
    pub(crate) fn recover(&self, query: &BrowseQuery, today: Date) -> Recovery {
        Recovery {
            drops: self.drops(query, today),
            spelling: self.spelling(query, today),
            neighbours: self.neighbours(query, today),
        }
    }

    fn drops(&self, query: &BrowseQuery, today: Date) -> Vec<Relaxation> {
        let mut drops = Vec::new();
        let mut offer = |param, value: &str, query: BrowseQuery| {
            let count = self.total(&query, today);
            if count > 0 {
                drops.push(Relaxation {
                    param,
                    value: value.to_owned(),
                    query,
                    count,
                });
            }
        };
        if !query.text.is_empty() {
            offer(Param::Text, "", query.without(Param::Text));
        }
        for param in Param::FACETS {
            let chosen = query.chosen_in(param);
            // One of several values of a facet restricts nothing more: dropping it cannot help, dropping all of them can.
            match chosen.as_slice() {
                [] => {}
                [value] => offer(param, value, query.without(param)),
                _ => offer(param, "", query.without(param)),
            }
        }
        if query.states.is_empty() {
            let all = BrowseQuery {
                states: StateKind::ALL.into(),
                ..query.first_page()
            };
            offer(Param::State, "", all);
        }
        drops.sort_by_key(|drop| Reverse(drop.count));
        drops
    }

    fn spelling(&self, query: &BrowseQuery, today: Date) -> Option<Spelling> {
        if words(&query.text).is_empty() {
            return None;
        }
        let text = self.text.nearest(&query.text)?;
        let query = BrowseQuery {
            text: text.clone(),
            ..query.first_page()
        };
        let count = self.total(&query, today);
        (count > 0).then_some(Spelling { text, count })
    }

    /// The communes that lie in a former district of a chosen commune.
    fn neighbours(&self, query: &BrowseQuery, today: Date) -> Vec<FacetValue> {
        let chosen = query.communes.iter();
        let districts: BTreeSet<&PlaceCode> = chosen
            .flat_map(|slug| self.places.districts_of(slug.as_str()))
            .collect();
        if districts.is_empty() {
            return Vec::new();
        }
        let columns = columns(self, today);
        let found = self.text.find(&query.text);
        let filter = Filter::new(&columns, found.as_ref().map(|found| &found.docs), query);
        let near = |value: &FacetValue| {
            let own = self.places.districts_of(&value.value);
            own.iter().any(|code| districts.contains(code))
        };
        let values = filter.values(Param::Commune).into_iter();
        let mut near: Vec<FacetValue> = values
            .filter(|value| value.count > 0 && !value.chosen && near(value))
            .collect();
        near.sort_by_key(|value| Reverse(value.count));
        near.truncate(NEIGHBOURS);
        near
    }
}
