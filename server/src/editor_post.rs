//! Saving a listing by a plain form post: what a browser without scripts does.

use crate::pages;
use crate::state::ServerState;
use app::error::AppError;
use app::studio::SaveError;
use app::studio::save::{Failed, Posted, confirm as confirm_listing, post, preview as preview_of};
use axum::body::Bytes;
use axum::extract::{Extension, Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::provide_context;
use store::Viewer;

/// What the start page of the studio is told about a listing that was called correct, or could not be.
const CONFIRMED: &str = "/quan-ly?da-xac-nhan=1";
const CHANGED: &str = "/quan-ly?da-doi=1";

/// `POST /quan-ly/san-pham/{id}/van-dung`: the listing is still correct, if nobody has changed it meanwhile.
pub async fn confirm(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let text = String::from_utf8_lossy(&body);
    match confirm_listing(&state.cx, &viewer, &id, &text).await {
        Ok(()) => Redirect::to(CONFIRMED).into_response(),
        Err(SaveError::Other(error)) => {
            let editor = Uri::try_from(format!("/quan-ly/san-pham/{id}")).unwrap_or_default();
            failed(&state, viewer, editor, error).await
        }
        Err(SaveError::Invalid(_) | SaveError::Conflict(_)) => {
            Redirect::to(CHANGED).into_response()
        }
    }
}

/// `POST /quan-ly/san-pham/{id}`: saved leads back to the editor; refused shows it again with everything that was typed.
pub async fn save(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path(id): Path<String>,
    uri: Uri,
    body: Bytes,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        // The guard of the studio lets nobody through who is not signed in.
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let text = String::from_utf8_lossy(&body);
    let posted = post(&state.cx, &viewer, &id, &text).await;
    answer(&state, viewer, uri, posted).await
}

/// `POST /quan-ly/san-pham/{id}/xem-truoc`: the public page as it would be with what was typed; nothing is saved.
pub async fn preview(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let text = String::from_utf8_lossy(&body);
    match preview_of(&state.cx, &viewer, &id, &text).await {
        Ok(shown) => {
            let mut request = Request::default();
            *request.uri_mut() =
                Uri::try_from(format!("/san-pham/{}", shown.slug)).unwrap_or_default();
            pages::render_with(&state, request, move || provide_context(shown.clone())).await
        }
        Err(posted) => {
            let editor = Uri::try_from(format!("/quan-ly/san-pham/{id}")).unwrap_or_default();
            answer(&state, viewer, editor, posted).await
        }
    }
}

async fn answer(state: &ServerState, viewer: Viewer, uri: Uri, posted: Posted) -> Response {
    match posted {
        Posted::Saved => Redirect::to(&format!("{}?da-luu=1", uri.path())).into_response(),
        Posted::Refused(shown, status) => {
            let mut request = Request::default();
            *request.uri_mut() = uri;
            request.extensions_mut().insert(viewer);
            let mut response =
                pages::render_with(state, request, move || provide_context((*shown).clone())).await;
            *response.status_mut() =
                StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            response
        }
        Posted::Failed(error) => failed(state, viewer, uri, error).await,
    }
}

/// The page that says what went wrong, with everything around it.
async fn failed(state: &ServerState, viewer: Viewer, uri: Uri, error: AppError) -> Response {
    let mut request = Request::default();
    *request.uri_mut() = uri;
    request.extensions_mut().insert(viewer);
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = pages::render_with(state, request, move || {
        provide_context(Failed(error.clone()));
    })
    .await;
    *response.status_mut() = status;
    response
}
