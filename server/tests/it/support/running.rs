//! A server with its own database and clock, driven without a network.

use super::{Answer, Call, site, template};
use app::ssr::{Clock, Contact};
use server::photos::Photos;
use server::{Built, ServerState, Site};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::{OwnListing, Store};
use tempfile::TempDir;
use tower::ServiceExt;

/// 23 November 2026, 09:00 in Vietnam, in milliseconds.
pub const NOW: i64 = 1_795_399_200_000;
pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// The public address.
pub const ORIGIN: &str = "https://saoque.vn";
/// Its host, as browsers send it.
pub const HOST: &str = "saoque.vn";

const CACHE: u64 = 16 * 1024 * 1024;

/// A running server.
pub struct App {
    pub state: ServerState,
    pub clock: Arc<AtomicI64>,
    pub folder: TempDir,
    site: Site,
}

/// A server as it runs: with its page cache.
pub async fn app() -> App {
    made(CACHE).await
}

/// A server that draws every page anew.
pub async fn app_without_cache() -> App {
    made(0).await
}

/// A server whose operator says where to be reached.
pub async fn app_with_contact(contact: &str) -> App {
    let folder = set_up().await;
    start(folder, CACHE, NOW, Contact::parse(contact)).await
}

async fn made(cache: u64) -> App {
    start(set_up().await, cache, NOW, None).await
}

async fn set_up() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    template::write(&database(folder.path())).await;
    site::write(&folder.path().join("site"));
    folder
}

fn database(folder: &Path) -> PathBuf {
    folder.join("sao-que.db")
}

async fn start(folder: TempDir, cache: u64, now: i64, contact: Option<Contact>) -> App {
    let store = Store::open(&database(folder.path())).await.unwrap();
    let clock = Arc::new(AtomicI64::new(now));
    let state = ServerState::new(
        store,
        Clock::Set(Arc::clone(&clock)),
        ORIGIN.to_owned(),
        contact,
        &Built {
            site: &folder.path().join("site"),
            hash_files: false,
            page_cache_bytes: cache,
        },
        Photos::open(&folder.path().join("media")).unwrap(),
    )
    .await
    .unwrap();
    App {
        site: Site::new(state.clone()),
        state,
        clock,
        folder,
    }
}

impl App {
    /// Asks, and reads the whole answer.
    pub async fn send(&self, call: Call) -> Answer {
        let request = call.request();
        let answer = self.site.clone().oneshot(request).await.unwrap();
        Answer::read(answer).await
    }

    /// `GET`, signed in or not.
    pub async fn get(&self, target: &str) -> Answer {
        self.send(Call::get(target)).await
    }

    /// The service, for a further server that shares everything with this one.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Turns the clock.
    pub fn later(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// The database file.
    pub fn file(&self) -> PathBuf {
        database(self.folder.path())
    }

    /// Stops, and starts again on the same file at the same moment.
    pub async fn restart(self) -> Self {
        self.state.cx.store().close().await.unwrap();
        let now = self.clock.load(Ordering::Relaxed);
        let contact = self.state.cx.contact().cloned();
        start(self.folder, CACHE, now, contact).await
    }

    /// Stops, and gives the bytes of the database: equal bytes mean that nothing at all was written in between.
    pub async fn bytes(&self) -> Vec<u8> {
        self.state.cx.store().close().await.unwrap();
        for more in ["-wal", "-shm"] {
            let left = self.file().with_extension(format!("db{more}"));
            assert!(
                !left.exists(),
                "everything is in the one file after a close"
            );
        }
        std::fs::read(self.file()).unwrap()
    }

    /// Listings of a producer, by name.
    pub async fn listings(&self, producer: &str) -> Vec<OwnListing> {
        let store = self.state.cx.store();
        let slug = domain::Slug::parse(producer).unwrap();
        let producer = store.producer(&slug).await.unwrap().unwrap().id;
        let mut all = Vec::new();
        for product in store.own_products(&producer).await.unwrap() {
            all.push(
                store
                    .own_listing(&producer, &product.id)
                    .await
                    .unwrap()
                    .unwrap(),
            );
        }
        all
    }

    /// The first listing of a producer.
    pub async fn listing(&self, producer: &str) -> OwnListing {
        self.listings(producer).await.remove(0)
    }
}
