//! Points of sale: what the real file says, and what an import of another one does.

use crate::places::{Names, names};
use crate::refused::rows;
use crate::support::{HEADER, count, full, import};
use store::{Counts, ImportReport, Store};

const HEAD: &str =
    "name,address_as_written,commune_or_ward_as_written,district,operator,year_seen,source_url\n";

async fn import_points(store: &Store, points: &str) -> ImportReport {
    let points = format!("{HEAD}{points}");
    let files = [
        ("products.csv", HEADER),
        ("points_of_sale.csv", points.as_str()),
    ];
    import(store, &files).await
}

#[tokio::test]
async fn the_real_points_stand_where_their_sources_say() {
    let store = full().await;
    let catalogue = store.catalogue().await.unwrap();
    let points = store.points_of_sale().await.unwrap();
    let found: Vec<(&str, Names<'_>)> = points
        .iter()
        .map(|point| (point.slug.as_str(), names(&catalogue, &point.place)))
        .collect();
    // By district, commune of today and name; what is not known comes last.
    let expected: [(&str, Names<'_>); 16] = [
        (
            "diem-trung-bay-tai-trung-tam-dich-vu-nong-nghiep-hoang-hoa",
            ("Hoằng Hóa", "Bút Sơn", "Hoằng Hóa", ""),
        ),
        (
            "cua-hang-ocop-ten-khong-neu-theo-anh-trong-tai-lieu-goc",
            ("Hoằng Thanh", "Hoằng Phụ", "Hoằng Hóa", ""),
        ),
        (
            "cua-hang-trung-bay-va-gioi-thieu-san-pham-ocop-huong-viet",
            ("", "", "Hoằng Hóa", ""),
        ),
        (
            "diem-trung-bay-gioi-thieu-san-pham-ocop-dong-trung-ha-thao-dang-khoa",
            ("Nga Sơn", "Nga Sơn", "Nga Sơn", ""),
        ),
        (
            "cua-hang-ocop-ten-khong-neu-cua-hang-thu-hai",
            ("", "", "Nga Sơn", ""),
        ),
        (
            "cua-hang-ocop-ten-khong-neu-cua-hang-thu-nhat",
            ("", "", "Nga Sơn", ""),
        ),
        (
            "khu-trung-tam-mua-sam-tong-hop-dac-san-qua-luu-niem-mien-trung",
            ("", "", "Sầm Sơn", ""),
        ),
        (
            "cua-hang-gioi-thieu-san-pham-vien-nong-nghiep-thanh-hoa",
            ("Hạc Thành", "Đông Vệ", "TP Thanh Hóa", ""),
        ),
        (
            "cua-hang-gioi-thieu-va-ban-san-pham-ocop-cua-hang-dau-tien-cua-tinh",
            ("Hạc Thành", "Phú Sơn", "TP Thanh Hóa", ""),
        ),
        // Named in 2026, so the ward is that of today.
        (
            "cua-hang-ocop-ten-khong-neu",
            ("Hạc Thành", "", "TP Thanh Hóa", ""),
        ),
        (
            "cua-hang-ocop-ten-khong-neu-co-the-trung-cua-hang-duong-tran-phu",
            ("Hạc Thành", "", "TP Thanh Hóa", ""),
        ),
        (
            "quay-ban-hang-chung-cu-xuan-mai",
            ("Hạc Thành", "Đông Hải", "TP Thanh Hóa", ""),
        ),
        (
            "quay-hang-hoi-lien-hiep-phu-nu-tinh-thanh-hoa",
            ("Hạc Thành", "Điện Biên", "TP Thanh Hóa", ""),
        ),
        // Đông Thọ was split.
        (
            "trung-tam-trung-bay-hang-hoa-tinh-thanh-hoa",
            ("", "Đông Thọ", "TP Thanh Hóa", ""),
        ),
        (
            "cua-hang-trung-bay-cua-cong-ty-cp-kinh-doanh-thuong-mai-va-san-xuat-anh-khoi",
            ("Hợp Tiến", "Hợp Thành", "Triệu Sơn", ""),
        ),
        (
            "diem-gioi-thieu-san-pham-ocop-tai-khu-di-san-thanh-nha-ho",
            ("", "", "Vĩnh Lộc", ""),
        ),
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn a_point_says_what_its_source_says_and_nothing_else() {
    let points = full().await.points_of_sale().await.unwrap();
    let point = |name: &str| points.iter().find(|point| point.name == name).unwrap();
    let centre = point("Trung tâm Trưng bày hàng hóa tỉnh Thanh Hóa");
    assert_eq!(centre.address.as_deref(), Some("91 Nguyễn Chí Thanh"));
    assert_eq!(centre.operator.as_deref(), Some("Chi nhánh VCCI Thanh Hóa"));
    assert_eq!(centre.year_seen, Some(2020));
    assert_eq!(
        centre.sources,
        ["https://congthuong.vn/thanh-hoa-da-dang-diem-ban-hang-viet-nam-146037.html"]
    );
    // Its source is a picture, which cannot be linked to.
    let pictured = point("Cửa hàng OCOP (tên không nêu, theo ảnh trong tài liệu gốc)");
    assert_eq!((&pictured.address, &pictured.operator), (&None, &None));
    assert_eq!(pictured.year_seen, None);
    let unlinked: Vec<&str> = points
        .iter()
        .filter(|point| point.sources.is_empty())
        .map(|point| point.name.as_str())
        .collect();
    assert_eq!(unlinked, [pictured.name.as_str()]);
}

#[tokio::test]
async fn the_file_says_all_points_and_their_addresses_last() {
    let store = full().await;
    let version = store.catalogue_version().await.unwrap();
    let all = "Quầy mẫu,,xã Hoằng Phụ,Hoằng Hóa,,2024,\nQuầy mẫu,Số 2,,Nga Sơn,,,https://a.vn/1\n";
    let report = import_points(&store, all).await;
    let counts = |new, changed, unchanged| Counts {
        new,
        changed,
        unchanged,
    };
    assert_eq!(report.of("points of sale"), counts(2, 16, 0), "{report}");
    assert_eq!(store.catalogue_version().await.unwrap(), version + 1);
    assert_eq!(slugs(&store).await, ["quay-mau", "quay-mau-nga-son"]);

    let again = import_points(&store, all).await;
    assert_eq!(again.of("points of sale"), counts(0, 0, 2), "{again}");
    assert_eq!(store.catalogue_version().await.unwrap(), version + 1);

    // To the import a corrected place is another point, and the one of before goes.
    let corrected = "quầy  MẪU,,xã Hoằng Phụ,Hoằng Hóa,Hợp tác xã mẫu,2024,\nQuầy mẫu,Số 2,,Hậu Lộc,,,https://a.vn/1\n";
    let report = import_points(&store, corrected).await;
    assert_eq!(report.of("points of sale"), counts(1, 2, 0), "{report}");
    let points = store.points_of_sale().await.unwrap();
    let operators: Vec<_> = points.iter().map(|point| &point.operator).collect();
    assert_eq!(operators, [&None, &Some("Hợp tác xã mẫu".to_owned())]);
    assert_eq!(slugs(&store).await, ["quay-mau-hau-loc", "quay-mau"]);

    // Without the file, points stay as they are.
    import(&store, &[("products.csv", HEADER)]).await;
    assert_eq!(store.points_of_sale().await.unwrap(), points);
}

async fn slugs(store: &Store) -> Vec<String> {
    let points = store.points_of_sale().await.unwrap();
    points.iter().map(|point| point.slug.to_string()).collect()
}

#[tokio::test]
async fn points_that_cannot_be_taken_are_named() {
    let store = full().await;
    let long = "a".repeat(201);
    for (row, column) in [
        (",Số 1,,Nga Sơn,,2024,", "name"),
        ("Quầy mẫu,,,Nga Sơn Mới,,,", "district"),
        ("Quầy mẫu,,,,,2017,", "year_seen"),
        ("Quầy mẫu,,,,,năm ngoái,", "year_seen"),
        ("Quầy mẫu,,,,,,javascript:alert(1)", "source_url"),
        ("Quầy mẫu,,,,,,theo ảnh", "source_url"),
        ("Quầy mẫu,,,,,", ""),
        ("quầy  MẪU ba,,,,,,", "name"),
        (&format!("{long},,,,,,"), "name"),
        (&format!("Quầy mẫu,{long},,,,,"), "address_as_written"),
        (&format!("Quầy mẫu,,,,{long},,"), "operator"),
        ("Quầy\u{202e} mẫu,,,,,,", "name"),
    ] {
        let report = import_points(&store, &format!("Quầy mẫu ba,,,,,,\n{row}\n")).await;
        let refused = rows(&report);
        assert!(
            !refused.is_empty()
                && refused
                    .iter()
                    .all(|it| *it == ("points_of_sale.csv", 3, column)),
            "{row}: {report}"
        );
        assert_eq!(
            count(&store.file, "SELECT count(*) FROM points_of_sale").await,
            16,
            "{row}"
        );
    }
}
