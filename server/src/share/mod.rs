//! How the site looks where its addresses are shared: a picture for each product, and the words in the head of each page that
//! name picture, title and summary (the Open Graph protocol).

mod draw;
mod fit;
mod raster;
mod tags;

pub use tags::{described, site_picture_file};

use crate::pages;
use crate::state::ServerState;
use app::product::{Pictured, pictured};
use app::words::Words;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::Language;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The pictures of products, in every language; each takes `GET`.
pub const PATHS: [&str; 2] = ["/anh/san-pham/{name}", "/en/anh/san-pham/{name}"];

/// Bytes of pictures that are kept: most are asked for a few times within minutes, when an address is shared.
const KEPT: u64 = 4 * 1024 * 1024;
/// What a picture weighs, to size the table.
const USUAL: u64 = 24 * 1024;
/// How long somebody waits for a turn; makers of previews give up soon after.
const PATIENCE: Duration = Duration::from_secs(3);
/// When it is worth trying again, in seconds, for those who had no turn.
const AGAIN_AFTER: u32 = 10;
/// Counted up when the same words are drawn in another way.
const LOOK: u8 = 1;

/// What a picture says, in short: the same words make the same picture, whatever else of the catalogue has changed.
type Tag = [u8; 8];

#[derive(Clone)]
struct ByBytes;

impl Weighter<Tag, Bytes> for ByBytes {
    fn weight(&self, _tag: &Tag, picture: &Bytes) -> u64 {
        picture.len() as u64 + 64
    }
}

/// Drawn pictures, and whose turn it is to draw.
pub struct Pictures {
    kept: Cache<Tag, Bytes, ByBytes>,
    turns: Arc<Semaphore>,
    patience: Duration,
}

impl Default for Pictures {
    fn default() -> Self {
        // Pages come first: drawing for strangers never takes more than half of the machine.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self::new((cores / 2).max(1), PATIENCE)
    }
}

impl Pictures {
    fn new(turns: usize, patience: Duration) -> Self {
        Self {
            kept: Cache::with_weighter(usize::try_from(KEPT / USUAL).unwrap_or(256), KEPT, ByBytes),
            turns: Arc::new(Semaphore::new(turns)),
            patience,
        }
    }
}

/// The routes of [`PATHS`].
pub fn routes() -> Router<ServerState> {
    let [vietnamese, english] = PATHS;
    Router::new()
        .route(vietnamese, get(picture))
        .route(english, get(picture))
}

/// The picture of every page that has none of its own, as a PNG; a file of the site is made of it.
pub fn site_picture(language: Language) -> Result<Vec<u8>, raster::Failed> {
    raster::drawn(&draw::site(Words(language)))
}

/// `GET /anh/san-pham/{slug}.png`
async fn picture(
    State(state): State<ServerState>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let words = Words::of_address(request.uri().path());
    let said = name
        .strip_suffix(".png")
        .and_then(|slug| pictured(words, &state.cx, slug));
    let Some(said) = said else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = tag(words, &said);
    let etag = format!("\"{}\"", hex(tag));
    if is_known(request.headers(), &etag) {
        return (StatusCode::NOT_MODIFIED, headers(&etag)).into_response();
    }
    match state.pictures.of(words, tag, said).await {
        Ok(picture) => (headers(&etag), picture).into_response(),
        Err(refused) => refused,
    }
}

impl Pictures {
    /// The kept picture, or a new one when it is its turn.
    async fn of(&self, words: Words, tag: Tag, said: Pictured) -> Result<Bytes, Response> {
        let guard = match self.kept.get_value_or_guard_async(&tag).await {
            Ok(picture) => return Ok(picture),
            Err(guard) => guard,
        };
        let turn = Arc::clone(&self.turns).acquire_owned();
        let Ok(Ok(turn)) = tokio::time::timeout(self.patience, turn).await else {
            let again = (header::RETRY_AFTER, HeaderValue::from(AGAIN_AFTER));
            return Err((StatusCode::SERVICE_UNAVAILABLE, [again]).into_response());
        };
        let drawing = tokio::task::spawn_blocking(move || {
            // Held until the drawing is done, also when nobody waits for it any more.
            let _turn = turn;
            let svg = draw::product(words, &said).ok_or(raster::Failed::Fonts)?;
            raster::drawn(&svg)
        });
        match drawing.await {
            Ok(Ok(picture)) => {
                let picture = Bytes::from(picture);
                // A full cache may refuse it; the answer is the same.
                let _ = guard.insert(picture.clone());
                Ok(picture)
            }
            Ok(Err(error)) => Err(pages::broken(&error)),
            Err(error) => Err(pages::broken(&error)),
        }
    }
}

/// The address of the picture of a product; its end changes with what it says, because others keep pictures by their address.
fn address(words: Words, said: &Pictured, slug: &str) -> String {
    let end = hex(tag(words, said));
    words.at(format!("/anh/san-pham/{slug}.png?{end}"))
}

fn tag(words: Words, said: &Pictured) -> Tag {
    let mut digest = Sha256::new();
    digest.update([LOOK]);
    digest.update(words.0.code());
    let parts = [
        &said.name,
        &said.producer,
        &said.place,
        &said.stars_words,
        &said.state_words,
        app::ui::state_slug(said.state),
    ];
    for part in parts {
        digest.update(part);
        digest.update([0]);
    }
    let mut tag = Tag::default();
    for (to, from) in tag.iter_mut().zip(digest.finalize()) {
        *to = from;
    }
    tag
}

fn hex(tag: Tag) -> String {
    tag.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn headers(etag: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut put = |name, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    put(header::CONTENT_TYPE, "image/png");
    put(header::CACHE_CONTROL, "public, max-age=86400");
    // It is made to be shown elsewhere.
    put(
        header::HeaderName::from_static("cross-origin-resource-policy"),
        "cross-origin",
    );
    if let Ok(etag) = HeaderValue::from_str(etag) {
        headers.insert(header::ETAG, etag);
    }
    headers
}

/// Whether the reader has the picture of this tag already.
fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).into_iter();
    known
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|one| matches!(one.trim(), "*") || one.trim().trim_start_matches("W/") == etag)
}

#[cfg(test)]
mod tests {
    use super::{Pictures, tag};
    use app::product::Pictured;
    use app::words::Words;
    use domain::{Language, StateKind};
    use std::time::Duration;

    fn said(name: &str) -> Pictured {
        Pictured {
            name: name.to_owned(),
            producer: "Cơ sở mẫu".to_owned(),
            place: String::new(),
            stars: None,
            stars_words: "Chưa rõ số sao".to_owned(),
            state: StateKind::Unconfirmed,
            state_words: "chờ xác nhận".to_owned(),
            alt: String::new(),
        }
    }

    #[tokio::test]
    async fn who_has_no_turn_is_asked_to_come_again_and_a_kept_picture_needs_none() {
        let pictures = Pictures::new(1, Duration::ZERO);
        let words = Words(Language::Vi);
        let ask = |name: &str| pictures.of(words, tag(words, &said(name)), said(name));
        let first = ask("Mắm tôm mẫu").await.unwrap();
        let _all = pictures.turns.acquire().await.unwrap();
        assert_eq!(ask("Mắm tôm mẫu").await.unwrap(), first);
        let refused = ask("Nước mắm mẫu").await.unwrap_err();
        assert_eq!(refused.status(), 503);
        assert_eq!(refused.headers()["retry-after"], "10");
    }

    #[test]
    fn another_word_is_another_picture() {
        let (words, before) = (Words(Language::Vi), said("Mắm tôm mẫu"));
        let after = Pictured {
            state: StateKind::Lapsed,
            state_words: "hết hiệu lực từ 1/1/2027".to_owned(),
            ..before.clone()
        };
        assert_eq!(tag(words, &before), tag(words, &before.clone()));
        assert_ne!(tag(words, &before), tag(words, &after));
        assert_ne!(tag(words, &before), tag(Words(Language::En), &before));
    }
}
