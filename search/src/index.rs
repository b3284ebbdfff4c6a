//! The index and its look-ups by key.

use crate::day::Days;
use crate::facet::{Column, Facet};
use crate::order::Ranking;
use crate::page::{Card, PlaceName};
use crate::places::Places;
use crate::text::TextIndex;
use domain::{
    CatalogueProduct, Commune, Date, FormerCommune, FormerDistrict, Group, GroupCode, PlaceRef,
    ProducerId, Slug,
};
use std::collections::HashMap;

/// Everything that the catalogue shows, as the store keeps it; the order of the rows does not matter.
#[derive(Clone, Debug, Default)]
pub struct CatalogueData {
    /// The published products.
    pub products: Vec<CatalogueProduct>,
    /// The districts of before 1 July 2025.
    pub districts: Vec<FormerDistrict>,
    /// The communes of today.
    pub communes: Vec<Commune>,
    /// The communes of before 1 July 2025.
    pub former_communes: Vec<FormerCommune>,
    /// The tree of groups.
    pub groups: Vec<Group>,
}

/// The catalogue, ready to answer. Built once by [`Index::build`], then only read; can be shared between threads.
///
/// A document is the place of a product in `products`. Documents are ordered by district, commune and name, so that
/// places are runs of documents and need no set of their own.
#[derive(Debug)]
pub struct Index {
    pub(crate) products: Vec<CatalogueProduct>,
    pub(crate) by_slug: HashMap<Slug, u32>,
    pub(crate) by_producer: HashMap<ProducerId, Vec<u32>>,
    pub(crate) places: Places,
    pub(crate) groups: HashMap<GroupCode, Group>,
    pub(crate) stars: (Facet, Column),
    pub(crate) districts: (Facet, Column),
    pub(crate) communes: (Facet, Column),
    pub(crate) group_tree: (Facet, Column),
    pub(crate) kinds: (Facet, Column),
    /// Its column is the one of the day.
    pub(crate) states: Facet,
    pub(crate) by_name: Ranking,
    pub(crate) by_newest: Ranking,
    pub(crate) days: Days,
    pub(crate) text: TextIndex,
}

impl Index {
    /// Number of products.
    pub fn len(&self) -> u32 {
        u32::try_from(self.products.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is no product at all.
    pub fn is_empty(&self) -> bool {
        self.products.is_empty()
    }

    /// The product of that address.
    pub fn product(&self, slug: &Slug) -> Option<&CatalogueProduct> {
        self.at(*self.by_slug.get(slug)?)
    }

    /// The products of a producer in the order by stars; empty for an unknown producer.
    pub fn products_of(&self, producer: &ProducerId, today: Date) -> Vec<Card> {
        let day = self.days.get(today, &self.products, &self.by_name);
        let mut docs = self.by_producer.get(producer).cloned().unwrap_or_default();
        docs.sort_unstable_by_key(|doc| day.by_stars.rank(*doc));
        self.cards(&docs, today)
    }

    /// A place in words; codes that the data does not know are left out.
    pub fn place(&self, place: &PlaceRef) -> PlaceName {
        self.places.name(place)
    }

    /// The group of that code.
    pub fn group(&self, code: &GroupCode) -> Option<&Group> {
        self.groups.get(code)
    }

    /// The cards of these documents, in their order.
    pub(crate) fn cards(&self, docs: &[u32], today: Date) -> Vec<Card> {
        let products = docs.iter().filter_map(|doc| self.at(*doc));
        products.map(|product| self.card(product, today)).collect()
    }

    fn at(&self, doc: u32) -> Option<&CatalogueProduct> {
        self.products.get(doc as usize)
    }

    fn card(&self, product: &CatalogueProduct, today: Date) -> Card {
        let producer = product.producer.as_ref();
        Card {
            slug: product.slug.clone(),
            name: product.name.clone(),
            producer: producer.map(|producer| producer.name.clone()),
            place: self.places.name(&product.place),
            group: product.group.clone(),
            stars: product.certificate.stars,
            year: product.certificate.year,
            state: product.certificate.state(today),
            price: product.price,
            price_unit: product.price_unit.clone(),
            photo: product.photo.clone(),
        }
    }
}
