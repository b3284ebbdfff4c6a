//! Whether a product can be bought now, as its producer states it.

use serde::{Deserialize, Serialize};

/// Most characters of the sentence about a season.
pub const LONGEST_SEASON: u32 = 100;

/// Whether a product can be bought now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// Nobody has stated it.
    #[default]
    Unknown,
    /// It can be bought.
    Available,
    /// There is none for now.
    SoldOut,
    /// It is made in its season only.
    Season {
        /// When that is, in the producer's words, such as `vụ tháng 5 đến 7`.
        when: Option<String>,
    },
}

impl Availability {
    /// The words of the choice in forms, in their order; empty for what nobody has stated.
    pub const WORDS: [&str; 4] = ["con", "het", "mua", ""];

    /// The code in the database and in the public API.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Available => "available",
            Self::SoldOut => "sold_out",
            Self::Season { .. } => "season",
        }
    }

    /// What a code and the sentence beside it say; the sentence belongs to a season alone.
    pub fn from_code(code: &str, when: Option<String>) -> Option<Self> {
        match code {
            "unknown" => Some(Self::Unknown),
            "available" => Some(Self::Available),
            "sold_out" => Some(Self::SoldOut),
            "season" => Some(Self::Season { when }),
            _ => None,
        }
    }

    /// The word of the choice in forms.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Unknown => "",
            Self::Available => "con",
            Self::SoldOut => "het",
            Self::Season { .. } => "mua",
        }
    }

    /// What a word of [`Self::WORDS`] and the sentence beside it say.
    pub fn from_word(word: &str, when: Option<String>) -> Option<Self> {
        match word {
            "" => Some(Self::Unknown),
            "con" => Some(Self::Available),
            "het" => Some(Self::SoldOut),
            "mua" => Some(Self::Season { when }),
            _ => None,
        }
    }

    /// The sentence about the season.
    pub fn when(&self) -> Option<&str> {
        match self {
            Self::Season { when } => when.as_deref(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Availability;

    #[test]
    fn a_sentence_belongs_to_a_season_alone() {
        let when = || Some("vụ tháng 5".to_owned());
        for word in Availability::WORDS {
            let said = Availability::from_word(word, when()).unwrap();
            assert_eq!(said.word(), word);
            assert_eq!(said.when().is_some(), word == "mua");
            let kept = Availability::from_code(said.code(), when());
            assert_eq!(kept, Some(said));
        }
        assert_eq!(Availability::from_word("available", None), None);
    }
}
