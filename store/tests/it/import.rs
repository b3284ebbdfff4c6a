//! What an import writes, and what it leaves alone.

use crate::support::{MAM, NOW, count, full, import_rows, makers, office, raw, slug, story};
use domain::{ProducerKind, Stars};
use store::{Counts, Saved};

#[tokio::test]
async fn changed_facts_are_written_and_the_listing_is_left_alone() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let draft = story("của cơ sở");
    store
        .save_listing(maker.save(0, &draft), NOW)
        .await
        .unwrap();
    let version = store.catalogue_version().await.unwrap();
    let before = store.product(&slug("mam-mau")).await.unwrap().unwrap();

    let report = import_rows(&store, MAM).await;
    assert_eq!(
        report.of("products"),
        Counts {
            changed: 1,
            ..Counts::default()
        },
        "{report}"
    );
    let now = store.product(&slug("mam-mau")).await.unwrap().unwrap();
    assert_eq!(now.certificate.stars, Some(Stars::Five));
    assert_eq!(now.certificate.decision_no.as_deref(), Some("12/QĐ-UBND"));
    assert_eq!(now.sources, ["https://a.vn/1", "https://b.vn/2"]);
    assert_eq!(
        (&now.listing, now.version, &now.photos),
        (&draft, 1, &before.photos)
    );
    assert_eq!((now.id, now.slug), (before.id, before.slug));
    assert_eq!(store.catalogue_version().await.unwrap(), version + 1);
    // The producer may go on from where it was.
    assert_eq!(
        store
            .save_listing(maker.save(1, &draft), NOW)
            .await
            .unwrap(),
        Saved::Done { version: 2 }
    );
}

#[tokio::test]
async fn a_second_import_writes_nothing() {
    let store = full().await;
    import_rows(&store, MAM).await;
    store.close().await.unwrap();
    let before = std::fs::read(&store.file).unwrap();
    let again = store::Store::open(&store.file).await.unwrap();
    let report = import_rows(&again, MAM).await;
    assert_eq!(
        report.total(),
        Counts {
            unchanged: 2,
            ..Counts::default()
        },
        "{report}"
    );
    again.close().await.unwrap();
    assert_eq!(std::fs::read(&store.file).unwrap(), before);
}

#[tokio::test]
async fn spelling_that_means_nothing_makes_no_second_product() {
    let store = full().await;
    let decomposed =
        "Mă\u{301}m  mâ\u{303}u,CƠ SỞ mẫu  một,co_so,Hoằng Phụ,Hoằng Hóa,4,Thực phẩm,,,2024,\n";
    let report = import_rows(&store, decomposed).await;
    assert_eq!(
        report.of("products"),
        Counts {
            changed: 1,
            ..Counts::default()
        },
        "{report}"
    );
    assert_eq!(report.of("producers").new, 0);
    assert_eq!(
        store.product(&slug("mam-mau")).await.unwrap().unwrap().name,
        "Mắm  mẫu"
    );
}

#[tokio::test]
async fn namesakes_get_addresses_of_their_own_that_never_change() {
    let store = full().await;
    let rows = "\
Kẹo mẫu,Cơ sở mẫu Ba,co_so,,Nga Sơn,3,,,,,
Kẹo mẫu,Cơ sở mẫu Bốn,co_so,,Nga Sơn,3,,,,,
Kẹo mẫu,Cơ sở mẫu Bốn,co_so,,Hậu Lộc,3,,,,,
Kẹo mẫu,,,,Hậu Lộc,3,,,,,
Kẹo mẫu,,,,,3,,,,,
";
    import_rows(&store, rows).await;
    let slugs = [
        "keo-mau",
        "keo-mau-co-so-mau-bon",
        "keo-mau-hau-loc",
        "keo-mau-2",
        "keo-mau-3",
    ];
    let mut ids = Vec::new();
    for text in slugs {
        ids.push(
            store
                .product(&slug(text))
                .await
                .unwrap()
                .unwrap_or_else(|| panic!("{text}"))
                .id,
        );
    }
    let reversed: String = rows
        .lines()
        .rev()
        .map(|line| line.replace(",3,", ",4,") + "\n")
        .collect();
    let report = import_rows(&store, &reversed).await;
    assert_eq!(report.of("products").changed, 5);
    for (text, id) in slugs.iter().zip(ids) {
        assert_eq!(
            store.product(&slug(text)).await.unwrap().unwrap().id,
            id,
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_producer_is_what_all_its_rows_say() {
    let store = full().await;
    let producer = async || {
        store
            .producer(&slug("co-so-mau-mot"))
            .await
            .unwrap()
            .unwrap()
    };
    let before = producer().await;
    assert_eq!(before.kind, Some(ProducerKind::Workshop));
    assert!(before.place.commune.is_some());
    // Another file names another commune of the same district, and no kind: the rest of what was said still counts.
    import_rows(
        &store,
        "Muối mẫu,Cơ sở mẫu Một,,Hoằng Thanh,Hoằng Hóa,3,,,,2021,\n",
    )
    .await;
    let now = producer().await;
    assert_eq!(
        (&now.id, now.kind),
        (&before.id, Some(ProducerKind::Workshop))
    );
    assert_eq!(
        (now.place.district, now.place.commune),
        (before.place.district, None)
    );
    // Another kind and another district: then nothing is agreed.
    import_rows(&store, "Cói mẫu,Cơ sở mẫu Một,htx,,Nga Sơn,3,,,,2021,\n").await;
    let now = producer().await;
    assert_eq!((now.kind, now.place.district), (None, None));
    // A product whose row names no kind is shown with the kind of its producer, where there is one.
    import_rows(
        &store,
        "Trà mẫu,Cơ sở mẫu Năm,htx,,,,,,,,\nChè mẫu,Cơ sở mẫu Năm,,,,,,,,,\n",
    )
    .await;
    let tea = store.product(&slug("che-mau")).await.unwrap().unwrap();
    assert_eq!(tea.producer_kind, Some(ProducerKind::Cooperative));
}

#[tokio::test]
async fn what_the_office_recorded_is_not_overruled_by_the_press() {
    let store = full().await;
    office(&store).await;
    sqlx::query("UPDATE products SET evidence = 'office', stars = 4, decision_no = '1/QĐ' WHERE slug = 'mam-mau'")
        .execute(&mut raw(&store.file).await)
        .await
        .unwrap();
    let report = import_rows(&store, MAM).await;
    assert!(!report.is_refused());
    let now = store.product(&slug("mam-mau")).await.unwrap().unwrap();
    assert_eq!(
        (
            now.certificate.stars,
            now.certificate.decision_no.as_deref()
        ),
        (Some(Stars::Four), Some("1/QĐ"))
    );
    assert_eq!(now.sources.len(), 2, "other facts are");
}

#[tokio::test]
async fn products_that_a_file_does_not_name_stay() {
    let store = full().await;
    import_rows(&store, "Muối mẫu,,,,,,,,,,\n").await;
    assert_eq!(
        count(&store.file, "SELECT count(*) FROM products").await,
        183 + 3 + 1
    );
}
