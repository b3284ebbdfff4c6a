//! Vietnamese order of names: sort keys that compare byte by byte as the CLDR collation for `vi` compares texts.
//!
//! Three levels, each looked at only where the one before is equal: the letter with its shape (a < ă < â, d < đ, e < ê,
//! o < ô < ơ, u < ư), the tone (none, huyền, hỏi, ngã, sắc, nặng), the case (lower before upper). White space,
//! punctuation and symbols count on the first level and go before digits, digits before letters.
//!
//! Proven equal to ICU for the letters of Vietnamese and English, digits, ASCII and the punctuation in the table below.
//! It differs where Vietnamese names do not go: other characters come last, in the order of their code points (among them
//! `…` and `·`, which ICU takes together with their neighbours); marks on letters that Vietnamese does not put them on
//! keep no order among themselves.

use domain::letters::{Letter, letters};

/// White space, punctuation and symbols in the order of CLDR. Characters in one entry differ on the last level only.
const SYMBOLS: [&str; 59] = [
    "\t",
    "\n",
    "\u{b}",
    "\u{c}",
    "\r",
    " \u{a0}",
    "_",
    "-",
    "‐‑",
    "–",
    "—",
    ",",
    ";",
    ":",
    "!",
    "?",
    ".",
    "'‘’",
    "\"“”„",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "§",
    "@",
    "*",
    "/",
    "\\",
    "&",
    "#",
    "%",
    "‰",
    "•",
    "′",
    "`",
    "´",
    "^",
    "°",
    "©",
    "®",
    "+",
    "±",
    "÷",
    "×",
    "<",
    "=",
    ">",
    "|",
    "~",
    "¢",
    "$",
    "£",
    "¥",
    "₫",
    "€",
];

const FIRST_SYMBOL: u8 = 1;
const FIRST_DIGIT: u8 = 100;
const FIRST_LETTER: u8 = 110;
const ANYTHING_ELSE: u8 = 255;
/// Ends a level; smaller than every weight, so that the beginning of a name goes before the name.
const END: u8 = 0;

/// What a name is sorted by: compare keys instead of names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Box<[u8]>);

impl SortKey {
    /// The key of a name. Names that differ only in composed or decomposed writing have the same key.
    pub fn new(name: &str) -> Self {
        let mut key = Vec::with_capacity(name.len() * 3 + 2);
        let (mut tones, mut cases) = (Vec::new(), Vec::new());
        for (letter, c) in letters(name).zip(first_chars(name)) {
            if is_ignored(c) {
                continue;
            }
            let variant = push_primary(&mut key, letter);
            tones.push(letter.tone + 1);
            cases.push(variant + u8::from(c.is_uppercase()) + 1);
        }
        for level in [tones, cases] {
            key.push(END);
            key.extend(level);
        }
        Self(key.into())
    }
}

/// The character that each item of [`letters`] begins with, whose case `letters` levels.
fn first_chars(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut first = true;
    text.chars()
        .filter(move |c| core::mem::take(&mut first) || !is_combining(*c))
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Characters that CLDR passes over.
fn is_ignored(c: char) -> bool {
    let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}') || is_combining(c);
    invisible || (c.is_control() && !c.is_whitespace())
}

/// Writes the first level of a letter; returns its place among characters that only the last level tells apart.
fn push_primary(key: &mut Vec<u8>, letter: Letter) -> u8 {
    let base = u32::from(letter.base);
    if let Some(place) = offset(base, 'a', 'z') {
        key.push(FIRST_LETTER + place * 3 + letter.shape.min(2));
        return 0;
    }
    if let Some(digit) = offset(base, '0', '9') {
        key.push(FIRST_DIGIT + digit);
        return 0;
    }
    for (weight, class) in (FIRST_SYMBOL..).zip(SYMBOLS) {
        if let Some(variant) = class.chars().position(|c| c == letter.base) {
            key.push(weight);
            return u8::try_from(variant).unwrap_or(0);
        }
    }
    key.push(ANYTHING_ELSE);
    key.extend(base.to_be_bytes().iter().skip(1));
    0
}

/// How far a character lies from the first of a range, `None` outside of it.
fn offset(c: u32, first: char, last: char) -> Option<u8> {
    (u32::from(first)..=u32::from(last))
        .contains(&c)
        .then(|| u8::try_from(c - u32::from(first)).ok())
        .flatten()
}

#[cfg(test)]
#[path = "collate_tests.rs"]
mod tests;
