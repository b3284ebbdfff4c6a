//! Controls that the form does not have write nothing.

use crate::support::form::{self, call_body, editor};
use crate::support::people::{PRODUCER_A, PRODUCER_B};
use crate::support::{A, App, Call, app};
use domain::ProductDetail;
use store::OwnListing;

/// Names as the database, the code and the interface have them.
const NAMES: [&str; 28] = [
    "status",
    "stars",
    "sao",
    "certificate_no",
    "decision_no",
    "decision_date",
    "year",
    "evidence",
    "verified_at",
    "owner_id",
    "producer_id",
    "producer",
    "account_id",
    "role",
    "province_id",
    "commune_code",
    "district_code",
    "group_code",
    "version",
    "id",
    "slug",
    "name",
    "identity",
    "confirmed_on",
    "changed_at",
    "withdrawn_on",
    "photos",
    "sources",
];

async fn detail(app: &App, listing: &OwnListing) -> ProductDetail {
    app.state
        .cx
        .store()
        .product(&listing.slug)
        .await
        .unwrap()
        .unwrap()
}

/// The same product, but for what its producer may say.
fn register_facts(mut detail: ProductDetail) -> ProductDetail {
    detail.listing = domain::ListingDraft::default();
    detail.version = 0;
    detail
}

async fn overposted(more: impl Fn(&App, &OwnListing, &OwnListing) -> Call) {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let (before, others) = (
        app.listing(PRODUCER_A).await,
        app.listings(PRODUCER_B).await,
    );
    let facts = register_facts(detail(&app, &before).await);
    let producers = app.state.cx.store().catalogue().await.unwrap().producers;

    let answer = app.send(more(&app, &before, &others[0]).by(&cookie)).await;

    assert!(matches!(answer.code(), 200 | 303), "{}", answer.text());
    let after = app.listing(PRODUCER_A).await;
    assert_eq!(register_facts(detail(&app, &before).await), facts);
    assert_eq!(
        after.version,
        before.version + 1,
        "it was saved once, as one version"
    );
    assert_eq!(
        (after.id, after.slug, after.name),
        (before.id, before.slug, before.name)
    );
    assert_eq!(after.certificate, before.certificate);
    assert_eq!(after.confirmed_on, before.confirmed_on);
    assert_eq!(app.listings(PRODUCER_B).await, others);
    assert_eq!(
        app.state.cx.store().catalogue().await.unwrap().producers,
        producers
    );
}

/// The form with every name three times: with a number, with the other product's id, and with a nested spelling.
fn stuffed(before: &OwnListing, other: &OwnListing) -> String {
    let mut body = form::price(before, "5.000");
    for name in NAMES {
        body = form::with(
            &body,
            &[
                (name, "5"),
                (name, other.id.as_str()),
                (&format!("listing[{name}]"), "5"),
            ],
        );
    }
    body
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_post_writes_fields_of_the_form_only() {
    overposted(|_, before, other| Call::post(&editor(before), &stuffed(before, other))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_function_writes_fields_of_the_form_only() {
    overposted(|_, before, other| {
        let body = call_body(before.id.as_str(), &stuffed(before, other));
        let more: Vec<(&str, &str)> = NAMES.iter().map(|name| (*name, "5")).collect();
        Call::post("/api/studio/save-listing", &form::with(&body, &more))
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_id_in_the_address_decides_and_no_id_in_the_body() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let own = app.listing(PRODUCER_A).await;
    let others = app.listings(PRODUCER_B).await;
    let theirs = others[0].id.as_str();
    let body = form::with(
        &form::price(&own, "7.000"),
        &[("id", theirs), ("product", theirs)],
    );
    let answer = app.send(Call::post(&editor(&own), &body).by(&cookie)).await;
    assert_eq!(answer.code(), 303);
    // Twice the same argument of a server function: whichever counts, it is never somebody else's.
    for (first, second) in [(own.id.as_str(), theirs), (theirs, own.id.as_str())] {
        let call = form::with(&call_body(first, &body), &[("product", second)]);
        app.send(Call::post("/api/studio/save-listing", &call).by(&cookie))
            .await;
    }
    assert_eq!(app.listings(PRODUCER_B).await, others);
}
