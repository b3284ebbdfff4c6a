//! Saving a listing by a plain form post: what a browser without scripts does.

use crate::pages;
use crate::state::ServerState;
use app::studio::save::{Posted, post};
use axum::body::Bytes;
use axum::extract::{Extension, Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::provide_context;
use store::Viewer;

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
    match post(&state.cx, &viewer, &id, &text).await {
        Posted::Saved => Redirect::to(&format!("{}?da-luu=1", uri.path())).into_response(),
        Posted::Refused(shown, status) => {
            let mut request = Request::default();
            *request.uri_mut() = uri;
            request.extensions_mut().insert(viewer);
            let mut response =
                pages::render_with(&state, request, move || provide_context((*shown).clone()))
                    .await;
            *response.status_mut() =
                StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            response
        }
        Posted::Failed(error) => {
            let mut request = Request::default();
            *request.uri_mut() = uri;
            request.extensions_mut().insert(viewer);
            let status =
                StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let mut response = pages::render_with(&state, request, move || {
                provide_context(app::studio::save::Failed(error.clone()));
            })
            .await;
            *response.status_mut() = status;
            response
        }
    }
}
