//! The parameters of a browsing address and the words of those that belong to the interface.

use crate::stars::Stars;
use serde::{Deserialize, Serialize};

macro_rules! params {
    ($($(#[$doc:meta])* $variant:ident $name:literal),* $(,)?) => {
        /// A parameter of the address, in canonical order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Param { $($(#[$doc])* $variant),* }

        impl Param {
            /// All parameters in canonical order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in the address.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name),* } }
        }
    };
}

params! {
    /// Search text.
    Text "q",
    /// Stars: `3`, `4`, `5`, `chua-ro`.
    Stars "sao",
    /// Former district, by slug.
    District "huyen",
    /// Commune of today, by slug.
    Commune "xa",
    /// Group, by slug; means everything below it.
    Group "nhom",
    /// Legal form of the producer.
    Kind "loai",
    /// Sales channel, by code.
    Channel "kenh",
    /// Price band.
    Price "gia",
    /// State of the certificate.
    State "hieu-luc",
    /// Has a photo: `co`.
    Photo "anh",
    /// Confirmed by the producer of late: `90-ngay`.
    Confirmed "xac-nhan",
    /// Order.
    Order "sap-xep",
    /// Cards or rows.
    View "xem",
    /// Page, from 1; `1-3` shows three pages at once.
    Page "trang",
}

impl Param {
    /// The parameters whose values are counted, in the order of the address.
    pub const FACETS: [Self; 10] = [
        Self::Stars,
        Self::District,
        Self::Commune,
        Self::Group,
        Self::Kind,
        Self::Channel,
        Self::Price,
        Self::State,
        Self::Photo,
        Self::Confirmed,
    ];
}

/// The one value of [`Param::Photo`].
pub const WITH_PHOTO: &str = "co";
/// The one value of [`Param::Confirmed`].
pub const CONFIRMED: &str = "90-ngay";
/// For how many days "still correct" counts as recent: today is the first of them.
pub const CONFIRMED_DAYS: i32 = 90;

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// With a text: best match; otherwise those in force first, then most stars, then by name. Left out of the address.
    #[default]
    Default,
    /// Most stars first, of the same stars those in force first, then by name.
    Stars,
    /// Newest decision first, unknown dates last.
    Newest,
    /// The certificate that ends soonest first, those that are not in force last.
    Ending,
    /// By name in Vietnamese order.
    Name,
    /// Lowest price first, unstated prices last.
    Cheapest,
    /// Highest price first, unstated prices last.
    Dearest,
}

impl Order {
    /// All orders that an address can name.
    pub const ALL: [Self; 7] = [
        Self::Default,
        Self::Stars,
        Self::Newest,
        Self::Ending,
        Self::Name,
        Self::Cheapest,
        Self::Dearest,
    ];

    /// The word in an address; empty for the default.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Default => "",
            Self::Stars => "sao",
            Self::Newest => "moi",
            Self::Ending => "sap-het",
            Self::Name => "ten",
            Self::Cheapest => "gia",
            Self::Dearest => "gia-giam",
        }
    }
}

/// How a list is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Cards with pictures. The default, left out of the address.
    #[default]
    Grid,
    /// Rows, more of them on a screen.
    List,
}

impl View {
    /// The word in an address; empty for the default.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Grid => "",
            Self::List => "hang",
        }
    }
}

/// A chosen value of the stars facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StarsChoice {
    /// Rated with these stars.
    Rated(Stars),
    /// No source states stars.
    Unknown,
}

impl StarsChoice {
    /// All choices, best first.
    pub const ALL: [Self; 4] = [
        Self::Rated(Stars::Five),
        Self::Rated(Stars::Four),
        Self::Rated(Stars::Three),
        Self::Unknown,
    ];

    /// The word in an address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Rated(Stars::Three) => "3",
            Self::Rated(Stars::Four) => "4",
            Self::Rated(Stars::Five) => "5",
            Self::Unknown => "chua-ro",
        }
    }

    /// The choice of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.slug() == slug)
    }
}
