//! The public read API, `/api/v1`: the catalogue for other people's programs.
//!
//! Everybody may read, from any origin, without signing in; nothing here changes anything. The types in this folder are
//! the promise: their names stay when those inside the program change. `docs/api.md` explains it to its users.

mod answer;
mod certificate;
mod events;
mod facets;
mod groups;
mod listing;
mod openapi;
mod places;
mod points_of_sale;
mod problem;
mod producers;
mod products;
mod wire;

use crate::state::ServerState;
use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use problem::Problem;
use tower_http::catch_panic::CatchPanicLayer;

/// Where the API begins.
const START: &str = "/api/v1/";
/// The resources; everything else below [`START`] is no address.
pub const PATHS: [&str; 9] = [
    openapi::PATH,
    products::PATH,
    products::ONE,
    producers::PATH,
    places::PATH,
    groups::PATH,
    points_of_sale::PATH,
    events::PATH,
    "/api/v1/{*rest}",
];

/// What a page of another origin may do: read, with the tag of what it has.
const PREFLIGHT: [(HeaderName, HeaderValue); 4] = [
    (
        header::ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("GET, HEAD, OPTIONS"),
    ),
    (
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("*"),
    ),
    (
        header::ACCESS_CONTROL_MAX_AGE,
        HeaderValue::from_static("86400"),
    ),
    (header::ALLOW, HeaderValue::from_static("GET,HEAD,OPTIONS")),
];

/// Whether an address belongs to the API.
pub fn is_api(path: &str) -> bool {
    path.starts_with(START)
}

/// The routes.
pub fn routes() -> Router<ServerState> {
    let [
        document,
        products,
        product,
        producers,
        places,
        groups,
        points,
        events,
        rest,
    ] = PATHS;
    Router::new()
        .route(document, read(get(openapi::answer)))
        .route(products, read(get(products::list)))
        .route(product, read(get(products::one)))
        .route(producers, read(get(producers::list)))
        .route(places, read(get(places::list)))
        .route(groups, read(get(groups::tree)))
        .route(points, read(get(points_of_sale::list)))
        .route(events, read(get(events::list)))
        .route(rest, read(get(nothing)))
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(map_response(for_every_origin))
}

/// Reading, and nothing else.
fn read(methods: MethodRouter<ServerState>) -> MethodRouter<ServerState> {
    methods
        .options(preflight)
        .fallback(|| async { Problem::method() })
}

async fn preflight() -> (StatusCode, HeaderMap) {
    (StatusCode::NO_CONTENT, PREFLIGHT.into_iter().collect())
}

async fn nothing() -> Problem {
    Problem::not_found("địa chỉ này trong API; xem /api/v1/openapi.json")
}

/// The same star for everybody: no origin is mirrored, no cookie is looked at.
async fn for_every_origin(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("ETag"),
    );
    response
}
