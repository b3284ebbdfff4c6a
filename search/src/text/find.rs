//! What a text finds.

use super::levels::{self, Levels};
use super::{Cost, Field, Owner, TextIndex};
use crate::bitmap::Bitmap;
use crate::fold::{Span, Word, spans};
use crate::order::Ranking;
use core::ops::Range;

/// The documents that a text finds.
#[derive(Debug)]
pub(crate) struct Found {
    /// The documents.
    pub docs: Bitmap,
    /// What each word or phrase of the text finds, best first.
    slots: Vec<Levels>,
    /// What was searched instead, where nothing matched what was typed.
    pub corrected: Option<String>,
}

impl Found {
    /// At most `take` hits after the first `skip`: best match first, then by a ranking. `hits` are among [`Self::docs`].
    pub fn page(
        &self,
        hits: &Bitmap,
        total: u32,
        ranking: &Ranking,
        cut: (u32, u32),
        size: u32,
    ) -> Vec<u32> {
        levels::page(&self.slots, hits, total, ranking, cut, size)
    }
}

impl TextIndex {
    /// The documents that hold all words of the text; `None` for an empty one, which restricts nothing. Where no document
    /// does, words with one wrong letter count too. Signs without a letter or digit are no words: nothing holds them.
    pub fn find(&self, text: &str) -> Option<Found> {
        if text.trim().is_empty() {
            return None;
        }
        let typed = spans(text);
        if typed.is_empty() {
            return Some(Found {
                docs: Bitmap::empty(self.size),
                slots: Vec::new(),
                corrected: None,
            });
        }
        let found = self.together(&typed, false);
        if !found.docs.is_empty() {
            return Some(found);
        }
        let mut near = self.together(&typed, true);
        if near.docs.is_empty() {
            return Some(found);
        }
        near.corrected = Some(self.respelled(&typed));
        Some(near)
    }

    /// The documents whose producer's name holds all words.
    pub fn find_in_producers(&self, text: &str) -> Bitmap {
        let typed = spans(text);
        let mut all: Option<Bitmap> = None;
        for (place, span) in (1..).zip(&typed) {
            let mut docs = Bitmap::empty(self.size);
            for term in self.terms_of(span, place == typed.len()) {
                self.collect(term, &mut ProducersOnly(&mut docs));
            }
            match &mut all {
                None => all = Some(docs),
                Some(all) => all.intersect(&docs),
            }
        }
        all.unwrap_or_else(|| Bitmap::empty(self.size))
    }

    fn together(&self, typed: &[Span], near: bool) -> Found {
        let mut slots = Vec::new();
        let mut rest = typed;
        while let Some(first) = rest.first() {
            let (length, others) = if near {
                (1, Vec::new())
            } else {
                self.synonyms.of(rest)
            };
            let (said, after) = rest.split_at(length.min(rest.len()));
            let mut slot = match said {
                [_] => self.matches(first, after.is_empty(), near),
                _ => self.phrase(said, after.is_empty()),
            };
            for other in others {
                slot.add(&self.meant(other), Cost::SYNONYM, self.size);
            }
            slots.push(slot.settle());
            rest = after;
        }
        let mut docs = Bitmap::full(self.size);
        for slot in &slots {
            docs.intersect(&slot.all(self.size));
        }
        Found {
            docs,
            slots,
            corrected: None,
        }
    }

    /// What holds all words of a phrase that was typed.
    fn phrase(&self, said: &[Span], last: bool) -> Levels {
        let slots = (1..).zip(said).map(|(place, span)| {
            self.matches(span, last && place == said.len(), false)
                .settle()
        });
        slots
            .reduce(|all, slot| all.both(&slot, self.size))
            .unwrap_or_default()
    }

    /// What holds all words of a synonym, with its marks.
    fn meant(&self, phrase: &[Word]) -> Levels {
        let slots = phrase.iter().map(|word| {
            let mut slot = Levels::default();
            for term in self.whole(&word.folded) {
                if self.terms.get(term).has_marks_of(word, true) {
                    self.add(&mut slot, term, Cost::default());
                }
            }
            slot.settle()
        });
        slots
            .reduce(|all, slot| all.both(&slot, self.size))
            .unwrap_or_default()
    }

    fn whole(&self, folded: &str) -> Range<u32> {
        self.beginning_with(&format!("{folded}\0"))
    }

    /// The terms that a typed word matches; the last word may be a beginning.
    fn terms_of(&self, span: &Span, last: bool) -> impl Iterator<Item = u32> + use<> {
        let (word, none) = (&span.word.folded, 0..0);
        let first = if last {
            self.beginning_with(word)
        } else {
            self.whole(word)
        };
        let second = if last && span.begun != *word {
            self.beginning_with(&span.begun)
        } else {
            none
        };
        first.chain(second)
    }

    fn matches(&self, span: &Span, last: bool, near: bool) -> Levels {
        let word = &span.word;
        let mut slot = Levels::default();
        for term in self.terms_of(span, last) {
            let found = self.terms.get(term);
            let whole = found.folded.len() == word.folded.len();
            let other_marks = word.is_marked() && !found.has_marks_of(word, whole);
            let cost = Cost::MARKS.when(other_marks) + Cost::PREFIX.when(!whole);
            self.add(&mut slot, term, cost);
        }
        if near {
            for (term, whole) in self.speller.near(&self.terms, &word.folded, last) {
                self.add(&mut slot, term, Cost::LETTER + Cost::PREFIX.when(!whole));
            }
        }
        slot
    }

    /// Adds the documents of a term to the levels of their fields.
    fn add(&self, slot: &mut Levels, term: u32, cost: Cost) {
        let size = self.size;
        self.collect(term, &mut ByField { slot, cost, size });
    }

    /// Puts the documents of a term into the sets of their fields.
    fn collect(&self, term: u32, sink: &mut impl Sink) {
        let dense = self.dense.get(&term);
        if let Some(dense) = dense {
            for (field, docs) in [
                (Field::Name, &dense.names),
                (Field::Producer, &dense.producers),
            ] {
                if !docs.is_empty()
                    && let Some(set) = sink.set(field)
                {
                    set.unite(docs);
                }
            }
        }
        let same_field = |a: &u32, b: &u32| Owner::unpack(*a).field() == Owner::unpack(*b).field();
        for owners in self.owners(term).chunk_by(same_field) {
            let Some(first) = owners.first().map(|owner| Owner::unpack(*owner)) else {
                continue;
            };
            if dense.is_some() && first.field() <= Field::Producer {
                continue;
            }
            let Some(set) = sink.set(first.field()) else {
                continue;
            };
            for owner in owners {
                self.docs(Owner::unpack(*owner)).insert_into(set);
            }
        }
    }

    /// The text with the words that occur nowhere replaced by the nearest ones; `None` where there is no such word, or
    /// nothing near it.
    pub fn nearest(&self, text: &str) -> Option<String> {
        let mut changed = false;
        let words = spans(text).into_iter().map(|span| {
            if self.whole(&span.word.folded).next().is_some() {
                return crate::fold::spell(&span.begun, &span.word.shapes, &span.word.tones);
            }
            let weight = |term| self.owners(term).len();
            match self.speller.nearest(&self.terms, &span.word.folded, weight) {
                Some(term) => {
                    changed = true;
                    self.terms.get(term).spelled()
                }
                None => span.begun,
            }
        });
        let words: Vec<String> = words.collect();
        changed.then(|| words.join(" "))
    }

    /// The text with its unknown words replaced by the words that they are nearest to, of several the most frequent one.
    fn respelled(&self, typed: &[Span]) -> String {
        let words = (1..).zip(typed).map(|(place, span)| {
            let last = place == typed.len();
            if self.terms_of(span, last).next().is_some() {
                return crate::fold::spell(&span.begun, &span.word.shapes, &span.word.tones);
            }
            let near = self.speller.near(&self.terms, &span.word.folded, last);
            let best = near.max_by_key(|(term, whole)| (*whole, self.owners(*term).len()));
            best.map_or_else(
                || span.begun.clone(),
                |(term, _)| self.terms.get(term).spelled(),
            )
        });
        let words: Vec<String> = words.collect();
        words.join(" ")
    }
}

/// Where the documents of a field go.
trait Sink {
    /// The set of a field; `None` when it is not wanted.
    fn set(&mut self, field: Field) -> Option<&mut Bitmap>;
}

struct ByField<'a> {
    slot: &'a mut Levels,
    cost: Cost,
    size: u32,
}

impl Sink for ByField<'_> {
    fn set(&mut self, field: Field) -> Option<&mut Bitmap> {
        Some(self.slot.at(self.cost + Cost::field(field), self.size))
    }
}

struct ProducersOnly<'a>(&'a mut Bitmap);

impl Sink for ProducersOnly<'_> {
    fn set(&mut self, field: Field) -> Option<&mut Bitmap> {
        (field == Field::Producer).then_some(&mut *self.0)
    }
}
