//! The index of a database, as the server makes it.

use crate::failure::{Explain as _, Result};
use crate::project::Project;
use domain::{CatalogueProduct, Date};
use search::{Index, IndexBuilder, Reference};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use store::{Catalogue, ImportFiles, Store, Timestamp};

const VIETNAM_AHEAD_MS: u128 = 7 * 3_600_000;
const DAY_MS: u128 = 86_400_000;

/// The index of a database.
pub async fn index(database: &Path) -> Result<Index> {
    let cannot = || format!("cannot read {}", database.display());
    let store = Store::open(database).await.explain(cannot)?;
    let mut index = IndexBuilder::default();
    let rows = store.read_catalogue(|product| index.push(&product));
    let rows = rows.await.explain(cannot)?;
    store.close().await.explain(cannot)?;
    Ok(index.finish(Reference {
        districts: rows.districts,
        communes: rows.communes,
        former_communes: rows.former_communes,
        groups: rows.groups,
        synonyms: rows.synonyms,
    }))
}

/// The catalogue of `data/`, imported in this process through a database in `folder`.
pub fn of_data(project: &Project, folder: &Path) -> Result<Catalogue> {
    let database = folder.join("data.sqlite3");
    let cannot = || "cannot import data/".to_owned();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .explain(cannot)?;
    runtime.block_on(async {
        Store::migrate(&database).await.explain(cannot)?;
        let store = Store::open(&database).await.explain(cannot)?;
        let files = ImportFiles::read(&project.path("data")).explain(cannot)?;
        store.import(&files, Timestamp(0)).await.explain(cannot)?;
        let catalogue = store.catalogue().await.explain(cannot)?;
        store.close().await.explain(cannot)?;
        Ok(catalogue)
    })
}

/// The index of some products, described by the places and groups of a catalogue.
pub fn build(catalogue: &Catalogue, products: impl Iterator<Item = CatalogueProduct>) -> Index {
    let mut builder = IndexBuilder::default();
    products.for_each(|product| builder.push(&product));
    builder.finish(Reference {
        districts: catalogue.districts.clone(),
        communes: catalogue.communes.clone(),
        former_communes: catalogue.former_communes.clone(),
        groups: catalogue.groups.clone(),
        synonyms: catalogue.synonyms.clone(),
    })
}

/// Today in Vietnam.
pub fn today() -> Date {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let days = (since.as_millis() + VIETNAM_AHEAD_MS) / DAY_MS;
    Date::from_days(i32::try_from(days).unwrap_or(i32::MAX))
}
