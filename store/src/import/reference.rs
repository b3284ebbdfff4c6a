//! Places, groups and channels: bringing their tables up to date.

use super::files::ImportFiles;
use super::names::Slugs;
use super::reference_rows::Reference;
use super::reference_tables as tables;
use super::report::{Counts, Refused};
use super::sync::{Kind, Values, existing, sync};
use crate::StoreError;
use sqlx::AnyConnection;

/// Brings places, groups and channels up to date, where the import has their files.
pub(super) async fn import(
    connection: &mut AnyConnection,
    files: &ImportFiles,
    refused: &mut Vec<Refused>,
) -> Result<Vec<(&'static str, Counts)>, StoreError> {
    if files.bytes("communes.csv").is_none() {
        return Ok(Vec::new());
    }
    let read = Reference::read(files, refused);
    if !refused.is_empty() {
        return Ok(Vec::new());
    }
    let mut counts = Vec::new();
    for (kind, rows, slug) in [
        (&tables::PROVINCES, read.provinces, false),
        (&tables::DISTRICTS, read.districts, true),
        (&tables::COMMUNES, read.communes, true),
        (&tables::COMMUNE_DISTRICTS, read.commune_districts, false),
        (&tables::FORMER_COMMUNES, read.former_communes, false),
        (&tables::SUCCESSIONS, read.successions, false),
        (&tables::GROUPS, read.groups, true),
        (&tables::CHANNELS, read.channels, false),
    ] {
        let rows = if slug {
            with_slugs(connection, kind, rows).await?
        } else {
            rows
        };
        counts.push((kind.name, sync(connection, kind, rows).await?));
    }
    Ok(counts)
}

/// Puts the address part behind the code: the one that it has, or a free one made of the name. What comes last in such a row
/// tells namesakes apart and is taken off.
async fn with_slugs(
    connection: &mut AnyConnection,
    kind: &Kind,
    rows: Vec<Values>,
) -> Result<Vec<Values>, StoreError> {
    let known = existing(connection, kind).await?;
    let mut slugs = Slugs::default();
    for slug in known.values().filter_map(|row| row.get(1)?.as_deref()) {
        slugs.mark(slug);
    }
    let mut out = Vec::with_capacity(rows.len());
    for mut row in rows {
        let more = row.pop().flatten().unwrap_or_default();
        let key: Values = row.iter().take(kind.key).cloned().collect();
        let name = row.get(1).cloned().flatten().unwrap_or_default();
        let slug = match known
            .get(&key)
            .and_then(|row| row.get(1).cloned().flatten())
        {
            Some(slug) => slug,
            None => slugs.take(&[name.clone(), format!("{name} {more}")]),
        };
        row.insert(1, Some(slug));
        out.push(row);
    }
    Ok(out)
}
