//! Places and photos that cannot be taken.

use crate::refused::rows;
use crate::support::{HEADER, NOW, count, data, empty, full, import};
use store::{ImportFiles, ImportReport};

/// The real data with one line of one file replaced.
async fn with_line(file: &str, from: &str, to: &str) -> ImportReport {
    let folder = tempfile::tempdir().unwrap();
    for path in std::fs::read_dir(data())
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let text = std::fs::read_to_string(folder.path().join(file)).unwrap();
    assert!(text.contains(from), "{file}: {from}");
    std::fs::write(folder.path().join(file), text.replacen(from, to, 1)).unwrap();
    let store = empty().await;
    let report = store
        .import(&ImportFiles::read(folder.path()).unwrap(), NOW)
        .await
        .unwrap();
    assert_eq!(
        count(&store.file, "SELECT count(*) FROM provinces").await,
        0,
        "{file}: something was written"
    );
    report
}

#[tokio::test]
async fn places_that_contradict_one_another_are_refused() {
    for (file, from, to, line, column) in [
        (
            "provinces.csv",
            "38,Thanh Hóa,tinh",
            "38,Thanh Hóa,huyen",
            17,
            "kind",
        ),
        (
            "former_districts.csv",
            "381,Bỉm Sơn",
            "380,Bỉm Sơn",
            3,
            "code",
        ),
        (
            "communes.csv",
            "14758,Hàm Rồng,phuong,38,TP Thanh Hóa",
            "14758,Hàm Rồng,phuong,38,TP Vinh",
            2,
            "former_districts",
        ),
        (
            "communes.csv",
            "14758,Hàm Rồng,phuong,38",
            "14758,Hàm Rồng,phuong,99",
            2,
            "province_code",
        ),
        (
            "communes.csv",
            "14758,Hàm Rồng,phuong",
            "14758,Hàm Rồng,thi_tran",
            2,
            "kind",
        ),
        (
            "former_communes.csv",
            "14755,Hàm Rồng,phuong",
            "14755,,phuong",
            2,
            "name",
        ),
        (
            "former_communes.csv",
            "14755,Hàm Rồng,phuong,",
            "14755,Hàm Rồng,,",
            2,
            "kind",
        ),
        (
            "successions.csv",
            "14755,14758,0",
            "14755,14759,0",
            2,
            "commune_code",
        ),
        (
            "successions.csv",
            "14755,14758,0",
            "14755,14758,2",
            2,
            "part",
        ),
        ("groups.csv", "I.1,I,", "I.1,VII,", 3, "parent"),
        ("channels.csv", "voso,Voso", "postmart,Voso", 3, "code"),
    ] {
        let report = with_line(file, from, to).await;
        assert_eq!(
            rows(&report).first(),
            Some(&(file, line, column)),
            "{to}: {report}"
        );
    }
}

#[tokio::test]
async fn photos_are_of_this_site_and_of_products_that_are_there() {
    let store = full().await;
    let head = "product,producer,path,alt,width,height\n";
    for (row, column) in [
        ("Không có,,/a.svg,a,1,1", "product"),
        ("Mắm mẫu,Cơ sở mẫu Hai,/a.svg,a,1,1", "product"),
        ("Mắm mẫu,Cơ sở mẫu Một,a.svg,a,1,1", "path"),
        ("Mắm mẫu,Cơ sở mẫu Một,//a.vn/a.svg,a,1,1", "path"),
        ("Mắm mẫu,Cơ sở mẫu Một,/../a.svg,a,1,1", "path"),
        ("Mắm mẫu,Cơ sở mẫu Một,/a b.svg,a,1,1", "path"),
        ("Mắm mẫu,Cơ sở mẫu Một,https://a.vn/a.svg,a,1,1", "path"),
        ("Mắm mẫu,Cơ sở mẫu Một,/a.svg,,1,1", "alt"),
        ("Mắm mẫu,Cơ sở mẫu Một,/a.svg,a,0,1", "width"),
        ("Mắm mẫu,Cơ sở mẫu Một,/a.svg,a,1,", "height"),
    ] {
        let photos = format!("{head}{row}\n");
        let products = format!("{HEADER}Muối mẫu,,,,,,,,,,\n");
        let report = import(
            &store,
            &[("products.csv", &products), ("photos.csv", &photos)],
        )
        .await;
        assert_eq!(
            rows(&report),
            [("photos.csv", 2, column)],
            "{row}: {report}"
        );
        assert_eq!(
            count(&store.file, "SELECT count(*) FROM products").await,
            186,
            "{row}"
        );
    }
}
