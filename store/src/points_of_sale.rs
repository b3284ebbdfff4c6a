//! Points of sale, read whole: there are some dozens.

use crate::places::place;
use crate::row::{maybe_small, maybe_text, parsed, text, words};
use crate::{Store, StoreError};
use domain::{PointOfSale, Slug};
use sqlx::any::AnyRow;

impl Store {
    /// All points of sale: by district, commune of today and name, each as its address spells it; what is not known comes last.
    pub async fn points_of_sale(&self) -> Result<Vec<PointOfSale>, StoreError> {
        let points = sqlx::query(
            "SELECT p.slug, p.name, p.address, p.commune_code, p.former_commune_code, p.district_code, p.place_written, \
             p.operator, p.year_seen, p.sources FROM points_of_sale p \
             LEFT JOIN former_districts d ON d.code = p.district_code LEFT JOIN communes c ON c.code = p.commune_code \
             ORDER BY d.slug IS NULL, d.slug, c.slug IS NULL, c.slug, p.slug",
        )
        .try_map(|row| Ok(point(&row)?))
        .fetch_all(&mut *self.read().await?)
        .await?;
        Ok(points)
    }
}

fn point(row: &AnyRow) -> Result<PointOfSale, StoreError> {
    Ok(PointOfSale {
        slug: parsed(row, "slug", |slug| Slug::parse(slug).ok())?,
        name: text(row, "name")?,
        address: maybe_text(row, "address")?,
        place: place(row)?,
        operator: maybe_text(row, "operator")?,
        year_seen: maybe_small(row, "year_seen")?,
        sources: words(row, "sources")?,
    })
}
