//! What every handler can reach.

use crate::catalogue_file::Compressed;
use crate::kept_catalogue;
use crate::page_cache::PageCache;
use crate::photos::Photos;
use crate::share::Pictures;
use app::ssr::{AppContext, Catalogue, Clock, Contact};
use leptos::config::LeptosOptions;
use std::path::Path;
use std::sync::Arc;
use store::{Store, StoreError};

/// The running program. Cheap to clone.
#[derive(Clone)]
pub struct ServerState {
    /// Store, catalogue and clock.
    pub cx: AppContext,
    /// Names and places of the built site.
    pub options: LeptosOptions,
    /// Rendered pages.
    pub pages: Arc<PageCache>,
    /// The catalogue as browsers load it.
    pub file: Arc<Compressed>,
    /// Photos of products.
    pub photos: Arc<Photos>,
    /// Pictures of shared addresses.
    pub pictures: Arc<Pictures>,
}

/// The built site, and how much of what is drawn is kept.
#[derive(Clone, Copy, Debug)]
pub struct Built<'a> {
    /// Its folder.
    pub site: &'a Path,
    /// Whether the names in `pkg` carry hashes, which those of the release build do.
    pub hash_files: bool,
    /// Bytes of drawn pages that are kept.
    pub page_cache_bytes: u64,
}

impl ServerState {
    /// Loads the catalogue and puts everything together.
    pub async fn new(
        store: Store,
        clock: Clock,
        origin: String,
        contact: Option<Contact>,
        built: &Built<'_>,
        photos: Photos,
    ) -> Result<Self, StoreError> {
        let Built {
            site,
            hash_files,
            page_cache_bytes,
        } = *built;
        let kept = kept_catalogue::read(&kept_catalogue::place(&store));
        let catalogue = Catalogue::load(&store, kept).await?;
        let options = LeptosOptions::builder()
            .output_name("sao-que")
            .site_root(site.display().to_string())
            .site_pkg_dir("pkg")
            .hash_files(hash_files)
            .build();
        let names = app::ssr::Built::named(hashes(hash_files).as_deref());
        let cx = AppContext::new(store, catalogue, clock, origin, contact, names);
        Ok(Self {
            cx,
            options,
            pages: Arc::new(PageCache::new(page_cache_bytes)),
            file: Arc::default(),
            photos: Arc::new(photos),
            pictures: Arc::default(),
        })
    }

    /// The folder of the built site.
    pub fn site(&self) -> &str {
        &self.options.site_root
    }
}

/// The list of hashes beside the program.
fn hashes(hash_files: bool) -> Option<String> {
    let program = std::env::current_exe().ok().filter(|_| hash_files)?;
    std::fs::read_to_string(program.with_file_name("hash.txt")).ok()
}
