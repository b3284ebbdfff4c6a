//! Twenty thousand products. The limits are those of an unoptimised build on a slow machine.

use crate::support::{HEADER, NOW, data, empty, import};
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use store::{Counts, ImportFiles};

const MANY: u64 = 20_000;

fn products() -> String {
    let places = [
        ("Hoằng Phụ", "Hoằng Hóa"),
        ("Nga Thanh", "Nga Sơn"),
        ("Cẩm Tú", "Cẩm Thủy"),
        ("", "Sầm Sơn"),
    ];
    let mut text = HEADER.to_owned();
    for (number, (commune, district)) in (0..MANY).zip(places.into_iter().cycle()) {
        let (maker, stars) = (number % 9_973, 3 + number % 3);
        writeln!(
            text,
            "Sản phẩm mẫu {},Cơ sở mẫu {maker},co_so,{commune},{district},{stars},Thực phẩm,{number}/QĐ-UBND,2024-03-01,2024,https://mau.vn/{number}",
            number % 17_001
        )
        .unwrap();
    }
    text
}

#[tokio::test]
async fn twenty_thousand_products_are_imported_and_read_in_time() {
    let store = empty().await;
    store
        .import(&ImportFiles::read(&data()).unwrap(), NOW)
        .await
        .unwrap();
    let text = products();

    let begun = Instant::now();
    let report = import(&store, &[("products.csv", &text)]).await;
    let imported = begun.elapsed();
    assert_eq!(
        report.of("products"),
        Counts {
            new: MANY,
            ..Counts::default()
        }
    );

    let begun = Instant::now();
    let report = import(&store, &[("products.csv", &text)]).await;
    let compared = begun.elapsed();
    assert_eq!(
        report.of("products"),
        Counts {
            unchanged: MANY,
            ..Counts::default()
        }
    );

    let begun = Instant::now();
    let catalogue = store.catalogue().await.unwrap();
    let read = begun.elapsed();
    assert_eq!(catalogue.products.len(), 20_183);

    // Read in parts, none is missing or there twice, also where one part ends and the next begins.
    assert!(catalogue.products.is_sorted_by(|a, b| a.id < b.id));
    let mut one_by_one = Vec::new();
    let rest = store.read_catalogue(|product| one_by_one.push(product));
    let rest = rest.await.unwrap();
    assert_eq!(one_by_one, catalogue.products);
    assert_eq!((rest.products, rest.groups), (vec![], catalogue.groups));

    let slug = catalogue.products[777].slug.clone();
    let begun = Instant::now();
    for _ in 0..100 {
        store.product(&slug).await.unwrap().unwrap();
    }
    let one = begun.elapsed() / 100;

    println!("import {imported:?}, again {compared:?}, catalogue {read:?}, one product {one:?}");
    assert!(
        imported < Duration::from_secs(30),
        "import took {imported:?}"
    );
    assert!(
        compared < Duration::from_secs(10),
        "the second import took {compared:?}"
    );
    assert!(read < Duration::from_secs(5), "the catalogue took {read:?}");
}
