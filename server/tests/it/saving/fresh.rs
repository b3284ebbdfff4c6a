//! What was saved is public at the very next request, and what a day changes is drawn anew.

use crate::support::form::{self, editor};
use crate::support::html::Page;
use crate::support::people::PRODUCER_A;
use crate::support::{A, App, Call, Cookie, HOUR, MINUTE, app};
use domain::ListingForm;
use store::OwnListing;

struct Shown {
    product: String,
    list: String,
    home: String,
    studio: String,
}

/// The pages that show a listing, from the cache where they are kept.
async fn shown(app: &App, cookie: &Cookie, listing: &OwnListing) -> Shown {
    let list = domain::form::encode([("q", listing.name.as_str())]);
    Shown {
        product: app.get(&format!("/san-pham/{}", listing.slug)).await.text(),
        list: app.get(&format!("/san-pham?{list}")).await.text(),
        home: app.get("/").await.text(),
        studio: app.send(Call::get("/quan-ly").by(cookie)).await.text(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_price_is_everywhere_at_the_next_request() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    for price in ["123.456", "234.567", "345.678"] {
        let listing = app.listing(PRODUCER_A).await;
        let before = shown(&app, &cookie, &listing).await;
        let etag = app.get("/").await.header("etag").to_owned();
        assert!(!before.product.contains(price) && !before.list.contains(price));
        let call = Call::post(&editor(&listing), &form::price(&listing, price)).by(&cookie);
        assert_eq!(app.send(call).await.code(), 303);
        let after = shown(&app, &cookie, &listing).await;
        for page in [&after.product, &after.list, &after.studio] {
            assert!(Page::of(page).says(price));
        }
        assert_eq!(Page::of(&after.home).all("h1").len(), 1);
        let known = app.send(Call::get("/").with("if-none-match", &etag)).await;
        let same = after.home == before.home;
        assert_eq!(
            known.code() == 304,
            same,
            "known only if not one letter is another"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_price_survives_a_restart() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let call = Call::post(&editor(&listing), &form::price(&listing, "123.456")).by(&cookie);
    assert_eq!(app.send(call).await.code(), 303);
    let app = app.restart().await;
    let after = shown(&app, &cookie, &listing).await;
    for page in [&after.product, &after.list, &after.studio] {
        assert!(Page::of(page).says("123.456"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_without_consent_is_nowhere() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    for public in [false, true, false] {
        let listing = app.listing(PRODUCER_A).await;
        let typed = ListingForm {
            phone: "0987 654 321".into(),
            phone_public: public,
            ..ListingForm::default()
        };
        let call = Call::post(&editor(&listing), &form::body(&typed, listing.version)).by(&cookie);
        assert_eq!(app.send(call).await.code(), 303);
        let page = shown(&app, &cookie, &listing).await.product;
        let api = app
            .get(&format!("/api/drawn?path=/san-pham/{}", listing.slug))
            .await
            .text();
        for text in [page, api] {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(digits.contains("987654321"), public);
        }
    }
}

/// After the database is gone, only what is kept can still be shown.
async fn is_kept(app: &App, target: &str) -> bool {
    app.get(target).await.code() == 200
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_kept_until_midnight_in_vietnam() {
    let app = app().await;
    let product = format!("/san-pham/{}", app.listing(PRODUCER_A).await.slug);
    assert_eq!(app.get(&product).await.code(), 200);
    app.state.cx.store().close().await.unwrap();
    assert!(is_kept(&app, &product).await);
    app.later(15 * HOUR - MINUTE);
    assert!(is_kept(&app, &product).await, "23:59 in Vietnam");
    app.later(MINUTE);
    assert!(
        !is_kept(&app, &product).await,
        "00:00 in Vietnam: drawn anew"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_that_is_written_down_is_that_of_vietnam() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    app.later(15 * HOUR);
    let listing = app.listing(PRODUCER_A).await;
    let body = form::with(&form::price(&listing, "1.000"), &[("van-dung", "1")]);
    assert_eq!(
        app.send(Call::post(&editor(&listing), &body).by(&cookie))
            .await
            .code(),
        303
    );
    let page = app.get(&format!("/san-pham/{}", listing.slug)).await.text();
    assert!(
        Page::of(&page).says("24/11/2026"),
        "five in the afternoon in UTC, the next day in Vietnam"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_after_saving_says_so_only_while_it_is_news() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let after = format!("{}?da-luu=1", editor(&listing));
    let said = async || {
        let page = app.send(Call::get(&after).by(&cookie)).await.text();
        Page::of(&page).says("Thay đổi đã hiện trên trang")
    };
    assert!(!said().await, "nothing was ever saved");
    let save = Call::post(&editor(&listing), &form::price(&listing, "1.000")).by(&cookie);
    assert_eq!(app.send(save).await.code(), 303);
    assert!(said().await);
    app.later(MINUTE);
    assert!(!said().await, "a link that was kept");
}
