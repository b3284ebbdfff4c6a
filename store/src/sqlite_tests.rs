use super::{APPLICATION_ID, Use, address, assert_settings, connect, is_older};
use crate::{Store, StoreError};
use std::path::Path;

async fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a b%?#ế.db");
    Store::migrate(&file).await.unwrap();
    let store = Store::open(&file).await.unwrap();
    (folder, store)
}

#[tokio::test]
async fn every_connection_of_both_pools_is_safe() {
    let (_folder, store) = store().await;
    let mut readers = Vec::new();
    for _ in 0..super::READERS {
        readers.push(store.readers.acquire().await.unwrap());
    }
    for reader in &mut readers {
        assert_settings(reader, Use::Read).await.unwrap();
        let written = sqlx::query("UPDATE catalogue_version SET version = 9")
            .execute(&mut **reader)
            .await;
        assert!(written.is_err());
    }
    let mut writer = store.writer.acquire().await.unwrap();
    assert_settings(&mut writer, Use::Write).await.unwrap();
}

#[tokio::test]
async fn an_unsafe_connection_is_refused() {
    let (_folder, store) = store().await;
    for (sql, name) in [
        ("PRAGMA synchronous = NORMAL", "synchronous"),
        ("PRAGMA foreign_keys = OFF", "foreign_keys"),
        ("PRAGMA busy_timeout = 1", "busy_timeout"),
        ("PRAGMA query_only = ON", "query_only"),
    ] {
        let mut writer = store.writer.acquire().await.unwrap();
        sqlx::query(sql).execute(&mut *writer).await.unwrap();
        match assert_settings(&mut writer, Use::Write).await {
            Err(StoreError::Setting { name: found, .. }) => assert_eq!(found, name),
            other => panic!("{name}: {other:?}"),
        }
        super::prepare(&mut writer, Use::Write).await.ok();
        sqlx::query("PRAGMA query_only = OFF")
            .execute(&mut *writer)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn the_file_carries_our_mark() {
    let (folder, store) = store().await;
    store.close().await.unwrap();
    let address = address(&folder.path().join("a b%?#ế.db"), "rw").unwrap();
    let mut connection = connect(&address).await.unwrap();
    let id: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(id, APPLICATION_ID);
}

#[test]
fn versions_are_compared_by_number() {
    for (version, older) in [
        ("3.51.3", false),
        ("3.51.2", true),
        ("3.9.9", true),
        ("3.52.0", false),
        ("4.0", false),
        ("3.46.0", true),
        ("", true),
    ] {
        assert_eq!(is_older(version, [3, 51, 3]), older, "{version}");
    }
}

#[test]
fn a_path_becomes_an_address() {
    let address = address(Path::new("/tmp/a b/50%?#.db"), "rw").unwrap();
    assert_eq!(address, "sqlite:///tmp/a%20b/50%25%3f%23.db?mode=rw");
}
