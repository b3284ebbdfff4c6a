//! The files of an import besides `products.csv`, and how all of them may be written.

use crate::support::{HEADER, MAM, after, data, empty, full, import, slug};
use domain::Slug;
use store::{Counts, ImportFiles, StoreError};

#[tokio::test]
async fn photos_are_replaced_as_a_set() {
    let store = full().await;
    let head = "product,producer,path,alt,width,height\n";
    let products = format!("{HEADER}{MAM}");
    let photos = format!("{head}mắm MẪU,Cơ sở mẫu Một,/drawings/khac.svg,Hình mẫu,10,20\n");
    let files = [
        ("products.csv", products.as_str()),
        ("photos.csv", photos.as_str()),
    ];
    let report = import(&store, &files).await;
    assert_eq!(
        report.of("photos"),
        Counts {
            changed: 1,
            ..Counts::default()
        },
        "{report}"
    );
    let page = store.product(&slug("mam-mau")).await.unwrap().unwrap();
    assert_eq!(page.photos.len(), 1);
    assert_eq!(
        (
            page.photos[0].path.as_str(),
            page.photos[0].width,
            page.photos[0].height
        ),
        ("/drawings/khac.svg", 10, 20)
    );
    let listed = store.catalogue().await.unwrap().products;
    let photo = |slug: &Slug| listed.iter().find(|p| p.slug == *slug)?.photo.as_ref();
    assert_eq!(photo(&page.slug), page.photos.first());
    assert_eq!(
        import(&store, &files).await.of("photos"),
        Counts {
            unchanged: 1,
            ..Counts::default()
        }
    );
}

#[tokio::test]
async fn a_byte_order_mark_and_windows_line_ends_are_taken() {
    let store = full().await;
    let text = format!("\u{feff}{HEADER}{MAM}").replace('\n', "\r\n");
    let report = import(&store, &[("products.csv", &text)]).await;
    assert_eq!(report.of("products").changed, 1, "{report}");
}

#[tokio::test]
async fn changed_places_are_written_and_their_addresses_stay() {
    let store = full().await;
    let folder = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(data()).unwrap() {
        let file = file.unwrap().path();
        std::fs::copy(&file, folder.path().join(file.file_name().unwrap())).unwrap();
    }
    let edit = |name: &str, from: &str, to: &str| {
        let path = folder.path().join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        std::fs::write(&path, text.replace(from, to)).unwrap();
    };
    edit("groups.csv", "IV,,Hàng thủ công mỹ nghệ", "IV,,Đồ thủ công");
    edit("successions.csv", "14758,14797,1\n", "");
    let report = store
        .import(&ImportFiles::read(folder.path()).unwrap(), after(1))
        .await
        .unwrap();
    assert_eq!(
        (
            report.of("groups").changed,
            report.of("successions").changed
        ),
        (1, 1),
        "{report}"
    );
    let catalogue = store.catalogue().await.unwrap();
    let group = catalogue
        .groups
        .iter()
        .find(|group| group.code.as_str() == "IV")
        .unwrap();
    assert_eq!(
        (group.name_vi.as_str(), group.slug.as_str()),
        ("Đồ thủ công", "hang-thu-cong-my-nghe")
    );
    let former = catalogue
        .former_communes
        .iter()
        .find(|former| former.code.as_str() == "14758")
        .unwrap();
    assert_eq!(former.successors.len(), 1);
}

#[tokio::test]
async fn a_folder_without_its_files_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = ImportFiles::read(folder.path()).unwrap_err();
    assert!(
        matches!(&error, StoreError::File { path, .. } if path.ends_with("products.csv")),
        "{error:?}"
    );
    std::fs::write(folder.path().join("products.csv"), HEADER).unwrap();
    assert!(ImportFiles::read(folder.path()).is_ok());
    std::fs::write(folder.path().join("groups.csv"), "").unwrap();
    let error = ImportFiles::read(folder.path()).unwrap_err();
    assert!(
        error.to_string().contains("communes.csv") && !error.to_string().contains("groups.csv"),
        "{error}"
    );
}

#[tokio::test]
async fn no_products_at_all_are_no_error() {
    let store = empty().await;
    let report = import(&store, &[("products.csv", HEADER)]).await;
    assert_eq!(
        (report.is_refused(), report.total()),
        (false, Counts::default())
    );
    assert_eq!(store.catalogue_version().await.unwrap(), 1);
}
