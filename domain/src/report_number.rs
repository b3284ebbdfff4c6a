//! The number by which a report is spoken of.

use crate::signs;

/// The number of a report, to be quoted: eight letters and digits, none of which looks like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportNumber(String);

impl ReportNumber {
    const LENGTH: usize = 8;

    /// The number that some random bits stand for.
    pub fn of_random(bits: u64) -> Self {
        Self(signs::of_random(bits, Self::LENGTH))
    }

    /// Reads a number as people write it: small letters and spaces around it are as good.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let good = text.chars().all(|c| signs::value(c).is_some());
        (good && text.len() == Self::LENGTH).then_some(Self(text))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl core::fmt::Display for ReportNumber {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ReportNumber;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_number_can_be_read_back(bits: u64) {
            let number = ReportNumber::of_random(bits);
            prop_assert_eq!(number.as_str().len(), 8);
            let written = format!(" {} ", number.as_str().to_lowercase());
            prop_assert_eq!(ReportNumber::parse(&written), Some(number));
        }

        #[test]
        fn reading_never_fails(text in ".{0,20}") {
            let _ = ReportNumber::parse(&text);
        }
    }

    #[test]
    fn what_looks_like_another_sign_is_no_number() {
        for text in ["", "O3333333", "13333333", "333333333", "３３３３３３３３"] {
            assert_eq!(ReportNumber::parse(text), None, "{text}");
        }
    }
}
