//! Everything that public lists need, and the number that says whether it is still the same.

use crate::row::{integer, text};
use crate::{Store, StoreError, places, producers, products};
use domain::{CatalogueProduct, Commune, FormerCommune, FormerDistrict, Group, Producer};
use sqlx::AnyConnection;
use uuid::Uuid;

/// Everything that public lists, filters and search need, of one and the same moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// All products, by id.
    pub products: Vec<CatalogueProduct>,
    /// All producers, by id.
    pub producers: Vec<Producer>,
    /// The former districts, by code.
    pub districts: Vec<FormerDistrict>,
    /// The communes of today, by code.
    pub communes: Vec<Commune>,
    /// The communes of early 2025, by code.
    pub former_communes: Vec<FormerCommune>,
    /// The tree of product groups, in its order.
    pub groups: Vec<Group>,
    /// Rings of words and phrases that mean the same.
    pub synonyms: Vec<Vec<String>>,
    /// The version that this is.
    pub version: i64,
}

/// Which catalogue a database holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueState {
    /// Counts the committed changes that pages can show.
    pub version: i64,
    /// Another one for each of these changes and each database; empty before the first change.
    pub stamp: String,
}

impl Store {
    /// Everything that public lists need.
    pub async fn catalogue(&self) -> Result<Catalogue, StoreError> {
        let mut read = self.read_together().await?;
        let mut products = Vec::new();
        products::each(&mut read, &mut |product| products.push(product)).await?;
        Ok(Catalogue {
            products,
            producers: producers::all(&mut read).await?,
            ..without_products(&mut read).await?
        })
    }

    /// The same for whoever keeps less of a product: each is handed to `take`, by id, and none stays in memory. `products` and
    /// `producers` are empty.
    pub async fn read_catalogue(
        &self,
        mut take: impl FnMut(CatalogueProduct) + Send,
    ) -> Result<Catalogue, StoreError> {
        let mut read = self.read_together().await?;
        products::each(&mut read, &mut take).await?;
        without_products(&mut read).await
    }

    /// Counts the committed changes that pages can show.
    pub async fn catalogue_version(&self) -> Result<i64, StoreError> {
        version(&mut *self.read().await?).await
    }

    /// Which catalogue this is.
    pub async fn catalogue_state(&self) -> Result<CatalogueState, StoreError> {
        let row = sqlx::query("SELECT version, stamp FROM catalogue_version WHERE id = 1")
            .fetch_one(&mut *self.read().await?)
            .await?;
        Ok(CatalogueState {
            version: integer(&row, "version")?,
            stamp: text(&row, "stamp")?,
        })
    }
}

async fn without_products(read: &mut AnyConnection) -> Result<Catalogue, StoreError> {
    Ok(Catalogue {
        version: version(read).await?,
        products: Vec::new(),
        producers: Vec::new(),
        districts: places::districts(read).await?,
        communes: places::communes(read).await?,
        former_communes: places::former_communes(read).await?,
        groups: places::groups(read).await?,
        synonyms: synonyms(read).await?,
    })
}

async fn synonyms(connection: &mut AnyConnection) -> Result<Vec<Vec<String>>, StoreError> {
    let rings = sqlx::query("SELECT phrases FROM synonyms ORDER BY code")
        .try_map(|row| Ok(text(&row, "phrases")?))
        .fetch_all(connection)
        .await?;
    let phrases = |ring: String| ring.split(';').map(str::to_owned).collect();
    Ok(rings.into_iter().map(phrases).collect())
}

async fn version(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    let row = sqlx::query("SELECT version FROM catalogue_version WHERE id = 1")
        .fetch_one(connection)
        .await?;
    integer(&row, "version")
}

/// Says, in the transaction of a change, that pages are no longer what they were.
pub(crate) async fn bump(connection: &mut AnyConnection) -> Result<(), StoreError> {
    sqlx::query("UPDATE catalogue_version SET version = version + 1, stamp = $1 WHERE id = 1")
        .bind(Uuid::new_v4().hyphenated().to_string())
        .execute(connection)
        .await?;
    Ok(())
}
