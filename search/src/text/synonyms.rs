//! Words that mean the same, from a data file that the office keeps.

use crate::fold::{Span, Word, words};

/// Rings of phrases; each phrase of a ring stands for all others of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Synonyms {
    rings: Vec<Vec<Vec<Word>>>,
}

impl Synonyms {
    /// Takes the rings as people write them.
    pub fn new(rings: &[Vec<String>]) -> Self {
        let phrases = |ring: &Vec<String>| {
            let phrases = ring.iter().map(|phrase| words(phrase));
            phrases.filter(|phrase| !phrase.is_empty()).collect()
        };
        Self {
            rings: rings.iter().map(phrases).collect(),
        }
    }

    /// How many of the next words are a phrase of a ring, the longest one, and what else means the same; 1 and nothing
    /// where there is none.
    pub fn of<'a>(&'a self, typed: &[Span]) -> (usize, Vec<&'a [Word]>) {
        let says = |phrase: &&Vec<Word>| {
            phrase.len() <= typed.len()
                && phrase.iter().zip(typed).all(|(word, typed)| {
                    let typed = &typed.word;
                    word.folded == typed.folded && (!typed.is_marked() || word == typed)
                })
        };
        let said = self.rings.iter().flatten().filter(says);
        let length = said.map(Vec::len).max().unwrap_or(1);
        let mut others: Vec<&[Word]> = Vec::new();
        for ring in &self.rings {
            let own = |phrase: &&Vec<Word>| phrase.len() == length && says(phrase);
            if ring.iter().any(|phrase| own(&phrase)) {
                let rest = ring.iter().filter(|phrase| !own(phrase));
                others.extend(rest.map(Vec::as_slice));
            }
        }
        (length, others)
    }
}
