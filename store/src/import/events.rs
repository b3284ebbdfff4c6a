//! `events.csv`: fairs. The file says all of them: an event that it no longer names goes.

use super::files::EVENTS;
use super::names::identity_of;
use super::report::ImportReport;
use super::sync::{Kind, Values, sync, with_slugs};
use super::table::{Cells, Table};
use crate::StoreError;
use sqlx::AnyConnection;
use std::collections::HashSet;

static TABLE: Kind = Kind {
    name: "events",
    key: 1,
    select: "SELECT identity, slug, name, place, starts_on, ends_on, sources FROM events",
    upsert: "INSERT INTO events (identity, slug, name, place, starts_on, ends_on, sources) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (identity) DO UPDATE SET slug = excluded.slug, \
             name = excluded.name, place = excluded.place, starts_on = excluded.starts_on, \
             ends_on = excluded.ends_on, sources = excluded.sources",
    delete: Some("DELETE FROM events WHERE identity = $1"),
};

const COLUMNS: [&str; 5] = ["name", "place", "start", "end", "source_url"];

/// Brings the events up to date.
pub(super) async fn import(
    connection: &mut AnyConnection,
    bytes: &[u8],
    report: &mut ImportReport,
) -> Result<(), StoreError> {
    let table = Table::read(EVENTS, &COLUMNS, bytes, &mut report.refused);
    let mut seen = HashSet::new();
    let rows = table.each(&mut report.refused, |cells| {
        let (identity, row) = event(cells)?;
        if !seen.insert(identity) {
            cells.refuse("name", "the same event stands on an earlier line already");
        }
        Some(row)
    });
    if report.is_refused() {
        return Ok(());
    }
    let rows = with_slugs(connection, &TABLE, rows).await?;
    let counts = sync(connection, &TABLE, rows).await?;
    report.counts.push((TABLE.name, counts));
    Ok(())
}

fn event(cells: &mut Cells<'_>) -> Option<(String, Values)> {
    let name = cells.required("name", 200);
    let place = cells.text("place", 200);
    let (start, end) = (cells.date("start"), cells.date("end"));
    if end.is_some() && cells.text("start", 1_000).is_none() {
        cells.refuse("start", "missing, although there is an end");
    }
    if start.zip(end).is_some_and(|(start, end)| end < start) {
        cells.refuse("end", "lies before the start");
    }
    let sources = cells.sources("source_url");
    let name = name?;
    let start = start.map(|date| date.to_string());
    let identity = identity_of(&[
        &name,
        place.as_deref().unwrap_or_default(),
        start.as_deref().unwrap_or_default(),
    ]);
    let row = vec![
        Some(identity.clone()),
        Some(name),
        place,
        start.clone(),
        end.map(|date| date.to_string()),
        Some(sources),
        start,
    ];
    Some((identity, row))
}
