//! The same products as a table of small numbers: what the peers are given, and the plainest way to count it.

use crate::failure::{Failure, Result};
use domain::browse_query::{CONFIRMED, CONFIRMED_DAYS, StarsChoice, WITH_PHOTO};
use domain::{
    BrowseQuery, CatalogueProduct, Date, GroupCode, Param, PlaceCode, PriceBand, ProducerKind,
    SalesChannel, StateKind,
};
use search::Facets;
use std::collections::HashMap;
use store::Catalogue;

/// Number of facets; the order is that of [`Param::FACETS`].
pub const FACETS: usize = Param::FACETS.len();
/// The number of what has no value.
pub const NONE: i16 = -1;
/// States that a list shows when none is chosen: the first so many of [`StateKind::ALL`].
const SHOWN_STATES: i16 = 3;

/// The counts of all facets, by value.
pub type Counts = [Vec<u32>; FACETS];

/// The products, one number a facet: the place of the value among the words of the facet, [`NONE`] for no value; the bits of
/// the channels; 1 for a photo and for a confirmation of late.
#[derive(Debug)]
pub struct Table {
    /// By facet, by row.
    pub columns: [Vec<i16>; FACETS],
    /// The place of each row in the order of the list.
    pub rank: Vec<u32>,
    /// By facet: the words of its values in an address.
    pub words: [Vec<String>; FACETS],
    /// By group: it and everything below.
    within: Vec<Vec<i16>>,
    today: Date,
    keys: Vec<(u8, u8, u32)>,
    places: [HashMap<PlaceCode, i16>; 2],
    groups: HashMap<GroupCode, i16>,
}

/// What a query chooses, by facet: the numbers that it allows, everything where it chooses nothing. Of channels they are
/// bits.
pub type Choice = [Option<Vec<i16>>; FACETS];

fn number(place: usize) -> i16 {
    i16::try_from(place).unwrap_or(i16::MAX)
}

fn numbered<K: std::hash::Hash + Eq>(keys: impl Iterator<Item = K>) -> HashMap<K, i16> {
    keys.enumerate().map(|(i, key)| (key, number(i))).collect()
}

fn place_in<T: PartialEq>(all: &[T], value: &T) -> i16 {
    all.iter().position(|one| one == value).map_or(NONE, number)
}

/// The place of a facet in [`Param::FACETS`].
pub fn place_of(param: Param) -> usize {
    let place = Param::FACETS.iter().position(|one| *one == param);
    place.unwrap_or(FACETS)
}

impl Table {
    /// A table without rows, with the values of all facets.
    pub fn new(catalogue: &Catalogue, today: Date) -> Self {
        let words = Param::FACETS.map(|param| -> Vec<String> {
            match param {
                Param::Stars => StarsChoice::ALL.map(|v| v.slug().to_owned()).into(),
                Param::District => catalogue
                    .districts
                    .iter()
                    .map(|v| v.slug.to_string())
                    .collect(),
                Param::Commune => catalogue
                    .communes
                    .iter()
                    .map(|v| v.slug.to_string())
                    .collect(),
                Param::Group => catalogue
                    .groups
                    .iter()
                    .map(|v| v.slug.to_string())
                    .collect(),
                Param::Kind => ProducerKind::ALL.map(|v| v.slug().to_owned()).into(),
                Param::Channel => SalesChannel::ALL
                    .iter()
                    .map(|v| v.code().to_owned())
                    .collect(),
                Param::Price => PriceBand::ALL.map(|v| v.slug().to_owned()).into(),
                Param::State => StateKind::ALL.map(|v| v.slug().to_owned()).into(),
                Param::Photo => vec![WITH_PHOTO.to_owned()],
                Param::Confirmed => vec![CONFIRMED.to_owned()],
                Param::Text | Param::Order | Param::View | Param::Page => Vec::new(),
            }
        });
        let groups = &catalogue.groups;
        let within = groups.iter().map(|top| {
            let all = (0..).zip(groups);
            let inside = all.filter(|(_, group)| group.code.is_within(&top.code));
            inside.map(|(number, _)| number).collect()
        });
        Self {
            columns: std::array::from_fn(|_| Vec::new()),
            rank: Vec::new(),
            words,
            within: within.collect(),
            today,
            keys: Vec::new(),
            places: [
                numbered(catalogue.districts.iter().map(|v| v.code.clone())),
                numbered(catalogue.communes.iter().map(|v| v.code.clone())),
            ],
            groups: numbered(groups.iter().map(|v| v.code.clone())),
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Adds a row.
    pub fn push(&mut self, product: &CatalogueProduct) {
        let stars = product.certificate.stars;
        let state = product.certificate.state(self.today).kind();
        let place = |level: usize, code: &Option<PlaceCode>| {
            let slots = self.places.get(level);
            let found = slots.and_then(|slots| slots.get(code.as_ref()?));
            found.copied().unwrap_or(NONE)
        };
        let group = product.group.as_ref();
        let band = PriceBand::of(product.price);
        let late = product
            .confirmed_on
            .is_some_and(|day| (0..CONFIRMED_DAYS).contains(&day.days_until(self.today)));
        let choice = stars.map_or(StarsChoice::Unknown, StarsChoice::Rated);
        let row = Param::FACETS.map(|param| match param {
            Param::Stars => place_in(&StarsChoice::ALL, &choice),
            Param::District => place(0, &product.place.district),
            Param::Commune => place(1, &product.place.commune),
            Param::Group => group
                .and_then(|code| self.groups.get(code))
                .copied()
                .unwrap_or(NONE),
            Param::Kind => product
                .producer_kind
                .map_or(NONE, |kind| place_in(&ProducerKind::ALL, &kind)),
            Param::Channel => i16::try_from(product.channels.bits()).unwrap_or(0),
            Param::Price => band.map_or(NONE, |band| place_in(&PriceBand::ALL, &band)),
            Param::State => place_in(&StateKind::ALL, &state),
            Param::Photo => i16::from(product.photo.is_some()),
            Param::Confirmed => i16::from(late),
            Param::Text | Param::Order | Param::View | Param::Page => NONE,
        });
        for (column, value) in self.columns.iter_mut().zip(row) {
            column.push(value);
        }
        let standing = match state {
            StateKind::InForce | StateKind::Ending => 0,
            StateKind::Unconfirmed => 1,
            StateKind::Lapsed => 2,
            StateKind::Withdrawn => 3,
        };
        let stars = stars.map_or(0, domain::Stars::count);
        let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.keys.push((standing, u8::MAX - stars, number));
    }

    /// Works out the order of the list, after the last row.
    pub fn finish(&mut self) {
        let mut sorted = self.keys.clone();
        sorted.sort_unstable();
        self.rank = vec![0; sorted.len()];
        for (place, (.., row)) in (0..).zip(sorted) {
            if let Some(rank) = self.rank.get_mut(row as usize) {
                *rank = place;
            }
        }
    }

    /// What a query chooses.
    pub fn choice(&self, query: &BrowseQuery) -> Choice {
        let mut facets = Param::FACETS.into_iter().zip(&self.words);
        std::array::from_fn(|_| {
            let (param, words) = facets.next()?;
            let chosen = query.chosen_in(param);
            let places = (0..)
                .zip(words)
                .filter(|(_, word)| chosen.contains(&word.as_str()));
            let numbers: Vec<i16> = places
                .flat_map(|(place, _)| match param {
                    Param::Group => self.within(place),
                    Param::Channel => vec![1 << place],
                    Param::Photo | Param::Confirmed => vec![1],
                    _ => vec![number(place)],
                })
                .collect();
            match (param, numbers.is_empty()) {
                (Param::State, true) => Some((0..SHOWN_STATES).collect()),
                (_, empty) => (!empty).then_some(numbers),
            }
        })
    }

    fn within(&self, group: usize) -> Vec<i16> {
        self.within.get(group).cloned().unwrap_or_default()
    }

    /// From how often each number occurs in a column to the counts of the facet's values.
    pub fn by_value(&self, facet: usize, found: impl IntoIterator<Item = (i16, u32)>) -> Vec<u32> {
        let values = self.words.get(facet).map_or(0, Vec::len);
        let mut counts = vec![0; values];
        let param = Param::FACETS.get(facet);
        for (value, count) in found {
            for (place, sum) in counts.iter_mut().enumerate() {
                let belongs = match param {
                    Some(Param::Group) => self
                        .within
                        .get(place)
                        .is_some_and(|within| within.contains(&value)),
                    Some(Param::Channel) => value >> place & 1 == 1,
                    Some(Param::Photo | Param::Confirmed) => value == 1,
                    _ => value == number(place),
                };
                *sum += u32::from(belongs) * count;
            }
        }
        counts
    }

    /// Counts row by row: a row counts in every facet when it passes all choices, and in one facet when it fails there only.
    pub fn counts(&self, choice: &Choice) -> Counts {
        let mut found: [HashMap<i16, u32>; FACETS] = std::array::from_fn(|_| HashMap::new());
        for row in 0..self.len() {
            let values = self.columns.each_ref().map(|c| c.get(row).copied());
            let mut failed = (0..).zip(values.iter().zip(choice));
            let failed = failed
                .by_ref()
                .filter(|(facet, (value, chosen))| !passes(*facet, **value, chosen.as_deref()))
                .map(|(facet, _)| facet);
            let failed: Vec<usize> = failed.take(2).collect();
            for (facet, (found, value)) in found.iter_mut().zip(values).enumerate() {
                if let Some(value) = value
                    && failed.iter().all(|failed| *failed == facet)
                {
                    *found.entry(value).or_default() += 1;
                }
            }
        }
        let mut found = found.into_iter().enumerate();
        std::array::from_fn(|_| {
            let (facet, found) = found.next().unwrap_or_default();
            self.by_value(facet, found)
        })
    }

    /// Fails where the engine says another count, or leaves a value out that has one.
    pub fn must_agree(&self, facets: &Facets, counts: &Counts, query: &BrowseQuery) -> Result<()> {
        for ((param, words), counts) in Param::FACETS.into_iter().zip(&self.words).zip(counts) {
            let said = facets.of(param);
            for (word, count) in words.iter().zip(counts) {
                let ours = said.iter().find(|value| value.value == *word);
                let ours = ours.map_or(0, |value| value.count);
                if ours != *count {
                    return Err(Failure::new(format!(
                        "nothing was measured: {}={word} under {} is {ours} to Sao Quê and {count} to the peers",
                        param.name(),
                        query.href(),
                    )));
                }
            }
        }
        Ok(())
    }
}

fn passes(facet: usize, value: Option<i16>, chosen: Option<&[i16]>) -> bool {
    let (Some(value), Some(chosen)) = (value, chosen) else {
        return true;
    };
    if Param::FACETS.get(facet) == Some(&Param::Channel) {
        chosen.iter().any(|bit| value & bit != 0)
    } else {
        chosen.contains(&value)
    }
}
