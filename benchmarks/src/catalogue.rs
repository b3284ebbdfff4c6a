//! The index of a database, as the server makes it.

use crate::failure::{Explain as _, Result};
use domain::Date;
use search::{CatalogueData, Index};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use store::Store;

const VIETNAM_AHEAD_MS: u128 = 7 * 3_600_000;
const DAY_MS: u128 = 86_400_000;

/// The rows of a database.
pub async fn read(database: &Path) -> Result<CatalogueData> {
    let cannot = || format!("cannot read {}", database.display());
    let store = Store::open(database).await.explain(cannot)?;
    let rows = store.catalogue().await.explain(cannot)?;
    store.close().await.explain(cannot)?;
    Ok(CatalogueData {
        products: rows.products,
        districts: rows.districts,
        communes: rows.communes,
        former_communes: rows.former_communes,
        groups: rows.groups,
    })
}

/// The index of a database.
pub async fn index(database: &Path) -> Result<Index> {
    Ok(Index::build(read(database).await?))
}

/// Today in Vietnam.
pub fn today() -> Date {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let days = (since.as_millis() + VIETNAM_AHEAD_MS) / DAY_MS;
    Date::from_days(i32::try_from(days).unwrap_or(i32::MAX))
}
