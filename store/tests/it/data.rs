//! The real data: its counts, and that nothing in it is refused.

use crate::support::{NOW, data, empty, full};
use domain::{Evidence, Stars, StateKind};
use store::{Counts, ImportFiles};

#[tokio::test]
async fn the_real_data_is_taken_whole_and_once() {
    let store = empty().await;
    let files = ImportFiles::read(&data()).unwrap();
    let report = store.import(&files, NOW).await.unwrap();
    assert!(!report.is_refused(), "{report}");
    let new = |new| Counts {
        new,
        ..Counts::default()
    };
    for (kind, count) in [
        ("provinces", 34),
        ("former districts", 27),
        ("communes", 166),
        ("former communes", 549),
        ("successions", 559),
        ("groups", 38),
        ("channels", 13),
        ("products", 183),
        ("points of sale", 16),
        ("events", 12),
    ] {
        assert_eq!(report.of(kind), new(count), "{kind}");
    }
    let version = store.catalogue_version().await.unwrap();

    let again = store.import(&files, NOW).await.unwrap();
    let total = again.total();
    assert_eq!((total.new, total.changed), (0, 0), "{again}");
    assert_eq!(total.unchanged, report.total().new);
    assert_eq!(again.open_places, report.open_places);
    assert_eq!(store.catalogue_version().await.unwrap(), version);
}

#[tokio::test]
async fn the_catalogue_is_that_of_the_data() {
    let store = full().await;
    let catalogue = store.catalogue().await.unwrap();
    let real: Vec<_> = catalogue
        .products
        .iter()
        .filter(|product| !product.name.contains("mẫu"))
        .collect();
    assert_eq!(real.len(), 183);
    let of = |stars| {
        real.iter()
            .filter(|product| product.certificate.stars == stars)
            .count()
    };
    assert_eq!(
        [
            Some(Stars::Five),
            Some(Stars::Four),
            Some(Stars::Three),
            None
        ]
        .map(of),
        [2, 21, 114, 46]
    );
    assert_eq!(
        (catalogue.communes.len(), catalogue.former_communes.len()),
        (166, 549)
    );
    assert_eq!(
        (catalogue.districts.len(), catalogue.groups.len()),
        (27, 38)
    );
    assert_eq!(
        real.iter()
            .filter(|product| product.certificate.decision_no.is_some())
            .count(),
        64
    );
}

#[tokio::test]
async fn imported_ratings_are_unconfirmed_and_nothing_is_invented() {
    let store = full().await;
    let today = domain::Date::parse("2026-11-23").unwrap();
    for product in store.catalogue().await.unwrap().products {
        assert_eq!(
            product.certificate.evidence,
            Evidence::Press,
            "{}",
            product.name
        );
        assert_eq!(
            product.certificate.state(today).kind(),
            StateKind::Unconfirmed,
            "{}",
            product.name
        );
        if product.name.contains("mẫu") {
            continue;
        }
        let page = store.product(&product.slug).await.unwrap().unwrap();
        assert_eq!(
            page.listing,
            domain::ListingDraft::default(),
            "{}",
            product.name
        );
        assert!(
            page.photos.is_empty() && page.confirmed_on.is_none(),
            "{}",
            product.name
        );
        assert!(!page.sources.is_empty(), "{}", product.name);
    }
}

#[tokio::test]
async fn addresses_are_readable_and_unique() {
    let catalogue = full().await.catalogue().await.unwrap();
    let district = |name: &str| {
        catalogue
            .districts
            .iter()
            .find(|d| d.name == name)
            .unwrap()
            .slug
            .to_string()
    };
    assert_eq!(district("Hoằng Hóa"), "hoang-hoa");
    assert_eq!(district("TP Thanh Hóa"), "tp-thanh-hoa");
    // Đồng Tiến and Đông Tiến are two places whose names differ by a mark only.
    let mut namesakes: Vec<&str> = catalogue
        .communes
        .iter()
        .map(|c| c.slug.as_str())
        .filter(|slug| slug.starts_with("dong-tien"))
        .collect();
    namesakes.sort_unstable();
    assert_eq!(namesakes, ["dong-tien", "dong-tien-tp-thanh-hoa"]);
    let product = catalogue
        .products
        .iter()
        .find(|p| p.name == "Mắm tôm Lê Gia")
        .unwrap();
    assert_eq!(product.slug.as_str(), "mam-tom-le-gia");
    for group in ["thuc-pham", "hang-thu-cong-my-nghe", "do-uong"] {
        assert!(
            catalogue.groups.iter().any(|g| g.slug.as_str() == group),
            "{group}"
        );
    }
}
