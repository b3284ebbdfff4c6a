//! Text search: every word of the query must be a word of the product, its producer or its place; the last word may be
//! the beginning of one, because it may still be being typed.

use crate::bitmap::Bitmap;
use crate::fold::{Word, words};
use core::ops::Range;
use std::collections::HashMap;

/// Where a word stands; names go before producers, producers before places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Name,
    Producer,
    /// Place or decision number.
    Place,
}

impl Field {
    const fn cost(self) -> u16 {
        match self {
            Self::Name => 0,
            Self::Producer => 1,
            Self::Place => 2,
        }
    }
}

/// Bits of an occurrence that hold the cost of its field; the rest is the document.
const FIELD_BITS: u32 = 2;

/// The dictionary: every spelling that occurs, sorted by its folded word, with its occurrences.
#[derive(Debug, Default)]
pub(crate) struct TextIndex {
    size: u32,
    spellings: Vec<Spelling>,
    occurrences: Vec<u32>,
}

#[derive(Debug)]
struct Spelling {
    word: Word,
    occurrences: Range<u32>,
}

/// Collects the words of documents that come in ascending order.
#[derive(Debug, Default)]
pub(crate) struct TextBuilder {
    occurrences: HashMap<Word, Vec<u32>>,
}

impl TextBuilder {
    /// Adds the words of one text; fields of a document in the order of [`Field`].
    pub fn add(&mut self, doc: u32, field: Field, text: &str) {
        let occurrence = doc << FIELD_BITS | u32::from(field.cost());
        for word in words(text) {
            let occurrences = self.occurrences.entry(word).or_default();
            if occurrences.last() != Some(&occurrence) {
                occurrences.push(occurrence);
            }
        }
    }

    /// Sorts the dictionary; `size` is the number of documents.
    pub fn finish(self, size: u32) -> TextIndex {
        let mut words: Vec<(Word, Vec<u32>)> = self.occurrences.into_iter().collect();
        words.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut index = TextIndex {
            size,
            ..TextIndex::default()
        };
        let mut start = 0;
        for (word, occurrences) in words {
            index.occurrences.extend(occurrences);
            let end = u32::try_from(index.occurrences.len()).unwrap_or(u32::MAX);
            index.spellings.push(Spelling {
                word,
                occurrences: start..end,
            });
            start = end;
        }
        index
    }
}

/// The documents that a text finds.
#[derive(Debug)]
pub(crate) struct Hits {
    /// The documents.
    pub docs: Bitmap,
    /// How far each of them is from the best match, by document; meaningless for documents that are not found.
    ///
    /// Summed over the words: first marks that differ from typed ones, then the fields, then unfinished words.
    pub costs: Vec<u16>,
}

const COST_OF_OTHER_MARKS: u16 = 1 << 8;
const COST_OF_FIELD: u16 = 1 << 1;
const COST_OF_PREFIX: u16 = 1;

impl TextIndex {
    /// The documents that hold all words of the text; `None` for a text without words, which restricts nothing.
    pub fn find(&self, text: &str) -> Option<Hits> {
        let words = words(text);
        let (last, whole) = words.split_last()?;
        let mut hits = self.matches(last, true);
        for word in whole {
            hits.keep(&self.matches(word, false));
        }
        Some(hits)
    }

    fn matches(&self, word: &Word, prefix: bool) -> Hits {
        let mut hits = Hits {
            docs: Bitmap::empty(self.size),
            costs: vec![u16::MAX; self.size as usize],
        };
        for spelling in self.beginning_with(&word.folded) {
            let whole = spelling.word.folded.len() == word.folded.len();
            if !whole && !prefix {
                break;
            }
            let same_marks = if whole {
                *word == spelling.word
            } else {
                word.marks_begin(&spelling.word)
            };
            let other_marks = word.is_marked() && !same_marks;
            let cost =
                u16::from(other_marks) * COST_OF_OTHER_MARKS + u16::from(!whole) * COST_OF_PREFIX;
            hits.add(self.occurrences(spelling), cost);
        }
        hits
    }

    /// The spellings whose folded word begins so, shortest first.
    fn beginning_with(&self, folded: &str) -> impl Iterator<Item = &Spelling> {
        let start = self
            .spellings
            .partition_point(|spelling| spelling.word.folded.as_str() < folded);
        let rest = self.spellings.get(start..).unwrap_or_default();
        rest.iter()
            .take_while(move |spelling| spelling.word.folded.starts_with(folded))
    }

    fn occurrences(&self, spelling: &Spelling) -> &[u32] {
        let Range { start, end } = spelling.occurrences;
        self.occurrences
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}

impl Hits {
    fn add(&mut self, occurrences: &[u32], cost: u16) {
        const FIELD_MASK: u32 = (1 << FIELD_BITS) - 1;
        for occurrence in occurrences {
            let doc = occurrence >> FIELD_BITS;
            let field = u16::try_from(occurrence & FIELD_MASK).unwrap_or(0);
            self.docs.insert(doc);
            if let Some(best) = self.costs.get_mut(doc as usize) {
                *best = (*best).min(cost + field * COST_OF_FIELD);
            }
        }
    }

    fn keep(&mut self, other: &Self) {
        self.docs.intersect(&other.docs);
        for (cost, more) in self.costs.iter_mut().zip(&other.costs) {
            *cost = cost.saturating_add(*more);
        }
    }
}
