use crate::support::{after, empty, full, makers, phone, raw, story};
use sqlx::Connection;
use std::path::Path;
use store::{Saved, Store, StoreError};

async fn refusal(file: &Path) -> StoreError {
    Store::open(file)
        .await
        .expect_err("an unusable file was opened")
}

#[tokio::test]
async fn a_missing_file_is_not_created() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none.db");
    let error = refusal(&file).await;
    assert!(matches!(error, StoreError::Missing(_)), "{error:?}");
    assert!(error.to_string().contains("sao-que migrate"));
    assert!(!file.exists());
    assert!(matches!(
        refusal(folder.path()).await,
        StoreError::Missing(_)
    ));
    let nowhere = folder.path().join("no/such/folder/a.db");
    assert!(matches!(
        Store::migrate(&nowhere).await,
        Err(StoreError::Disk(_))
    ));
}

#[tokio::test]
async fn migrating_creates_once_and_changes_nothing_after() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Sao Quê.db");
    Store::migrate(&file).await.unwrap();
    let store = Store::open(&file).await.unwrap();
    assert_eq!(store.catalogue_version().await.unwrap(), 1);
    store.close().await.unwrap();
    let before = std::fs::read(&file).unwrap();
    Store::migrate(&file).await.unwrap();
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[tokio::test]
async fn a_file_that_is_not_migrated_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("empty.db");
    std::fs::write(&file, b"").unwrap();
    assert!(matches!(refusal(&file).await, StoreError::NotMigrated));

    let half = empty().await;
    half.close().await.unwrap();
    let mut connection = raw(&half.file).await;
    sqlx::query("DELETE FROM _sqlx_migrations WHERE version = 4")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    assert!(matches!(refusal(&half.file).await, StoreError::NotMigrated));
}

#[tokio::test]
async fn a_newer_database_is_refused_by_open_and_migrate() {
    let newer = empty().await;
    newer.close().await.unwrap();
    let mut connection = raw(&newer.file).await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (9999, 'later', 1, x'00', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    let error = refusal(&newer.file).await;
    assert!(
        matches!(
            error,
            StoreError::Newer {
                found: 9999,
                known: 14
            }
        ),
        "{error:?}"
    );
    assert!(matches!(
        Store::migrate(&newer.file).await,
        Err(StoreError::Newer { .. })
    ));
}

#[tokio::test]
async fn another_programs_database_is_left_untouched() {
    let folder = tempfile::tempdir().unwrap();
    for (name, sql) in [
        ("table.db", "CREATE TABLE theirs (a TEXT)"),
        ("marked.db", "PRAGMA application_id = 77"),
    ] {
        let file = folder.path().join(name);
        let mut connection = raw(&file).await;
        sqlx::query(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let before = std::fs::read(&file).unwrap();
        assert!(
            matches!(refusal(&file).await, StoreError::Foreign(_)),
            "{name}"
        );
        assert!(
            matches!(Store::migrate(&file).await, Err(StoreError::Foreign(_))),
            "{name}"
        );
        assert_eq!(std::fs::read(&file).unwrap(), before, "{name}");
    }
}

#[tokio::test]
async fn a_damaged_file_is_refused_not_repaired() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text.db");
    std::fs::write(
        &text,
        "this is no database, whatever its name says. ".repeat(200),
    )
    .unwrap();
    assert!(matches!(refusal(&text).await, StoreError::Damaged(_)));

    let store = full().await;
    store.close().await.unwrap();
    let mut bytes = std::fs::read(&store.file).unwrap();
    for at in (4096..bytes.len()).step_by(4096) {
        bytes[at..at + 64].fill(0xa5);
    }
    std::fs::write(&store.file, &bytes).unwrap();
    let error = refusal(&store.file).await;
    assert!(matches!(error, StoreError::Damaged(_)), "{error:?}");
    assert_eq!(std::fs::read(&store.file).unwrap(), bytes);
}

#[tokio::test]
async fn a_locked_database_is_said_to_be_locked() {
    let store = empty().await;
    store.close().await.unwrap();
    let mut holder = raw(&store.file).await;
    sqlx::query("PRAGMA locking_mode = EXCLUSIVE")
        .execute(&mut holder)
        .await
        .unwrap();
    sqlx::query("BEGIN EXCLUSIVE")
        .execute(&mut holder)
        .await
        .unwrap();
    let error = refusal(&store.file).await;
    assert!(matches!(error, StoreError::Busy), "{error:?}");
}

#[tokio::test]
async fn a_write_waits_for_the_lock_and_then_says_so() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let mut holder = raw(&store.file).await;
    sqlx::query("BEGIN IMMEDIATE")
        .execute(&mut holder)
        .await
        .unwrap();
    let draft = story("a");
    let blocked = store.save_listing(maker.save(0, &draft), after(0)).await;
    assert!(matches!(blocked, Err(StoreError::Busy)), "{blocked:?}");
    assert!(
        store.account_by_phone(&phone("0900000001")).await.is_ok(),
        "reading goes on"
    );
    sqlx::query("ROLLBACK").execute(&mut holder).await.unwrap();
    let saved = store
        .save_listing(maker.save(0, &draft), after(0))
        .await
        .unwrap();
    assert_eq!(saved, Saved::Done { version: 1 });
}

#[tokio::test]
async fn closing_leaves_one_file_that_holds_everything() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    store
        .save_listing(maker.save(0, &story("giữ lại")), after(0))
        .await
        .unwrap();
    store.close().await.unwrap();
    let log = store.file.with_extension("db-wal");
    assert!(!log.exists() || std::fs::metadata(&log).unwrap().len() == 0);
    let again = Store::open(&store.file).await.unwrap();
    let own = again
        .own_listing(&maker.producer, &maker.product)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(own.listing.story.as_deref(), Some("giữ lại"));
}
