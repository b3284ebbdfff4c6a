//! Places, groups and channels: bringing their tables up to date.

use super::files::ImportFiles;
use super::reference_rows::Reference;
use super::reference_tables as tables;
use super::report::{Counts, Refused};
use super::sync::{sync, with_slugs};
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
