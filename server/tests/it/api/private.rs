//! What must not be published does not leave.

use crate::support::form::{body, editor};
use crate::support::people::PRODUCER_A;
use crate::support::{A, App, Call, app};
use domain::ListingForm;
use serde_json::Value;

/// Saves a number, to be published or not, and reads what the API says.
async fn said(app: &App, public: bool) -> (Value, String) {
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let form = ListingForm {
        phone: "0912 345 678".to_owned(),
        phone_public: public,
        price_kind: "lien-he".to_owned(),
        description: "mô tả mẫu".to_owned(),
        links: vec!["https://shopee.vn/mau".to_owned()],
        ..ListingForm::of_draft(&listing.listing)
    };
    let save = Call::post(&editor(&listing), &body(&form, listing.version)).by(&cookie);
    let saved = app.send(save).await;
    assert_eq!(saved.code(), 303, "{}", saved.text());
    let answer = app.get(&format!("/api/v1/products/{}", listing.slug)).await;
    let list = app.get("/api/v1/products?sao=3&sao=4&q=m%E1%BA%ABu").await;
    (answer.json(), answer.text() + &list.text())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_leaves_only_with_consent() {
    let app = app().await;
    let (answer, text) = said(&app, false).await;
    let listing = answer["listing"].as_object().unwrap();
    assert!(
        !listing.contains_key("phone"),
        "withheld is absent: {listing:?}"
    );
    assert!(!text.contains("912345678") && !text.contains("912 345 678"));
    assert_eq!(listing["description"], "mô tả mẫu");
    assert_eq!(listing["sales_links"][0]["channel"], "shopee");
    let (answer, _) = said(&app, true).await;
    assert_eq!(answer["listing"]["phone"], "0912345678");
}

#[tokio::test(flavor = "multi_thread")]
async fn inner_ids_and_versions_do_not_leave() {
    let app = app().await;
    let listing = app.listing(PRODUCER_A).await;
    for target in [
        format!("/api/v1/products/{}", listing.slug),
        "/api/v1/products?trang=1-20".to_owned(),
        "/api/v1/producers".to_owned(),
    ] {
        let text = app.get(&target).await.text();
        assert!(!text.contains(listing.id.as_str()), "{target}");
        assert!(!text.contains("\"version\""), "{target}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_database_is_a_problem_with_a_number() {
    let app = app().await;
    let slug = app.listing(PRODUCER_A).await.slug;
    app.state.cx.store().close().await.unwrap();
    let answer = app.get(&format!("/api/v1/products/{slug}")).await;
    assert_eq!(answer.code(), 500);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem = answer.json();
    let reference = problem["reference"].as_str().unwrap();
    assert_eq!(reference.len(), 12);
    assert!(problem["detail"].as_str().unwrap().contains(reference));
    let list = app.get("/api/v1/products").await;
    assert_eq!(list.code(), 200, "lists are answered from memory");
}
