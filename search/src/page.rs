//! What browsing answers: plain values that travel to the browser as they are.

use domain::{
    BrowseQuery, CertificateState, CommuneKind, Dropped, GroupCode, Param, Photo, Price, Slug,
    Stars, place::DistrictKind,
};
use serde::{Deserialize, Serialize};

/// Cards on one page of a list.
pub const PAGE_SIZE: u32 = 24;

/// The answer to one [`BrowseQuery`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BrowsePage {
    /// The query as it was answered: slugs that the catalogue does not know are gone.
    pub query: BrowseQuery,
    /// The unknown districts, communes and groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Dropped>,
    /// Products that match, over all pages.
    pub total: u32,
    /// The first page asked for, from 0 as in [`BrowseQuery::page`]; may lie beyond the last one, then there are no cards.
    pub page: u32,
    /// Number of pages of [`PAGE_SIZE`] cards, at least 1.
    pub pages: u32,
    /// The products of the pages asked for, in the order asked for.
    pub cards: Vec<Card>,
    /// What can be chosen, with counts.
    pub facets: Facets,
    /// Lapsed and withdrawn products that match everything else and are not shown, because no state was chosen.
    #[serde(default, skip_serializing_if = "is_zero_u32")]
    pub hidden: u32,
    /// The text that was searched instead, where nothing matched what was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
    /// Places that the whole text names, to filter by instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meanings: Vec<Suggestion>,
    /// Ways on where nothing was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery: Option<Recovery>,
}

/// Ways on where nothing was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovery {
    /// Single choices that can be dropped, most results first; none that would still find nothing.
    pub drops: Vec<Relaxation>,
    /// A spelling of the text that finds something under the same choices.
    pub spelling: Option<Spelling>,
    /// Communes of the same former districts as the chosen ones, that would find something instead.
    pub neighbours: Vec<FacetValue>,
}

/// A choice to drop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxation {
    /// Its facet, or the text.
    pub param: Param,
    /// The chosen value; empty for the text, and for the states that are left out when none is chosen.
    pub value: String,
    /// The query without it.
    pub query: BrowseQuery,
    /// Products that it would show.
    pub count: u32,
}

/// Another spelling of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spelling {
    /// The text.
    pub text: String,
    /// Products that it would show.
    pub count: u32,
}

/// What a text may mean, while it is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// Products that the text finds.
    pub total: u32,
    /// At most eight, by kind.
    pub suggestions: Vec<Suggestion>,
}

/// One thing that a text may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// Its name.
    pub label: String,
    /// Which characters of the label the text matches, as ranges of character positions, ascending.
    pub marks: Vec<(u32, u32)>,
    /// What else tells it apart: the producer of a product, the district of a commune, what a former commune is now.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// Where it leads on this site.
    pub href: String,
    /// Products that it shows; 1 for a product.
    pub count: u32,
}

/// The kinds of suggestions, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// A product; leads to its page.
    Product,
    /// A producer; leads to its page.
    Producer,
    /// A former district; leads to its products.
    District,
    /// A commune of today; leads to its products.
    Commune,
    /// A commune of before; leads to the products of its successors.
    FormerCommune,
    /// A group; leads to its products.
    Group,
}

/// A product as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Its address part.
    pub slug: Slug,
    /// Its name as the source writes it.
    pub name: String,
    /// The producer's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub producer: Option<String>,
    /// Where it is made.
    #[serde(default, skip_serializing_if = "PlaceName::is_unknown")]
    pub place: PlaceName,
    /// Its place in the official tree, as deep as it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupCode>,
    /// The stars last stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<Stars>,
    /// The year of the decision or, failing that, of the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Whether the certificate holds on the day of the query.
    pub state: CertificateState,
    /// The price.
    #[serde(default, skip_serializing_if = "is_unknown")]
    pub price: Price,
    /// What the price is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_unit: Option<String>,
    /// The first photo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<Photo>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero_u32(number: &u32) -> bool {
    *number == 0
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_unknown(price: &Price) -> bool {
    *price == Price::Unknown
}

/// Where something is made, in words, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceName {
    /// The commune of today, named with its kind: `xã Hoằng Phú`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commune: Option<NamedPlace>,
    /// The former district, named without its kind: `Hoằng Hóa`, `TP Thanh Hóa`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<NamedPlace>,
    /// The commune as the source writes it, where no code could be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_written: Option<String>,
    /// The commune of before 1 July 2025, named with its kind: `xã Hoằng Phụ`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_commune: Option<String>,
}

impl PlaceName {
    /// Whether nothing is known of the place.
    pub fn is_unknown(&self) -> bool {
        let Self {
            commune,
            district,
            as_written,
            former_commune,
        } = self;
        commune.is_none() && district.is_none() && as_written.is_none() && former_commune.is_none()
    }
}

/// A place that one can filter by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPlace {
    /// Its address part.
    pub slug: String,
    /// Its name, see [`PlaceName`] for which part carries the kind.
    pub name: String,
    /// What it is or was.
    pub kind: PlaceKind,
}

/// What a place is called in administration, now or before 1 July 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// Xã, now or before.
    Xa,
    /// Phường, now or before.
    Phuong,
    /// Thị trấn, before only.
    ThiTran,
    /// Huyện, before only.
    Huyen,
    /// Thị xã, before only.
    ThiXa,
    /// Thành phố of a province, before only.
    ThanhPho,
}

impl PlaceKind {
    /// The word before a name, in lower case: `xã`, `thành phố`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Xa => "xã",
            Self::Phuong => "phường",
            Self::ThiTran => "thị trấn",
            Self::Huyen => "huyện",
            Self::ThiXa => "thị xã",
            Self::ThanhPho => "thành phố",
        }
    }
}

impl From<CommuneKind> for PlaceKind {
    fn from(kind: CommuneKind) -> Self {
        match kind {
            CommuneKind::Xa => Self::Xa,
            CommuneKind::Phuong => Self::Phuong,
            CommuneKind::ThiTran => Self::ThiTran,
        }
    }
}

impl From<DistrictKind> for PlaceKind {
    fn from(kind: DistrictKind) -> Self {
        match kind {
            DistrictKind::Huyen => Self::Huyen,
            DistrictKind::ThiXa => Self::ThiXa,
            DistrictKind::ThanhPho => Self::ThanhPho,
        }
    }
}

/// What can be chosen. Each facet is counted under the text and the choices of all *other* facets, so that a count says
/// what choosing that value as well would add. A value that was chosen is always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// 5, 4, 3 stars, unknown; always all four.
    pub stars: Vec<FacetValue>,
    /// All states in the order of [`domain::StateKind::ALL`].
    pub states: Vec<FacetValue>,
    /// Groups that hold a product, in the order of the tree.
    pub groups: Vec<FacetValue>,
    /// Former districts that hold a product, in Vietnamese order.
    pub districts: Vec<FacetValue>,
    /// Communes of today that hold a product, in Vietnamese order.
    pub communes: Vec<FacetValue>,
    /// All legal forms in the order of [`domain::ProducerKind::ALL`].
    pub kinds: Vec<FacetValue>,
    /// Sales channels that sell a product, in the order of [`domain::SalesChannel::ALL`].
    pub channels: Vec<FacetValue>,
    /// Price bands that hold a product, cheapest first.
    pub prices: Vec<FacetValue>,
    /// "Has a photo", the one value.
    pub photo: Vec<FacetValue>,
    /// "Confirmed by the producer of late", the one value.
    pub confirmed: Vec<FacetValue>,
}

impl Facets {
    /// The values of a facet; nothing for what is no facet.
    pub fn of(&self, param: Param) -> &[FacetValue] {
        match param {
            Param::Stars => &self.stars,
            Param::District => &self.districts,
            Param::Commune => &self.communes,
            Param::Group => &self.groups,
            Param::Kind => &self.kinds,
            Param::Channel => &self.channels,
            Param::Price => &self.prices,
            Param::State => &self.states,
            Param::Photo => &self.photo,
            Param::Confirmed => &self.confirmed,
            Param::Text | Param::Order | Param::View | Param::Page => &[],
        }
    }

    pub(crate) fn of_mut(&mut self, param: Param) -> Option<&mut Vec<FacetValue>> {
        Some(match param {
            Param::Stars => &mut self.stars,
            Param::District => &mut self.districts,
            Param::Commune => &mut self.communes,
            Param::Group => &mut self.groups,
            Param::Kind => &mut self.kinds,
            Param::Channel => &mut self.channels,
            Param::Price => &mut self.prices,
            Param::State => &mut self.states,
            Param::Photo => &mut self.photo,
            Param::Confirmed => &mut self.confirmed,
            Param::Text | Param::Order | Param::View | Param::Page => return None,
        })
    }
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// Its word in the address.
    pub value: String,
    /// Its name from the data, communes with their kind, districts without; empty for stars, states and legal forms,
    /// whose words belong to the interface.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// What kind of place it is; `None` for what is no place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlaceKind>,
    /// Depth in the tree of groups, 0 to 2; 0 everywhere else.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub depth: u8,
    /// Products that it would show, see [`Facets`].
    pub count: u32,
    /// Whether the query holds it.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub chosen: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(depth: &u8) -> bool {
    *depth == 0
}

/// The whole catalogue in numbers, for the home page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// Products.
    pub products: u32,
    /// Producers that a product names.
    pub producers: u32,
    /// Communes of today that hold a product.
    pub communes: u32,
    /// Products by stars.
    pub stars: Vec<FacetValue>,
    /// Products by state of the certificate on the day of the question.
    pub states: Vec<FacetValue>,
    /// Products by top group.
    pub groups: Vec<TopGroup>,
    /// Products by former district.
    pub districts: Vec<FacetValue>,
}

/// A top group with its count; its code names the drawing that stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopGroup {
    /// The code in the official tree.
    pub code: GroupCode,
    /// Its address word, name and count.
    pub value: FacetValue,
}
