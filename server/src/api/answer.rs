//! From what an answer is made, and how it leaves: with a strong tag that is known before anything is written.

use super::openapi;
use super::problem::Problem;
use crate::state::ServerState;
use app::ssr::{Snapshot, Trade};
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::{Date, Dropped};
use search::Index;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::sync::Arc;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const ASK_EACH_TIME: HeaderValue = HeaderValue::from_static("public, max-age=0, must-revalidate");

/// One moment of the catalogue: everything in an answer is of the same version and day.
pub struct Moment {
    snapshot: Arc<Snapshot>,
    origin: String,
    /// The day in Vietnam.
    pub today: Date,
}

impl Moment {
    /// This moment.
    pub fn now(state: &ServerState) -> Self {
        Self {
            snapshot: state.cx.catalogue().current(),
            origin: state.cx.origin().to_owned(),
            today: state.cx.today(),
        }
    }

    /// Lists, filters, search.
    pub fn index(&self) -> &Index {
        &self.snapshot.index
    }

    /// Points of sale and fairs.
    pub fn trade(&self) -> &Trade {
        &self.snapshot.trade
    }

    /// The public address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The tag of what a canonical address answers at this moment; `dropped` stands in the answer too.
    pub fn tag(&self, canonical: &str, dropped: &[Dropped]) -> Tag {
        let mut digest = Sha256::new();
        let mut part = |bytes: &[u8]| {
            digest.update(bytes);
            // A byte that no UTF-8 text has keeps the parts apart.
            digest.update([0xff]);
        };
        // Another program may write the same data in another form, and says so in its document.
        part(openapi::document());
        part(self.origin.as_bytes());
        part(canonical.as_bytes());
        for Dropped { param, value } in dropped {
            part(param.name().as_bytes());
            part(value.as_bytes());
        }
        part(&self.snapshot.version.to_be_bytes());
        part(&self.today.days().to_be_bytes());
        Tag::of(digest)
    }
}

/// A strong entity tag: equal tags mean equal bytes.
pub struct Tag(String);

impl Tag {
    /// The tag of bytes that never change.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::of(Sha256::new_with_prefix(bytes))
    }

    fn of(digest: Sha256) -> Self {
        let mut tag = String::with_capacity(34);
        tag.push('"');
        for byte in digest.finalize().iter().take(16) {
            // Writing to a string cannot fail.
            let _ = write!(tag, "{byte:02x}");
        }
        tag.push('"');
        Self(tag)
    }

    /// 304 where the asker names this very tag; nothing needs to be looked up for it.
    pub fn known(&self, asked: &HeaderMap) -> Option<Response> {
        let names_it = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag) == self.0.as_bytes();
        any_tag(asked, names_it).then(|| self.reply(StatusCode::NOT_MODIFIED, Body::empty()))
    }

    /// The answer. `*` in `If-None-Match` asks whether there is any, so it is looked at only here.
    pub fn answer(&self, asked: &HeaderMap, answer: &impl Serialize) -> Result<Response, Problem> {
        let body = serde_json::to_vec(answer).map_err(|error| Problem::of_json(&error))?;
        Ok(self.bytes(asked, body.into()))
    }

    /// The same for an answer that is written already.
    pub fn bytes(&self, asked: &HeaderMap, body: Body) -> Response {
        if any_tag(asked, |tag| tag == b"*") {
            return self.reply(StatusCode::NOT_MODIFIED, Body::empty());
        }
        let mut response = self.reply(StatusCode::OK, body);
        response.headers_mut().insert(header::CONTENT_TYPE, JSON);
        response
    }

    fn reply(&self, status: StatusCode, body: Body) -> Response {
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, ASK_EACH_TIME);
        if let Ok(tag) = HeaderValue::from_str(&self.0) {
            headers.insert(header::ETAG, tag);
        }
        response
    }
}

fn any_tag(asked: &HeaderMap, wanted: impl Fn(&[u8]) -> bool) -> bool {
    let lines = asked.get_all(header::IF_NONE_MATCH).into_iter();
    lines
        .flat_map(|line| line.as_bytes().split(|byte| *byte == b','))
        .any(|tag| wanted(tag.trim_ascii()))
}
