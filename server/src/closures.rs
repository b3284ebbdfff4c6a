//! Days on which a producer is closed. See [`app::studio::closures`].

use crate::state::ServerState;
use crate::{pages, refusals};
use app::error::AppError;
use app::studio::closures::{self, DONE, PATH};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use domain::form;
use store::Viewer;

/// `GET /quan-ly/ngay-nghi`
pub async fn show(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    uri: Uri,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        // The guard of the studio lets nobody through who is not signed in.
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let query = form::decode(uri.query().unwrap_or_default(), 20);
    let done = query.iter().any(|(name, _)| name == DONE);
    match closures::closures(&state.cx, &viewer).await {
        Ok(all) => {
            let document = closures::document(Words::default(), &all, done, None);
            refusals::short(&state, StatusCode::OK, document)
        }
        Err(error) => pages::failed_short(&error),
    }
}

/// `POST /quan-ly/ngay-nghi`: saves and leads back, or shows the page again with what was typed.
pub async fn change(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    body: Bytes,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    match try_change(&state, &viewer, &String::from_utf8_lossy(&body)).await {
        Ok(response) => response,
        Err(error) => pages::failed_short(&error),
    }
}

async fn try_change(
    state: &ServerState,
    viewer: &Viewer,
    body: &str,
) -> Result<Response, AppError> {
    let refused = match closures::change(&state.cx, viewer, body).await? {
        Ok(()) => return Ok(Redirect::to(&format!("{PATH}?{DONE}=1")).into_response()),
        Err(refused) => refused,
    };
    let all = closures::closures(&state.cx, viewer).await?;
    let document = closures::document(Words::default(), &all, false, Some(&refused));
    let status = StatusCode::from_u16(refused.1.status());
    let status = status.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    Ok(refusals::short(state, status, document))
}
