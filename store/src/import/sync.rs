//! Tables that hold what a file says and nothing else: new rows come, changed ones change, equal ones stay untouched.

use super::report::Counts;
use crate::StoreError;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row as _};
use std::collections::HashMap;

/// The values of a row as text, in the order of the statements; the key comes first.
pub(super) type Values = Vec<Option<String>>;

/// The statements of a table. Numbers are read and written as text, so that every value is of one type.
pub(super) struct Kind {
    /// What the report calls it.
    pub(super) name: &'static str,
    /// How many of the first values are the key.
    pub(super) key: usize,
    /// Reads all rows.
    pub(super) select: &'static str,
    /// Writes a row, new or not.
    pub(super) upsert: &'static str,
    /// Removes the row of a key, where the table is a mere list of pairs; otherwise rows are never removed, as others name them.
    pub(super) delete: Option<&'static str>,
}

/// All rows of a table by key.
pub(super) async fn existing(
    connection: &mut AnyConnection,
    kind: &Kind,
) -> Result<HashMap<Values, Values>, StoreError> {
    let rows = sqlx::query(kind.select).fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let values = values(row)?;
            Ok((values.iter().take(kind.key).cloned().collect(), values))
        })
        .collect()
}

fn values(row: &AnyRow) -> Result<Values, StoreError> {
    (0..row.len()).map(|at| Ok(row.try_get(at)?)).collect()
}

/// Makes the table say what the rows say.
pub(super) async fn sync(
    connection: &mut AnyConnection,
    kind: &Kind,
    rows: Vec<Values>,
) -> Result<Counts, StoreError> {
    let mut before = existing(connection, kind).await?;
    let mut counts = Counts::default();
    let mut write = Vec::new();
    for row in rows {
        let key: Values = row.iter().take(kind.key).cloned().collect();
        match before.remove(&key) {
            Some(known) if known == row => counts.unchanged += 1,
            Some(_) => {
                counts.changed += 1;
                write.push(row);
            }
            None => {
                counts.new += 1;
                write.push(row);
            }
        }
    }
    if let Some(delete) = kind.delete {
        for key in before.keys() {
            counts.changed += 1;
            run(connection, delete, key).await?;
        }
    }
    for row in &write {
        run(connection, kind.upsert, row).await?;
    }
    Ok(counts)
}

async fn run(
    connection: &mut AnyConnection,
    sql: &'static str,
    values: &Values,
) -> Result<(), StoreError> {
    let mut query = sqlx::query(sql);
    for value in values {
        query = query.bind(value.as_deref());
    }
    query.execute(connection).await?;
    Ok(())
}
