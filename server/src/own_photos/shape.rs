//! Turning and cutting a photo. See [`app::studio::photo_shape`].

use super::Own;
use crate::photos::NotTaken;
use crate::state::ServerState;
use crate::{pages, refusals};
use app::studio::photo_shape::{ACROSS, CUT, DOWN, TURNS, ZOOM, document};
use app::studio::photos::Done;
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::{Photo, PhotoFrame, PhotoShape, form};
use store::{OwnPhoto, PhotoChange, PhotoChanged, Viewer};

/// `GET /quan-ly/san-pham/{id}/anh/{photo}`
pub async fn show(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path((id, photo)): Path<(String, String)>,
) -> Response {
    let own = match Own::of(viewer, &id) {
        Ok(own) => own,
        Err(status) => return status.into_response(),
    };
    page(&state, &own, &photo, None).await
}

/// `POST /quan-ly/san-pham/{id}/anh/{photo}`: makes the picture anew of the file that was sent.
pub async fn save(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path((id, photo)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let own = match Own::of(viewer, &id) {
        Ok(own) => own,
        Err(status) => return status.into_response(),
    };
    let words = Words::default();
    let one = match find(&state, &own, &photo).await {
        Ok((_, one)) => one,
        Err(response) => return *response,
    };
    let Some(whole) = one.whole else {
        return page(&state, &own, &photo, None).await;
    };
    let Some(shape) = typed(&body) else {
        let wrong = (StatusCode::UNPROCESSABLE_ENTITY, words.photos_shape_wrong());
        return page(&state, &own, &photo, Some(wrong)).await;
    };
    let wait = state.cx.store().shape_wait(&own.product, state.cx.now());
    let sentence = match wait.await {
        Ok(wait) => wait.map(|seconds| words.photos_too_many(&super::minutes(seconds))),
        Err(error) => return pages::broken(&error),
    };
    if let Some(sentence) = sentence {
        let wait = (StatusCode::TOO_MANY_REQUESTS, sentence.as_str());
        return page(&state, &own, &photo, Some(wait)).await;
    }
    let taken = match state.photos.shape(&whole.original, shape).await {
        Ok(taken) => taken,
        Err(NotTaken::Refused(_)) => {
            let damaged = (StatusCode::UNPROCESSABLE_ENTITY, words.photos_damaged());
            return page(&state, &own, &photo, Some(damaged)).await;
        }
        Err(error) => {
            tracing::warn!(target: "sao_que::photos", %error, "a photo was not made anew");
            let busy = (StatusCode::SERVICE_UNAVAILABLE, words.photos_busy());
            return page(&state, &own, &photo, Some(busy)).await;
        }
    };
    let Some(widest) = taken.kept.names.last() else {
        return page(&state, &own, &photo, None).await;
    };
    let picture = Photo {
        path: format!("/anh/{widest}"),
        alt: String::new(),
        width: taken.developed.width,
        height: taken.developed.height,
    };
    let change = PhotoChange::Shape {
        id: &photo,
        shape,
        photo: &picture,
    };
    match own.change(&state, change).await {
        Ok(PhotoChanged::Done { .. }) => own.done(Done::Shaped),
        Ok(_) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => pages::broken(&error),
    }
}

/// The shape that a form says, if it is one.
fn typed(body: &[u8]) -> Option<PhotoShape> {
    let fields = form::decode(&String::from_utf8_lossy(body), 20);
    let field = |name: &str| {
        let found = fields.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.trim())
    };
    let frame = match field(CUT) {
        Some(_) => Some(PhotoFrame {
            zoom: field(ZOOM)?.parse().ok()?,
            across: field(ACROSS)?.parse().ok()?,
            down: field(DOWN)?.parse().ok()?,
        }),
        None => None,
    };
    PhotoShape::new(field(TURNS)?.parse().ok()?, frame)
}

/// A photo that is there, with the name of its product.
async fn find(
    state: &ServerState,
    own: &Own,
    photo: &str,
) -> Result<(String, OwnPhoto), Box<Response>> {
    let found = match own.photos(state).await {
        Ok(found) => found,
        Err(error) => return Err(Box::new(pages::broken(&error))),
    };
    let there = |one: &OwnPhoto| one.id == photo && one.removed_at.is_none();
    let one = found.and_then(|all| {
        let one = all.photos.into_iter().find(there)?;
        Some((all.name, one))
    });
    one.ok_or_else(|| Box::new(StatusCode::NOT_FOUND.into_response()))
}

async fn page(
    state: &ServerState,
    own: &Own,
    photo: &str,
    refused: Option<(StatusCode, &str)>,
) -> Response {
    let (name, one) = match find(state, own, photo).await {
        Ok(found) => found,
        Err(response) => return *response,
    };
    let (status, sentence) = match refused {
        Some((status, sentence)) => (status, Some(sentence)),
        None => (StatusCode::OK, None),
    };
    let document = document(
        Words::default(),
        own.product.as_str(),
        &name,
        &one,
        sentence,
    );
    refusals::short_with_script(state, status, document)
}
