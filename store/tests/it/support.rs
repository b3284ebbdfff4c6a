//! Databases to test on: copies of one migrated file, and of one that holds the real data with two sample producers.

use domain::{AccountId, ListingDraft, Phone, ProducerId, ProductId, Slug};
use sqlx::{AnyConnection, Connection};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use store::{
    Catalogue, ImportFiles, ImportReport, NewAccount, Role, SaveListing, Store, Timestamp,
};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// 23 November 2026, 08:00 in Vietnam.
pub const NOW: Timestamp = Timestamp(1_795_395_600_000);
pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;
pub const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";
pub const HEADER: &str = "name,producer,producer_kind,commune,district,stars,group,decision_no,decision_date,year,source_url\n";

/// The sample product with other facts than in the template.
pub const MAM: &str = "Mắm mẫu,Cơ sở mẫu Một,co_so,Hoằng Phụ,Hoằng Hóa,5,Thực phẩm,12/QĐ-UBND,2026-01-31,2026,https://a.vn/1 https://b.vn/2\n";

const SAMPLES: &str = "\
Mắm mẫu,Cơ sở mẫu Một,co_so,Hoằng Phụ,Hoằng Hóa,4,Thực phẩm,,,2024,
Bánh mẫu,Cơ sở mẫu Một,co_so,Hoằng Phụ,Hoằng Hóa,3,Thực phẩm,,,2024,
Chiếu mẫu,Cơ sở mẫu Hai,co_so,Nga Thanh,Nga Sơn,3,Thủ công mỹ nghệ,,,2024,
";
const PHOTOS: &str = "\
product,producer,path,alt,width,height
Mắm mẫu,Cơ sở mẫu Một,/drawings/mau.svg,Hình vẽ mẫu,800,600
Mắm mẫu,Cơ sở mẫu Một,/drawings/mau-2.svg,Hình vẽ mẫu thứ hai,800,600
";

/// A store on a file of its own.
pub struct Fixture {
    pub file: PathBuf,
    store: Store,
    _folder: TempDir,
}

impl Deref for Fixture {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

pub fn after(milliseconds: i64) -> Timestamp {
    Timestamp(NOW.0 + milliseconds)
}

pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data")
}

async fn template(real: bool) -> PathBuf {
    let file = tempfile::tempdir().unwrap().keep().join("template.db");
    Store::migrate(&file).await.unwrap();
    if real {
        let store = Store::open(&file).await.unwrap();
        let report = store
            .import(&ImportFiles::read(&data()).unwrap(), NOW)
            .await
            .unwrap();
        assert!(!report.is_refused(), "{report}");
        let samples = format!("{HEADER}{SAMPLES}");
        let report = import(
            &store,
            &[("products.csv", &samples), ("photos.csv", PHOTOS)],
        )
        .await;
        assert!(!report.is_refused(), "{report}");
        store.close().await.unwrap();
    }
    file
}

async fn copy(of: &Path) -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sao-que.db");
    std::fs::copy(of, &file).unwrap();
    let store = Store::open(&file).await.unwrap();
    Fixture {
        file,
        store,
        _folder: folder,
    }
}

/// Tables without rows.
pub async fn empty() -> Fixture {
    static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
    copy(TEMPLATE.get_or_init(|| template(false)).await).await
}

/// The real data, the sample producers and their products.
pub async fn full() -> Fixture {
    static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
    copy(TEMPLATE.get_or_init(|| template(true)).await).await
}

/// Imports files that are given as text.
pub async fn import(store: &Store, files: &[(&str, &str)]) -> ImportReport {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    store
        .import(&ImportFiles::read(folder.path()).unwrap(), NOW)
        .await
        .unwrap()
}

/// Imports rows of products.
pub async fn import_rows(store: &Store, rows: &str) -> ImportReport {
    import(store, &[("products.csv", &format!("{HEADER}{rows}"))]).await
}

/// A connection past the store, to look at what is there and to tamper with it.
pub async fn raw(file: &Path) -> AnyConnection {
    sqlx::any::install_default_drivers();
    AnyConnection::connect(&format!("sqlite://{}?mode=rwc", file.display()))
        .await
        .unwrap()
}

pub async fn count(file: &Path, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql)
        .fetch_one(&mut raw(file).await)
        .await
        .unwrap()
}

pub fn phone(text: &str) -> Phone {
    Phone::parse(text).unwrap()
}

pub fn producer(catalogue: &Catalogue, name: &str) -> ProducerId {
    catalogue
        .producers
        .iter()
        .find(|producer| producer.name == name)
        .unwrap()
        .id
        .clone()
}

pub fn product(catalogue: &Catalogue, name: &str) -> ProductId {
    catalogue
        .products
        .iter()
        .find(|product| product.name == name)
        .unwrap()
        .id
        .clone()
}

/// A sample producer with its account and its first product.
pub struct Maker {
    pub producer: ProducerId,
    pub account: AccountId,
    pub product: ProductId,
}

impl Maker {
    pub fn save<'a>(&'a self, version: i64, draft: &'a ListingDraft) -> SaveListing<'a> {
        SaveListing {
            actor: &self.account,
            producer: &self.producer,
            product: &self.product,
            version,
            draft,
            confirmed_on: None,
            request_id: "request-1",
        }
    }
}

/// Both sample producers.
pub async fn makers(store: &Store) -> (Maker, Maker) {
    let one = maker(store, "0900000001", "Cơ sở mẫu Một", "Mắm mẫu").await;
    let other = maker(store, "0900000002", "Cơ sở mẫu Hai", "Chiếu mẫu").await;
    (one, other)
}

async fn maker(store: &Store, number: &str, name: &str, sells: &str) -> Maker {
    let catalogue = store.catalogue().await.unwrap();
    let producer = producer(&catalogue, name);
    let account = NewAccount {
        phone: phone(number),
        name: format!("Người của {name}"),
        role: Role::Producer,
        producer: Some(producer.clone()),
        password_hash: HASH.to_owned(),
    };
    let account = store.create_account(account, NOW).await.unwrap();
    Maker {
        product: product(&catalogue, sells),
        producer,
        account,
    }
}

pub async fn office(store: &Store) -> AccountId {
    let account = NewAccount {
        phone: phone("0900000009"),
        name: "Văn phòng mẫu".to_owned(),
        role: Role::Office,
        producer: None,
        password_hash: HASH.to_owned(),
    };
    store.create_account(account, NOW).await.unwrap()
}

pub fn story(text: &str) -> ListingDraft {
    ListingDraft {
        story: Some(text.to_owned()),
        ..ListingDraft::default()
    }
}

pub fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}
