//! Robots and readers of feeds find what there is.

use crate::support::form::{self, editor};
use crate::support::people::PRODUCER_A;
use crate::support::{A, Call, app};
use std::collections::BTreeSet;

#[tokio::test(flavor = "multi_thread")]
async fn every_address_of_the_map_is_a_page_in_both_languages() {
    let app = app().await;
    let map = app.get("/sitemap.xml").await;
    assert!(map.header("content-type").starts_with("application/xml"));
    let text = map.text();
    let addresses: BTreeSet<&str> = text
        .split("<loc>")
        .skip(1)
        .filter_map(|part| part.split("</loc>").next())
        .collect();
    let products = app.state.cx.catalogue().current().index.len();
    let of_products = addresses
        .iter()
        .filter(|address| address.contains(".vn/san-pham/"));
    assert_eq!(of_products.count(), products as usize);
    for address in addresses.iter().step_by(17) {
        let path = address.strip_prefix("https://saoque.vn").unwrap();
        let path = if path.is_empty() { "/" } else { path };
        assert_eq!(app.get(path).await.code(), 200, "{address}");
    }
    let (vi, en) = addresses
        .iter()
        .partition::<Vec<&str>, _>(|address| !address.contains(".vn/en"));
    assert_eq!(vi.len(), en.len());
    let rules = app.get("/robots.txt").await.text();
    assert!(
        rules.contains("Sitemap: https://saoque.vn/sitemap.xml"),
        "{rules}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_the_first_entry_of_its_feed() {
    let app = app().await;
    let before = app.get("/thay-doi.atom").await.text();
    assert!(!before.contains("<entry>"), "{before}");
    let listing = app.listing(PRODUCER_A).await;
    let cookie = app.sign_in(A).await;
    let call = Call::post(&editor(&listing), &form::price(&listing, "77.000")).by(&cookie);
    assert_eq!(app.send(call).await.code(), 303);
    let after = app.get("/thay-doi.atom").await;
    assert!(
        after
            .header("content-type")
            .starts_with("application/atom+xml")
    );
    let text = after.text();
    let first = text.split("<entry>").nth(1).unwrap();
    assert!(
        first.contains("<updated>2026-11-23T09:00:00+07:00</updated>"),
        "{first}"
    );
    let newest = app.get("/moi.atom").await.text();
    assert_eq!(newest.matches("<entry>").count(), 50);
}
