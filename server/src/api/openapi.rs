//! The description of the API for programs, made from the types that are sent.

use super::answer::Tag;
use super::{events, groups, places, points_of_sale, producers, products};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::Value;
use std::sync::LazyLock;
use utoipa::OpenApi;

/// The document.
pub const PATH: &str = "/api/v1/openapi.json";

/// What whoever reads the document must know first.
const ABOUT: &str = "Certified local products of Thanh Hóa, Vietnam, for reading. Needs no key, is open to every origin, and changes \
     nothing. Every answer has a strong `ETag`; sent back in `If-None-Match` it is answered with 304 until the data or the day in \
     Vietnam changes. Null is what nobody has stated. Members may be added: pass over those that you do not know.";

#[derive(OpenApi)]
#[openapi(
    info(title = "Sao Quê", version = "1", description = ABOUT),
    servers((url = "/", description = "The site that sent this document")),
    tags((name = "catalogue", description = "Products and what they are found by"), (name = "trade", description = "Where products are shown and sold")),
    paths(products::list, products::one, producers::list, places::list, groups::tree, points_of_sale::list, events::list)
)]
struct Document;

/// The document as it is sent.
pub fn document() -> &'static [u8] {
    static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
        // Strings and numbers only: writing them cannot fail, and an empty document would fail every test.
        let mut document = serde_json::to_value(Document::openapi()).unwrap_or_default();
        if let Some(schemas) = document.pointer_mut("/components/schemas") {
            let schemas = schemas.as_object_mut().into_iter().flatten();
            schemas.for_each(|(_, schema)| null_is_sent(schema));
        }
        serde_json::to_vec(&document).unwrap_or_default()
    });
    &BYTES
}

/// Says of a member that may be null that it is always there: only what cannot be null may be absent. The derived schema says
/// of both that they may be absent.
fn null_is_sent(schema: &mut Value) {
    let Some(members) = schema.get("properties").and_then(Value::as_object) else {
        return;
    };
    let may_be_null = |member: &Value| {
        let kinds = member["type"].as_array().into_iter().flatten();
        let choices = member["oneOf"].as_array().into_iter().flatten();
        let kinds = kinds.chain(choices.map(|choice| &choice["type"]));
        kinds.into_iter().any(|kind| kind == "null")
    };
    let mut always: Vec<Value> = members
        .iter()
        .filter(|(_, member)| may_be_null(member))
        .map(|(name, _)| Value::from(name.as_str()))
        .collect();
    if let Some(required) = schema.get("required").and_then(Value::as_array) {
        always.extend(required.iter().cloned());
    }
    if !always.is_empty() {
        schema["required"] = always.into();
    }
}

/// `GET /api/v1/openapi.json`.
pub async fn answer(headers: HeaderMap) -> Response {
    static TAG: LazyLock<Tag> = LazyLock::new(|| Tag::of_bytes(document()));
    match TAG.known(&headers) {
        Some(known) => known,
        None => TAG.bytes(&headers, document().into()),
    }
}
