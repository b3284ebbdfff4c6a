//! Photos of products: how a sent file becomes pictures on the disk, and how those are handed out.

use crate::state::ServerState;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::PhotoShape;
use media::{Developed, Kept, Name, Refused, Shelf, develop_as};
use std::fs::File;
use std::io::{self, Read as _, Seek as _};
use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use store::PhotoFiles;
use tokio::sync::Semaphore;
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

/// The pictures; takes `GET`.
pub const PATH: &str = "/anh/{name}";

/// What a photo is answered by besides its address.
const SAVE_DATA: HeaderValue = HeaderValue::from_static("save-data");
/// A picture frame of a few bytes, in colours that stand on both papers.
const FRAME: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240"><path fill="#e6dfd0" d="M0 0h320v240H0z"/><path fill="none" stroke="#6f675a" stroke-width="4" stroke-linejoin="round" d="M112 80h96v80h-96zm0 64 28-28 22 22 14-14 32 32"/><circle cx="182" cy="104" r="9" fill="#6f675a"/></svg>"##;

/// For so long a file is kept that no row names: rows are written after files, and a database may be put back as it was weeks ago.
const UNNAMED: Duration = Duration::from_hours(30 * 24);
/// How long a photo waits for its turn: the one before takes a second or two.
const PATIENCE: Duration = Duration::from_secs(8);

/// Where photos are kept, and whose turn it is to be developed: one at a time, because a large one fills a third of a gigabyte.
#[derive(Debug)]
pub struct Photos {
    shelf: Arc<Shelf>,
    turn: Arc<Semaphore>,
}

/// A photo that has been taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The names under which it is on the disk.
    pub kept: Kept,
    /// Its pictures.
    pub developed: Developed,
}

/// Why there is no photo.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// The file is not one that can be taken.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Too many photos at once: worth trying again.
    #[error("other photos are being developed")]
    Busy,
    /// The disk did not take it.
    #[error("the photo could not be kept: {0}")]
    Disk(#[from] io::Error),
    /// The program failed over the file.
    #[error("the photo could not be developed: {0}")]
    Broken(#[from] tokio::task::JoinError),
}

impl Photos {
    /// The photos in that folder, which is made when the first one is kept.
    pub fn open(folder: &FilePath) -> io::Result<Self> {
        Ok(Self {
            shelf: Arc::new(Shelf::open(folder)?),
            turn: Arc::new(Semaphore::new(1)),
        })
    }

    /// A file without a name for what is just coming in.
    pub fn incoming(&self) -> io::Result<File> {
        self.shelf.incoming()
    }

    /// Develops a sent file and keeps it. When this returns, the pictures are on the disk to stay. The file is read when its turn
    /// has come: of those that wait, none is in memory.
    pub async fn take(&self, mut sent: File) -> Result<Taken, NotTaken> {
        let read = move || {
            let mut bytes = Vec::new();
            sent.rewind()?;
            sent.read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        self.develop(read, PhotoShape::default()).await
    }

    /// Develops anew, turned and cut, what was sent before.
    pub async fn shape(&self, original: &str, shape: PhotoShape) -> Result<Taken, NotTaken> {
        let place = self.shelf.original(original);
        let read = move || {
            let place = place.ok_or(io::ErrorKind::NotFound)?;
            std::fs::read(place)
        };
        self.develop(read, shape).await
    }

    /// Takes away the files that nothing names and nobody has wanted for a month; how many it was.
    pub async fn sweep(&self, wanted: PhotoFiles) -> io::Result<usize> {
        let folder = Arc::clone(&self.shelf);
        let sweeping = tokio::task::spawn_blocking(move || {
            let named = wanted.pictures.iter().filter_map(|path| {
                let name = Name::parse(path.strip_prefix("/anh/")?)?;
                Some(name.hash().to_owned())
            });
            let since = SystemTime::now() - UNNAMED;
            folder.sweep(&named.collect(), &wanted.originals, since)
        });
        sweeping.await?
    }

    async fn develop(
        &self,
        read: impl FnOnce() -> io::Result<Vec<u8>> + Send + 'static,
        shape: PhotoShape,
    ) -> Result<Taken, NotTaken> {
        let turn = Arc::clone(&self.turn).acquire_owned();
        let Ok(Ok(turn)) = tokio::time::timeout(PATIENCE, turn).await else {
            return Err(NotTaken::Busy);
        };
        let folder = Arc::clone(&self.shelf);
        let taking = tokio::task::spawn_blocking(move || {
            // Held until the work is done, also when nobody waits for it any more.
            let _turn = turn;
            let sent = read()?;
            let developed = develop_as(&sent, shape)?;
            let kept = folder.keep(&sent, &developed)?;
            Ok(Taken { kept, developed })
        });
        taking.await?
    }
}

/// The route of [`PATH`].
pub fn routes() -> Router<ServerState> {
    Router::new().route(PATH, get(picture))
}

/// `GET /anh/{hash}-{width}.jpg`
async fn picture(
    State(state): State<ServerState>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let Some(name) = Name::parse(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if saves_data(&request) {
        return spared();
    }
    let file = ServeFile::new(state.photos.shelf.place(&name));
    // Whatever goes wrong on the disk is in the answer.
    let Ok(answer) = file.oneshot(request).await;
    let mut answer = answer.map(Body::new);
    let found = answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED;
    if found {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        answer.headers_mut().insert(header::CACHE_CONTROL, forever);
        answer.headers_mut().insert(header::VARY, SAVE_DATA);
    }
    answer
}

/// Whether a visitor who saves data has not asked for this very photo: who opens one from its page has.
fn saves_data(request: &Request) -> bool {
    let saving = request.headers().get("save-data");
    let asked_for = request.uri().query() == Some("xem");
    !asked_for && saving.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"on"))
}

/// A frame instead of a photo. Whoever stops saving data sees the photo at once, so nobody keeps this.
fn spared() -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("image/svg+xml"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::VARY, SAVE_DATA),
    ];
    (headers, FRAME).into_response()
}
