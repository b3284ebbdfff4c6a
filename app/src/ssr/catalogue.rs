//! The catalogue in memory: what public lists, searches and counts read instead of SQL.

use search::{CatalogueData, Index, Regions};
use std::sync::{Arc, PoisonError, RwLock};
use store::{Store, StoreError};
use tokio::sync::Mutex;

/// The index of one version of the data.
pub struct Snapshot {
    /// Lists, filters, search.
    pub index: Index,
    /// The regions, and what their addresses mean.
    pub regions: Regions,
    /// Counts the changes that pages can show; part of the key of every cached page.
    pub version: i64,
}

/// The current snapshot, replaced as a whole.
pub struct Catalogue {
    current: RwLock<Arc<Snapshot>>,
    loading: Mutex<()>,
}

impl Catalogue {
    /// Reads everything and builds the index.
    pub async fn load(store: &Store) -> Result<Self, StoreError> {
        Ok(Self {
            current: RwLock::new(Arc::new(read(store).await?)),
            loading: Mutex::new(()),
        })
    }

    /// The catalogue as it is now. The lock is held for the copy of a pointer only.
    pub fn current(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes over what was committed; called after a write and before its response, so that its author sees it at once.
    /// Two writes at a time reload one after the other, each after its own commit.
    pub async fn reload(&self, store: &Store) -> Result<(), StoreError> {
        let _one_at_a_time = self.loading.lock().await;
        let fresh = Arc::new(read(store).await?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }
}

async fn read(store: &Store) -> Result<Snapshot, StoreError> {
    // The version is read first: a change in between makes the snapshot newer than its number, never older.
    let version = store.catalogue_version().await?;
    let rows = store.catalogue().await?;
    let data = CatalogueData {
        products: rows.products,
        districts: rows.districts,
        communes: rows.communes,
        former_communes: rows.former_communes,
        groups: rows.groups,
    };
    let regions = Regions::build(&data);
    let index = Index::build(data);
    Ok(Snapshot {
        index,
        regions,
        version,
    })
}
