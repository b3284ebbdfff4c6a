//! Places: the communes since 1 July 2025, and the districts and communes of before that everybody still says.

use crate::slug::Slug;
use serde::{Deserialize, Serialize};

/// An official code (Decision 19/2025/QĐ-TTg for today's communes; the earlier general statistics codes for former units).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlaceCode(String);

impl PlaceCode {
    /// Wraps a code as the data gives it.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a commune or a former unit is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommuneKind {
    /// Xã.
    Xa,
    /// Phường.
    Phuong,
    /// Thị trấn; no such unit exists since 1 July 2025.
    ThiTran,
}

impl CommuneKind {
    /// The code in the data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Xa => "xa",
            Self::Phuong => "phuong",
            Self::ThiTran => "thi_tran",
        }
    }

    /// The kind of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Xa, Self::Phuong, Self::ThiTran]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// A commune or ward since 1 July 2025.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commune {
    /// Official code.
    pub code: PlaceCode,
    /// Address part, unique among the communes.
    pub slug: Slug,
    /// Name without `xã`/`phường`.
    pub name: String,
    /// Xã or phường.
    pub kind: CommuneKind,
    /// Former districts that it lies in, at least one.
    pub districts: Vec<PlaceCode>,
}

/// What a former district-level unit was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DistrictKind {
    /// Huyện.
    Huyen,
    /// Thị xã.
    ThiXa,
    /// Thành phố.
    ThanhPho,
}

impl DistrictKind {
    /// The code in the data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Huyen => "huyen",
            Self::ThiXa => "thi_xa",
            Self::ThanhPho => "thanh_pho",
        }
    }

    /// The kind of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Huyen, Self::ThiXa, Self::ThanhPho]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// A district-level unit of before 1 July 2025: gone from administration, alive in speech.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerDistrict {
    /// Former official code.
    pub code: PlaceCode,
    /// Address part, unique among the districts.
    pub slug: Slug,
    /// Name as people say it, such as `Hoằng Hóa`.
    pub name: String,
    /// Huyện, thị xã or thành phố.
    pub kind: DistrictKind,
}

/// A commune of early 2025: an alias in search and in old addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerCommune {
    /// Former official code.
    pub code: PlaceCode,
    /// Name without its kind.
    pub name: String,
    /// Xã, phường or thị trấn.
    pub kind: CommuneKind,
    /// Its district.
    pub district: PlaceCode,
    /// The communes of today that it went into: one, or several where it was split.
    pub successors: Vec<PlaceCode>,
}

/// Where something is made, as far as the source tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PlaceRef {
    /// The commune of today; `None` when the source names none or the former one was split.
    pub commune: Option<PlaceCode>,
    /// The commune of before, where the source names one that existed in early 2025.
    pub former_commune: Option<PlaceCode>,
    /// The former district.
    pub district: Option<PlaceCode>,
    /// The commune as the source writes it, kept where no code could be given.
    pub as_written: Option<String>,
}
