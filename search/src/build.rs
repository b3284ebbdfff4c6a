//! Building the index from the rows of the store.

use crate::collate::SortKey;
use crate::day::{Days, slot};
use crate::facet::{Column, Facet, Value};
use crate::index::{CatalogueData, Index};
use crate::order::Ranking;
use crate::places::{Level, Places};
use crate::text::{Field, TextBuilder, TextIndex};
use core::cmp::Reverse;
use domain::browse_query::StarsChoice;
use domain::{
    CatalogueProduct, Certificate, Date, Group, GroupCode, PlaceRef, ProducerId, ProducerKind,
    StateKind,
};
use std::collections::HashMap;

impl Index {
    /// Builds the index of a catalogue. Products are expected to have different slugs; of two with the same one, both
    /// are listed and only one is found by it.
    pub fn build(data: CatalogueData) -> Self {
        let places = Places::new(data.districts, data.communes, data.former_communes);
        let (products, names) = documents(data.products, &places);
        let size = u32::try_from(products.len()).unwrap_or(u32::MAX);
        let by_name = by_name(&products, &names);
        let groups = tree(data.groups);
        Self {
            by_slug: (0..)
                .zip(&products)
                .map(|(doc, p)| (p.slug.clone(), doc))
                .collect(),
            by_producer: by_producer(&products),
            stars: stars(&products, size),
            kinds: kinds(&products, size),
            group_tree: group_tree(&groups, &products, size),
            districts: level(&places.districts, &products, size, |place| {
                places.districts.slot(place.district.as_ref())
            }),
            communes: level(&places.communes, &products, size, |place| {
                places.communes.slot(place.commune.as_ref())
            }),
            states: Facet::fixed(StateKind::ALL.map(|state| Value::word(state.slug())).into()),
            by_newest: by_newest(&products, &by_name),
            by_name,
            days: Days::default(),
            text: text(&products, &places, size),
            groups: groups
                .into_iter()
                .map(|group| (group.code.clone(), group))
                .collect(),
            places,
            products,
        }
    }
}

/// The products in the order of documents, with the sort keys of their names.
fn documents(
    products: Vec<CatalogueProduct>,
    places: &Places,
) -> (Vec<CatalogueProduct>, Vec<SortKey>) {
    let last = |slot: Option<u32>| slot.unwrap_or(u32::MAX);
    let mut keyed: Vec<_> = products
        .into_iter()
        .map(|product| {
            let district = last(places.districts.slot(product.place.district.as_ref()));
            let commune = last(places.communes.slot(product.place.commune.as_ref()));
            (district, commune, SortKey::new(&product.name), product)
        })
        .collect();
    keyed.sort_by(|a, b| (a.0, a.1, &a.2, &a.3.slug).cmp(&(b.0, b.1, &b.2, &b.3.slug)));
    keyed
        .into_iter()
        .map(|(_, _, name, product)| (product, name))
        .unzip()
}

fn by_name(products: &[CatalogueProduct], names: &[SortKey]) -> Ranking {
    let mut keys: Vec<_> = (0..)
        .zip(names.iter().zip(products))
        .map(|(doc, (name, product))| (name, &product.slug, doc))
        .collect();
    keys.sort_unstable();
    Ranking::new(keys.into_iter().map(|(.., doc)| doc).collect())
}

fn by_newest(products: &[CatalogueProduct], by_name: &Ranking) -> Ranking {
    let mut keys: Vec<_> = (0..)
        .zip(products)
        .map(|(doc, product)| {
            (
                Reverse(decided(&product.certificate)),
                by_name.rank(doc),
                doc,
            )
        })
        .collect();
    keys.sort_unstable();
    Ranking::new(keys.into_iter().map(|(.., doc)| doc).collect())
}

/// The day of the decision, or 1 January of a bare year; of the same day the known date (`true`) is the newer one.
fn decided(certificate: &Certificate) -> Option<(Date, bool)> {
    let bare_year = || Some((Date::new(certificate.year?, 1, 1).ok()?, false));
    certificate
        .decision_date
        .map(|date| (date, true))
        .or_else(bare_year)
}

fn by_producer(products: &[CatalogueProduct]) -> HashMap<ProducerId, Vec<u32>> {
    let mut by_producer: HashMap<ProducerId, Vec<u32>> = HashMap::new();
    for (doc, product) in (0..).zip(products) {
        if let Some(producer) = &product.producer {
            by_producer
                .entry(producer.id.clone())
                .or_default()
                .push(doc);
        }
    }
    by_producer
}

fn stars(products: &[CatalogueProduct], size: u32) -> (Facet, Column) {
    let choice = |product: &CatalogueProduct| {
        let stars = product.certificate.stars;
        stars.map_or(StarsChoice::Unknown, StarsChoice::Rated)
    };
    let members = (0..)
        .zip(products)
        .filter_map(|(doc, product)| Some((slot(&StarsChoice::ALL, &choice(product))?, doc)));
    let column = Column::sets(StarsChoice::ALL.len(), size, members);
    let values = StarsChoice::ALL.map(|choice| Value::word(choice.slug()));
    (Facet::fixed(values.into()), column)
}

fn kinds(products: &[CatalogueProduct], size: u32) -> (Facet, Column) {
    let members = (0..)
        .zip(products)
        .filter_map(|(doc, p)| Some((slot(&ProducerKind::ALL, &p.producer_kind?)?, doc)));
    let column = Column::sets(ProducerKind::ALL.len(), size, members);
    let values = ProducerKind::ALL.map(|kind| Value::word(kind.slug()));
    (Facet::fixed(values.into()), column)
}

/// Parents before children, siblings by code.
fn tree(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by(|a, b| {
        let (a, b) = (a.code.as_str(), b.code.as_str());
        a.split('.').cmp(b.split('.'))
    });
    groups
}

/// A product is in the set of its group and of every group above.
fn group_tree(groups: &[Group], products: &[CatalogueProduct], size: u32) -> (Facet, Column) {
    let mut above: HashMap<&GroupCode, Vec<u32>> = HashMap::new();
    let mut members = Vec::new();
    for (doc, product) in (0..).zip(products) {
        let Some(code) = &product.group else { continue };
        let slots = above.entry(code).or_insert_with(|| {
            let within = (0..)
                .zip(groups)
                .filter(|(_, group)| code.is_within(&group.code));
            within.map(|(slot, _)| slot).collect()
        });
        members.extend(slots.iter().map(|slot| (*slot, doc)));
    }
    let column = Column::sets(groups.len(), size, members.into_iter());
    let values = groups.iter().map(|group| Value {
        word: group.slug.to_string(),
        label: group.name_vi.clone(),
        kind: None,
        depth: group.code.depth(),
    });
    (Facet::of_the_data(values.collect(), &column, size), column)
}

fn level(
    level: &Level,
    products: &[CatalogueProduct],
    size: u32,
    slot: impl Fn(&PlaceRef) -> Option<u32>,
) -> (Facet, Column) {
    let values: Vec<Value> = level
        .iter()
        .map(|place| Value::place(&place.named))
        .collect();
    let column = Column::runs(
        values.len(),
        products.iter().map(|product| slot(&product.place)),
    );
    (Facet::of_the_data(values, &column, size), column)
}

fn text(products: &[CatalogueProduct], places: &Places, size: u32) -> TextIndex {
    let mut text = TextBuilder::default();
    for (doc, product) in (0..).zip(products) {
        text.add(doc, Field::Name, &product.name);
        if let Some(producer) = &product.producer {
            text.add(doc, Field::Producer, &producer.name);
        }
        for place in places.searchable(&product.place) {
            text.add(doc, Field::Place, place);
        }
        if let Some(number) = &product.certificate.decision_no {
            text.add(doc, Field::Place, number);
        }
    }
    text.finish(size)
}
