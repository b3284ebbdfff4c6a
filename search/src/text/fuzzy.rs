//! Words with one letter wrong, missing, swapped or too many.

use super::terms::Terms;

/// The fewest letters of a word in which a wrong one is looked for; shorter words are too like one another.
pub(crate) const FEWEST_LETTERS: usize = 4;

/// The terms that are made of plain letters only: numbers are never corrected.
#[derive(Debug, Default)]
pub(crate) struct Speller {
    terms: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    term: u32,
    /// One bit for each letter that occurs.
    letters: u32,
    length: u32,
}

/// One bit for each letter that occurs; `None` when anything else does.
fn letters(word: &str) -> Option<u32> {
    word.bytes().try_fold(0, |letters, byte| {
        byte.is_ascii_lowercase()
            .then(|| letters | 1_u32 << (byte - b'a'))
    })
}

impl Speller {
    /// Takes the terms in their order.
    pub fn new(terms: &Terms) -> Self {
        let entry = |term: u32| {
            let word = terms.get(term).folded;
            letters(word).map(|letters| Entry {
                term,
                letters,
                length: crate::arena::n32(word.len()),
            })
        };
        Self {
            terms: (0..terms.len()).filter_map(entry).collect(),
        }
    }

    /// The terms that a word may have meant, each with whether it is whole: not only its beginning is alike. Exact matches
    /// are not among them.
    pub fn near<'a>(
        &'a self,
        terms: &'a Terms,
        word: &'a str,
        prefix: bool,
    ) -> impl Iterator<Item = (u32, bool)> + 'a {
        let wanted = letters(word).filter(|_| word.len() >= FEWEST_LETTERS);
        let length = crate::arena::n32(word.len());
        self.terms.iter().filter_map(move |entry| {
            let wanted = wanted?;
            // One change touches at most one letter of each side; a longer word may have more of its own.
            let missing = (wanted & !entry.letters).count_ones();
            let surplus = (entry.letters & !wanted).count_ones();
            let fits = entry.length + 1 >= length && (prefix || entry.length <= length + 1);
            if missing > 1 || (!prefix && surplus > 1) || !fits {
                return None;
            }
            let term = terms.get(entry.term).folded;
            if term == word || (prefix && term.starts_with(word)) {
                return None;
            }
            if within_one(word.as_bytes(), term.as_bytes(), false) {
                return Some((entry.term, true));
            }
            (prefix && within_one(word.as_bytes(), term.as_bytes(), true))
                .then_some((entry.term, false))
        })
    }
}

/// Whether one change at most makes `typed` to `word`, or to a beginning of it.
pub(crate) fn within_one(typed: &[u8], word: &[u8], beginning: bool) -> bool {
    let same = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    let ends = |typed: Option<&[u8]>, word: Option<&[u8]>| match (typed, word) {
        (Some(typed), Some(word)) if beginning => word.starts_with(typed),
        (Some(typed), Some(word)) => word == typed,
        _ => false,
    };
    if same == typed.len() {
        // A letter is missing at the end, or nothing is wrong.
        return beginning || word.len() <= typed.len() + 1;
    }
    let (typed_here, word_here) = (typed.get(same..), word.get(same..));
    let (typed_next, word_next) = (typed.get(same + 1..), word.get(same + 1..));
    let swapped = || {
        let (Some([first, second, typed @ ..]), Some([one, other, word @ ..])) =
            (typed_here, word_here)
        else {
            return false;
        };
        first == other && second == one && ends(Some(typed), Some(word))
    };
    ends(typed_next, word_next)
        || ends(typed_here, word_next)
        || ends(typed_next, word_here)
        || swapped()
}

impl Speller {
    /// The term that a word is nearest to, within two changes of long words and one of shorter ones; of several the one
    /// that `weight` finds heaviest.
    pub fn nearest(&self, terms: &Terms, word: &str, weight: impl Fn(u32) -> usize) -> Option<u32> {
        letters(word).filter(|_| word.len() >= FEWEST_LETTERS)?;
        let most = if word.len() > FEWEST_LETTERS { 2 } else { 1 };
        let near = self.terms.iter().filter_map(|entry| {
            let apart = distance(word.as_bytes(), terms.get(entry.term).folded.as_bytes());
            (apart <= most).then_some((apart, entry.term))
        });
        near.min_by_key(|(apart, term)| (*apart, core::cmp::Reverse(weight(*term))))
            .map(|(_, term)| term)
    }
}

/// How many letters must be changed, left out, put in or swapped with their neighbour, each at most once, to make one word
/// of another (optimal string alignment).
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let changed = get(&row, j) + usize::from(x != y);
            let mut best = changed.min(get(&row, j + 1) + 1).min(get(&next, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(get(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = core::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{distance, within_one};
    use proptest::prelude::*;

    /// All words that one change makes of this one.
    fn changed(word: &str) -> Vec<String> {
        let word: Vec<char> = word.chars().collect();
        let mut all = vec![word.clone()];
        for place in 0..=word.len() {
            for letter in 'a'..='d' {
                let mut more = word.clone();
                more.insert(place, letter);
                all.push(more);
                if place < word.len() {
                    let mut other = word.clone();
                    other[place] = letter;
                    all.push(other);
                }
            }
            if place < word.len() {
                let mut less = word.clone();
                less.remove(place);
                all.push(less);
            }
            if place + 1 < word.len() {
                let mut swapped = word.clone();
                swapped.swap(place, place + 1);
                all.push(swapped);
            }
        }
        all.into_iter()
            .map(|word| word.into_iter().collect())
            .collect()
    }

    proptest! {
        #[test]
        fn one_change_is_what_it_says(typed in "[a-d]{1,6}", word in "[a-d]{1,7}") {
            let near = changed(&typed);
            prop_assert_eq!(within_one(typed.as_bytes(), word.as_bytes(), false), near.contains(&word));
            let begins = near.iter().any(|near| word.starts_with(near.as_str()));
            prop_assert_eq!(within_one(typed.as_bytes(), word.as_bytes(), true), begins);
            prop_assert_eq!(distance(typed.as_bytes(), word.as_bytes()) <= 1, near.contains(&word));
        }
    }
}
