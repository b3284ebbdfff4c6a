//! Words that mean the same, from a file that the office keeps.

use super::files::SYNONYMS;
use super::report::{Counts, Refused};
use super::sync::{Kind, Values, sync};
use super::table::Table;
use crate::StoreError;
use sqlx::AnyConnection;
use std::collections::HashSet;

static TABLE: Kind = Kind {
    name: "synonyms",
    key: 1,
    select: "SELECT code, phrases FROM synonyms",
    upsert: "INSERT INTO synonyms (code, phrases) VALUES ($1, $2) \
             ON CONFLICT (code) DO UPDATE SET phrases = excluded.phrases",
    delete: Some("DELETE FROM synonyms WHERE code = $1"),
};

const CODE: usize = 50;
const LONG: usize = 500;

/// Brings the synonyms up to date.
pub(super) async fn import(
    connection: &mut AnyConnection,
    bytes: &[u8],
    refused: &mut Vec<Refused>,
) -> Result<Counts, StoreError> {
    let mut seen = HashSet::new();
    let table = Table::read(SYNONYMS, &["code", "phrases"], bytes, refused);
    let rows: Vec<Values> = table.each(refused, |cells| {
        let code = cells.required("code", CODE)?;
        if !seen.insert(code.clone()) {
            cells.refuse("code", "stands on an earlier line already");
        }
        let phrases = cells.required("phrases", LONG)?;
        let phrases: Vec<&str> = phrases.split(';').map(str::trim).collect();
        if phrases.len() < 2 || phrases.contains(&"") {
            cells.refuse("phrases", "needs two or more phrases with ; between them");
        }
        Some(vec![Some(code), Some(phrases.join(";"))])
    });
    if !refused.is_empty() {
        return Ok(Counts::default());
    }
    sync(connection, &TABLE, rows).await
}
