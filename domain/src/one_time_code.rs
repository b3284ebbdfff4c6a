//! A code that is handed over on paper or by telephone, and works once.

use crate::signs;
use core::fmt;

/// What the sum of all values times their weights is a multiple of: the smallest prime above 24. Because it is prime, one wrong
/// sign and two signs in each other's place always change the sum.
const MODULUS: usize = 29;
/// Signs of a code; the last one is the check sign.
const LENGTH: usize = 8;

/// Seven random signs (32 bits) and a check sign. It opens something, so that it is never printed by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode(String);

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Nothing was typed.
    #[error("no code")]
    Missing,
    /// A sign is missing, wrong or in another one's place.
    #[error("not a code: a sign is missing or wrong")]
    Mistyped,
}

impl OneTimeCode {
    /// The code that some random bits stand for. One of six has none, because its check sign is beyond the alphabet: draw again.
    pub fn of_random(bits: u64) -> Option<Self> {
        let random = signs::of_random(bits, LENGTH - 1);
        // The weight of the check sign is one, so that its value is what the sum lacks.
        let lacks = (MODULUS - weighed(&random)?) % MODULUS;
        let check = signs::sign(lacks)?;
        Some(Self(format!("{random}{check}")))
    }

    /// Reads a code as people type it: small letters, spaces, dots and dashes are as good.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let between =
            |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '_' | '\u{2010}'..='\u{2015}');
        let typed: String = text
            .chars()
            .filter(|c| !between(*c))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if typed.is_empty() {
            return Err(CodeError::Missing);
        }
        let good = typed.chars().count() == LENGTH && weighed(&typed) == Some(0);
        good.then_some(Self(typed)).ok_or(CodeError::Mistyped)
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Grouped for reading: `7K4M PX9C`.
    pub fn grouped(&self) -> String {
        let (first, second) = self.0.split_at(LENGTH / 2);
        format!("{first} {second}")
    }
}

/// Two codes in one: 64 random bits, for what lies in a drawer for years.
#[derive(Clone, PartialEq, Eq)]
pub struct SpareCode(OneTimeCode, OneTimeCode);

impl SpareCode {
    /// Both halves.
    pub const fn new(first: OneTimeCode, second: OneTimeCode) -> Self {
        Self(first, second)
    }

    /// Reads a code as people type it, see [`OneTimeCode::parse`].
    pub fn parse(text: &str) -> Option<Self> {
        let typed: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let half = |signs: &[char]| OneTimeCode::parse(&signs.iter().collect::<String>()).ok();
        let (first, second) = typed.split_at_checked(LENGTH)?;
        Some(Self(half(first)?, half(second)?))
    }

    /// Grouped for reading, and as it is hashed.
    pub fn grouped(&self) -> String {
        format!("{} {}", self.0.grouped(), self.1.grouped())
    }
}

impl fmt::Debug for SpareCode {
    /// Without the signs: what is printed ends up in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SpareCode")
    }
}

impl fmt::Debug for OneTimeCode {
    /// Without the signs: what is printed ends up in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode")
    }
}

/// The sum of all values times their weights; a code has eight, seven … one from left to right. Nothing for other signs.
fn weighed(text: &str) -> Option<usize> {
    let sum = text.chars().zip((1..=LENGTH).rev());
    sum.map(|(sign, weight)| Some(signs::value(sign)? * weight))
        .sum::<Option<usize>>()
        .map(|sum| sum % MODULUS)
}

#[cfg(test)]
mod tests {
    use super::{CodeError, OneTimeCode, SpareCode};
    use crate::signs;
    use proptest::prelude::*;

    fn code(bits: u64) -> OneTimeCode {
        let mut all = (bits..).filter_map(OneTimeCode::of_random);
        all.next().unwrap()
    }

    proptest! {
        #[test]
        fn every_code_can_be_read_back_as_people_write_it(bits: u32) {
            let code = code(u64::from(bits));
            prop_assert_eq!(code.as_str().len(), 8);
            let (a, b) = code.as_str().split_at(4);
            for written in [format!("{a}{b}"), format!(" {a} - {b}\n"), format!("{a}.{b}").to_lowercase(), code.grouped()] {
                prop_assert_eq!(OneTimeCode::parse(&written), Ok(code.clone()));
            }
        }

        #[test]
        fn one_wrong_sign_is_noticed(bits: u32, at in 0_usize..8, other in 0_usize..24) {
            let code = code(u64::from(bits));
            let mut signs: Vec<char> = code.as_str().chars().collect();
            let right = std::mem::replace(&mut signs[at], signs::sign(other).unwrap());
            let read = OneTimeCode::parse(&signs.iter().collect::<String>());
            prop_assert_eq!(read.is_ok(), right == signs[at]);
        }

        #[test]
        fn two_signs_in_each_others_place_are_noticed(bits: u32, at in 0_usize..7) {
            let code = code(u64::from(bits));
            let mut signs: Vec<char> = code.as_str().chars().collect();
            signs.swap(at, at + 1);
            let read = OneTimeCode::parse(&signs.iter().collect::<String>());
            prop_assert_eq!(read.is_ok(), signs[at] == signs[at + 1]);
        }

        #[test]
        fn spare_codes_can_be_read_back(one: u32, other: u32) {
            let spare = SpareCode::new(code(u64::from(one)), code(u64::from(other)));
            for written in [spare.grouped(), spare.grouped().to_lowercase().replace(' ', "-")] {
                prop_assert_eq!(SpareCode::parse(&written), Some(spare.clone()));
            }
            prop_assert_eq!(SpareCode::parse(&spare.grouped()[1..]), None);
        }

        #[test]
        fn reading_never_fails(text in ".{0,20}") {
            let _ = OneTimeCode::parse(&text);
            let _ = SpareCode::parse(&text);
        }
    }

    #[test]
    fn what_is_no_code_is_told_apart_from_nothing() {
        for text in ["", "  ", " - "] {
            assert_eq!(OneTimeCode::parse(text), Err(CodeError::Missing), "{text}");
        }
        for text in [
            "3333",
            "O3333333",
            "333333333",
            "３３３３３３３３",
            "3333333Ệ",
        ] {
            assert_eq!(OneTimeCode::parse(text), Err(CodeError::Mistyped), "{text}");
        }
    }

    #[test]
    fn a_code_is_not_printed() {
        assert_eq!(format!("{:?}", code(7)), "OneTimeCode");
    }
}
