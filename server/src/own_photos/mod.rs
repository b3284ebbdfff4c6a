//! The photos of an own product: the page, its forms, and the files that come in. See [`app::studio::photos`].

mod sent;
mod shape;

pub use sent::{LARGEST, add, put};
pub use shape::{save as save_shape, show as show_shape};

use crate::state::ServerState;
use crate::{pages, refusals};
use app::studio::photos::{self, ALT, DEED, DONE, Deed, Done, OLD_ALT, PHOTO, PLACE, Said};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::{ProducerId, ProductId, form};
use store::{
    MOST_PHOTOS, OwnPhotos, PhotoBy, PhotoChange, PhotoChanged, PhotoMove, StoreError, Viewer,
};

/// What a script asks for: the list alone.
const LIST: &str = "text/x-list";
/// Most characters of the words of a photo.
const LONGEST_ALT: usize = 300;

/// Whose photos a request is about; only producers have any.
struct Own {
    viewer: Viewer,
    producer: ProducerId,
    product: ProductId,
}

impl Own {
    /// `Err` with the answer for whoever has none.
    fn of(viewer: Option<Extension<Viewer>>, product: &str) -> Result<Self, StatusCode> {
        // The guard of the studio lets nobody through who is not signed in.
        let Extension(viewer) = viewer.ok_or(StatusCode::UNAUTHORIZED)?;
        let producer = viewer.producer.clone().ok_or(StatusCode::NOT_FOUND)?;
        Ok(Self {
            viewer,
            producer,
            product: ProductId::new(product),
        })
    }

    async fn photos(&self, state: &ServerState) -> Result<Option<OwnPhotos>, StoreError> {
        let store = state.cx.store();
        store
            .own_photos(&self.producer, &self.product, state.cx.now())
            .await
    }

    /// Makes a change; what the public sees is in the catalogue when this returns.
    async fn change(
        &self,
        state: &ServerState,
        change: PhotoChange<'_>,
    ) -> Result<PhotoChanged, StoreError> {
        let request_id = uuid::Uuid::new_v4().to_string();
        let by = PhotoBy {
            actor: &self.viewer.account,
            producer: &self.producer,
            product: &self.product,
            request_id: &request_id,
        };
        let (store, catalogue) = (state.cx.store(), state.cx.catalogue());
        let changed = store.change_photos(by, change, state.cx.now()).await?;
        if changed == (PhotoChanged::Done { public: true }) {
            catalogue.take_over(store, &self.product).await?;
        }
        Ok(changed)
    }

    fn done(&self, done: Done) -> Response {
        let to = photos::address(self.product.as_str());
        Redirect::to(&format!("{to}?{DONE}={}", done.code())).into_response()
    }
}

/// `GET /quan-ly/san-pham/{id}/anh`; with `Accept: text/x-list` the list alone.
pub async fn show(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let own = match Own::of(viewer, &id) {
        Ok(own) => own,
        Err(status) => return status.into_response(),
    };
    if wants_list(&headers) {
        return list(&state, &own).await;
    }
    let query = form::decode(uri.query().unwrap_or_default(), 20);
    let done = query
        .iter()
        .find(|(name, _)| name == DONE)
        .and_then(|(_, code)| Done::from_code(code));
    let said = Said {
        done,
        ..Said::default()
    };
    page(&state, &own, StatusCode::OK, &said).await
}

/// `POST /quan-ly/san-pham/{id}/anh`: order, words, removal; leads back to the page, which says so.
pub async fn change(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let own = match Own::of(viewer, &id) {
        Ok(own) => own,
        Err(status) => return status.into_response(),
    };
    let typed = form::decode(&String::from_utf8_lossy(&body), 20);
    let field = |name: &str| {
        let found = typed.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    let words = Words::default();
    let photo = field(PHOTO);
    let Some(deed) = Deed::from_code(field(DEED)) else {
        return refused(&state, &own, words.photos_unclear().to_owned(), None).await;
    };
    let alt = field(ALT).split_whitespace().collect::<Vec<_>>().join(" ");
    let change = match deed {
        Deed::Earlier => PhotoChange::Move(photo, PhotoMove::Earlier),
        Deed::Later => PhotoChange::Move(photo, PhotoMove::Later),
        Deed::First => PhotoChange::Move(photo, PhotoMove::To(0)),
        Deed::Place => match field(PLACE).parse() {
            Ok(place) => PhotoChange::Move(photo, PhotoMove::To(place)),
            Err(_) => {
                return refused(&state, &own, words.photos_unclear().to_owned(), None).await;
            }
        },
        Deed::Describe if !(1..=LONGEST_ALT).contains(&alt.chars().count()) => {
            let sentence = words.photos_alt_length().to_owned();
            return refused(&state, &own, sentence, Some((photo, &alt))).await;
        }
        Deed::Describe => PhotoChange::Describe {
            id: photo,
            old: field(OLD_ALT),
            new: &alt,
        },
        Deed::Remove => PhotoChange::Remove(photo),
        Deed::PutBack => PhotoChange::PutBack(photo),
    };
    match own.change(&state, change).await {
        Ok(PhotoChanged::Done { .. } | PhotoChanged::Already) if wants_list(&headers) => {
            list(&state, &own).await
        }
        Ok(PhotoChanged::Done { .. } | PhotoChanged::Already) => own.done(deed.done()),
        Ok(PhotoChanged::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Ok(PhotoChanged::Differs(other)) => {
            let sentence = words.photos_alt_differs(&other);
            refused(&state, &own, sentence, Some((photo, &alt))).await
        }
        Ok(PhotoChanged::Full) => {
            let sentence = words.photos_full(&MOST_PHOTOS);
            refused(&state, &own, sentence, None).await
        }
        Ok(PhotoChanged::TooMany(seconds)) => {
            let sentence = words.photos_too_many(&minutes(seconds));
            refused(&state, &own, sentence, None).await
        }
        Err(error) => pages::broken(&error),
    }
}

/// Minutes that are said for seconds.
fn minutes(seconds: u32) -> u32 {
    seconds.div_ceil(60).max(1)
}

fn wants_list(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|kind| kind == LIST)
}

/// The page with what was not done, and what was typed.
async fn refused(
    state: &ServerState,
    own: &Own,
    sentence: String,
    typed: Option<(&str, &str)>,
) -> Response {
    let said = Said {
        refused: vec![sentence],
        typed: typed.map(|(photo, alt)| (photo.to_owned(), alt.to_owned())),
        ..Said::default()
    };
    page(state, own, StatusCode::UNPROCESSABLE_ENTITY, &said).await
}

async fn page(state: &ServerState, own: &Own, status: StatusCode, said: &Said) -> Response {
    match own.photos(state).await {
        Ok(Some(photos)) => {
            let document = photos::document(
                Words::default(),
                (own.product.as_str(), &own.viewer),
                &photos,
                said,
            );
            refusals::short_with_script(state, status, document)
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => pages::broken(&error),
    }
}

/// The list alone, for a script that puts it into its page.
async fn list(state: &ServerState, own: &Own) -> Response {
    match own.photos(state).await {
        Ok(Some(photos)) => {
            let words = Words::default();
            let list = photos::list(words, own.product.as_str(), &photos, None);
            Html(list.into_string()).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => pages::broken(&error),
    }
}
