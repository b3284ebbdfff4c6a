//! Tables that hold what a file says and nothing else: new rows come, changed ones change, equal ones stay untouched.

use super::names::Slugs;
use super::report::Counts;
use crate::StoreError;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row as _};
use std::collections::{HashMap, HashSet};

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
    /// Removes the row of a key that the file no longer names; `None` where other tables name the rows, which then stay.
    pub(super) delete: Option<&'static str>,
}

impl Kind {
    fn key_of(&self, row: &Values) -> Values {
        row.iter().take(self.key).cloned().collect()
    }
}

/// All rows of a table by key.
async fn existing(
    connection: &mut AnyConnection,
    kind: &Kind,
) -> Result<HashMap<Values, Values>, StoreError> {
    let rows = sqlx::query(kind.select).fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let values = values(row)?;
            Ok((kind.key_of(&values), values))
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
        match before.remove(&kind.key_of(&row)) {
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

/// Puts the address part behind the key: the one that it has, or a free one made of the name. What comes last in such a row
/// tells namesakes apart and is taken off.
pub(super) async fn with_slugs(
    connection: &mut AnyConnection,
    kind: &Kind,
    rows: Vec<Values>,
) -> Result<Vec<Values>, StoreError> {
    let known = existing(connection, kind).await?;
    let slug = |row: &Values| row.get(1).cloned().flatten();
    // A row that goes leaves its address free for the one that takes its place.
    let stay: HashSet<Values> = rows.iter().map(|row| kind.key_of(row)).collect();
    let mut slugs = Slugs::default();
    for (key, row) in &known {
        if kind.delete.is_none() || stay.contains(key) {
            slugs.mark(&slug(row).unwrap_or_default());
        }
    }
    let mut out = Vec::with_capacity(rows.len());
    for mut row in rows {
        let more = row.pop().flatten().unwrap_or_default();
        let name = row.get(1).cloned().flatten().unwrap_or_default();
        let slug = match known.get(&kind.key_of(&row)).and_then(slug) {
            Some(slug) => slug,
            None => slugs.take(&[name.clone(), format!("{name} {more}")]),
        };
        row.insert(1, Some(slug));
        out.push(row);
    }
    Ok(out)
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
