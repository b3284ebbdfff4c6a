//! Readable addresses: `Mắm tôm Lê Gia` becomes `mam-tom-le-gia`.

use crate::letters::letters;
use serde::{Deserialize, Serialize};

/// Lower-case ASCII letters, digits and single hyphens; 1 to 120 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Text that is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a slug: lower-case ASCII letters, digits and single hyphens, at most 120")]
pub struct SlugError;

const LONGEST: usize = 120;

impl Slug {
    /// Takes a slug as an address gives it.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        let characters = text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let hyphens = !text.starts_with('-') && !text.ends_with('-') && !text.contains("--");
        if text.is_empty() || text.len() > LONGEST || !characters || !hyphens {
            return Err(SlugError);
        }
        Ok(Self(text.to_owned()))
    }

    /// Makes a slug of a name; a name without any letter or digit gives `x`.
    pub fn from_name(name: &str) -> Self {
        let mut slug = String::with_capacity(name.len());
        for letter in letters(name) {
            if letter.base.is_ascii_alphanumeric() {
                slug.push(letter.base);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.len() >= LONGEST - 8 {
                break;
            }
        }
        let slug = slug.trim_end_matches('-');
        Self(if slug.is_empty() {
            "x".to_owned()
        } else {
            slug.to_owned()
        })
    }

    /// The same slug with a number, for a name that is already taken.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl core::fmt::Display for Slug {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;
    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;
    use proptest::prelude::*;

    #[test]
    fn names_become_addresses() {
        for (name, slug) in [
            ("Mắm tôm Lê Gia", "mam-tom-le-gia"),
            (
                "Nước mắm Lê Gia - Cốt đặc biệt 40N",
                "nuoc-mam-le-gia-cot-dac-biet-40n",
            ),
            ("Đông Sơn", "dong-son"),
            ("  ", "x"),
            ("TP Thanh Hóa", "tp-thanh-hoa"),
        ] {
            assert_eq!(Slug::from_name(name).as_str(), slug, "{name}");
        }
    }

    proptest! {
        #[test]
        fn every_name_gives_a_valid_slug(name in ".{0,200}") {
            let slug = Slug::from_name(&name);
            prop_assert_eq!(Slug::parse(slug.as_str()), Ok(slug.clone()));
            prop_assert!(Slug::parse(slug.numbered(99_999).as_str()).is_ok());
        }
    }
}
