//! A set of documents, one bit each.

use core::ops::Range;

const BITS: u32 = u64::BITS;

/// A set of documents `0..size`. Bits beyond `size` are never set; all sets of one index have the same size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bitmap {
    words: Vec<u64>,
}

/// Index of the word that holds a document. `u32` fits `usize` on every target of this crate.
const fn word_of(doc: u32) -> usize {
    (doc / BITS) as usize
}

/// Number of words of a set of that many documents.
pub(crate) const fn words_for(size: u32) -> usize {
    word_of(size.saturating_add(BITS - 1))
}

impl Bitmap {
    /// No document.
    pub fn empty(size: u32) -> Self {
        Self {
            words: vec![0; words_for(size)],
        }
    }

    /// Every document.
    pub fn full(size: u32) -> Self {
        let mut all = Self::empty(size);
        all.insert_range(&(0..size));
        all
    }

    /// The words, lowest documents first.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Adds a document.
    pub fn insert(&mut self, doc: u32) {
        if let Some(word) = self.words.get_mut(word_of(doc)) {
            *word |= 1 << (doc % BITS);
        }
    }

    /// Adds a range of documents.
    pub fn insert_range(&mut self, docs: &Range<u32>) {
        for (index, mask) in masks(docs) {
            if let Some(word) = self.words.get_mut(index) {
                *word |= mask;
            }
        }
    }

    /// Whether a document is in the set.
    pub fn contains(&self, doc: u32) -> bool {
        self.words
            .get(word_of(doc))
            .is_some_and(|word| word >> (doc % BITS) & 1 == 1)
    }

    /// Keeps what `other` holds too.
    pub fn intersect(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// What both hold.
    pub fn common(&self, other: &Self) -> Self {
        let words = self.words.iter().zip(&other.words);
        Self {
            words: words.map(|(a, b)| a & b).collect(),
        }
    }

    /// Adds what `other` holds.
    pub fn unite(&mut self, other: &Self) {
        self.unite_words(&other.words);
    }

    /// Adds what a set of the same size holds, given as its words.
    pub fn unite_words(&mut self, words: &[u64]) {
        for (word, other) in self.words.iter_mut().zip(words) {
            *word |= other;
        }
    }

    /// Takes out what `other` holds.
    pub fn remove(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Whether no document is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Number of documents.
    pub fn count(&self) -> u32 {
        let mut count = [0];
        crate::kernel::count_common(&self.words, &self.words, &mut count);
        let [count] = count;
        count
    }

    /// Number of documents within a range.
    pub fn count_range(&self, docs: &Range<u32>) -> u32 {
        masks(docs)
            .map(|(index, mask)| {
                self.words
                    .get(index)
                    .map_or(0, |word| (word & mask).count_ones())
            })
            .sum()
    }

    /// The documents, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let starts = (0_u32..).step_by(BITS as usize);
        self.words.iter().zip(starts).flat_map(|(word, start)| {
            let mut left = *word;
            core::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                (left != 0).then(|| {
                    left &= left - 1;
                    start + bit
                })
            })
        })
    }
}

/// The words that a range touches, each with the bits of it that belong to the range.
fn masks(docs: &Range<u32>) -> impl Iterator<Item = (usize, u64)> {
    let Range { start, end } = *docs;
    let last = end.saturating_sub(1);
    let words = if start < end {
        word_of(start)..word_of(last) + 1
    } else {
        0..0
    };
    let (first_word, last_word) = (word_of(start), word_of(last));
    words.map(move |index| {
        let mut mask = u64::MAX;
        if index == first_word {
            mask &= u64::MAX << (start % BITS);
        }
        if index == last_word {
            mask &= u64::MAX >> (BITS - 1 - last % BITS);
        }
        (index, mask)
    })
}

#[cfg(test)]
mod tests {
    use super::Bitmap;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn bitmap(size: u32, docs: &BTreeSet<u32>) -> Bitmap {
        let mut set = Bitmap::empty(size);
        for doc in docs {
            set.insert(*doc);
        }
        set
    }

    proptest! {
        #[test]
        fn agrees_with_a_set_of_numbers(
            (size, a, b, ends) in (0..300_u32).prop_flat_map(|size| {
                let docs = || proptest::collection::btree_set(0..size.max(1), 0..60)
                    .prop_map(move |docs| docs.into_iter().filter(|doc| *doc < size).collect::<BTreeSet<u32>>());
                (Just(size), docs(), docs(), (0..=size, 0..=size))
            })
        ) {
            let range = ends.0.min(ends.1)..ends.0.max(ends.1);
            let (x, y) = (bitmap(size, &a), bitmap(size, &b));
            prop_assert_eq!(x.iter().collect::<Vec<_>>(), a.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(x.count() as usize, a.len());
            prop_assert_eq!(x.is_empty(), a.is_empty());
            prop_assert_eq!(x.common(&y).count() as usize, a.intersection(&b).count());
            prop_assert_eq!(x.count_range(&range) as usize, a.range(range.clone()).count());
            prop_assert!((0..size).all(|doc| x.contains(doc) == a.contains(&doc)));
            let (mut both, mut either, mut rest, mut run) = (x.clone(), x.clone(), x.clone(), Bitmap::empty(size));
            both.intersect(&y);
            either.unite(&y);
            rest.remove(&y);
            run.insert_range(&range);
            prop_assert_eq!(both, bitmap(size, &a.intersection(&b).copied().collect()));
            prop_assert_eq!(either, bitmap(size, &a.union(&b).copied().collect()));
            prop_assert_eq!(rest, bitmap(size, &a.difference(&b).copied().collect()));
            prop_assert_eq!(run, bitmap(size, &range.collect()));
            prop_assert_eq!(Bitmap::full(size), bitmap(size, &(0..size).collect()));
        }
    }
}
