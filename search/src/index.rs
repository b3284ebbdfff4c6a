//! The index and its look-ups by key.

use crate::day::{Day, Days};
use crate::facet::{Column, Facet};
use crate::order::{Ranking, smallest};
use crate::own::Own;
use crate::page::{Card, PlaceName};
use crate::places::Places;
use crate::rows::{Facts, Listings, NONE, Shared, at};
use crate::text::TextIndex;
use domain::{
    CatalogueProduct, Commune, Date, FormerCommune, FormerDistrict, Group, GroupCode, PlaceRef,
    ProducerId, Slug,
};
use std::collections::HashMap;
use std::sync::Arc;

/// Everything that the catalogue shows, as the store keeps it; the order of the rows does not matter.
#[derive(Clone, Debug, Default)]
pub struct CatalogueData {
    /// The published products.
    pub products: Vec<CatalogueProduct>,
    /// What products are described by.
    pub reference: Reference,
}

/// What products are described by.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// The districts of before 1 July 2025.
    pub districts: Vec<FormerDistrict>,
    /// The communes of today.
    pub communes: Vec<Commune>,
    /// The communes of before 1 July 2025.
    pub former_communes: Vec<FormerCommune>,
    /// The tree of groups.
    pub groups: Vec<Group>,
    /// Rings of words and phrases that mean the same.
    pub synonyms: Vec<Vec<String>>,
}

/// The catalogue, ready to answer. Built once by [`Index::build`], then only read; can be shared between threads.
///
/// A document is the position of a product. Documents are ordered by district, commune and name, so that places are runs of
/// documents and need no set of their own. Cloning copies pointers.
#[derive(Clone, Debug)]
pub struct Index {
    pub(crate) facts: Arc<Facts>,
    pub(crate) shared: Arc<Shared>,
    pub(crate) listings: Arc<Listings>,
    pub(crate) places: Arc<Places>,
    pub(crate) groups: Arc<HashMap<GroupCode, Group>>,
    pub(crate) facets: Arc<Fixed>,
    pub(crate) own: Arc<Own>,
    pub(crate) by_name: Arc<Ranking>,
    pub(crate) by_newest: Arc<Ranking>,
    /// The documents sorted by slug.
    pub(crate) by_slug: Arc<Vec<u32>>,
    pub(crate) days: Arc<Days>,
    pub(crate) text: Arc<TextIndex>,
    pub(crate) reference: Arc<Reference>,
}

/// The facets that only the office changes.
#[derive(Debug)]
pub(crate) struct Fixed {
    pub stars: (Facet, Column),
    pub districts: (Facet, Column),
    pub communes: (Facet, Column),
    pub groups: (Facet, Column),
    pub kinds: (Facet, Column),
    /// Its column is the one of the day.
    pub states: Facet,
    /// Its column is the one of the day.
    pub confirmed: Facet,
}

impl Index {
    /// The places, groups and synonyms that it was built with.
    pub fn reference(&self) -> &Reference {
        &self.reference
    }

    /// Number of products.
    pub fn len(&self) -> u32 {
        self.facts.len()
    }

    /// Whether there is no product at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The products of a producer in the order by standing; empty for an unknown producer.
    pub fn products_of(&self, producer: &ProducerId, today: Date) -> Vec<Card> {
        let Some(producer) = self.shared.makers.position(producer) else {
            return Vec::new();
        };
        let day = self.day(today);
        let docs = self.text.of_producer(producer).iter();
        let keys = docs.map(|doc| (day.by_standing.rank(*doc), *doc)).collect();
        let docs = smallest(keys, 0, u32::MAX);
        self.cards(docs.into_iter().map(|(_, doc)| doc), today)
    }

    /// The product of an address part, as lists show it.
    pub fn card_of(&self, slug: &Slug, today: Date) -> Option<Card> {
        self.cards(self.doc(slug), today).pop()
    }

    /// A place in words; codes that the data does not know are left out.
    pub fn place(&self, place: &PlaceRef) -> PlaceName {
        self.places.name(place)
    }

    /// The group of that code.
    pub fn group(&self, code: &GroupCode) -> Option<&Group> {
        self.groups.get(code)
    }

    pub(crate) fn day(&self, today: Date) -> Arc<Day> {
        self.days
            .get(today, &self.facts, &self.shared, &self.by_name)
    }

    /// The document of an address part.
    pub(crate) fn doc(&self, slug: &Slug) -> Option<u32> {
        let slugs = &self.facts.slugs;
        let found = self
            .by_slug
            .binary_search_by(|doc| slugs.get(*doc).cmp(slug.as_str()));
        self.by_slug.get(found.ok()?).copied()
    }

    /// The cards of these documents, in their order.
    pub(crate) fn cards(&self, docs: impl IntoIterator<Item = u32>, today: Date) -> Vec<Card> {
        let docs = docs.into_iter();
        docs.filter_map(|doc| self.card(doc, today)).collect()
    }

    fn card(&self, doc: u32, today: Date) -> Option<Card> {
        let (facts, shared, listings) = (&self.facts, &self.shared, &self.listings);
        let rating = at(&facts.certificates, doc)?;
        let maker = at(&facts.makers, doc)
            .copied()
            .filter(|maker| *maker != NONE);
        let place = at(&shared.places, *at(&facts.places, doc)?)?;
        let group = at(&shared.groups, *at(&facts.groups, doc)?);
        let unit = at(&listings.all_units, *at(&listings.units, doc)?);
        let photo = at(&listings.all_photos, *at(&listings.photos, doc)?);
        Some(Card {
            slug: Slug::parse(facts.slugs.get(doc)).ok()?,
            name: facts.names.get(doc).to_owned(),
            producer: maker.map(|maker| shared.makers.names.get(maker).to_owned()),
            place: self.places.name(place),
            group: group.cloned(),
            stars: rating.stars,
            year: rating.year,
            state: rating.without_number(shared).state(today),
            price: at(&listings.prices, doc).copied()?,
            price_unit: unit.cloned(),
            photo: photo.cloned(),
        })
    }
}
