//! One database with the real register, the sample producers and their people, made once and copied for each test.

use super::people;
use super::running::NOW;
use std::path::{Path, PathBuf};
use store::{ImportFiles, Store, Timestamp};
use tokio::sync::OnceCell;

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Writes a fresh copy of the database.
pub async fn write(file: &Path) {
    static BYTES: OnceCell<Vec<u8>> = OnceCell::const_new();
    std::fs::write(file, BYTES.get_or_init(make).await).unwrap();
}

async fn make() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("template.db");
    let now = Timestamp(NOW);
    Store::migrate(&file).await.unwrap();
    let store = Store::open(&file).await.unwrap();
    for from in ["data", "xtask/samples"] {
        let files = ImportFiles::read(&project(from)).unwrap();
        let report = store.import(&files, now).await.unwrap();
        assert!(!report.is_refused(), "{report}");
    }
    people::create(&store, now).await;
    store.close().await.unwrap();
    std::fs::read(&file).unwrap()
}
