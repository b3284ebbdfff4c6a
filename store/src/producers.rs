//! Producers.

use crate::places::place;
use crate::row::{maybe_parsed, parsed, text};
use crate::{Store, StoreError};
use domain::{Producer, ProducerId, ProducerKind, Slug};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

pub(crate) fn producer(row: &AnyRow) -> Result<Producer, StoreError> {
    Ok(Producer {
        id: ProducerId::new(text(row, "id")?),
        slug: parsed(row, "slug", |slug| Slug::parse(slug).ok())?,
        name: text(row, "name")?,
        kind: maybe_parsed(row, "kind", ProducerKind::from_code)?,
        place: place(row)?,
    })
}

pub(crate) async fn all(connection: &mut AnyConnection) -> Result<Vec<Producer>, StoreError> {
    let mut producers = sqlx::query(
        "SELECT id, slug, name, kind, commune_code, former_commune_code, district_code, place_written FROM producers",
    )
    .try_map(|row| Ok(producer(&row)?))
    .fetch_all(connection)
    .await?;
    producers.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(producers)
}

impl Store {
    /// A producer by its address part.
    pub async fn producer(&self, slug: &Slug) -> Result<Option<Producer>, StoreError> {
        let row = sqlx::query(
            "SELECT id, slug, name, kind, commune_code, former_commune_code, district_code, place_written \
             FROM producers WHERE slug = $1",
        )
        .bind(slug.as_str())
        .fetch_optional(&mut *self.read().await?)
        .await?;
        row.as_ref().map(producer).transpose()
    }
}
