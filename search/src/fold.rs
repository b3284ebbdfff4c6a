//! Folding: how index and query come to the same words.
//!
//! Case, tones, shapes (ă, â, ê, ô, ơ, ư, đ), composed or decomposed writing, old or new place of the tone (`hoà`, `hòa`),
//! i and y where both are written (`kĩ`, `kỹ`) and everything between the words are levelled; the marks are kept beside the
//! word, so that exact matches can go first.

use core::ops::Range;
use domain::letters::{letter, letters};

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
}

/// The words of a text; everything but letters and digits separates.
pub fn words(text: &str) -> Vec<Word> {
    spans(text).into_iter().map(|span| span.word).collect()
}

/// A word and where it stands.
#[derive(Clone, Debug, Default)]
pub struct Span {
    /// The word.
    pub word: Word,
    /// Its letters before i and y were levelled: what a longer word would have to begin with.
    pub begun: String,
    /// Its place in the text, in characters.
    pub place: Range<u32>,
}

/// The words of a text with their places.
pub fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut span = Span::default();
    let mut place = 0;
    for (letter, length) in letters(text).zip(lengths(text)) {
        if letter.base.is_alphanumeric() {
            if span.begun.is_empty() {
                span.place.start = place;
            }
            span.begun.push(letter.base);
            span.word.shapes.push(letter.shape);
            if letter.tone != 0 {
                span.word.tones.push(letter.tone);
            }
            span.place.end = place + length;
        } else if !span.begun.is_empty() {
            spans.push(finished(core::mem::take(&mut span)));
        }
        place += length;
    }
    if !span.begun.is_empty() {
        spans.push(finished(span));
    }
    spans
}

fn finished(mut span: Span) -> Span {
    span.word.folded = levelled(&span.begun).into_owned();
    span
}

/// How many characters each item of [`letters`] stands for: a letter takes its combining marks with it.
fn lengths(text: &str) -> impl Iterator<Item = u32> + '_ {
    let mut chars = text.chars().peekable();
    core::iter::from_fn(move || {
        chars.next()?;
        let mut length = 1;
        while chars
            .next_if(|c| ('\u{300}'..='\u{36f}').contains(c))
            .is_some()
        {
            length += 1;
        }
        Some(length)
    })
}

/// Where i and y stand for the same sound, at the end of a syllable with no other vowel after these letters, names write
/// both (kĩ, kỹ; lí, lý; Mĩ, Mỹ; quí, quý): i stands for both.
const I_OR_Y_AFTER: [&str; 8] = ["h", "k", "l", "m", "qu", "s", "t", "v"];

fn levelled(word: &str) -> std::borrow::Cow<'_, str> {
    match word.strip_suffix('y') {
        Some(rest) if I_OR_Y_AFTER.contains(&rest) => format!("{rest}i").into(),
        _ => word.into(),
    }
}

/// The folded words of a text with single spaces between them: `Nước MẮM, cốt-40N` becomes `nuoc mam cot 40n`.
pub fn fold(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    words.join(" ")
}

/// Writes a folded word with its marks as people write it. Shapes by letter, missing ones plain; the tone goes where the
/// rules of spelling put it.
pub(crate) fn spell(folded: &str, shapes: &[u8], tones: &[u8]) -> String {
    let shape = |place: usize| shapes.get(place).copied().unwrap_or(0);
    let bases: Vec<char> = folded.chars().collect();
    let carrier = tone_place(&bases, shapes);
    (0..)
        .zip(&bases)
        .map(|(place, base)| {
            let tone = tones.first().copied().filter(|_| Some(place) == carrier);
            marked(*base, shape(place), tone.unwrap_or(0))
        })
        .collect()
}

/// The vowel that carries the tone: the last one with a shape; otherwise the last before a final consonant; otherwise the
/// middle one of three and the first one of two. The u of qu and the i of gi are no vowels.
fn tone_place(bases: &[char], shapes: &[u8]) -> Option<usize> {
    let is_vowel = |place: usize| {
        bases
            .get(place)
            .is_some_and(|base| "aeiouy".contains(*base))
    };
    let consonant = match bases {
        ['q', 'u', ..] | ['g', 'i', _, ..] if is_vowel(2) => 2,
        _ => 0,
    };
    let vowels: Vec<usize> = (consonant..bases.len())
        .filter(|place| is_vowel(*place))
        .collect();
    let with_shape = vowels
        .iter()
        .rev()
        .find(|place| shapes.get(**place).is_some_and(|s| *s != 0));
    let open = bases.len().checked_sub(1).is_some_and(is_vowel);
    let plain = match vowels.as_slice() {
        all if !open => all.last(),
        [_, middle, _] => Some(middle),
        all => all.first(),
    };
    with_shape.or(plain).copied()
}

/// The letter with these marks, where Vietnamese has it.
fn marked(base: char, shape: u8, tone: u8) -> char {
    const MARKED: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";
    MARKED
        .chars()
        .find(|c| {
            let letter = letter(*c);
            (letter.base, letter.shape, letter.tone) == (base, shape, tone)
        })
        .unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::{fold, spans, spell, words};

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
    fn i_and_y_are_levelled_where_names_write_both() {
        for (one, other) in [
            ("kĩ", "kỹ"),
            ("Lí", "Lý"),
            ("mĩ nghệ", "mỹ nghệ"),
            ("quí", "quý"),
        ] {
            assert_eq!(words(one), words(other), "{one}");
        }
        assert_ne!(words("tay"), words("tai"));
        assert_ne!(words("thuy"), words("thui"));
    }

    #[test]
    fn words_know_where_they_stand() {
        let places = |text: &str| -> Vec<(u32, u32)> {
            spans(text)
                .into_iter()
                .map(|s| (s.place.start, s.place.end))
                .collect()
        };
        assert_eq!(places(" Mắm, tôm"), [(1, 4), (6, 9)]);
        assert_eq!(places("ma\u{306}\u{301}m to\u{302}m"), [(0, 5), (6, 10)]);
    }

    #[test]
    fn words_are_spelled_with_their_marks() {
        for text in [
            "mắm", "đồng", "thủy", "hòa", "quý", "giò", "nước", "khoẻ", "ngoài", "tươi", "miến",
            "chè", "bánh", "40n",
        ] {
            let all = words(text);
            let [word] = all.as_slice() else {
                panic!("{text}")
            };
            let spelled = spell(&word.folded, &word.shapes, &word.tones);
            assert_eq!(words(&spelled), words(text), "{spelled}");
        }
        let word = &words("Ngoài")[0];
        assert_eq!(spell(&word.folded, &word.shapes, &word.tones), "ngoài");
    }
}
