//! Folding: how index and query come to the same words.
//!
//! Case, tones, shapes (ă, â, ê, ô, ơ, ư, đ), composed or decomposed writing, old or new place of the tone (`hoà`, `hòa`)
//! and everything between the words are levelled; the marks are kept beside the word, so that exact matches can go first.

use domain::letters::letters;

/// A word of a text, folded, with its marks beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    /// Lower case, without marks: `duong`.
    pub folded: String,
    /// One entry a letter: 0 plain, 1 and 2 the shapes (see [`domain::letters::Letter::shape`]).
    pub shapes: Vec<u8>,
    /// The tones in the order they stand, toneless letters left out, so that `hoà` and `hòa` are the same word.
    pub tones: Vec<u8>,
}

impl Word {
    /// Whether any letter carries a mark; the stroke of đ is one.
    pub fn is_marked(&self) -> bool {
        !self.tones.is_empty() || self.shapes.iter().any(|shape| *shape != 0)
    }

    /// Whether `self`, typed so far, carries the marks of the beginning of `longer`. A tone that is not typed yet does not
    /// contradict: many keyboards set it at the end of the word.
    pub fn marks_begin(&self, longer: &Self) -> bool {
        longer.shapes.starts_with(&self.shapes) && longer.tones.starts_with(&self.tones)
    }
}

/// The words of a text; everything but letters and digits separates.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    for letter in letters(text) {
        if letter.base.is_alphanumeric() {
            word.folded.push(letter.base);
            word.shapes.push(letter.shape);
            if letter.tone != 0 {
                word.tones.push(letter.tone);
            }
        } else if !word.folded.is_empty() {
            words.push(core::mem::take(&mut word));
        }
    }
    if !word.folded.is_empty() {
        words.push(word);
    }
    words
}

/// The folded words of a text with single spaces between them: `Nước MẮM, cốt-40N` becomes `nuoc mam cot 40n`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in letters(text) {
        if letter.base.is_alphanumeric() {
            folded.push(letter.base);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::{fold, words};

    #[test]
    fn writings_of_the_same_words_fold_alike() {
        for (text, folded) in [
            ("Nước MẮM, cốt-40N", "nuoc mam cot 40n"),
            ("nu\u{31b}o\u{31b}\u{301}c ma\u{306}\u{301}m", "nuoc mam"),
            ("Thanh Hoá; Thanh Hóa", "thanh hoa thanh hoa"),
            ("thuỷ thủy", "thuy thuy"),
            ("Đông Sơn", "dong son"),
            ("5445/QĐ-UBND", "5445 qd ubnd"),
            ("  …! ", ""),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
            let joined: Vec<String> = words(text).into_iter().map(|w| w.folded).collect();
            assert_eq!(joined.join(" "), folded, "{text}");
        }
    }

    #[test]
    fn the_place_of_the_tone_does_not_tell_words_apart() {
        assert_eq!(words("hoà thuỷ khoẻ"), words("hòa thủy khỏe"));
        assert_ne!(words("mắm"), words("mầm"));
        assert_ne!(words("đông"), words("dông"));
    }

    #[test]
    fn a_word_being_typed_agrees_with_what_it_may_become() {
        let begins = |typed: &str, whole: &str| {
            let (typed, whole) = (words(typed), words(whole));
            typed[0].marks_begin(&whole[0])
        };
        assert!(begins("đô", "đồng"));
        assert!(begins("thủ", "thuỷ"));
        assert!(!begins("do", "đồng"));
        assert!(!begins("mà", "mắm"));
    }
}
