//! The catalogue in memory: what public lists, searches and counts read instead of SQL.

use domain::ProductId;
use search::{CatalogueData, Index, Reference};
use std::sync::{Arc, PoisonError, RwLock};
use store::{Store, StoreError};
use tokio::sync::Mutex;

/// The index of one version of the data.
pub struct Snapshot {
    /// Lists, filters, search.
    pub index: Index,
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

    /// Takes over a committed change of one product; called after the write and before its response, so that its author
    /// sees it at once. Costs one row and a copy of what lists show of listings, not the whole catalogue, as long as this is
    /// the one change since the last version and no more than a listing has changed. Two changes at a time are taken over
    /// one after the other, each after its own commit.
    pub async fn take_over(&self, store: &Store, product: &ProductId) -> Result<(), StoreError> {
        let _one_at_a_time = self.loading.lock().await;
        let before = self.current();
        // The version is read first: a change in between makes the snapshot newer than its number, never older.
        let version = store.catalogue_version().await?;
        if version == before.version {
            return Ok(());
        }
        let alone = version == before.version + 1;
        let changed = match alone {
            true => store.catalogue_product(product).await?,
            false => None,
        };
        let patched = changed.and_then(|product| before.index.with_listing(&product));
        let fresh = match patched {
            Some(index) => Snapshot { index, version },
            None => read(store).await?,
        };
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
        Ok(())
    }
}

async fn read(store: &Store) -> Result<Snapshot, StoreError> {
    let version = store.catalogue_version().await?;
    let rows = store.catalogue().await?;
    let index = Index::build(CatalogueData {
        products: rows.products,
        reference: Reference {
            districts: rows.districts,
            communes: rows.communes,
            former_communes: rows.former_communes,
            groups: rows.groups,
            synonyms: rows.synonyms,
        },
    });
    Ok(Snapshot { index, version })
}
