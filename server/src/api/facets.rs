//! What can be chosen, with counts.

use super::wire::PlaceKind;
use app::browse::{param_name, value_words};
use app::words::Words;
use domain::Param;
use serde::Serialize;
use utoipa::ToSchema;

/// What can be chosen. Each facet is counted under the text and the choices of all other facets, so that a count says what
/// choosing that value as well would show. Values of one facet are alternatives, facets restrict each other.
#[derive(Debug, Serialize, ToSchema)]
pub struct Facets {
    /// Stars.
    stars: Facet,
    /// Former districts that hold a product.
    former_districts: Facet,
    /// Communes of today that hold a product.
    communes: Facet,
    /// Groups that hold a product, in the order of the tree.
    groups: Facet,
    /// Legal forms of producers.
    producer_kinds: Facet,
    /// Sales channels that sell a product.
    sales_channels: Facet,
    /// Price bands that hold a product.
    price_bands: Facet,
    /// States of the certificate; where none is chosen, lapsed and withdrawn products may be left out, see `hidden`.
    certificate_states: Facet,
    /// Whether there is a photo.
    photo: Facet,
    /// Whether the producer has confirmed everything of late.
    confirmed: Facet,
}

impl Facets {
    /// The facets of an answer.
    pub fn of(facets: &search::Facets) -> Self {
        let facet = |param| Facet::of(param, facets.of(param));
        Self {
            stars: facet(Param::Stars),
            former_districts: facet(Param::District),
            communes: facet(Param::Commune),
            groups: facet(Param::Group),
            producer_kinds: facet(Param::Kind),
            sales_channels: facet(Param::Channel),
            price_bands: facet(Param::Price),
            certificate_states: facet(Param::State),
            photo: facet(Param::Photo),
            confirmed: facet(Param::Confirmed),
        }
    }
}

/// One facet.
#[derive(Debug, Serialize, ToSchema)]
struct Facet {
    /// Its parameter in a query.
    #[schema(example = "sao")]
    param: &'static str,
    /// Its name in Vietnamese.
    label: &'static str,
    /// Its values.
    values: Vec<FacetValue>,
}

impl Facet {
    fn of(param: Param, values: &[search::FacetValue]) -> Self {
        let words = Words::default();
        let value = |value: &search::FacetValue| FacetValue {
            value: value.value.clone(),
            label: value_words(words, param, value),
            place_kind: value.kind.map(PlaceKind::from),
            depth: value.depth,
            count: value.count,
            chosen: value.chosen,
        };
        Self {
            param: param.name(),
            label: param_name(words, param),
            values: values.iter().map(value).collect(),
        }
    }
}

/// One value of a facet.
#[derive(Debug, Serialize, ToSchema)]
struct FacetValue {
    /// Its word in a query.
    #[schema(example = "4")]
    value: String,
    /// Its name in Vietnamese.
    #[schema(example = "4 sao")]
    label: String,
    /// What kind of place it is; null for what is no place.
    place_kind: Option<PlaceKind>,
    /// Depth in the tree of groups, from 0; 0 for everything else.
    #[schema(maximum = 2)]
    depth: u8,
    /// Products that it would show.
    count: u32,
    /// Whether the query holds it.
    chosen: bool,
}
