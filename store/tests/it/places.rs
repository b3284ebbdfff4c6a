//! Where the products of the real data are made.

use crate::support::{NOW, data, empty, full};
use domain::PlaceRef;
use store::{Catalogue, ImportFiles};

/// Commune of today, commune of before, district, and the words that were kept.
pub type Names<'a> = (&'a str, &'a str, &'a str, &'a str);

pub fn names<'a>(catalogue: &'a Catalogue, place: &'a PlaceRef) -> Names<'a> {
    let commune = place
        .commune
        .as_ref()
        .map(|code| catalogue.communes.iter().find(|c| &c.code == code).unwrap());
    let former = place.former_commune.as_ref();
    let former = former.map(|code| {
        catalogue
            .former_communes
            .iter()
            .find(|c| &c.code == code)
            .unwrap()
    });
    let district = place.district.as_ref().map(|code| {
        catalogue
            .districts
            .iter()
            .find(|d| &d.code == code)
            .unwrap()
    });
    (
        commune.map_or("", |commune| &commune.name),
        former.map_or("", |former| &former.name),
        district.map_or("", |district| &district.name),
        place.as_written.as_deref().unwrap_or_default(),
    )
}

#[tokio::test]
async fn products_stand_where_their_sources_say() {
    let catalogue = full().await.catalogue().await.unwrap();
    for (product, expected) in [
        // An old commune and its successor; Hoằng Phú is another place than Hoằng Phụ.
        (
            "Mắm tôm Lê Gia",
            ("Hoằng Thanh", "Hoằng Phụ", "Hoằng Hóa", ""),
        ),
        (
            "Miến gạo Phúc Thịnh",
            ("Quý Lộc", "Quý Lộc", "Yên Định", ""),
        ),
        (
            "Mắm tép đặc biệt Tác Huy",
            ("Tĩnh Gia", "Hải Thanh", "Nghi Sơn", ""),
        ),
        // Since 2025 a name is that of today.
        (
            "Sữa hạt dinh dưỡng",
            ("Nguyệt Viên", "", "TP Thanh Hóa", ""),
        ),
        ("Yến sào Linh Hường", ("Quảng Bình", "", "Quảng Xương", "")),
        (
            "Gạo Vân Đài",
            ("Thiệu Trung", "Thiệu Trung", "Thiệu Hóa", ""),
        ),
        // … except where the source still says thị trấn.
        ("Yến chưng ngũ vị", ("Yên Định", "Quán Lào", "Yên Định", "")),
        (
            "Nem ống Luồng An Cúc",
            ("Như Thanh", "Bến Sung", "Như Thanh", ""),
        ),
        // Split ones stay open, whatever the part.
        ("Tỏi đen Suzin", ("", "Thiệu Hóa", "Thiệu Hóa", "")),
        ("Măng khô Nang Non", ("", "Sơn Lư", "Quan Sơn", "")),
        // Merged away before 2025: the words stay.
        ("Bánh lá Hà Lai", ("", "", "Hà Trung", "Hà Lai")),
        ("Mắm tôm Bạch Câu", ("", "", "Nga Sơn", "Nga Bạch")),
        // A district, or nothing at all.
        ("Tổ yến sào", ("", "", "Hậu Lộc", "")),
        ("Muối mắc khén Mường Đeng", ("", "", "", "")),
    ] {
        let found = catalogue
            .products
            .iter()
            .find(|p| p.name == product)
            .unwrap_or_else(|| panic!("{product}"));
        assert_eq!(names(&catalogue, &found.place), expected, "{product}");
    }
}

#[tokio::test]
async fn every_open_place_is_reported_with_its_reason() {
    let store = empty().await;
    let report = store
        .import(&ImportFiles::read(&data()).unwrap(), NOW)
        .await
        .unwrap();
    let catalogue = store.catalogue().await.unwrap();
    let mut open: Vec<(&str, &str)> = report
        .open_places
        .iter()
        .map(|open| (open.as_written.as_str(), open.reason))
        .collect();
    open.sort_unstable();
    open.dedup();
    println!("{report}");
    let unknown = "no commune of that name in the district";
    let split = "the former commune was split";
    assert_eq!(
        open,
        [
            // Without a year, the commune of today of that name is not certain: the source may mean the district.
            ("Hoằng Hóa", unknown),
            ("Hà Lai", unknown),
            ("Nga Bạch", unknown),
            ("Thị trấn Sơn Lư", split),
            ("Thị trấn Thiệu Hóa", split),
            ("phường Đông Thọ", split),
        ]
    );
    let products = catalogue.products.iter().filter(|product| {
        product.place.commune.is_none()
            && (product.place.former_commune.is_some() || product.place.as_written.is_some())
    });
    let reported = |file| report.open_places.iter().filter(move |o| o.file == file);
    assert_eq!(products.count(), reported("products.csv").count());
    assert_eq!(reported("points_of_sale.csv").count(), 1);
}

#[tokio::test]
async fn codes_lie_in_the_district_of_the_product() {
    let catalogue = full().await.catalogue().await.unwrap();
    for product in &catalogue.products {
        let Some(district) = &product.place.district else {
            continue;
        };
        if let Some(former) = &product.place.former_commune {
            let former = catalogue
                .former_communes
                .iter()
                .find(|c| &c.code == former)
                .unwrap();
            assert_eq!(&former.district, district, "{}", product.name);
        }
    }
}

#[tokio::test]
async fn a_producer_stands_where_all_its_rows_agree() {
    let catalogue = full().await.catalogue().await.unwrap();
    for (name, expected) in [
        (
            "Công ty TNHH Khuê Các",
            ("Hoằng Thanh", "Hoằng Phụ", "Hoằng Hóa", ""),
        ),
        // One row names the commune, the other only the district.
        (
            "HTX Sản xuất, kinh doanh và dịch vụ nông nghiệp xã Quảng Phúc",
            ("", "", "Quảng Xương", ""),
        ),
    ] {
        let producer = catalogue.producers.iter().find(|p| p.name == name).unwrap();
        assert_eq!(names(&catalogue, &producer.place), expected, "{name}");
    }
}
