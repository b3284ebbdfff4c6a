//! How the site is found: the rules for robots, the map of the site, feeds of what is new and what has changed.

mod feed;
mod sitemap;

use crate::state::ServerState;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// Everything that answers here; each takes `GET`.
pub const PATHS: [&str; 5] = [
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap/{part}",
    "/moi.atom",
    "/thay-doi.atom",
];

/// An hour: robots and readers of feeds come by now and then.
const KEPT: (header::HeaderName, &str) = (header::CACHE_CONTROL, "public, max-age=3600");

/// The routes of [`PATHS`].
pub fn routes() -> Router<ServerState> {
    let [robots, whole, part, newest, changed] = PATHS;
    Router::new()
        .route(robots, get(rules))
        .route(whole, get(sitemap::whole))
        .route(part, get(sitemap::part))
        .route(newest, get(feed::newest))
        .route(changed, get(feed::changed))
}

/// `GET /robots.txt`
async fn rules(State(state): State<ServerState>) -> Response {
    let origin = state.cx.origin();
    let rules = format!(
        "User-agent: *\n\
         Disallow: /quan-ly\n\
         Disallow: /dang-nhap\n\
         Disallow: /api/\n\
         \n\
         Sitemap: {origin}/sitemap.xml\n"
    );
    let kind = (header::CONTENT_TYPE, "text/plain; charset=utf-8");
    ([kind, KEPT], rules).into_response()
}

/// A document of a kind of XML.
fn xml(kind: &'static str, document: String) -> Response {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    text.push_str(&document);
    ([(header::CONTENT_TYPE, kind), KEPT], text).into_response()
}
