//! Facets: their values, which documents have them, and how they are counted.

use crate::bitmap::{Bitmap, words_for};
use crate::kernel::count_common;
use crate::page::{FacetValue, NamedPlace, PlaceKind};
use core::ops::Range;
use std::collections::HashMap;

/// A value of a facet as the interface needs it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Value {
    /// Its word in the address.
    pub word: String,
    /// Its name from the data, may be empty.
    pub label: String,
    /// What kind of place it is.
    pub kind: Option<PlaceKind>,
    /// Depth in the tree.
    pub depth: u8,
}

impl Value {
    /// A value whose name belongs to the interface.
    pub fn word(word: &str) -> Self {
        Self {
            word: word.to_owned(),
            ..Self::default()
        }
    }

    /// A place.
    pub fn place(place: &NamedPlace) -> Self {
        Self {
            word: place.slug.clone(),
            label: place.name.clone(),
            kind: Some(place.kind),
            depth: 0,
        }
    }
}

/// The values of a facet.
#[derive(Clone, Debug)]
pub(crate) struct Facet {
    values: Vec<Value>,
    by_word: HashMap<String, u32>,
    /// Whether the interface shows a value: false where no product of the whole catalogue has it.
    shown: Vec<bool>,
}

impl Facet {
    /// A facet that always shows all its values.
    pub fn fixed(values: Vec<Value>) -> Self {
        let by_word = (0..).zip(&values).map(|(slot, v)| (v.word.clone(), slot));
        Self {
            by_word: by_word.collect(),
            shown: vec![true; values.len()],
            values,
        }
    }

    /// A facet that shows the values that a product has.
    pub fn of_the_data(values: Vec<Value>, column: &Column) -> Self {
        let mut facet = Self::fixed(values);
        facet.show(column);
        facet
    }

    /// Shows the values that a product has now.
    pub fn show(&mut self, column: &Column) {
        self.shown = column.totals.iter().map(|count| *count > 0).collect();
    }

    /// The slot of a word.
    pub fn slot(&self, word: &str) -> Option<u32> {
        self.by_word.get(word).copied()
    }

    /// The values to show, with their counts; `chosen` are the slots that the query holds.
    pub fn present(&self, counts: &[u32], chosen: &[u32]) -> Vec<FacetValue> {
        let values = (0..).zip(self.values.iter().zip(&self.shown));
        values
            .zip(counts)
            .filter(|((slot, (_, shown)), _)| **shown || chosen.contains(slot))
            .map(|((slot, (value, _)), count)| FacetValue {
                value: value.word.clone(),
                label: value.label.clone(),
                kind: value.kind,
                depth: value.depth,
                count: *count,
                chosen: chosen.contains(&slot),
            })
            .collect()
    }

    /// The values by slot.
    pub fn values(&self) -> &[Value] {
        &self.values
    }
}

/// Which documents have which value of a facet.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    kind: Kind,
    /// The value of each document, where none has two and there are few values: few hits are counted one by one.
    slots: Option<Vec<u8>>,
    /// How many documents have each value.
    pub totals: Vec<u32>,
}

#[derive(Clone, Debug)]
enum Kind {
    /// One set a value, one after the other.
    Sets { words: usize, sets: Vec<u64> },
    /// The same of a tree in preorder: a set holds the documents of its very value, `below` the slots that its value means.
    Tree {
        words: usize,
        sets: Vec<u64>,
        below: Vec<Range<u32>>,
    },
    /// Documents lie ordered by this facet, or nearly so: runs of documents with their value.
    Runs(Vec<(u32, Range<u32>)>),
}

impl Column {
    /// Puts every document into the sets of its values; values beyond `values` are passed over.
    pub fn sets(values: usize, size: u32, members: impl Iterator<Item = (u32, u32)>) -> Self {
        let words = words_for(size);
        let (sets, slots) = filled(values, size, members);
        Self::counted(Kind::Sets { words, sets }, slots, values, size)
    }

    /// The same for documents that may have several values.
    pub fn of_several(values: usize, size: u32, members: impl Iterator<Item = (u32, u32)>) -> Self {
        Self {
            slots: None,
            ..Self::sets(values, size, members)
        }
    }

    /// A column of a tree in preorder; `below` has the slots that each value means, its own first.
    pub fn tree(
        below: Vec<Range<u32>>,
        size: u32,
        members: impl Iterator<Item = (u32, u32)>,
    ) -> Self {
        let (words, values) = (words_for(size), below.len());
        let (sets, slots) = filled(values, size, members);
        Self::counted(Kind::Tree { words, sets, below }, slots, values, size)
    }

    /// Joins neighbours of the same value to runs.
    pub fn runs(values: usize, size: u32, value_of: impl Iterator<Item = Option<u32>>) -> Self {
        let mut runs: Vec<(u32, Range<u32>)> = Vec::new();
        for (doc, value) in (0_u32..).zip(value_of) {
            let Some(value) = value else { continue };
            match runs.last_mut() {
                Some((last, run)) if *last == value && run.end == doc => run.end = doc + 1,
                _ => runs.push((value, doc..doc + 1)),
            }
        }
        Self::counted(Kind::Runs(runs), None, values, size)
    }

    fn counted(kind: Kind, slots: Option<Vec<u8>>, values: usize, size: u32) -> Self {
        let mut column = Self {
            kind,
            slots,
            totals: vec![0; values],
        };
        column.totals = column.counts(&Bitmap::full(size), size);
        column
    }

    /// The documents that have any of the chosen values; `None` when none is chosen, which restricts nothing.
    pub fn mask(&self, chosen: &[u32], size: u32) -> Option<Bitmap> {
        if chosen.is_empty() {
            return None;
        }
        let mut mask = Bitmap::empty(size);
        for value in chosen {
            self.unite_into(&mut mask, *value);
        }
        Some(mask)
    }

    /// Adds the documents of a value to a set.
    pub fn unite_into(&self, mask: &mut Bitmap, value: u32) {
        let set = |words: usize, sets: &[u64], mask: &mut Bitmap, value: u32| {
            let start = value as usize * words;
            mask.unite_words(sets.get(start..start + words).unwrap_or_default());
        };
        match &self.kind {
            Kind::Sets { words, sets } => set(*words, sets, mask, value),
            Kind::Tree { words, sets, below } => {
                let slots = below.get(value as usize).cloned().unwrap_or_default();
                slots.for_each(|slot| set(*words, sets, mask, slot));
            }
            Kind::Runs(runs) => {
                for (_, run) in runs.iter().filter(|(of, _)| *of == value) {
                    mask.insert_range(run);
                }
            }
        }
    }

    /// How many of the hits, `total` in number, have each value.
    pub fn counts(&self, hits: &Bitmap, total: u32) -> Vec<u32> {
        let mut counts = vec![0; self.totals.len()];
        match &self.kind {
            Kind::Sets { sets, .. } => self.count_sets(hits, total, sets, &mut counts),
            Kind::Tree { sets, below, .. } => {
                let mut own = counts.clone();
                self.count_sets(hits, total, sets, &mut own);
                for (count, slots) in counts.iter_mut().zip(below) {
                    let slots = own.get(slots.start as usize..slots.end as usize);
                    *count = slots.unwrap_or_default().iter().sum();
                }
            }
            Kind::Runs(runs) => {
                for (value, run) in runs {
                    if let Some(count) = counts.get_mut(*value as usize) {
                        *count += hits.count_range(run);
                    }
                }
            }
        }
        counts
    }

    fn count_sets(&self, hits: &Bitmap, total: u32, sets: &[u64], counts: &mut [u32]) {
        match &self.slots {
            // To look at a document takes about as long as to look at this many words.
            Some(slots) if (total as usize).saturating_mul(6) < sets.len() => {
                for doc in hits.iter() {
                    let slot = slots.get(doc as usize).copied().unwrap_or(NO_SLOT);
                    if let Some(count) = counts.get_mut(usize::from(slot)) {
                        *count += 1;
                    }
                }
            }
            _ => count_common(hits.words(), sets, counts),
        }
    }

    /// Moves one document from its values to others; for columns of sets only.
    pub fn replace(&mut self, doc: u32, values: impl Fn(u32) -> bool) {
        if let Some(slot) = self
            .slots
            .as_mut()
            .and_then(|all| all.get_mut(doc as usize))
        {
            let value = (0..NO_SLOT).find(|value| values(u32::from(*value)));
            *slot = value.unwrap_or(NO_SLOT);
        }
        let Kind::Sets { words, sets } = &mut self.kind else {
            return;
        };
        let (word, bit) = (doc as usize / 64, 1_u64 << (doc % 64));
        for (value, total) in (0_u32..).zip(&mut self.totals) {
            let Some(held) = sets.get_mut(value as usize * *words + word) else {
                continue;
            };
            match (*held & bit != 0, values(value)) {
                (true, false) => {
                    *held &= !bit;
                    *total -= 1;
                }
                (false, true) => {
                    *held |= bit;
                    *total += 1;
                }
                _ => {}
            }
        }
    }
}

/// The slot of a document without a value.
const NO_SLOT: u8 = u8::MAX;

/// The sets, and the value of each document if none has two.
fn filled(
    values: usize,
    size: u32,
    members: impl Iterator<Item = (u32, u32)>,
) -> (Vec<u64>, Option<Vec<u8>>) {
    let words = words_for(size);
    let mut sets = vec![0; values * words];
    let mut slots = (values < usize::from(NO_SLOT)).then(|| vec![NO_SLOT; size as usize]);
    for (value, doc) in members {
        let place = value as usize * words + doc as usize / 64;
        if let Some(word) = sets.get_mut(place) {
            *word |= 1_u64 << (doc % 64);
        }
        let slot = slots.as_mut().and_then(|all| all.get_mut(doc as usize));
        if let Some(slot) = slot {
            let value = u8::try_from(value).unwrap_or(NO_SLOT);
            if *slot != NO_SLOT && *slot != value {
                slots = None;
            } else {
                *slot = value;
            }
        }
    }
    (sets, slots)
}
