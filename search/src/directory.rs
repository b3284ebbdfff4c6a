//! What the catalogue lists beside products: producers, places, groups.

use crate::arena::n32;
use crate::collate::SortKey;
use crate::index::Index;
use crate::page::NamedPlace;
use crate::rows::{NONE, at};
use domain::{
    Certificate, ChannelSet, Date, Group, GroupCode, Photo, PlaceRef, Price, ProducerId,
    ProducerKind, ProducerRef, Slug,
};

/// What the catalogue holds of a product: enough for lists, not all of its page.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its address part.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub producer: Option<ProducerRef>,
    /// The producer's legal form.
    pub producer_kind: Option<ProducerKind>,
    /// Where it is made.
    pub place: PlaceRef,
    /// Its place in the official tree.
    pub group: Option<GroupCode>,
    /// What is known of its rating.
    pub certificate: Certificate,
    /// The price.
    pub price: Price,
    /// What the price is for.
    pub price_unit: Option<String>,
    /// Where it is sold on the web.
    pub channels: ChannelSet,
    /// The first photo.
    pub photo: Option<Photo>,
    /// When the producer last said that everything is still correct.
    pub confirmed_on: Option<Date>,
}

impl Index {
    /// The product of an address part.
    pub fn product(&self, slug: &Slug) -> Option<Listed> {
        let doc = self.doc(slug)?;
        let (facts, shared, listings) = (&self.facts, &self.shared, &self.listings);
        let maker = at(&facts.makers, doc)
            .copied()
            .filter(|maker| *maker != NONE);
        Some(Listed {
            slug: slug.clone(),
            name: facts.names.get(doc).to_owned(),
            producer: maker.and_then(|maker| self.producer(maker)),
            producer_kind: at(&facts.kinds, doc).copied().flatten(),
            place: at(&shared.places, *at(&facts.places, doc)?)?.clone(),
            group: at(&shared.groups, *at(&facts.groups, doc)?).cloned(),
            certificate: at(&facts.certificates, doc)?.certificate(shared),
            price: at(&listings.prices, doc).copied()?,
            price_unit: at(&listings.all_units, *at(&listings.units, doc)?).cloned(),
            channels: at(&listings.channels, doc).copied()?,
            photo: at(&listings.all_photos, *at(&listings.photos, doc)?).cloned(),
            confirmed_on: at(&listings.confirmed, doc).copied().flatten(),
        })
    }

    /// The address parts of all products.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.facts.slugs.iter()
    }

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
