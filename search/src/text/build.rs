//! Building the dictionary.

use super::terms::{self, Terms};
use super::{Dense, Lists, Owner, Speller, Synonyms, TextIndex};
use crate::arena::n32;
use crate::bitmap::Bitmap;
use crate::fold::{Word, words};
use core::ops::Range;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word in more names and producers than one document of so many has its sets ready.
const DENSE: u32 = 64;

/// Pieces of text whose words are remembered: names say the same things again and again, and folding costs most.
const REMEMBERED: usize = 1 << 16;

/// Collects words with what they belong to.
#[derive(Debug, Default)]
pub(crate) struct TextBuilder {
    ids: Table<Box<[u8]>, u32>,
    /// Pairs of a word and what it belongs to, see [`pair`].
    pairs: Vec<u64>,
    key: Vec<u8>,
    /// What stands between two spaces, with its words in `remembered`.
    pieces: Table<Box<str>, Range<usize>>,
    remembered: Vec<u32>,
    number: Word,
}

type Table<K, V> = HashMap<K, V, BuildHasherDefault<Folded>>;

/// Eight bytes at a time, each folded in by a product of which both halves are kept. The texts are those of one catalogue, and
/// whoever chose them to collide would only slow down a start.
#[derive(Debug, Default)]
struct Folded(u64);

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            for (to, from) in eight.iter_mut().zip(chunk) {
                *to = *from;
            }
            // The digits of the golden ratio: odd, and without a pattern.
            let product = u128::from(self.0 ^ u64::from_le_bytes(eight)) * 0x9e37_79b9_7f4a_7c15;
            let (low, high) = (product & u128::from(u64::MAX), product >> u64::BITS);
            self.0 = u64::try_from(low ^ high).unwrap_or(0).rotate_left(23);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
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
        let owner = owner.pack();
        // A mark after a space belongs to the space: such a text is not cut.
        if text.split(' ').any(|piece| piece.starts_with(is_mark)) {
            let ids = self.ids_of(text);
            self.pairs.extend(ids.into_iter().map(|id| pair(id, owner)));
            return;
        }
        for piece in text.split(' ') {
            if piece.bytes().all(|byte| byte.is_ascii_digit()) {
                // Numbers are all different and need no folding.
                if !piece.is_empty() {
                    let id = self.number(piece);
                    self.pairs.push(pair(id, owner));
                }
                continue;
            }
            if let Some(known) = self.pieces.get(piece) {
                let ids = self.remembered.get(known.clone()).unwrap_or_default();
                self.pairs.extend(ids.iter().map(|id| pair(*id, owner)));
                continue;
            }
            let ids = self.ids_of(piece);
            self.pairs.extend(ids.iter().map(|id| pair(*id, owner)));
            if self.pieces.len() < REMEMBERED {
                let from = self.remembered.len();
                self.remembered.extend(ids);
                self.pieces
                    .insert(piece.into(), from..self.remembered.len());
            }
        }
    }

    fn ids_of(&mut self, text: &str) -> Vec<u32> {
        let words = words(text);
        words.iter().map(|word| self.id_of(word)).collect()
    }

    fn number(&mut self, digits: &str) -> u32 {
        let mut word = core::mem::take(&mut self.number);
        word.folded.clear();
        word.folded.push_str(digits);
        word.shapes.clear();
        word.shapes.resize(digits.len(), 0);
        let id = self.id_of(&word);
        self.number = word;
        id
    }

    fn id_of(&mut self, word: &Word) -> u32 {
        terms::write(word, &mut self.key);
        let next = n32(self.ids.len());
        let known = self.ids.get(self.key.as_slice()).copied();
        known.unwrap_or_else(|| {
            self.ids.insert(self.key.as_slice().into(), next);
            next
        })
    }

    /// Sorts the dictionary; `size` is the number of documents.
    pub fn finish(self, size: u32, lists: Belongings, synonyms: Synonyms) -> TextIndex {
        drop((self.pieces, self.remembered));
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
        let low = |pair: u64| u32::try_from(pair & u64::from(u32::MAX)).unwrap_or(0);
        let mut pairs = self.pairs;
        for both in &mut pairs {
            let term = sorted.get(low(*both >> 32) as usize).copied().unwrap_or(0);
            *both = pair(term, low(*both));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0_u32; terms.len() as usize + 1];
        for both in &pairs {
            if let Some(count) = starts.get_mut(low(both >> 32) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let owners = pairs.iter().map(|both| low(*both)).collect();
        drop(pairs);
        let mut index = TextIndex {
            size,
            speller: Speller::new(&terms),
            terms,
            starts,
            owners,
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

/// Sorted by the word, then by what it belongs to.
fn pair(word: u32, owner: u32) -> u64 {
    u64::from(word) << 32 | u64::from(owner)
}

/// A combining mark.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
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
