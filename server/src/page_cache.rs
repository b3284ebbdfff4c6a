//! Public pages, rendered once for each version of the catalogue and each day, and kept compressed.
//!
//! A kept page carries no nonce (a nonce must never be used twice): its policy names the SHA-256 of exactly its inline scripts.

mod entry;

use crate::pages;
use crate::routes::PICKED_PAGES;
use crate::state::ServerState;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{self, HeaderMap, Method, header};
use axum::response::{IntoResponse, Response};
use domain::{BrowseQuery, Language};
use entry::Entry;
pub(crate) use entry::{Encoding, brotli, gzip};
use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What a page was drawn from: the version of the catalogue and the day in Vietnam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    version: i64,
    day: i32,
}

impl Stamp {
    fn now(state: &ServerState) -> Self {
        Self {
            version: state.cx.catalogue().current().version,
            day: state.cx.today().days(),
        }
    }
}

/// A page of one stamp: its canonical path and query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    stamp: Stamp,
    target: Box<str>,
}

impl Key {
    /// Path and query.
    pub fn target(&self) -> &str {
        &self.target
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        Lookup {
            stamp: self.stamp,
            target: &self.target,
        }
        .hash(hasher);
    }
}

/// A key that borrows, so that a hit allocates nothing.
#[derive(Clone, Copy, Hash)]
struct Lookup<'a> {
    stamp: Stamp,
    target: &'a str,
}

impl Equivalent<Key> for Lookup<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.stamp == key.stamp && *self.target == *key.target
    }
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Arc<Entry>> for ByBytes {
    fn weight(&self, key: &Key, entry: &Arc<Entry>) -> u64 {
        entry.bytes() + key.target.len() as u64
    }
}

/// Rendered pages, bounded by their bytes.
pub struct PageCache {
    kept: Option<Cache<Key, Arc<Entry>, ByBytes>>,
}

impl PageCache {
    /// A cache of so many bytes; of none, every page is rendered anew.
    pub fn new(bytes: u64) -> Self {
        // The estimate only sizes the table: 30 KB is what a page weighs in its two encodings.
        let items = usize::try_from(bytes / 30_000).unwrap_or(1_000).max(16);
        Self {
            kept: (bytes > 0).then(|| Cache::with_weighter(items, bytes, ByBytes)),
        }
    }
}

/// Answers a request for a public page.
pub async fn answer(state: &ServerState, request: Request) -> Response {
    if let Some(hit) = hit(state, &request) {
        return hit;
    }
    let stamp = Stamp::now(state);
    let (Some(cache), Some(target)) = (&state.pages.kept, keepable(state, &request)) else {
        return pages::shared(state, request).await;
    };
    let key = Key {
        stamp,
        target: target.into_boxed_str(),
    };
    let guard = match cache.get_value_or_guard_async(&key).await {
        Ok(entry) => return entry.response(&request),
        Err(guard) => guard,
    };
    let drawn = pages::for_cache(state, &key).await;
    if drawn.status() != http::StatusCode::OK {
        // Errors are not kept: their addresses are without number.
        return drawn;
    }
    match Entry::of(drawn, &key, state.cx.origin()).await {
        Ok(entry) => {
            let entry = Arc::new(entry);
            // A full cache may refuse it; the answer is the same.
            let _ = guard.insert(Arc::clone(&entry));
            entry.response(&request)
        }
        Err(status) => status.into_response(),
    }
}

/// A kept page for exactly this address, if there is one. The whole work of a cached answer.
pub fn hit<B>(state: &ServerState, request: &http::Request<B>) -> Option<Response> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let target = request.uri().path_and_query()?.as_str();
    let lookup = Lookup {
        stamp: Stamp::now(state),
        target,
    };
    state
        .pages
        .kept
        .as_ref()?
        .get(&lookup)
        .map(|entry| entry.response(request))
}

/// [`canonical`], but for lists that leave out a value which the catalogue does not know: their number has no end either.
fn keepable(state: &ServerState, request: &Request) -> Option<String> {
    let target = canonical(request)?;
    let known = Language::split(request.uri().path()).1 != "/san-pham" || {
        let (query, _) = BrowseQuery::parse(request.uri().query().unwrap_or_default());
        let catalogue = state.cx.catalogue().current();
        catalogue
            .index
            .browse(&query, state.cx.today())
            .dropped
            .is_empty()
    };
    known.then_some(target)
}

/// The one address under which the page of a request is kept. None where the page says something about the very address.
fn canonical(request: &Request) -> Option<String> {
    let (language, path) = Language::split(request.uri().path());
    if PICKED_PAGES.contains(&path) {
        return None;
    }
    if path != "/san-pham" {
        // Other pages do not read the query.
        return Some(language.at(path));
    }
    let (query, dropped) = BrowseQuery::parse(request.uri().query().unwrap_or_default());
    // A page with a notice about unknown values is drawn for its reader only; their number has no end.
    dropped.is_empty().then(|| language.at(query.href()))
}

/// The best encoding that the request accepts and we write.
pub(crate) fn encoding(headers: &HeaderMap) -> Encoding {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let takes = |name: &str| {
        accepted.split(',').any(|offer| {
            let mut parts = offer.trim().split(';');
            let refused = offer.contains("q=0") && !offer.contains("q=0.");
            parts
                .next()
                .is_some_and(|offered| offered.trim().eq_ignore_ascii_case(name))
                && !refused
        })
    };
    if takes("br") {
        Encoding::Brotli
    } else if takes("gzip") {
        Encoding::Gzip
    } else {
        Encoding::Identity
    }
}

fn empty_body() -> Body {
    Body::empty()
}

#[cfg(test)]
mod tests {
    use super::{Encoding, canonical, encoding};
    use axum::extract::Request;
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn many_writings_have_one_address() {
        for (asked, kept) in [
            ("/san-pham", Some("/san-pham")),
            ("/san-pham?", Some("/san-pham")),
            (
                "/san-pham?sao=4&sao=3&utm_source=x",
                Some("/san-pham?sao=3&sao=4"),
            ),
            ("/san-pham?sao=9", None),
            ("/so-sanh?sp=a&sp=b", None),
            ("/?fbclid=1", Some("/")),
            ("/co-so/a?x", Some("/co-so/a")),
            ("/en?x", Some("/en")),
            ("/en/san-pham?sao=4&sao=3", Some("/en/san-pham?sao=3&sao=4")),
            ("/en/so-sanh?sp=a&sp=b", None),
        ] {
            let request = Request::builder()
                .uri(asked)
                .body(axum::body::Body::empty())
                .unwrap();
            assert_eq!(canonical(&request).as_deref(), kept, "{asked}");
        }
    }

    #[test]
    fn the_best_accepted_encoding_is_used() {
        for (accepted, expected) in [
            ("", Encoding::Identity),
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("gzip;q=0.5", Encoding::Gzip),
            ("br;q=0, gzip", Encoding::Gzip),
            ("identity", Encoding::Identity),
            ("brx", Encoding::Identity),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(
                header::ACCEPT_ENCODING,
                HeaderValue::from_str(accepted).unwrap(),
            );
            assert_eq!(encoding(&headers), expected, "{accepted}");
        }
    }
}
