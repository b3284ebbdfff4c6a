//! What the index keeps of each product, column by column: a million products are a hundred megabytes, not a thousand.

use crate::arena::{Texts, n32};
use domain::{
    CatalogueProduct, Certificate, ChannelSet, Date, Evidence, GroupCode, PlaceRef, Price,
    ProducerId, ProducerKind, ProducerRef, Stars, Withdrawal,
};
use std::collections::HashMap;
use std::hash::Hash;

/// The position of something that is not there.
pub(crate) const NONE: u32 = u32::MAX;

/// Facts of the register, by document. They change only when the office changes them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub names: Texts,
    pub slugs: Texts,
    /// Position in [`Makers`], or [`NONE`].
    pub makers: Vec<u32>,
    pub kinds: Vec<Option<ProducerKind>>,
    /// Position in the distinct places.
    pub places: Vec<u32>,
    /// Position in the distinct groups, or [`NONE`].
    pub groups: Vec<u32>,
    pub certificates: Vec<Rating>,
}

/// What a producer says of each product, by document, as far as lists show it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listings {
    pub prices: Vec<Price>,
    /// Position in the distinct units, or [`NONE`].
    pub units: Vec<u32>,
    pub channels: Vec<ChannelSet>,
    /// Position in the distinct photos, or [`NONE`].
    pub photos: Vec<u32>,
    pub confirmed: Vec<Option<Date>>,
    pub all_units: Vec<String>,
    pub all_photos: Vec<domain::Photo>,
}

/// A certificate whose rare parts stand elsewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rating {
    pub stars: Option<Stars>,
    pub evidence: Evidence,
    pub year: Option<i32>,
    pub date: Option<Date>,
    /// Position in the distinct decision numbers, or [`NONE`].
    pub decision: u32,
    /// Position in the withdrawals, or [`NONE`].
    pub withdrawn: u32,
}

/// The producers that products name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Makers {
    pub ids: Texts,
    pub slugs: Texts,
    pub names: Texts,
    pub kinds: Vec<Option<ProducerKind>>,
    /// Positions, sorted by id.
    by_id: Vec<u32>,
}

/// Everything of which products share few.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    pub makers: Makers,
    pub places: Vec<PlaceRef>,
    pub groups: Vec<GroupCode>,
    pub decisions: Texts,
    pub withdrawals: Vec<Withdrawal>,
}

/// Gives equal things one position.
#[derive(Debug)]
pub(crate) struct Pool<T> {
    positions: HashMap<T, u32>,
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self {
            positions: HashMap::new(),
        }
    }
}

impl<T: Eq + Hash + Clone> Pool<T> {
    /// The position of a thing, and whether it is new.
    pub fn position(&mut self, thing: &T) -> (u32, bool) {
        if let Some(position) = self.positions.get(thing) {
            return (*position, false);
        }
        let position = n32(self.positions.len());
        self.positions.insert(thing.clone(), position);
        (position, true)
    }
}

/// Takes products in any order, one at a time, so that they never all stand in memory as they are.
#[derive(Debug, Default)]
pub(crate) struct RowsBuilder {
    facts: Facts,
    listings: Listings,
    shared: Shared,
    makers: Pool<ProducerId>,
    places: Pool<PlaceRef>,
    groups: Pool<GroupCode>,
    decisions: Pool<String>,
    units: Pool<String>,
    photos: Pool<(String, String)>,
}

impl RowsBuilder {
    /// The rows in the order of their coming. What told equal things from new ones is gone.
    pub fn finish(mut self) -> (Facts, Listings, Shared) {
        self.shared.makers.sort();
        (self.facts, self.listings, self.shared)
    }

    /// Adds a product.
    pub fn push(&mut self, product: &CatalogueProduct) {
        let facts = &mut self.facts;
        facts.names.push(&product.name);
        facts.slugs.push(product.slug.as_str());
        let maker = product.producer.as_ref();
        let maker = maker.map_or(NONE, |maker| {
            let (position, new) = self.makers.position(&maker.id);
            if new {
                self.shared.makers.push(maker);
            }
            position
        });
        facts.makers.push(maker);
        facts.kinds.push(product.producer_kind);
        let place = &product.place;
        let (position, new) = self.places.position(place);
        if new {
            self.shared.places.push(place.clone());
        }
        facts.places.push(position);
        let group = product.group.as_ref().map_or(NONE, |group| {
            let (position, new) = self.groups.position(group);
            if new {
                self.shared.groups.push(group.clone());
            }
            position
        });
        facts.groups.push(group);
        let rating = self.rating(&product.certificate);
        self.facts.certificates.push(rating);
        self.listing(product);
    }

    fn rating(&mut self, certificate: &Certificate) -> Rating {
        let decision = certificate.decision_no.as_ref().map_or(NONE, |number| {
            let (position, new) = self.decisions.position(number);
            if new {
                self.shared.decisions.push(number);
            }
            position
        });
        let withdrawn = certificate.withdrawn.as_ref().map_or(NONE, |withdrawal| {
            self.shared.withdrawals.push(withdrawal.clone());
            n32(self.shared.withdrawals.len()) - 1
        });
        Rating {
            stars: certificate.stars,
            evidence: certificate.evidence,
            year: certificate.year,
            date: certificate.decision_date,
            decision,
            withdrawn,
        }
    }

    fn listing(&mut self, product: &CatalogueProduct) {
        let listings = &mut self.listings;
        listings.prices.push(product.price);
        listings.channels.push(product.channels);
        listings.confirmed.push(product.confirmed_on);
        let unit = product.price_unit.as_ref().map_or(NONE, |unit| {
            let (position, new) = self.units.position(unit);
            if new {
                listings.all_units.push(unit.clone());
            }
            position
        });
        listings.units.push(unit);
        let photo = product.photo.as_ref().map_or(NONE, |photo| {
            let key = (photo.path.clone(), photo.alt.clone());
            let (position, new) = self.photos.position(&key);
            if new {
                listings.all_photos.push(photo.clone());
            }
            position
        });
        listings.photos.push(photo);
    }
}

impl Facts {
    /// Number of documents.
    pub fn len(&self) -> u32 {
        self.names.len()
    }

    /// The rows in another order: what stood at `order[i]` stands at `i`. No two copies of more than one column are there at
    /// a time.
    pub fn into_order(self, order: &[u32]) -> Self {
        Self {
            names: self.names.into_order(order),
            slugs: self.slugs.into_order(order),
            makers: picked(self.makers, order),
            kinds: picked(self.kinds, order),
            places: picked(self.places, order),
            groups: picked(self.groups, order),
            certificates: picked(self.certificates, order),
        }
    }
}

impl Listings {
    /// The rows in another order: what stood at `order[i]` stands at `i`.
    pub fn into_order(self, order: &[u32]) -> Self {
        Self {
            prices: picked(self.prices, order),
            units: picked(self.units, order),
            channels: picked(self.channels, order),
            photos: picked(self.photos, order),
            confirmed: picked(self.confirmed, order),
            all_units: self.all_units,
            all_photos: self.all_photos,
        }
    }
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "the old column goes when the new one is there"
)]
fn picked<T: Copy>(column: Vec<T>, order: &[u32]) -> Vec<T> {
    let rows = order.iter();
    rows.filter_map(|row| column.get(*row as usize).copied())
        .collect()
}

/// The value of a column at a position, where there is one.
pub(crate) fn at<T>(column: &[T], position: u32) -> Option<&T> {
    column.get(position as usize)
}

impl Makers {
    fn push(&mut self, maker: &ProducerRef) {
        self.ids.push(maker.id.as_str());
        self.slugs.push(maker.slug.as_str());
        self.names.push(&maker.name);
        self.kinds.push(maker.kind);
    }

    /// Producers of a file, with all their ids or with none.
    pub fn of_file(
        ids: &[&str],
        names: &[&str],
        slugs: &[String],
        kinds: Vec<Option<ProducerKind>>,
    ) -> Self {
        let id = |position: usize| ids.get(position).copied().unwrap_or_default();
        let mut makers = Self {
            ids: (0..names.len()).map(id).collect(),
            slugs: slugs.iter().map(String::as_str).collect(),
            names: names.iter().copied().collect(),
            kinds,
            by_id: Vec::new(),
        };
        if !ids.is_empty() {
            makers.sort();
        }
        makers
    }

    /// Prepares [`Self::position`], after the last one has been added.
    pub fn sort(&mut self) {
        self.by_id = (0..self.ids.len()).collect();
        self.by_id
            .sort_unstable_by(|a, b| self.ids.get(*a).cmp(self.ids.get(*b)));
    }

    /// The position of a producer.
    pub fn position(&self, id: &ProducerId) -> Option<u32> {
        let found = self
            .by_id
            .binary_search_by(|position| self.ids.get(*position).cmp(id.as_str()));
        self.by_id.get(found.ok()?).copied()
    }
}

impl Rating {
    /// The certificate, whole.
    pub fn certificate(&self, shared: &Shared) -> Certificate {
        let number =
            (self.decision != NONE).then(|| shared.decisions.get(self.decision).to_owned());
        Certificate {
            stars: self.stars,
            decision_no: number,
            decision_date: self.date,
            year: self.year,
            evidence: self.evidence,
            withdrawn: at(&shared.withdrawals, self.withdrawn).cloned(),
        }
    }

    /// The certificate without the decision number, which its state does not depend on.
    pub fn without_number(&self, shared: &Shared) -> Certificate {
        Self {
            decision: NONE,
            ..*self
        }
        .certificate(shared)
    }
}
