//! Places: the districts that people still say, and the communes of today.

use super::answer::Moment;
use super::problem::Problem;
use super::products;
use super::wire::PlaceKind;
use crate::state::ServerState;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::{BrowseQuery, Param};
use search::{FacetValue, NamedPlace};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// The list.
pub const PATH: &str = "/api/v1/places";

/// All places, also those without a product.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceList {
    /// The districts of before 1 July 2025, in Vietnamese order.
    former_districts: Vec<CountedPlace>,
    /// The communes since then, in Vietnamese order.
    communes: Vec<CountedPlace>,
}

/// A place with its number of products.
#[derive(Debug, Serialize, ToSchema)]
struct CountedPlace {
    /// Its value in a query: `huyen=` for a former district, `xa=` for a commune.
    id: String,
    /// Its name; a commune with its kind.
    name: String,
    /// What it is or was.
    kind: PlaceKind,
    /// Products that the list of this place shows.
    products: u32,
    /// The list of its products in this API.
    #[schema(format = "uri")]
    products_url: String,
}

/// Places with their numbers of products
///
/// A product whose commune is not known is counted in its former district alone.
#[utoipa::path(
    get,
    path = "/api/v1/places",
    operation_id = "list_places",
    tag = "catalogue",
    responses(
        (status = 200, description = "All places", body = PlaceList, headers(("ETag" = String, description = "Strong"))),
        (status = 304, description = "The tag in `If-None-Match` is still the one of this list"),
    )
)]
pub async fn list(
    State(state): State<ServerState>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let moment = Moment::now(&state);
    let tag = moment.tag(PATH, &[]);
    if let Some(known) = tag.known(&headers) {
        return Ok(known);
    }
    let index = moment.index();
    let facets = index.browse(&BrowseQuery::default(), moment.today).facets;
    let counted = |param: Param, place: &NamedPlace, counts: &HashMap<&str, u32>| CountedPlace {
        id: place.slug.clone(),
        name: place.name.clone(),
        kind: place.kind.into(),
        products: counts.get(place.slug.as_str()).copied().unwrap_or(0),
        products_url: moment.url(&format!(
            "{}?{}={}",
            products::PATH,
            param.name(),
            place.slug
        )),
    };
    let (in_districts, in_communes) = (counts(&facets.districts), counts(&facets.communes));
    let answer = PlaceList {
        former_districts: index
            .districts()
            .map(|place| counted(Param::District, place, &in_districts))
            .collect(),
        communes: index
            .communes()
            .map(|place| counted(Param::Commune, place, &in_communes))
            .collect(),
    };
    tag.answer(&headers, &answer)
}

/// The counts of a facet by its words; what holds no product is not in it.
pub fn counts(values: &[FacetValue]) -> HashMap<&str, u32> {
    values
        .iter()
        .map(|value| (value.value.as_str(), value.count))
        .collect()
}
