//! The own listings as files, and files that come back. See [`app::studio::import`].

use crate::state::ServerState;
use crate::{pages, refusals};
use app::error::AppError;
use app::studio::import::{
    self, Agreed, BATCH, DEED, FILE, HASH, LEAVE, PASTED, PATH, SAVE, Said, UNDO,
};
use app::words::Words;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Extension, FromRequest, Multipart, Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::form;
use store::{Undone, Viewer};

/// Most bytes of a request: a file, or as many pasted signs, with what a form puts around them.
pub const LARGEST_IMPORT: usize = sheet::MOST_BYTES + 256 * 1024;
/// The parameter that names the batch that was just saved.
const DONE: &str = "da-luu";
/// The words of a form that is no file: a few short fields.
const SHORT_FORM: usize = 4 * 1024;

/// `GET /quan-ly/bang.csv`
pub async fn csv(State(state): State<ServerState>, viewer: Option<Extension<Viewer>>) -> Response {
    file(
        &state,
        viewer,
        "text/csv; charset=utf-8",
        "san-pham.csv",
        |lines| Some(sheet::write_csv(lines)),
    )
    .await
}

/// `GET /quan-ly/bang.xlsx`
pub async fn xlsx(State(state): State<ServerState>, viewer: Option<Extension<Viewer>>) -> Response {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    file(&state, viewer, kind, "san-pham.xlsx", |lines| {
        sheet::write_xlsx("Sản phẩm", lines)
    })
    .await
}

async fn file(
    state: &ServerState,
    viewer: Option<Extension<Viewer>>,
    kind: &'static str,
    name: &str,
    write: impl Fn(&[Vec<String>]) -> Option<Vec<u8>>,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        // The guard of the studio lets nobody through who is not signed in.
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let lines = match import::export(&state.cx, Words::default(), &viewer).await {
        Ok(lines) => lines,
        Err(error) => return pages::failed_short(&error),
    };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    match write(&lines) {
        Some(bytes) => (headers, bytes).into_response(),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `GET /quan-ly/nhap`
pub async fn show(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    uri: Uri,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let query = form::decode(uri.query().unwrap_or_default(), 20);
    let done = query.into_iter().find(|(name, _)| name == DONE);
    let batches = match import::batches(&state.cx, &viewer).await {
        Ok(batches) => batches,
        Err(error) => return pages::failed_short(&error),
    };
    let done = done.and_then(|(_, id)| batches.iter().find(|batch| batch.id == id));
    let said = done.map_or(Said::Nothing, Said::Done);
    let document = import::document(Words::default(), &batches, &said);
    refusals::short(&state, StatusCode::OK, document)
}

/// `POST /quan-ly/nhap`: a file to be looked at, or one of the forms that the page shows after that.
pub async fn post(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    request: Request,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if viewer.producer.is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let kind = request.headers().get(header::CONTENT_TYPE);
    let is_file = kind
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("multipart/form-data"));
    let done = if is_file {
        match sent(&state, request).await {
            Ok(sent) => look(&state, &viewer, &sent).await,
            Err(status) => return status.into_response(),
        }
    } else {
        match to_bytes(request.into_body(), SHORT_FORM).await {
            Ok(body) => act(&state, &viewer, &body).await,
            Err(_) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        }
    };
    done.unwrap_or_else(|error| pages::failed_short(&error))
}

/// What was sent: a file, or pasted cells.
#[derive(Default)]
struct Sent {
    file: Bytes,
    pasted: Bytes,
}

async fn sent(state: &ServerState, request: Request<Body>) -> Result<Sent, StatusCode> {
    let mut parts = Multipart::from_request(request, state)
        .await
        .map_err(|error| error.status())?;
    let mut sent = Sent::default();
    while let Some(part) = parts.next_field().await.map_err(|error| error.status())? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(|error| error.status())?;
        match name.as_str() {
            FILE => sent.file = bytes,
            PASTED => sent.pasted = bytes,
            _ => {}
        }
    }
    Ok(sent)
}

/// Shows what the file would change.
async fn look(state: &ServerState, viewer: &Viewer, sent: &Sent) -> Result<Response, AppError> {
    let words = Words::default();
    let bytes = if sent.file.is_empty() {
        &sent.pasted
    } else {
        &sent.file
    };
    let pasted = String::from_utf8_lossy(&sent.pasted);
    match import::preview(&state.cx, words, viewer, bytes).await? {
        Ok(preview) => {
            let status = if preview.is_wrong() {
                StatusCode::UNPROCESSABLE_ENTITY
            } else {
                StatusCode::OK
            };
            page(state, viewer, status, &Said::Preview(&preview)).await
        }
        Err(why) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(state, viewer, status, &Said::Unread(why, &pasted)).await
        }
    }
}

/// Saves what was shown, or puts a batch back.
async fn act(state: &ServerState, viewer: &Viewer, body: &[u8]) -> Result<Response, AppError> {
    let fields = form::decode(&String::from_utf8_lossy(body), 20);
    let field = |name: &str| {
        let mut all = fields.iter();
        all.find(|(other, _)| other == name)
            .map_or("", |(_, value)| value.as_str())
    };
    match field(DEED) {
        SAVE => match import::agree(&state.cx, viewer, field(HASH)).await? {
            Agreed::Saved(batch) => Ok(back(&batch)),
            Agreed::Gone => page(state, viewer, StatusCode::CONFLICT, &Said::Gone).await,
            Agreed::Changed(names) => {
                page(state, viewer, StatusCode::CONFLICT, &Said::Changed(&names)).await
            }
        },
        UNDO => {
            let (batch, leave) = (field(BATCH), !field(LEAVE).is_empty());
            match import::undo(&state.cx, viewer, batch, leave).await? {
                Undone::Done { batch, .. } => Ok(back(&batch)),
                Undone::NotFound => Err(AppError::NotFound),
                Undone::Changed { names, others } => {
                    let said = Said::NotUndone {
                        batch,
                        names: &names,
                        others,
                    };
                    page(state, viewer, StatusCode::CONFLICT, &said).await
                }
            }
        }
        _ => Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response()),
    }
}

fn back(batch: &str) -> Response {
    Redirect::to(&format!("{PATH}?{DONE}={batch}")).into_response()
}

async fn page(
    state: &ServerState,
    viewer: &Viewer,
    status: StatusCode,
    said: &Said<'_>,
) -> Result<Response, AppError> {
    let batches = import::batches(&state.cx, viewer).await?;
    let document = import::document(Words::default(), &batches, said);
    Ok(refusals::short(state, status, document))
}
