//! Building the index from the rows of the store.

use crate::arena::n32;
use crate::collate::SortKey;
use crate::day::{Days, slot};
use crate::facet::{Column, Facet, Value};
use crate::index::{CatalogueData, Fixed, Index, Reference};
use crate::order::Ranking;
use crate::own::Own;
use crate::places::{Level, Places};
use crate::rows::{Facts, Listings, NONE, Rating, RowsBuilder, Shared, at};
use crate::text::{Belongings, Lists, Owner, Synonyms, TextBuilder, TextIndex};
use core::ops::Range;
use domain::browse_query::{CONFIRMED, StarsChoice};
use domain::{CatalogueProduct, Date, Group, PlaceRef, ProducerKind, StateKind};
use std::sync::Arc;

/// Takes products one at a time, in any order, so that they never all stand in memory as they are.
#[derive(Debug, Default)]
pub struct IndexBuilder(RowsBuilder);

impl IndexBuilder {
    /// Adds a published product. Products are expected to have different slugs; of two with the same one, both are listed
    /// and only one is found by it.
    pub fn push(&mut self, product: &CatalogueProduct) {
        self.0.push(product);
    }

    /// Builds the index.
    pub fn finish(self, reference: Reference) -> Index {
        let (facts, listings, shared) = self.0.finish();
        let places = Places::new(&reference);
        let (order, by_name) = documents(&facts, &shared, &places);
        let parts = Parts {
            facts: facts.into_order(&order),
            listings: listings.into_order(&order),
            shared,
            by_name: Some(by_name),
            places,
            reference,
        };
        Unpacked { parts, texts: None }.index()
    }
}

/// What an index is made of: rows in the order of documents, and their order by name.
pub(crate) struct Parts {
    pub facts: Facts,
    pub listings: Listings,
    pub shared: Shared,
    /// Where it is known already.
    pub by_name: Option<Ranking>,
    pub places: Places,
    pub reference: Reference,
}

/// The rows of a catalogue on their way to an index, for who has to work in pieces.
pub struct Unpacked {
    pub(crate) parts: Parts,
    pub(crate) texts: Option<TextIndex>,
}

impl Unpacked {
    /// Prepares the search in texts, about half of the work that is left.
    #[must_use]
    pub fn with_texts(self) -> Self {
        let Parts {
            facts,
            shared,
            places,
            reference,
            ..
        } = &self.parts;
        let groups = tree(reference.groups.clone());
        let texts = text(facts, shared, places, &groups, &reference.synonyms);
        Self {
            texts: Some(texts),
            ..self
        }
    }

    /// Works out everything else that follows from the rows.
    pub fn index(self) -> Index {
        assemble(self.parts, self.texts)
    }
}

fn assemble(parts: Parts, texts: Option<TextIndex>) -> Index {
    let groups = tree(parts.reference.groups.clone());
    let Parts {
        facts,
        listings,
        shared,
        by_name,
        places,
        reference,
    } = parts;
    let size = facts.len();
    let fixed = Fixed {
        stars: stars(&facts, size),
        kinds: kinds(&facts, size),
        groups: group_tree(&groups, &facts, &shared, size),
        districts: level(&places.districts, &facts, &shared, |place| {
            places.districts.slot(place.district.as_ref())
        }),
        communes: level(&places.communes, &facts, &shared, |place| {
            places.communes.slot(place.commune.as_ref())
        }),
        states: Facet::fixed(StateKind::ALL.map(|state| Value::word(state.slug())).into()),
        confirmed: Facet::fixed(vec![Value::word(CONFIRMED)]),
    };
    let (text, (own, by_newest, by_slug, by_name)) = both(
        || texts.unwrap_or_else(|| text(&facts, &shared, &places, &groups, &reference.synonyms)),
        || {
            let by_name = by_name.unwrap_or_else(|| by_names(&facts));
            (
                Own::new(&listings, size, &by_name),
                by_name.then_by(|doc| newest(at(&facts.certificates, doc))),
                by_slug(&facts),
                by_name,
            )
        },
    );
    Index {
        own: Arc::new(own),
        by_newest: Arc::new(by_newest),
        by_slug: Arc::new(by_slug),
        text: Arc::new(text),
        by_name: Arc::new(by_name),
        facets: Arc::new(fixed),
        groups: Arc::new(groups.into_iter().map(|g| (g.code.clone(), g)).collect()),
        places: Arc::new(places),
        facts: Arc::new(facts),
        listings: Arc::new(listings),
        shared: Arc::new(shared),
        days: Arc::new(Days::default()),
        reference: Arc::new(reference),
    }
}

/// Does two things at the same time, where there are threads.
#[cfg(not(target_family = "wasm"))]
fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        let one = one
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (one, other)
    })
}

/// In a browser one after the other.
#[cfg(target_family = "wasm")]
fn both<A, B>(one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}

impl Index {
    /// Builds the index of a catalogue, see [`IndexBuilder`].
    pub fn build(data: CatalogueData) -> Self {
        let mut builder = IndexBuilder::default();
        data.products
            .iter()
            .for_each(|product| builder.push(product));
        drop(data.products);
        builder.finish(data.reference)
    }
}

/// Rows by name in the order of Vietnamese dictionaries; of the same name, by address part.
fn by_names(facts: &Facts) -> Ranking {
    let mut named: Vec<(SortKey, u32)> = facts.names.iter().map(SortKey::new).zip(0..).collect();
    let slugs = &facts.slugs;
    named.sort_unstable_by(|(a, x), (b, y)| {
        a.cmp(b)
            .then_with(|| slugs.get(*x).cmp(slugs.get(*y)))
            .then(x.cmp(y))
    });
    Ranking::new(named.into_iter().map(|(_, row)| row).collect())
}

/// The rows in the order of documents, and the documents by name.
fn documents(facts: &Facts, shared: &Shared, places: &Places) -> (Vec<u32>, Ranking) {
    let by_name = by_names(facts);
    let slots: Vec<u32> = shared
        .places
        .iter()
        .map(|place| {
            let slot = |level: &Level, code| level.slot(code).unwrap_or(u32::from(u16::MAX));
            let district = slot(&places.districts, place.district.as_ref());
            district << 16 | slot(&places.communes, place.commune.as_ref())
        })
        .collect();
    let place = |row: u32| at(&facts.places, row).and_then(|place| at(&slots, *place));
    let order = by_name.then_by(|row| place(row).copied().unwrap_or(u32::MAX));
    let docs = by_name.docs().iter().map(|row| order.rank(*row));
    let by_name = Ranking::new(docs.collect());
    (order.docs().to_vec(), by_name)
}

/// Newest first: the day of the decision, or 1 January of a bare year; of the same day the known date is the newer one.
fn newest(rating: Option<&Rating>) -> u32 {
    let decided = rating.and_then(|rating| {
        let bare_year = || Some((Date::new(rating.year?, 1, 1).ok()?, 0));
        rating.date.map(|date| (date, 1)).or_else(bare_year)
    });
    decided.map_or(u32::MAX, |(date, known)| {
        let doubled = (i64::from(date.days()) * 2 + known).clamp(-(1 << 30), 1 << 30);
        u32::try_from((1 << 30) - doubled).unwrap_or(u32::MAX)
    })
}

fn by_slug(facts: &Facts) -> Vec<u32> {
    let mut docs: Vec<u32> = (0..facts.len()).collect();
    docs.sort_by(|a, b| facts.slugs.get(*a).cmp(facts.slugs.get(*b)));
    docs
}

fn stars(facts: &Facts, size: u32) -> (Facet, Column) {
    let members = (0..).zip(&facts.certificates).filter_map(|(doc, rating)| {
        let choice = rating
            .stars
            .map_or(StarsChoice::Unknown, StarsChoice::Rated);
        Some((slot(&StarsChoice::ALL, &choice)?, doc))
    });
    let column = Column::sets(StarsChoice::ALL.len(), size, members);
    let values = StarsChoice::ALL.map(|choice| Value::word(choice.slug()));
    (Facet::fixed(values.into()), column)
}

fn kinds(facts: &Facts, size: u32) -> (Facet, Column) {
    let members = (0..)
        .zip(&facts.kinds)
        .filter_map(|(doc, kind)| Some((slot(&ProducerKind::ALL, kind.as_ref()?)?, doc)));
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

/// A product is in the set of its very group; where the tree does not know that, of the deepest group above it. A group
/// means itself and everything below.
fn group_tree(groups: &[Group], facts: &Facts, shared: &Shared, size: u32) -> (Facet, Column) {
    let below: Vec<Range<u32>> = (0..)
        .zip(groups)
        .map(|(slot, group)| {
            let inside = |other: &&Group| other.code.is_within(&group.code);
            let from = groups.iter().skip(slot as usize).take_while(inside);
            slot..slot + n32(from.count())
        })
        .collect();
    let slots: Vec<Option<u32>> = shared
        .groups
        .iter()
        .map(|code| {
            let above = (0..).zip(groups).filter(|(_, g)| code.is_within(&g.code));
            above.map(|(slot, _)| slot).last()
        })
        .collect();
    let members = (0..)
        .zip(&facts.groups)
        .filter_map(|(doc, group)| Some((at(&slots, *group).copied()??, doc)));
    let column = Column::tree(below, size, members);
    let values = groups.iter().map(|group| Value {
        word: group.slug.to_string(),
        label: group.name_vi.clone(),
        kind: None,
        depth: group.code.depth(),
    });
    (Facet::of_the_data(values.collect(), &column), column)
}

fn level(
    level: &Level,
    facts: &Facts,
    shared: &Shared,
    slot: impl Fn(&PlaceRef) -> Option<u32>,
) -> (Facet, Column) {
    let values: Vec<Value> = level
        .iter()
        .map(|place| Value::place(&place.named))
        .collect();
    let slots: Vec<Option<u32>> = shared.places.iter().map(slot).collect();
    let of_docs = facts.places.iter();
    let column = Column::runs(
        values.len(),
        facts.len(),
        of_docs.map(|place| at(&slots, *place).copied().flatten()),
    );
    (Facet::of_the_data(values, &column), column)
}

fn text(
    facts: &Facts,
    shared: &Shared,
    places: &Places,
    groups: &[Group],
    synonyms: &[Vec<String>],
) -> TextIndex {
    let mut text = TextBuilder::default();
    for (doc, name) in (0..).zip(facts.names.iter()) {
        text.add(Owner::Name(doc), name);
    }
    for (maker, name) in (0..).zip(shared.makers.names.iter()) {
        text.add(Owner::Producer(maker), name);
    }
    for (position, code) in (0..).zip(&shared.groups) {
        for group in groups.iter().filter(|group| code.is_within(&group.code)) {
            text.add(Owner::Group(position), &group.name_vi);
        }
    }
    for (position, place) in (0..).zip(&shared.places) {
        for words in places.searchable(place) {
            text.add(Owner::Place(position), words);
        }
    }
    for (position, number) in (0..).zip(shared.decisions.iter()) {
        text.add(Owner::Decision(position), number);
    }
    let decisions: Vec<u32> = facts.certificates.iter().map(|r| r.decision).collect();
    let lists = Belongings {
        producers: Lists::new(shared.makers.ids.len(), &facts.makers),
        groups: Lists::new(n32(shared.groups.len()), &facts.groups),
        places: Lists::new(n32(shared.places.len()), &facts.places),
        decisions: Lists::new(shared.decisions.len(), &decisions),
    };
    debug_assert!(lists.producers.of(NONE).is_empty());
    text.finish(facts.len(), lists, Synonyms::new(synonyms))
}
