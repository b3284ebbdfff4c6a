//! The description of the API for programs, made from the types that are sent.

use super::answer::Tag;
use super::{groups, places, producers, products};
use axum::http::HeaderMap;
use axum::response::Response;
use std::sync::LazyLock;
use utoipa::OpenApi;

/// The document.
pub const PATH: &str = "/api/v1/openapi.json";

/// Certified local products of Thanh Hóa, Vietnam, for reading. Needs no key, is open to every origin, and changes nothing.
/// Every answer has a strong `ETag`; sent back in `If-None-Match` it is answered with 304 until the data or the day in
/// Vietnam changes. Null is what nobody has stated; members may be added, so pass over those that you do not know.
#[derive(OpenApi)]
#[openapi(
    info(title = "Sao Quê", version = "1"),
    servers((url = "/", description = "The site that sent this document")),
    tags((name = "catalogue", description = "Products and what they are found by")),
    paths(products::list, products::one, producers::list, places::list, groups::tree)
)]
struct Document;

/// The document as it is sent.
pub fn document() -> &'static [u8] {
    static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
        // Strings and numbers only: writing them cannot fail, and an empty document would fail every test.
        serde_json::to_vec(&Document::openapi()).unwrap_or_default()
    });
    &BYTES
}

/// `GET /api/v1/openapi.json`.
pub async fn answer(headers: HeaderMap) -> Response {
    static TAG: LazyLock<Tag> = LazyLock::new(|| Tag::of_bytes(document()));
    match TAG.known(&headers) {
        Some(known) => known,
        None => TAG.bytes(&headers, document().into()),
    }
}
