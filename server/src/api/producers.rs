//! Producers.

use super::answer::Moment;
use super::problem::Problem;
use super::wire::{DroppedValue, Producer};
use crate::state::ServerState;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::{BrowseQuery, Param};
use serde::Serialize;
use utoipa::ToSchema;

/// The list.
pub const PATH: &str = "/api/v1/producers";
/// Producers on one page.
const PAGE_SIZE: u32 = 100;

/// One page of the producers.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProducerList {
    /// Producers, over all pages.
    total: u32,
    /// The page, from 1.
    #[schema(minimum = 1)]
    page: u32,
    /// How many pages there are.
    #[schema(minimum = 1)]
    pages: u32,
    /// Values of the query that mean nothing and were left out.
    dropped: Vec<DroppedValue>,
    /// The producers of this page, by name in Vietnamese order.
    items: Vec<ProducerEntry>,
    /// The address of the next page; null on the last one.
    #[schema(format = "uri")]
    next: Option<String>,
}

/// A producer with its number of products.
#[derive(Debug, Serialize, ToSchema)]
struct ProducerEntry {
    /// The producer.
    producer: Producer,
    /// Its products in the catalogue, whatever the state of their certificates.
    products: u32,
}

/// Producers that a product names
///
/// By name in Vietnamese order.
#[utoipa::path(
    get,
    path = "/api/v1/producers",
    operation_id = "list_producers",
    tag = "catalogue",
    params(("trang" = Option<String>, Query, description = "Page from 1")),
    responses(
        (status = 200, description = "One page of the producers", body = ProducerList, headers(("ETag" = String, description = "Strong"))),
        (status = 304, description = "The tag in `If-None-Match` is still the one of this list"),
        (status = 404, description = "A page beyond the last; `pages` says how many there are", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(
    State(state): State<ServerState>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let moment = Moment::now(&state);
    let (query, mut dropped) = BrowseQuery::parse(uri.query().unwrap_or_default());
    dropped.retain(|dropped| dropped.param == Param::Page);
    let tag = moment.tag(&format!("{PATH}?{}", query.page), &dropped);
    if let Some(known) = tag.known(&headers) {
        return Ok(known);
    }
    let producers = moment.index().producers();
    let total = u32::try_from(producers.len()).unwrap_or(u32::MAX);
    let pages = total.div_ceil(PAGE_SIZE).max(1);
    if query.page >= pages {
        return Err(Problem::beyond(pages));
    }
    let next = query.page + 1;
    let items = producers
        .into_iter()
        .skip((query.page * PAGE_SIZE) as usize)
        .take(PAGE_SIZE as usize)
        .map(|(producer, products)| ProducerEntry {
            producer: Producer::of(&producer, &moment),
            products,
        });
    let answer = ProducerList {
        total,
        page: next,
        pages,
        dropped: dropped.into_iter().map(DroppedValue::from).collect(),
        items: items.collect(),
        next: (next < pages).then(|| moment.url(&format!("{PATH}?trang={}", next + 1))),
    };
    tag.answer(&headers, &answer)
}
