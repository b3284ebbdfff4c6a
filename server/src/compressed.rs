//! Answers of server functions that are the same for everybody leave compressed.
//!
//! Those of the studio do not: they hold what others must not see beside what may have been put there by others, and their
//! length would tell the one from the other.

use crate::page_cache::{Encoding, brotli, encoding, gzip};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// Below it the headers of an answer weigh more than what compression saves.
const SMALL: usize = 1_024;
/// Answers are made anew for each asker: these levels cost a part of what drawing does.
const BROTLI_LEVEL: i32 = 4;
/// The same for who takes no brotli.
const GZIP_LEVEL: u32 = 4;
/// No answer comes near this.
const LARGEST: usize = 8 * 1024 * 1024;

/// Compresses what a public read answers.
pub async fn public_reads(request: Request, next: Next) -> Response {
    let public = !request.uri().path().starts_with("/api/studio/");
    let head = *request.method() == Method::HEAD;
    let read = *request.method() == Method::GET || head;
    let encoding = encoding(request.headers());
    let response = next.run(request).await;
    let done = response.headers().contains_key(header::CONTENT_ENCODING);
    if !public || !read || done || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    parts
        .headers
        .append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if head {
        return Response::from_parts(parts, body);
    }
    let body = match to_bytes(body, LARGEST).await {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(target: "sao_que", %error, "an answer could not be read to be compressed");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let written = match encoding {
        _ if body.len() < SMALL => None,
        Encoding::Identity => None,
        Encoding::Brotli => written("br", brotli(&body, BROTLI_LEVEL)),
        Encoding::Gzip => written("gzip", gzip(&body, GZIP_LEVEL)),
    };
    let body = match written {
        None => body,
        Some((name, smaller)) => {
            let name = HeaderValue::from_static(name);
            parts.headers.insert(header::CONTENT_ENCODING, name);
            parts.headers.remove(header::CONTENT_LENGTH);
            smaller
        }
    };
    Response::from_parts(parts, Body::from(body))
}

/// Memory is all that writing into it could want; without, the answer leaves as it is.
fn written(name: &'static str, out: std::io::Result<Bytes>) -> Option<(&'static str, Bytes)> {
    out.ok().map(|bytes| (name, bytes))
}
