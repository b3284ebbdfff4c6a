//! What a text finds, straight from its definition, word against word: slow, and hard to get wrong.

use crate::texts::Texts;
use search::fold::{Word, words};
use std::collections::HashMap;

/// Least letters of a word that may have a wrong one.
const NEAR_FROM: usize = 4;

/// All texts as words.
#[derive(Default)]
pub struct Oracle {
    numbers: HashMap<Word, u32>,
    dictionary: Vec<Word>,
    /// The words of all products, one after the other, by number.
    said: Vec<u32>,
    /// Where the words of each product end.
    ends: Vec<usize>,
}

/// How a word of a product answers a typed one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    No,
    /// The same letters with other marks, or one letter wrong.
    Folded,
    /// With the marks that were typed.
    Exact,
}

/// A product that a text finds.
pub struct Hit {
    /// Number of the row.
    pub row: usize,
    /// Whether every word has the marks that were typed.
    pub exact: bool,
}

impl Oracle {
    /// Adds the texts of the next row.
    pub fn push(&mut self, texts: &Texts) {
        for word in words(&texts.joined()) {
            let next = u32::try_from(self.dictionary.len()).unwrap_or(u32::MAX);
            let number = *self.numbers.entry(word.clone()).or_insert(next);
            if number == next {
                self.dictionary.push(word);
            }
            self.said.push(number);
        }
        self.ends.push(self.said.len());
    }

    /// Every typed word must be a word of the product, the last one may be unfinished. Where that finds nothing, words of four
    /// letters and more may have one of them wrong, missing, swapped or too many.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let typed = words(text);
        if typed.is_empty() {
            return Vec::new();
        }
        let exact = self.all(&typed, fit);
        if exact.is_empty() {
            self.all(&typed, |typed, said, last| match fit(typed, said, last) {
                Fit::No if near(typed, said) => Fit::Folded,
                fit => fit,
            })
        } else {
            exact
        }
    }

    fn all(&self, typed: &[Word], fit: impl Fn(&Word, &Word, bool) -> Fit) -> Vec<Hit> {
        let fits: Vec<Vec<Fit>> = (1..)
            .zip(typed)
            .map(|(number, word)| {
                let last = number == typed.len();
                self.dictionary
                    .iter()
                    .map(|said| fit(word, said, last))
                    .collect()
            })
            .collect();
        let mut start = 0;
        let mut hits = Vec::new();
        for (row, end) in self.ends.iter().enumerate() {
            let said = self.said.get(start..*end).unwrap_or_default();
            let best = |fits: &Vec<Fit>| {
                let fits = said.iter().filter_map(|word| fits.get(*word as usize));
                fits.max().copied().unwrap_or(Fit::No)
            };
            match fits.iter().map(best).min() {
                Some(Fit::Folded) => hits.push(Hit { row, exact: false }),
                Some(Fit::Exact) => hits.push(Hit { row, exact: true }),
                Some(Fit::No) | None => {}
            }
            start = *end;
        }
        hits
    }
}

fn fit(typed: &Word, said: &Word, last: bool) -> Fit {
    let whole = typed.folded == said.folded;
    let begun = last && said.folded.starts_with(&typed.folded);
    if !(whole || begun) {
        return Fit::No;
    }
    let marks = if whole {
        typed == said
    } else {
        said.shapes.starts_with(&typed.shapes) && said.tones.starts_with(&typed.tones)
    };
    if marks || !typed.is_marked() {
        Fit::Exact
    } else {
        Fit::Folded
    }
}

/// Whether one change makes the same word of them.
fn near(typed: &Word, said: &Word) -> bool {
    let (typed, said) = (typed.folded.as_bytes(), said.folded.as_bytes());
    let letters = |word: &[u8]| word.iter().all(u8::is_ascii_lowercase);
    let too_short = typed.len() < NEAR_FROM || typed.len().abs_diff(said.len()) > 1;
    if too_short || !letters(typed) || !letters(said) {
        return false;
    }
    let same = typed
        .iter()
        .zip(said)
        .take_while(|(typed, said)| typed == said);
    let same = same.count();
    let rest = |word: &'_ [u8], from: usize| word.get(from..).unwrap_or_default().to_vec();
    let (from_typed, from_said) = (rest(typed, same), rest(said, same));
    let (after_typed, after_said) = (rest(typed, same + 1), rest(said, same + 1));
    let swapped = || {
        let mut swapped = from_typed.clone();
        if swapped.len() > 1 {
            swapped.swap(0, 1);
        }
        swapped == from_said
    };
    after_typed == after_said || after_typed == from_said || from_typed == after_said || swapped()
}

#[cfg(test)]
mod tests {
    use super::{Oracle, near};
    use crate::texts::Texts;
    use search::fold::words;

    #[test]
    fn one_change_is_near() {
        let near = |a: &str, b: &str| near(&words(a)[0], &words(b)[0]);
        for (typed, said) in [
            ("chanh", "chanh"),
            ("chenh", "chanh"),
            ("chnh", "chanh"),
            ("chnah", "chanh"),
            ("channh", "chanh"),
            ("hanhh", "hanh"),
        ] {
            assert!(near(typed, said), "{typed} {said}");
        }
        for (typed, said) in [
            ("cam", "cao"),
            ("chnha", "chanh"),
            ("nuoc", "muop"),
            ("1234", "1235"),
        ] {
            assert!(!near(typed, said), "{typed} {said}");
        }
    }

    #[test]
    fn marks_tell_exact_hits_from_folded_ones() {
        let mut oracle = Oracle::default();
        for name in ["Nước mắm", "Nước mầm", "Rau mầm"] {
            oracle.push(&Texts {
                name: name.to_owned(),
                ..Texts::default()
            });
        }
        let find = |text: &str| -> Vec<(usize, bool)> {
            let hits = oracle.find(text).into_iter();
            hits.map(|hit| (hit.row, hit.exact)).collect()
        };
        assert_eq!(find("nước mắm"), [(0, true), (1, false)]);
        assert_eq!(find("nuoc ma"), [(0, true), (1, true)]);
        assert_eq!(find("ma nuoc"), []);
        assert_eq!(find("nuocc mắm"), [(0, false), (1, false)]);
    }
}
