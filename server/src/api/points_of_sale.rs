//! Points of sale.

use super::answer::Moment;
use super::problem::Problem;
use super::wire::Place;
use crate::state::ServerState;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

/// The list.
pub const PATH: &str = "/api/v1/points-of-sale";

/// All points of sale that a source names.
#[derive(Debug, Serialize, ToSchema)]
pub struct PointOfSaleList {
    /// By former district, commune and name; what is not known comes last.
    items: Vec<PointOfSale>,
}

/// A point where products are shown and sold, as a source has seen it. Whether it still trades is not known, and two of them
/// may be one shop.
#[derive(Debug, Serialize, ToSchema)]
struct PointOfSale {
    /// Its lasting name in addresses.
    id: String,
    /// Its name; for a shop that its source does not name, Vietnamese words that say so.
    name: String,
    /// House and street as then written.
    #[schema(example = "91 Nguyễn Chí Thanh")]
    address: Option<String>,
    /// Where it is.
    place: Place,
    /// Who runs it.
    operator: Option<String>,
    /// The year in which its source saw it.
    #[schema(example = 2020)]
    year_seen: Option<i32>,
    /// The addresses of its sources; empty where the source cannot be linked to.
    sources: Vec<String>,
}

impl PointOfSale {
    fn of(point: &domain::PointOfSale, moment: &Moment) -> Self {
        Self {
            id: point.slug.to_string(),
            name: point.name.clone(),
            address: point.address.clone(),
            place: Place::of(moment.index().place(&point.place)),
            operator: point.operator.clone(),
            year_seen: point.year_seen,
            sources: point.sources.clone(),
        }
    }
}

/// Points of sale
///
/// As public sources have seen them, each with the year in which it was seen; whether one still trades is not known.
#[utoipa::path(
    get,
    path = "/api/v1/points-of-sale",
    operation_id = "list_points_of_sale",
    tag = "trade",
    responses(
        (status = 200, description = "All points of sale", body = PointOfSaleList, headers(("ETag" = String, description = "Strong"))),
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
    let points = moment.trade().points_of_sale.iter();
    let items = points
        .map(|point| PointOfSale::of(point, &moment))
        .collect();
    tag.answer(&headers, &PointOfSaleList { items })
}
