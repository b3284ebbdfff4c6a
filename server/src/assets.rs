//! Files of the built site, compressed when it was built.

use crate::state::ServerState;
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::map_response;
use axum::response::Response;
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};

/// Files that carry their hash in their name never change.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Files that keep their name may change with a release.
const A_DAY: &str = "public, max-age=86400";

/// The routes of the files; each folder is named, so that nothing else of the disk can be asked for.
pub fn routes(state: &ServerState) -> Router<ServerState> {
    let site = Path::new(state.site());
    let folder = |name: &str| {
        ServeDir::new(site.join(name))
            .precompressed_br()
            .precompressed_gzip()
    };
    let hashed = Router::new()
        .nest_service("/pkg", folder("pkg"))
        .layer(map_response(|r: Response| async { kept(r, FOREVER) }));
    let named = Router::new()
        .nest_service("/fonts", folder("fonts"))
        .nest_service("/drawings", folder("drawings"))
        .nest_service("/scripts", folder("scripts"))
        .nest_service("/styles", folder("styles"))
        .nest_service("/icons", folder("icons"))
        .route_service("/favicon.svg", ServeFile::new(site.join("favicon.svg")))
        .route_service(
            "/manifest.webmanifest",
            ServeFile::new(site.join("manifest.webmanifest")),
        )
        .layer(map_response(|r: Response| async { kept(r, A_DAY) }));
    let worker = Router::new()
        .route_service("/sw.js", ServeFile::new(site.join("sw.js")))
        .layer(map_response(|r: Response| async { working(r) }));
    hashed.merge(named).merge(worker)
}

/// The worker that answers without a network: browsers ask for it anew each time, and it may ask this site and no other.
fn working(mut response: Response) -> Response {
    let policy = HeaderValue::from_static("default-src 'none'; connect-src 'self'");
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

/// Only what was found may be kept: an error must not outlive its cause.
fn kept(mut response: Response, how_long: &'static str) -> Response {
    let status = response.status();
    if status.is_success() || status == axum::http::StatusCode::NOT_MODIFIED {
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static(how_long));
    }
    response
}
