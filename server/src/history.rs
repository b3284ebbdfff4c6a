//! What was saved on a listing, and putting a field back to what it was. See [`app::studio::history`].

use crate::state::ServerState;
use crate::{pages, refusals};
use app::studio::history::{self, DONE, Refusal};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use domain::form;
use store::Viewer;

/// `GET /quan-ly/san-pham/{id}/lich-su`
pub async fn show(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path(id): Path<String>,
    uri: Uri,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        // The guard of the studio lets nobody through who is not signed in.
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let query = form::decode(uri.query().unwrap_or_default(), 20);
    let done = query.iter().any(|(name, _)| name == DONE);
    page(&state, &viewer, &id, done, None).await
}

/// `POST /quan-ly/san-pham/{id}/lich-su`: puts a field back and leads to the history, which says so.
pub async fn put_back(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path(id): Path<String>,
    uri: Uri,
    body: Bytes,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let text = String::from_utf8_lossy(&body);
    match history::put_back(&state.cx, &viewer, &id, &text).await {
        Ok(Ok(())) => Redirect::to(&format!("{}?{DONE}=1", uri.path())).into_response(),
        Ok(Err(refusal)) => page(&state, &viewer, &id, false, Some(refusal)).await,
        Err(error) => pages::failed_short(&error),
    }
}

async fn page(
    state: &ServerState,
    viewer: &Viewer,
    id: &str,
    done: bool,
    refusal: Option<Refusal>,
) -> Response {
    let words = Words::default();
    let history = match history::history(&state.cx, words, viewer, id).await {
        Ok(history) => history,
        Err(error) => return pages::failed_short(&error),
    };
    let status = refusal.map_or(200, Refusal::status);
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let document = history::document(words, &history, done, refusal);
    refusals::short(state, status, document)
}
