//! Text search: every word of the query must be a word of the product, its producer, its group or its place; the last word
//! may be the beginning of one, because it may still be being typed.

mod build;
mod find;
mod fuzzy;
mod levels;
mod synonyms;
mod terms;

pub(crate) use build::{Belongings, TextBuilder};
pub(crate) use find::Found;
pub(crate) use synonyms::Synonyms;

use crate::bitmap::Bitmap;
use core::ops::{Add, Range};
use fuzzy::Speller;
use std::collections::HashMap;
use terms::Terms;

/// Where a word stands; names go before producers, producers before groups, groups before places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Name,
    Producer,
    Group,
    /// Place or decision number.
    Place,
}

/// How far a match is from the best one. Summed over the words of a text; compared from the first part to the last:
/// wrong letters, other marks than typed, synonyms, fields, unfinished words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost(u64);

impl Cost {
    /// An unfinished word.
    pub const PREFIX: Self = Self(1);
    /// A word that means the same.
    pub const SYNONYM: Self = Self(1 << 24);
    /// Other marks than typed.
    pub const MARKS: Self = Self(1 << 36);
    /// A wrong, missing, swapped or additional letter.
    pub const LETTER: Self = Self(1 << 48);

    /// A field.
    pub const fn field(field: Field) -> Self {
        Self((field as u64) << 12)
    }

    /// A cost or none.
    pub const fn when(self, applies: bool) -> Self {
        if applies { self } else { Self(0) }
    }
}

impl Add for Cost {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

/// What a word belongs to: a product itself, or something that many products share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    /// The name of a document.
    Name(u32),
    /// A producer, by position.
    Producer(u32),
    /// A group, by position among the groups that products name.
    Group(u32),
    /// A place, by position among the places that products name.
    Place(u32),
    /// A decision number, by position.
    Decision(u32),
}

const OWNER_BITS: u32 = 29;

impl Owner {
    fn pack(self) -> u32 {
        let (kind, id) = match self {
            Self::Name(id) => (0, id),
            Self::Producer(id) => (1, id),
            Self::Group(id) => (2, id),
            Self::Place(id) => (3, id),
            Self::Decision(id) => (4, id),
        };
        kind << OWNER_BITS | id
    }

    fn unpack(packed: u32) -> Self {
        let id = packed & ((1 << OWNER_BITS) - 1);
        match packed >> OWNER_BITS {
            0 => Self::Name(id),
            1 => Self::Producer(id),
            2 => Self::Group(id),
            3 => Self::Place(id),
            _ => Self::Decision(id),
        }
    }

    /// The field that the word counts for.
    pub fn field(self) -> Field {
        match self {
            Self::Name(_) => Field::Name,
            Self::Producer(_) => Field::Producer,
            Self::Group(_) => Field::Group,
            Self::Place(_) | Self::Decision(_) => Field::Place,
        }
    }
}

/// Which documents belong to each of many owners: for owner `i` the documents at `starts[i]..starts[i + 1]`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    starts: Vec<u32>,
    docs: Vec<u32>,
}

impl Lists {
    /// Sorts documents by owner; [`crate::rows::NONE`] and owners beyond `owners` are passed over.
    pub fn new(owners: u32, owner_of: &[u32]) -> Self {
        let mut starts = vec![0_u32; owners as usize + 1];
        for owner in owner_of {
            if let Some(count) = starts.get_mut((*owner as usize).saturating_add(1)) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut docs = vec![0; sum as usize];
        for (doc, owner) in (0_u32..).zip(owner_of) {
            if *owner >= owners {
                continue;
            }
            if let Some(place) = next.get_mut(*owner as usize) {
                if let Some(slot) = docs.get_mut(*place as usize) {
                    *slot = doc;
                }
                *place += 1;
            }
        }
        Self { starts, docs }
    }

    /// The documents of an owner, ascending.
    pub fn of(&self, owner: u32) -> &[u32] {
        let owner = owner as usize;
        match (self.starts.get(owner), self.starts.get(owner + 1)) {
            (Some(start), Some(end)) => self
                .docs
                .get(*start as usize..*end as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// Number of owners that have a document.
    pub fn filled(&self) -> u32 {
        let pairs = self.starts.iter().zip(self.starts.iter().skip(1));
        crate::arena::n32(pairs.filter(|(start, end)| start < end).count())
    }
}

/// The dictionary: every spelling that occurs, with what it belongs to.
#[derive(Debug, Default)]
pub(crate) struct TextIndex {
    size: u32,
    terms: Terms,
    /// Where the owners of each term begin, and after the last one end.
    starts: Vec<u32>,
    owners: Vec<u32>,
    /// The documents of words that stand in so many names or producers that a set is quicker than a list.
    dense: HashMap<u32, Dense>,
    speller: Speller,
    synonyms: Synonyms,
    producers: Lists,
    groups: Lists,
    places: Lists,
    decisions: Lists,
}

#[derive(Debug)]
struct Dense {
    names: Bitmap,
    producers: Bitmap,
}

impl TextIndex {
    fn owners(&self, term: u32) -> &[u32] {
        let term = term as usize;
        match (self.starts.get(term), self.starts.get(term + 1)) {
            (Some(start), Some(end)) => self
                .owners
                .get(*start as usize..*end as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// The documents that something belongs to.
    fn docs(&self, owner: Owner) -> OwnedDocs<'_> {
        match owner {
            Owner::Name(doc) => OwnedDocs::One(doc),
            Owner::Producer(id) => OwnedDocs::Many(self.producers.of(id)),
            Owner::Group(id) => OwnedDocs::Many(self.groups.of(id)),
            Owner::Place(id) => OwnedDocs::Many(self.places.of(id)),
            Owner::Decision(id) => OwnedDocs::Many(self.decisions.of(id)),
        }
    }

    /// The products of a producer, by the producer's position.
    pub fn of_producer(&self, producer: u32) -> &[u32] {
        self.producers.of(producer)
    }

    /// The products of a decision, by the decision's position.
    pub fn of_decision(&self, decision: u32) -> &[u32] {
        self.decisions.of(decision)
    }

    /// Number of producers that a product names.
    pub fn producers(&self) -> u32 {
        self.producers.filled()
    }

    /// The terms that begin with these letters.
    fn beginning_with(&self, folded: &str) -> Range<u32> {
        self.terms.beginning_with(folded)
    }
}

enum OwnedDocs<'a> {
    One(u32),
    Many(&'a [u32]),
}

impl OwnedDocs<'_> {
    fn insert_into(&self, set: &mut Bitmap) {
        match self {
            Self::One(doc) => set.insert(*doc),
            Self::Many(docs) => docs.iter().for_each(|doc| set.insert(*doc)),
        }
    }
}
