//! The spellings of all words, sorted, in one allocation.
//!
//! A term is stored as its folded word, a zero, the number of its tones, the tones, and the shapes of its letters without
//! the plain ones at the end. Sorted by these bytes, words with the same beginning stand together, shortest first.

use crate::arena::n32;
use crate::fold::Word;
use core::ops::Range;

/// All terms, sorted.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

/// A term, taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term<'a> {
    /// The folded word.
    pub folded: &'a str,
    tones: &'a [u8],
    shapes: &'a [u8],
}

/// Writes a word as a term.
pub(crate) fn write(word: &Word, key: &mut Vec<u8>) {
    key.clear();
    key.extend(word.folded.as_bytes());
    key.push(0);
    let tones = word.tones.len().min(255);
    key.push(u8::try_from(tones).unwrap_or(u8::MAX));
    key.extend(word.tones.iter().take(tones));
    let last_shape = word.shapes.iter().rposition(|shape| *shape != 0);
    let shapes = last_shape.map_or(0, |last| last + 1);
    key.extend(word.shapes.iter().take(shapes));
}

impl Terms {
    /// Adds a term; terms come in ascending order.
    pub fn push(&mut self, key: &[u8]) {
        self.bytes.extend(key);
        self.ends.push(n32(self.bytes.len()));
    }

    /// Number of terms.
    pub fn len(&self) -> u32 {
        n32(self.ends.len())
    }

    fn key(&self, term: u32) -> &[u8] {
        let term = term as usize;
        let before = term.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.copied().unwrap_or(0);
        let end = self.ends.get(term).copied().unwrap_or(start);
        self.bytes
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// A term.
    pub fn get(&self, term: u32) -> Term<'_> {
        let key = self.key(term);
        let split = key.iter().position(|byte| *byte == 0).unwrap_or(key.len());
        let (folded, marks) = key.split_at(split);
        let count = marks.get(1).copied().unwrap_or(0);
        let marks = marks.get(2..).unwrap_or_default();
        let (tones, shapes) = marks.split_at(marks.len().min(usize::from(count)));
        Term {
            folded: core::str::from_utf8(folded).unwrap_or_default(),
            tones,
            shapes,
        }
    }

    /// The terms whose folded word begins so.
    pub fn beginning_with(&self, folded: &str) -> Range<u32> {
        let wanted = folded.as_bytes();
        let start = self.first(|key| key < wanted);
        let end = self.first(|key| key < wanted || key.starts_with(wanted));
        start..end
    }

    /// The first term for which `before` is false; it must be true for all terms up to some point, and for none after.
    fn first(&self, before: impl Fn(&[u8]) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.key(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

impl Term<'_> {
    /// Whether the marks of a word are those of this term; of a longer term, of its beginning. A tone that is not typed
    /// yet does not contradict: many keyboards set it at the end of the word.
    pub fn has_marks_of(self, word: &Word, whole: bool) -> bool {
        let shape = |place: usize| self.shapes.get(place).copied().unwrap_or(0);
        let shapes = (0..).zip(&word.shapes);
        let same_shapes = shapes
            .into_iter()
            .all(|(place, typed)| shape(place) == *typed);
        if whole {
            same_shapes && self.shapes.len() <= word.shapes.len() && self.tones == word.tones
        } else {
            same_shapes && self.tones.starts_with(&word.tones)
        }
    }

    /// The word as people write it, tones on the first letter that can carry one.
    pub fn spelled(self) -> String {
        crate::fold::spell(self.folded, self.shapes, self.tones)
    }
}
