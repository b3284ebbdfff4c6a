//! Who makes something in a place.

use crate::collate::SortKey;
use crate::index::Index;
use domain::{PlaceRef, ProducerRef};
use std::collections::HashSet;

impl Index {
    /// The producers that a product of these places names, in Vietnamese order.
    pub(super) fn producers_at(&self, here: impl Fn(&PlaceRef) -> bool) -> Vec<ProducerRef> {
        let mut seen = HashSet::new();
        let products = self.products.iter().filter(|product| here(&product.place));
        let named = products.filter_map(|product| product.producer.as_ref());
        let mut producers: Vec<ProducerRef> = named
            .filter(|producer| seen.insert(&producer.id))
            .cloned()
            .collect();
        producers
            .sort_by_cached_key(|producer| (SortKey::new(&producer.name), producer.slug.clone()));
        producers
    }
}
