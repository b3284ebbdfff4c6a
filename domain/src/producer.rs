//! Producers (chủ thể OCOP).

use crate::{ids::ProducerId, place::PlaceRef, slug::Slug};
use serde::{Deserialize, Serialize};

/// The legal form of a producer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProducerKind {
    /// Công ty, doanh nghiệp.
    Company,
    /// Hợp tác xã (HTX).
    Cooperative,
    /// Tổ hợp tác.
    CooperativeGroup,
    /// Hộ kinh doanh.
    Household,
    /// Cơ sở sản xuất.
    Workshop,
    /// Any other form, such as a pagoda.
    Other,
}

impl ProducerKind {
    /// All kinds, in the order of the filter.
    pub const ALL: [Self; 6] = [
        Self::Company,
        Self::Cooperative,
        Self::CooperativeGroup,
        Self::Household,
        Self::Workshop,
        Self::Other,
    ];

    /// The code in the data files and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Company => "cong_ty",
            Self::Cooperative => "htx",
            Self::CooperativeGroup => "to_hop_tac",
            Self::Household => "ho_kinh_doanh",
            Self::Workshop => "co_so",
            Self::Other => "khac",
        }
    }

    /// The kind of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The word in an address: `loai=ho-kinh-doanh`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Company => "cong-ty",
            Self::Cooperative => "htx",
            Self::CooperativeGroup => "to-hop-tac",
            Self::Household => "ho-kinh-doanh",
            Self::Workshop => "co-so",
            Self::Other => "khac",
        }
    }

    /// The kind of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// A producer as a product names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProducerRef {
    /// Its id.
    pub id: ProducerId,
    /// Its address part.
    pub slug: Slug,
    /// Its name as the source writes it.
    pub name: String,
    /// Its legal form, where the source names it.
    pub kind: Option<ProducerKind>,
}

/// A producer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Producer {
    /// Its id.
    pub id: ProducerId,
    /// Its address part, unique.
    pub slug: Slug,
    /// Its name as the source writes it.
    pub name: String,
    /// Its legal form, where the source names it.
    pub kind: Option<ProducerKind>,
    /// Where it is, where the sources agree.
    pub place: PlaceRef,
}
