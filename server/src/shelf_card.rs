//! Cards for the shelf. See [`app::studio::shelf_card`].

use crate::state::ServerState;
use crate::{pages, refusals};
use app::studio::shelf_card;
use app::words::Words;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::Viewer;

/// `GET /quan-ly/san-pham/{id}/the`
pub async fn show(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path(id): Path<String>,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        // The guard of the studio lets nobody through who is not signed in.
        return StatusCode::UNAUTHORIZED.into_response();
    };
    match shelf_card::document(&state.cx, Words::default(), &viewer, &id).await {
        Ok(document) => refusals::short(&state, StatusCode::OK, document),
        Err(error) => pages::failed_short(&error),
    }
}
