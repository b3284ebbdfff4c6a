//! Building the dictionary.

use super::terms::{self, Terms};
use super::{Dense, Lists, Owner, Speller, Synonyms, TextIndex};
use crate::arena::n32;
use crate::bitmap::Bitmap;
use crate::fold::words;
use std::collections::HashMap;

/// A word in more names and producers than one document of so many has its sets ready.
const DENSE: u32 = 64;

/// Collects words with what they belong to.
#[derive(Debug, Default)]
pub(crate) struct TextBuilder {
    ids: HashMap<Box<[u8]>, u32>,
    pairs: Vec<(u32, u32)>,
    key: Vec<u8>,
}

/// The documents of everything that products share.
#[derive(Debug, Default)]
pub(crate) struct Belongings {
    pub producers: Lists,
    pub groups: Lists,
    pub places: Lists,
    pub decisions: Lists,
}

impl TextBuilder {
    /// Adds the words of a text.
    pub fn add(&mut self, owner: Owner, text: &str) {
        for word in words(text) {
            terms::write(&word, &mut self.key);
            let next = n32(self.ids.len());
            let known = self.ids.get(self.key.as_slice()).copied();
            let id = known.unwrap_or_else(|| {
                self.ids.insert(self.key.as_slice().into(), next);
                next
            });
            self.pairs.push((id, owner.pack()));
        }
    }

    /// Sorts the dictionary; `size` is the number of documents.
    pub fn finish(self, size: u32, lists: Belongings, synonyms: Synonyms) -> TextIndex {
        let mut keys: Vec<(Box<[u8]>, u32)> = self.ids.into_iter().collect();
        keys.sort_unstable();
        let mut sorted = vec![0; keys.len()];
        let mut terms = Terms::default();
        for (place, (key, id)) in (0_u32..).zip(keys) {
            terms.push(&key);
            if let Some(slot) = sorted.get_mut(id as usize) {
                *slot = place;
            }
        }
        let mut pairs: Vec<u64> = self
            .pairs
            .into_iter()
            .map(|(id, owner)| {
                let term = sorted.get(id as usize).copied().unwrap_or(0);
                u64::from(term) << 32 | u64::from(owner)
            })
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let low = |pair: u64| u32::try_from(pair & u64::from(u32::MAX)).unwrap_or(0);
        let mut starts = vec![0_u32; terms.len() as usize + 1];
        for pair in &pairs {
            if let Some(count) = starts.get_mut(low(pair >> 32) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut index = TextIndex {
            size,
            speller: Speller::new(&terms),
            terms,
            starts,
            owners: pairs.into_iter().map(low).collect(),
            dense: HashMap::new(),
            synonyms,
            producers: lists.producers,
            groups: lists.groups,
            places: lists.places,
            decisions: lists.decisions,
        };
        index.dense = (0..index.terms.len())
            .filter_map(|term| Some((term, index.dense_sets(term)?)))
            .collect();
        index
    }
}

impl TextIndex {
    fn dense_sets(&self, term: u32) -> Option<Dense> {
        let owners = self.owners(term);
        if n32(owners.len()) <= self.size / DENSE {
            return None;
        }
        let mut dense = Dense {
            names: Bitmap::empty(self.size),
            producers: Bitmap::empty(self.size),
        };
        for owner in owners {
            let owner = Owner::unpack(*owner);
            match owner {
                Owner::Name(_) => self.docs(owner).insert_into(&mut dense.names),
                Owner::Producer(_) => self.docs(owner).insert_into(&mut dense.producers),
                _ => {}
            }
        }
        Some(dense)
    }
}
