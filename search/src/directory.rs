//! What the catalogue lists beside products: producers, places, groups.

use crate::collate::SortKey;
use crate::index::Index;
use crate::page::NamedPlace;
use domain::{Group, ProducerRef};

impl Index {
    /// The producers that a product names, by name in Vietnamese order, each with its number of products.
    pub fn producers(&self) -> Vec<(&ProducerRef, u32)> {
        let mut producers: Vec<_> = self
            .by_producer
            .values()
            .filter_map(|docs| {
                let first = self.products.get(*docs.first()? as usize)?;
                let count = u32::try_from(docs.len()).unwrap_or(u32::MAX);
                Some((first.producer.as_ref()?, count))
            })
            .collect();
        producers.sort_by_cached_key(|(producer, _)| {
            (SortKey::new(&producer.name), producer.slug.clone())
        });
        producers
    }

    /// All former districts, in Vietnamese order.
    pub fn districts(&self) -> impl Iterator<Item = &NamedPlace> {
        self.places.districts.iter().map(|place| &place.named)
    }

    /// All communes of today, in Vietnamese order.
    pub fn communes(&self) -> impl Iterator<Item = &NamedPlace> {
        self.places.communes.iter().map(|place| &place.named)
    }

    /// All groups, in the order of the tree.
    pub fn groups(&self) -> Vec<&Group> {
        let mut groups: Vec<_> = self.groups.values().collect();
        groups.sort_unstable_by(|a, b| a.code.cmp(&b.code));
        groups
    }
}
