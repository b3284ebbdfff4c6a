//! The catalogue as browsers load it: one file under a name that changes with its content.

use crate::state::ServerState;
use app::ssr::BrowserFile;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Beyond so many bytes the best compression takes longer than anybody should wait.
const SMALL: usize = 512 * 1024;

/// The file that was compressed last.
#[derive(Debug, Default)]
pub struct Compressed {
    last: Mutex<Option<(String, Bytes)>>,
}

impl Compressed {
    /// The brotli form of a file, made once: who asks meanwhile waits for it.
    async fn of(&self, file: Arc<BrowserFile>) -> std::io::Result<Bytes> {
        let mut last = self.last.lock().await;
        if let Some((name, bytes)) = last.as_ref()
            && *name == file.name
        {
            return Ok(bytes.clone());
        }
        let name = file.name.clone();
        let bytes = tokio::task::spawn_blocking(move || brotli(file.bytes()))
            .await
            .map_err(std::io::Error::other)??;
        *last = Some((name, bytes.clone()));
        Ok(bytes)
    }
}

fn brotli(file: &[u8]) -> std::io::Result<Bytes> {
    let mut out = Vec::with_capacity(file.len() / 4);
    let params = BrotliEncoderParams {
        quality: if file.len() <= SMALL { 11 } else { 9 },
        lgwin: 22,
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut &*file, &mut out, &params)?;
    Ok(out.into())
}

/// `GET /du-lieu/{name}`: the current file; any other name is not there, and a page that asks for it goes on without.
pub async fn file(
    State(state): State<ServerState>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(file) = state.cx.catalogue().current().browser_file() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if file.name != name {
        return StatusCode::NOT_FOUND.into_response();
    }
    let kind = (header::CONTENT_TYPE, "application/octet-stream");
    let forever = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    let varies = (header::VARY, "Accept-Encoding");
    let accepted = headers.get(header::ACCEPT_ENCODING);
    let takes_brotli = accepted
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| accepted.split(',').any(|one| one.trim().starts_with("br")));
    if takes_brotli && let Ok(bytes) = state.file.of(Arc::clone(&file)).await {
        let encoding = (header::CONTENT_ENCODING, "br");
        return ([kind, forever, varies, encoding], bytes).into_response();
    }
    ([kind, forever, varies], file.bytes().to_vec()).into_response()
}

/// `GET /du-lieu/hien-tai`: the name of the current file, for pages that have been open for a while.
pub async fn current(State(state): State<ServerState>) -> Response {
    match state.cx.catalogue().current().browser_file() {
        Some(file) => (
            [
                (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
                (header::CACHE_CONTROL, "no-cache"),
            ],
            file.name.clone(),
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
