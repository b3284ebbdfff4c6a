//! Fairs, read whole: there are some dozens.

use crate::row::{maybe_date, maybe_text, parsed, text, words};
use crate::{Store, StoreError};
use domain::{Event, Slug};
use sqlx::any::AnyRow;

impl Store {
    /// All events: the newest first day first, those without one last; of one day as their addresses spell them.
    pub async fn events(&self) -> Result<Vec<Event>, StoreError> {
        let events = sqlx::query(
            "SELECT slug, name, place, starts_on, ends_on, sources FROM events \
             ORDER BY starts_on IS NULL, starts_on DESC, slug",
        )
        .try_map(|row| Ok(event(&row)?))
        .fetch_all(&mut *self.read().await?)
        .await?;
        Ok(events)
    }
}

fn event(row: &AnyRow) -> Result<Event, StoreError> {
    Ok(Event {
        slug: parsed(row, "slug", |slug| Slug::parse(slug).ok())?,
        name: text(row, "name")?,
        place: maybe_text(row, "place")?,
        start: maybe_date(row, "starts_on")?,
        end: maybe_date(row, "ends_on")?,
        sources: words(row, "sources")?,
    })
}
