//! What is new and what has changed, for feeds.

use crate::row::{integer, maybe_text, text};
use crate::{Store, StoreError, Timestamp};
use sqlx::any::AnyRow;
use uuid::Uuid;

/// A product that is new, or whose listing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its address part.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub producer: Option<String>,
    /// When that was.
    pub at: Timestamp,
}

impl Store {
    /// The products that came last, the newest first, at most `most`. Ids are in the order of their making.
    pub async fn newest(&self, most: u32) -> Result<Vec<Change>, StoreError> {
        let rows = sqlx::query(
            "SELECT p.id, p.slug, p.name, m.name AS producer FROM products p \
             LEFT JOIN producers m ON m.id = p.producer_id ORDER BY p.id DESC LIMIT $1",
        )
        .bind(i64::from(most))
        .fetch_all(&mut *self.read().await?)
        .await?;
        let made = |row: &AnyRow| change(row, made_at(&text(row, "id")?));
        rows.iter().map(made).collect()
    }

    /// The products whose listings were changed last, the latest first, at most `most`.
    pub async fn changed(&self, most: u32) -> Result<Vec<Change>, StoreError> {
        let rows = sqlx::query(
            "SELECT p.slug, p.name, m.name AS producer, p.changed_at FROM products p \
             LEFT JOIN producers m ON m.id = p.producer_id \
             WHERE p.changed_at IS NOT NULL ORDER BY p.changed_at DESC, p.slug LIMIT $1",
        )
        .bind(i64::from(most))
        .fetch_all(&mut *self.read().await?)
        .await?;
        let changed = |row: &AnyRow| change(row, Timestamp(integer(row, "changed_at")?));
        rows.iter().map(changed).collect()
    }
}

fn change(row: &AnyRow, at: Timestamp) -> Result<Change, StoreError> {
    Ok(Change {
        slug: text(row, "slug")?,
        name: text(row, "name")?,
        producer: maybe_text(row, "producer")?,
        at,
    })
}

/// The moment in an id of version 7; the beginning of time for any other.
fn made_at(id: &str) -> Timestamp {
    let made = Uuid::parse_str(id).ok().and_then(|id| id.get_timestamp());
    let (seconds, nanos) = made.map_or((0, 0), |made| made.to_unix());
    let millis = i64::try_from(seconds).unwrap_or(0) * 1_000 + i64::from(nanos) / 1_000_000;
    Timestamp(millis)
}
