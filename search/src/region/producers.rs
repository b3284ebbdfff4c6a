//! Who makes something in a place.

use crate::collate::SortKey;
use crate::index::Index;
use crate::rows::{NONE, at};
use domain::{PlaceRef, ProducerRef};
use std::collections::BTreeSet;

impl Index {
    /// The producers that a product of these places names, in Vietnamese order.
    pub(super) fn producers_at(&self, here: impl Fn(&PlaceRef) -> bool) -> Vec<ProducerRef> {
        let (facts, places) = (&self.facts, &self.shared.places);
        let made_here: Vec<bool> = places.iter().map(here).collect();
        let docs = facts.places.iter().zip(&facts.makers);
        let named: BTreeSet<u32> = docs
            .filter(|(place, _)| at(&made_here, **place) == Some(&true))
            .map(|(_, maker)| *maker)
            .collect();
        let mut producers: Vec<ProducerRef> = named
            .into_iter()
            .filter(|maker| *maker != NONE)
            .filter_map(|maker| self.producer(maker))
            .collect();
        producers
            .sort_by_cached_key(|producer| (SortKey::new(&producer.name), producer.slug.clone()));
        producers
    }
}
