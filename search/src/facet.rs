//! Facets: their values, which documents have them, and how they are counted.

use crate::bitmap::Bitmap;
use crate::page::{FacetValue, NamedPlace, PlaceKind};
use core::ops::Range;
use std::collections::HashMap;

/// A value of a facet as the interface needs it.
#[derive(Debug, Default)]
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
#[derive(Debug)]
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
    pub fn of_the_data(values: Vec<Value>, column: &Column, size: u32) -> Self {
        let counts = column.counts(&Bitmap::full(size));
        Self {
            shown: counts.into_iter().map(|count| count > 0).collect(),
            ..Self::fixed(values)
        }
    }

    /// The choice of no value.
    pub fn nothing(&self) -> Choice {
        Choice {
            chosen: vec![false; self.values.len()],
        }
    }

    /// Adds a value to a choice; `false` when this facet has no such word.
    pub fn choose(&self, choice: &mut Choice, word: &str) -> bool {
        let slot = self.by_word.get(word);
        let chosen = slot.and_then(|slot| choice.chosen.get_mut(*slot as usize));
        chosen.is_some_and(|chosen| {
            *chosen = true;
            true
        })
    }

    /// The values to show, with their counts.
    pub fn present(&self, counts: Vec<u32>, choice: &Choice) -> Vec<FacetValue> {
        let values = self.values.iter().zip(&self.shown);
        values
            .zip(counts.into_iter().zip(&choice.chosen))
            .filter(|((_, shown), (_, chosen))| **shown || **chosen)
            .map(|((value, _), (count, chosen))| FacetValue {
                value: value.word.clone(),
                label: value.label.clone(),
                kind: value.kind,
                depth: value.depth,
                count,
                chosen: *chosen,
            })
            .collect()
    }
}

/// The chosen values of one facet.
#[derive(Debug)]
pub(crate) struct Choice {
    /// One entry a value of the facet.
    chosen: Vec<bool>,
}

/// Which documents have which value of a facet.
#[derive(Debug)]
pub(crate) enum Column {
    /// One set a value.
    Sets(Vec<Bitmap>),
    /// Documents lie ordered by this facet, or nearly so: its number of values, and runs of documents with their value.
    Runs(usize, Vec<(u32, Range<u32>)>),
}

impl Column {
    /// Puts every document into the sets of its values; values beyond `values` are passed over.
    pub fn sets(values: usize, size: u32, members: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut sets = vec![Bitmap::empty(size); values];
        for (value, doc) in members {
            if let Some(set) = sets.get_mut(value as usize) {
                set.insert(doc);
            }
        }
        Self::Sets(sets)
    }

    /// Joins neighbours of the same value to runs.
    pub fn runs(values: usize, value_of: impl Iterator<Item = Option<u32>>) -> Self {
        let mut runs: Vec<(u32, Range<u32>)> = Vec::new();
        for (doc, value) in (0_u32..).zip(value_of) {
            let Some(value) = value else { continue };
            match runs.last_mut() {
                Some((last, run)) if *last == value && run.end == doc => run.end = doc + 1,
                _ => runs.push((value, doc..doc + 1)),
            }
        }
        Self::Runs(values, runs)
    }

    /// The documents that have any of the chosen values; `None` when none is chosen, which restricts nothing.
    pub fn mask(&self, choice: &Choice, size: u32) -> Option<Bitmap> {
        if !choice.chosen.contains(&true) {
            return None;
        }
        let mut mask = Bitmap::empty(size);
        match self {
            Self::Sets(sets) => {
                let chosen = sets.iter().zip(&choice.chosen);
                chosen
                    .filter(|(_, chosen)| **chosen)
                    .for_each(|(set, _)| mask.unite(set));
            }
            Self::Runs(_, runs) => {
                for (value, run) in runs {
                    if choice.chosen.get(*value as usize) == Some(&true) {
                        mask.insert_range(run);
                    }
                }
            }
        }
        Some(mask)
    }

    /// How many of the hits have each value.
    pub fn counts(&self, hits: &Bitmap) -> Vec<u32> {
        match self {
            Self::Sets(sets) => sets.iter().map(|set| set.count_common(hits)).collect(),
            Self::Runs(values, runs) => {
                let mut counts = vec![0; *values];
                for (value, run) in runs {
                    if let Some(count) = counts.get_mut(*value as usize) {
                        *count += hits.count_range(run);
                    }
                }
                counts
            }
        }
    }
}
