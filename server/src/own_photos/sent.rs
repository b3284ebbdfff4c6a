//! Photos that come in: several by a form, or one at a time by a script that shows how far each one is.

use super::{Own, list, minutes, page};
use crate::pages;
use crate::photos::NotTaken;
use crate::state::ServerState;
use app::studio::photos::{Done, FILES, Said};
use app::words::Words;
use axum::body::{Body, Bytes};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Extension, Multipart, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Photo;
use futures_util::{Stream, StreamExt as _};
use media::{HEAVIEST_FILE, Refused};
use std::fs::File;
use std::io::Write as _;
use store::{Added, MOST_PHOTOS, PhotoChange, PhotoChanged, Viewer, WholePhoto};

/// Most bytes of a request with photos: as many as a product can have of the heaviest would be 120 MB, which no form needs at once.
pub const LARGEST: usize = 4 * HEAVIEST_FILE;

/// Seconds after which a photo that found no place is worth sending again.
const AGAIN_AFTER: u32 = 5;

/// What became of a file.
enum Came {
    New,
    Same,
    /// No such product.
    Nowhere,
    /// Not taken, for this reason, with this status.
    Refused(StatusCode, String),
}

/// `POST /quan-ly/san-pham/{id}/anh/them`: a form with files. What is good is kept, the rest is named.
pub async fn add(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path(id): Path<String>,
    mut form: Multipart,
) -> Response {
    let own = match Own::of(viewer, &id) {
        Ok(own) => own,
        Err(status) => return status.into_response(),
    };
    if let Err(answer) = there(&state, &own).await {
        return *answer;
    }
    let words = Words::default();
    let (mut new, mut same, mut parts) = (0, 0, 0);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let mut refused = Vec::new();
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => {
                // What came before it is kept; the rest of a form that is broken or too long cannot be read.
                status = error.status();
                refused.push(words.photos_damaged().to_owned());
                break;
            }
        };
        if field.name() != Some(FILES) {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        if name.is_empty() {
            continue;
        }
        parts += 1;
        if parts > MOST_PHOTOS {
            refused.push(words.photos_full(&MOST_PHOTOS));
            break;
        }
        let said = |reason: &str| words.photos_refused_file(&shown(&name), &reason);
        let came = match receive(&state, bytes(field)).await {
            Ok(file) => keep(&state, &own, uuid::Uuid::new_v4().to_string(), file).await,
            Err(came) => Ok(came),
        };
        match came {
            Ok(Came::New) => new += 1,
            Ok(Came::Same) => same += 1,
            Ok(Came::Nowhere) => return StatusCode::NOT_FOUND.into_response(),
            Ok(Came::Refused(of, reason)) => {
                status = of;
                refused.push(said(&reason));
            }
            Err(failed) => return *failed,
        }
    }
    if refused.is_empty() && new + same == 0 {
        refused.push(words.photos_no_file().to_owned());
    }
    let done = match (new, same) {
        (0, 0) => None,
        (0, _) => Some(Done::Same),
        (new, _) => Some(Done::Added(new)),
    };
    match done {
        Some(done) if refused.is_empty() => own.done(done),
        _ => {
            let said = Said {
                done,
                refused,
                typed: None,
            };
            page(&state, &own, status, &said).await
        }
    }
}

/// `PUT /quan-ly/san-pham/{id}/anh/{photo}`: one file under an id that the device has made. The same file sent again is kept once.
/// Answers the list with the photo in it, or why it is not.
pub async fn put(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path((id, photo)): Path<(String, String)>,
    body: Body,
) -> Response {
    let own = match Own::of(viewer, &id) {
        Ok(own) => own,
        Err(status) => return status.into_response(),
    };
    let Ok(photo) = uuid::Uuid::parse_str(&photo) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if let Err(answer) = there(&state, &own).await {
        return *answer;
    }
    let came = match receive(&state, body.into_data_stream()).await {
        Ok(file) => keep(&state, &own, photo.hyphenated().to_string(), file).await,
        Err(came) => Ok(came),
    };
    match came {
        Ok(Came::New | Came::Same) => list(&state, &own).await,
        Ok(Came::Nowhere) => StatusCode::NOT_FOUND.into_response(),
        Ok(Came::Refused(status, reason)) => {
            let mut response = (status, reason).into_response();
            // The script reads the sentence as it is, so nobody words it anew.
            response.extensions_mut().insert(crate::refusals::Worded);
            if status == StatusCode::SERVICE_UNAVAILABLE {
                let headers = response.headers_mut();
                headers.insert(header::RETRY_AFTER, AGAIN_AFTER.into());
            }
            response
        }
        Err(failed) => *failed,
    }
}

/// Asked before a byte is written: for what is not there or somebody else's, nothing is.
async fn there(state: &ServerState, own: &Own) -> Result<(), Box<Response>> {
    match own.photos(state).await {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(Box::new(StatusCode::NOT_FOUND.into_response())),
        Err(error) => Err(Box::new(pages::broken(&error))),
    }
}

/// What a form calls a file, short enough for a sentence.
fn shown(name: &str) -> String {
    name.chars()
        .filter(|sign| !sign.is_control())
        .take(80)
        .collect()
}

fn bytes(field: Field<'_>) -> impl Stream<Item = Result<Bytes, MultipartError>> {
    field
}

/// Writes what comes in to the disk, so that many at once need no memory.
async fn receive<E>(
    state: &ServerState,
    stream: impl Stream<Item = Result<Bytes, E>>,
) -> Result<File, Came> {
    let words = Words::default();
    let broken = |error: std::io::Error| {
        tracing::error!(target: "sao_que::photos", %error, "a photo could not be written");
        let status = StatusCode::SERVICE_UNAVAILABLE;
        Came::Refused(status, words.photos_busy().to_owned())
    };
    let mut file = state.photos.incoming().map_err(broken)?;
    let mut stream = std::pin::pin!(stream);
    let mut length = 0;
    while let Some(part) = stream.next().await {
        let Ok(part) = part else {
            let damaged = words.photos_damaged().to_owned();
            return Err(Came::Refused(StatusCode::UNPROCESSABLE_ENTITY, damaged));
        };
        length += part.len();
        if length > HEAVIEST_FILE {
            let heavy = words.photos_heavy().to_owned();
            return Err(Came::Refused(StatusCode::PAYLOAD_TOO_LARGE, heavy));
        }
        let written = tokio::task::spawn_blocking(move || file.write_all(&part).map(|()| file));
        file = match written.await {
            Ok(written) => written.map_err(broken)?,
            Err(error) => return Err(broken(std::io::Error::other(error))),
        };
    }
    Ok(file)
}

/// Develops a file and puts it among the photos.
async fn keep(
    state: &ServerState,
    own: &Own,
    id: String,
    file: File,
) -> Result<Came, Box<Response>> {
    let words = Words::default();
    let failed = |error: &store::StoreError| Box::new(pages::broken(error));
    // Asked before anything is developed: a full product costs nothing.
    let Some(there) = own.photos(state).await.map_err(|error| failed(&error))? else {
        return Ok(Came::Nowhere);
    };
    if there.photos.iter().any(|one| one.id == id) {
        return Ok(Came::Same);
    }
    let full = || Came::Refused(StatusCode::CONFLICT, words.photos_full(&MOST_PHOTOS));
    if there
        .photos
        .iter()
        .filter(|one| one.removed_at.is_none())
        .count()
        >= MOST_PHOTOS
    {
        return Ok(full());
    }
    let (sender, now) = (&own.viewer.account, state.cx.now());
    let wait = state.cx.store().photo_wait(sender, now).await;
    if let Some(seconds) = wait.map_err(|error| failed(&error))? {
        let sentence = words.photos_too_many(&minutes(seconds));
        return Ok(Came::Refused(StatusCode::TOO_MANY_REQUESTS, sentence));
    }
    let taken = match state.photos.take(file).await {
        Ok(taken) => taken,
        Err(NotTaken::Refused(refused)) => {
            let reason = reason(words, refused).to_owned();
            return Ok(Came::Refused(StatusCode::UNPROCESSABLE_ENTITY, reason));
        }
        Err(error @ (NotTaken::Busy | NotTaken::Disk(_) | NotTaken::Broken(_))) => {
            tracing::warn!(target: "sao_que::photos", %error, "a photo was not taken");
            let busy = words.photos_busy().to_owned();
            return Ok(Came::Refused(StatusCode::SERVICE_UNAVAILABLE, busy));
        }
    };
    let Some(widest) = taken.kept.names.last() else {
        return Ok(Came::Refused(
            StatusCode::UNPROCESSABLE_ENTITY,
            words.photos_damaged().to_owned(),
        ));
    };
    let alt: String = words.photos_alt_of(&there.name).chars().take(300).collect();
    let added = Added {
        id,
        whole: WholePhoto {
            photo: Photo {
                path: format!("/anh/{widest}"),
                alt,
                width: taken.developed.width,
                height: taken.developed.height,
            },
            original: taken.kept.original,
        },
    };
    let changed = own.change(state, PhotoChange::Add(added)).await;
    Ok(match changed.map_err(|error| failed(&error))? {
        PhotoChanged::Done { .. } => Came::New,
        PhotoChanged::Already => Came::Same,
        PhotoChanged::NotFound | PhotoChanged::Differs(_) => Came::Nowhere,
        PhotoChanged::Full => full(),
        PhotoChanged::TooMany(seconds) => {
            let sentence = words.photos_too_many(&minutes(seconds));
            Came::Refused(StatusCode::TOO_MANY_REQUESTS, sentence)
        }
    })
}

fn reason(words: Words, refused: Refused) -> &'static str {
    match refused {
        Refused::HeavyFile => words.photos_heavy(),
        Refused::OtherKind => words.photos_kind(),
        Refused::ManyPixels => words.photos_pixels(),
        Refused::LongSide => words.photos_long(),
        Refused::Strip => words.photos_strip(),
        Refused::Damaged => words.photos_damaged(),
    }
}
