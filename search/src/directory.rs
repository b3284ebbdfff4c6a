//! What the catalogue lists beside products: producers, places, groups.

use crate::arena::n32;
use crate::collate::SortKey;
use crate::index::Index;
use crate::page::NamedPlace;
use domain::{Group, ProducerId, ProducerRef, Slug};

impl Index {
    /// The producers that a product names, by name in Vietnamese order, each with its number of products.
    pub fn producers(&self) -> Vec<(ProducerRef, u32)> {
        let mut producers: Vec<_> = (0..self.shared.makers.names.len())
            .filter_map(|maker| Some((self.producer(maker)?, self.products_by(maker))))
            .filter(|(_, products)| *products > 0)
            .collect();
        producers.sort_by_cached_key(|(producer, _)| {
            (SortKey::new(&producer.name), producer.slug.clone())
        });
        producers
    }

    /// A producer by position.
    pub(crate) fn producer(&self, maker: u32) -> Option<ProducerRef> {
        let makers = &self.shared.makers;
        Some(ProducerRef {
            id: ProducerId::new(makers.ids.get(maker)),
            slug: Slug::parse(makers.slugs.get(maker)).ok()?,
            name: makers.names.get(maker).to_owned(),
            kind: makers.kinds.get(maker as usize).copied().flatten(),
        })
    }

    fn products_by(&self, maker: u32) -> u32 {
        n32(self.text.of_producer(maker).len())
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
