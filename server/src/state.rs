//! What every handler can reach.

use crate::catalogue_file::Compressed;
use crate::page_cache::PageCache;
use app::ssr::{AppContext, Catalogue, Clock};
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
}

impl ServerState {
    /// Loads the catalogue and puts everything together. `hash_files` says that the names in `pkg` carry hashes, which the
    /// release build does.
    pub async fn new(
        store: Store,
        clock: Clock,
        origin: String,
        site: &Path,
        page_cache_bytes: u64,
        hash_files: bool,
    ) -> Result<Self, StoreError> {
        let catalogue = Catalogue::load(&store).await?;
        let options = LeptosOptions::builder()
            .output_name("sao-que")
            .site_root(site.display().to_string())
            .site_pkg_dir("pkg")
            .hash_files(hash_files)
            .build();
        let cx = AppContext::new(store, catalogue, clock, origin);
        Ok(Self {
            cx,
            options,
            pages: Arc::new(PageCache::new(page_cache_bytes)),
            file: Arc::default(),
        })
    }

    /// The folder of the built site.
    pub fn site(&self) -> &str {
        &self.options.site_root
    }
}
