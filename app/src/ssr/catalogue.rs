//! The catalogue in memory: what public lists, searches and counts read instead of SQL.

use domain::{Event, PointOfSale, ProductId};
use search::{Index, IndexBuilder, Reference, Regions};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use store::{CatalogueState, Store, StoreError};
use tokio::sync::Mutex;

/// The index of one version of the data.
pub struct Snapshot {
    /// Lists, filters, search.
    pub index: Index,
    /// Places with a page of their own.
    pub regions: Arc<Regions>,
    /// Points of sale and fairs.
    pub trade: Arc<Trade>,
    /// Counts the changes that pages can show; part of the key of every cached page.
    pub version: i64,
    /// Tells this catalogue from every other one, also from those of the same version; empty before the first change.
    pub stamp: String,
    file: OnceLock<Option<Arc<BrowserFile>>>,
}

/// Where products are sold besides the web.
pub struct Trade {
    /// All points of sale, in the order of [`Store::points_of_sale`].
    pub points_of_sale: Vec<PointOfSale>,
    /// All fairs, in the order of [`Store::events`].
    pub events: Vec<Event>,
}

impl Trade {
    async fn read(store: &Store) -> Result<Arc<Self>, StoreError> {
        Ok(Arc::new(Self {
            points_of_sale: store.points_of_sale().await?,
            events: store.events().await?,
        }))
    }
}

/// The catalogue as browsers load it.
pub struct BrowserFile {
    /// What it is called: changes with its content.
    pub name: String,
    index: Index,
    bytes: OnceLock<Vec<u8>>,
}

impl BrowserFile {
    /// Every page says the name, hardly anybody asks for the file just after a change: only the name is made at once.
    fn new(snapshot: &Snapshot) -> Self {
        let bytes = OnceLock::new();
        let told = if snapshot.stamp.is_empty() {
            search::checksum(bytes.get_or_init(|| snapshot.index.to_bytes()))
        } else {
            let (stamp, version) = (&snapshot.stamp, snapshot.version);
            let (format, release) = (search::FORMAT, env!("CARGO_PKG_VERSION"));
            search::checksum(format!("{stamp} {version} {format} {release}").as_bytes())
        };
        Self {
            name: format!("{told:016x}.bin"),
            index: snapshot.index.clone(),
            bytes,
        }
    }

    /// Its bytes, not compressed; made when they are first asked for.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get_or_init(|| self.index.to_bytes())
    }
}

/// So many listings are patched into the index one after the other; with more it is built anew.
const MOST_PATCHES: usize = 40;

/// Catalogues of more products stay on the server: their file would take longer to load than it saves.
const MOST_IN_A_BROWSER: u32 = 20_500;

impl Snapshot {
    fn new(index: Index, regions: Arc<Regions>, trade: Arc<Trade>, state: CatalogueState) -> Self {
        Self {
            index,
            regions,
            trade,
            version: state.version,
            stamp: state.stamp,
            file: OnceLock::new(),
        }
    }

    /// The catalogue as browsers load it; `None` for one that is too large for them.
    pub fn browser_file(&self) -> Option<Arc<BrowserFile>> {
        let small = self.index.len() <= MOST_IN_A_BROWSER;
        let file = || small.then(|| Arc::new(BrowserFile::new(self)));
        self.file.get_or_init(file).clone()
    }
}

impl Snapshot {
    /// How the file of this catalogue begins; `None` for one that is not worth keeping, because it cannot be told from others.
    pub fn kept_head(&self) -> Option<Vec<u8>> {
        (!self.stamp.is_empty()).then(|| head(&self.stamp, self.version))
    }

    /// The rest of that file. The next start takes it and need not read all rows.
    pub fn kept_body(&self) -> Vec<u8> {
        self.index.to_bytes_with_ids()
    }

    /// `None` for a file of another catalogue, another release or another program, and for a damaged one.
    fn of_kept(kept: &[u8], trade: &Arc<Trade>, state: &CatalogueState) -> Option<Self> {
        let index = kept.strip_prefix(head(&state.stamp, state.version).as_slice())?;
        let index = Index::from_bytes(index)
            .ok()
            .filter(|_| !state.stamp.is_empty())?;
        let regions = Arc::new(Regions::build(index.reference()));
        Some(Self::new(index, regions, Arc::clone(trade), state.clone()))
    }
}

/// Which catalogue a kept file holds: its first line.
fn head(stamp: &str, version: i64) -> Vec<u8> {
    format!("Sao Quê {stamp} {version}\n").into_bytes()
}

/// The current snapshot, replaced as a whole.
pub struct Catalogue {
    current: RwLock<Arc<Snapshot>>,
    loading: Mutex<()>,
}

impl Catalogue {
    /// Builds the index: from `kept`, which is [`Snapshot::kept_head`] and [`Snapshot::kept_body`], if the database still holds just this catalogue, else
    /// from all rows.
    pub async fn load(store: &Store, kept: Option<Vec<u8>>) -> Result<Self, StoreError> {
        let state = store.catalogue_state().await?;
        let trade = Trade::read(store).await?;
        let snapshot = match kept.and_then(|kept| Snapshot::of_kept(&kept, &trade, &state)) {
            Some(snapshot) => snapshot,
            None => read(store).await?,
        };
        Ok(Self {
            current: RwLock::new(Arc::new(snapshot)),
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
        self.take_over_all(store, std::slice::from_ref(product))
            .await
    }

    /// The same for a change of several listings, or of none but of what else pages show of a producer. More than some dozens of
    /// copies take longer than reading everything anew.
    pub async fn take_over_all(
        &self,
        store: &Store,
        products: &[ProductId],
    ) -> Result<(), StoreError> {
        let _one_at_a_time = self.loading.lock().await;
        let before = self.current();
        // The version is read first: a change in between makes the snapshot newer than its number, never older.
        let state = store.catalogue_state().await?;
        if state.version == before.version {
            return Ok(());
        }
        let patched = if state.version == before.version + 1 && products.len() <= MOST_PATCHES {
            patched(store, &before.index, products).await?
        } else {
            None
        };
        let fresh = match patched {
            Some(index) => {
                let (regions, trade) = (Arc::clone(&before.regions), Arc::clone(&before.trade));
                Snapshot::new(index, regions, trade, state)
            }
            None => read(store).await?,
        };
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
        Ok(())
    }

    /// Takes over what another program has changed in the database, such as a command of the operator; `false` where nothing was.
    pub async fn catch_up(&self, store: &Store) -> Result<bool, StoreError> {
        if store.catalogue_state().await?.version == self.current().version {
            return Ok(false);
        }
        let _one_at_a_time = self.loading.lock().await;
        // Asked again: an own change may just have been taken over.
        if store.catalogue_state().await?.version == self.current().version {
            return Ok(false);
        }
        let fresh = read(store).await?;
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
        Ok(true)
    }
}

/// The index after changes of these listings; `None` where more than listings has changed.
async fn patched(
    store: &Store,
    index: &Index,
    products: &[ProductId],
) -> Result<Option<Index>, StoreError> {
    let mut patched = index.clone();
    for product in products {
        let changed = store.catalogue_product(product).await?;
        match changed.and_then(|product| patched.with_listing(&product)) {
            Some(index) => patched = index,
            None => return Ok(None),
        }
    }
    Ok(Some(patched))
}

/// Builds the index from all rows, each as it arrives.
async fn read(store: &Store) -> Result<Snapshot, StoreError> {
    let state = store.catalogue_state().await?;
    let mut index = IndexBuilder::default();
    let rows = store.read_catalogue(|product| index.push(&product)).await?;
    let reference = Reference {
        districts: rows.districts,
        communes: rows.communes,
        former_communes: rows.former_communes,
        groups: rows.groups,
        synonyms: rows.synonyms,
    };
    let regions = Arc::new(Regions::build(&reference));
    let index = index.finish(reference);
    Ok(Snapshot::new(
        index,
        regions,
        Trade::read(store).await?,
        state,
    ))
}
