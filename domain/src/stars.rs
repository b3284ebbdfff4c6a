//! OCOP stars.

use serde::{Deserialize, Serialize};

/// The stars of a recognised OCOP product: 3 (50–69 points), 4 (70–89) or 5 (90–100); fewer stars are not recognised.
///
/// Source: Decision 148/QĐ-TTg of 24/2/2023.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Stars {
    /// Three stars.
    Three,
    /// Four stars.
    Four,
    /// Five stars, awarded by the ministry.
    Five,
}

/// A number that is no rating of a recognised product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("OCOP stars are 3, 4 or 5")]
pub struct StarsError;

impl Stars {
    /// All ratings, best first.
    pub const ALL: [Self; 3] = [Self::Five, Self::Four, Self::Three];

    /// 3, 4 or 5.
    pub const fn count(self) -> u8 {
        match self {
            Self::Three => 3,
            Self::Four => 4,
            Self::Five => 5,
        }
    }
}

impl From<Stars> for u8 {
    fn from(stars: Stars) -> Self {
        stars.count()
    }
}

impl TryFrom<u8> for Stars {
    type Error = StarsError;
    fn try_from(count: u8) -> Result<Self, StarsError> {
        Self::ALL
            .into_iter()
            .find(|stars| stars.count() == count)
            .ok_or(StarsError)
    }
}
