//! The table of own products. See [`app::studio::table`].

use crate::state::ServerState;
use crate::{pages, refusals};
use app::error::AppError;
use app::studio::table::{self, DONE, PAGE, PATH, Posted, SAME, Said};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use domain::form;
use store::Viewer;

/// `GET /quan-ly/bang`
pub async fn show(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    uri: Uri,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        // The guard of the studio lets nobody through who is not signed in.
        return StatusCode::UNAUTHORIZED.into_response();
    };
    match try_show(&state, &viewer, &uri).await {
        Ok(page) => refusals::short_with_script(&state, StatusCode::OK, page),
        Err(error) => pages::failed_short(&error),
    }
}

async fn try_show(state: &ServerState, viewer: &Viewer, uri: &Uri) -> Result<String, AppError> {
    let table = table::table(&state.cx, viewer, page(uri)).await?;
    let said = parameter(uri, DONE);
    let batch = match &said {
        Some(batch) => table::batch(&state.cx, viewer, batch).await?,
        None => None,
    };
    let said = match &batch {
        Some(batch) => Said::Saved(batch),
        None if parameter(uri, SAME).is_some() => Said::Same,
        None => Said::Nothing,
    };
    Ok(table::document(Words::default(), &table, &said))
}

/// `POST /quan-ly/bang`: saves all that was changed and leads back, or shows the table again with everything that was typed.
pub async fn save(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    uri: Uri,
    body: Bytes,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let words = Words::default();
    let page = page(&uri);
    let text = String::from_utf8_lossy(&body);
    match table::save(&state.cx, words, &viewer, page, &text).await {
        Ok(Posted::Saved(batch)) => back(page, DONE, &batch),
        Ok(Posted::Unclear) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        Ok(Posted::Same) => back(page, SAME, "1"),
        Ok(Posted::Refused(table, status)) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            let document = table::document(words, &table, &Said::Refused);
            refusals::short_with_script(&state, status, document)
        }
        Err(error) => pages::failed_short(&error),
    }
}

fn back(page: usize, said: &str, value: &str) -> Response {
    Redirect::to(&format!("{PATH}?{PAGE}={}&{said}={value}", page + 1)).into_response()
}

/// The page that is asked for, from 0.
fn page(uri: &Uri) -> usize {
    let number = parameter(uri, PAGE).and_then(|number| number.parse::<usize>().ok());
    number.unwrap_or(1).saturating_sub(1)
}

fn parameter(uri: &Uri, name: &str) -> Option<String> {
    let all = form::decode(uri.query().unwrap_or_default(), 20);
    all.into_iter()
        .find(|(other, _)| other == name)
        .map(|(_, value)| value)
}
