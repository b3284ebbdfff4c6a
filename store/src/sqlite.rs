//! What is particular to SQLite: how a file is opened, checked and kept safe.

use crate::StoreError;
use sqlx::any::AnyPoolOptions;
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, AnyPool, Connection};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Duration;

/// The tables, in the order of their making.
pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// Written into the head of the file, so that no other program's database is taken for ours: the letters `SaoQ`.
const APPLICATION_ID: i64 = 0x5361_6f51;
/// Older ones can lose committed data when two connections reset the write-ahead log.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];
/// Connections for reading; a read waits for a thread of its own, never for a writer.
const READERS: u32 = 4;
/// How long a request waits for a connection before it is told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// The one connection that writes.
    Write,
    /// One of several that cannot write.
    Read,
}

/// The address of a database file; `mode` is `rw`, or `rwc` to create it.
pub(crate) fn address(file: &Path, mode: &str) -> Result<String, StoreError> {
    let wrong = || StoreError::Path(file.to_path_buf());
    let full = std::path::absolute(file).map_err(|_| wrong())?;
    let path = full.to_str().ok_or_else(wrong)?;
    let mut address = String::from("sqlite://");
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                address.push(char::from(byte));
            }
            _ => {
                address.push('%');
                for half in [byte >> 4, byte & 15] {
                    address.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
                }
            }
        }
    }
    Ok(format!("{address}?mode={mode}"))
}

/// One connection, outside of any pool: its errors arrive as they are.
pub(crate) async fn connect(address: &str) -> Result<AnyConnection, StoreError> {
    static DRIVERS: Once = Once::new();
    DRIVERS.call_once(sqlx::any::install_default_drivers);
    Ok(AnyConnection::connect(address).await?)
}

/// A pool whose every connection has the settings of [`prepare`].
pub(crate) async fn pool(address: &str, purpose: Use) -> Result<AnyPool, StoreError> {
    let pool = AnyPoolOptions::new()
        .max_connections(match purpose {
            Use::Write => 1,
            Use::Read => READERS,
        })
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .after_connect(move |connection, _| {
            Box::pin(async move { Ok(prepare(connection, purpose).await?) })
        })
        .connect(address)
        .await?;
    Ok(pool)
}

/// Makes a connection safe, then asks it whether it is.
pub(crate) async fn prepare(
    connection: &mut AnyConnection,
    purpose: Use,
) -> Result<(), StoreError> {
    for sql in [
        "PRAGMA busy_timeout = 5000",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
    ] {
        sqlx::query(sql).execute(&mut *connection).await?;
    }
    if purpose == Use::Read {
        sqlx::query("PRAGMA query_only = ON")
            .execute(&mut *connection)
            .await?;
    }
    assert_settings(connection, purpose).await
}

/// Refuses a connection that could lose data, break references or write where it must not.
pub(crate) async fn assert_settings(
    connection: &mut AnyConnection,
    purpose: Use,
) -> Result<(), StoreError> {
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode")
        .fetch_one(&mut *connection)
        .await?;
    must_be("journal_mode", "wal", mode)?;
    let query_only = if purpose == Use::Read { "1" } else { "0" };
    for (name, sql, wanted) in [
        ("synchronous", "PRAGMA synchronous", "2"),
        ("foreign_keys", "PRAGMA foreign_keys", "1"),
        ("busy_timeout", "PRAGMA busy_timeout", "5000"),
        ("query_only", "PRAGMA query_only", query_only),
    ] {
        let found: i64 = sqlx::query_scalar(sql).fetch_one(&mut *connection).await?;
        must_be(name, wanted, found.to_string())?;
    }
    Ok(())
}

fn must_be(name: &'static str, wanted: &'static str, found: String) -> Result<(), StoreError> {
    if found == wanted {
        Ok(())
    } else {
        Err(StoreError::Setting {
            name,
            wanted,
            found,
        })
    }
}

/// Refuses an engine that cannot be trusted.
pub(crate) async fn check_engine(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let found: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(connection)
        .await?;
    if is_older(&found, OLDEST_SQLITE) {
        return Err(StoreError::OldSqlite { found });
    }
    Ok(())
}

fn is_older(version: &str, oldest: [u32; 3]) -> bool {
    let mut parts = version
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let found = [(); 3].map(|()| parts.next().unwrap_or(0));
    found < oldest
}

/// Whether the file is ours; `false` for an empty one, an error for anybody else's.
pub(crate) async fn check_owner(
    connection: &mut AnyConnection,
    file: &Path,
) -> Result<bool, StoreError> {
    let id: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut *connection)
        .await?;
    let things: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_master")
        .fetch_one(connection)
        .await?;
    match id {
        APPLICATION_ID => Ok(true),
        0 if things == 0 => Ok(false),
        _ => Err(StoreError::Foreign(file.to_path_buf())),
    }
}

/// Marks an empty file as ours.
pub(crate) async fn claim(connection: &mut AnyConnection) -> Result<(), StoreError> {
    // PRAGMA takes no bound values; a test holds this number to APPLICATION_ID.
    sqlx::query("PRAGMA application_id = 1398894417")
        .execute(connection)
        .await?;
    Ok(())
}

/// The engine's own check of the whole file.
pub(crate) async fn check_health(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let answer: String = sqlx::query_scalar("PRAGMA quick_check(1)")
        .fetch_one(connection)
        .await?;
    if answer == "ok" {
        Ok(())
    } else {
        Err(StoreError::Damaged(answer))
    }
}

/// Refuses tables of a newer program; `false` where some of ours are still to be made.
pub(crate) async fn check_version(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    let known = MIGRATIONS
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0);
    let log: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_master WHERE name = '_sqlx_migrations'")
            .fetch_one(&mut *connection)
            .await?;
    if log == 0 {
        return Ok(false);
    }
    let done: Vec<i64> = sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success")
        .fetch_all(connection)
        .await?;
    if let Some(found) = done.iter().copied().max().filter(|newest| *newest > known) {
        return Err(StoreError::Newer { found, known });
    }
    Ok(MIGRATIONS
        .iter()
        .all(|migration| done.contains(&migration.version)))
}

/// Moves everything from the write-ahead log into the file.
pub(crate) async fn checkpoint(connection: &mut AnyConnection) -> Result<(), StoreError> {
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
        .execute(connection)
        .await?;
    Ok(())
}

/// The file of a database that has to be there.
pub(crate) fn existing(file: &Path) -> Result<PathBuf, StoreError> {
    if file.is_file() {
        Ok(file.to_path_buf())
    } else {
        Err(StoreError::Missing(file.to_path_buf()))
    }
}

#[cfg(test)]
#[path = "sqlite_tests.rs"]
mod tests;
