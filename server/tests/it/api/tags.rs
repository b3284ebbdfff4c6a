//! What is known already is not sent again, and what has changed is.

use crate::support::form::{editor, price};
use crate::support::people::PRODUCER_A;
use crate::support::{A, App, Call, DAY, app};
use axum::http::Method;
use std::collections::BTreeSet;

async fn targets(app: &App) -> Vec<String> {
    let slug = app.listing(PRODUCER_A).await.slug;
    let fixed = [
        "products",
        "products?sao=4",
        "products?sao=9",
        "producers",
        "places",
        "groups",
        "points-of-sale",
        "events",
        "openapi.json",
    ];
    let fixed = fixed.iter().map(|path| format!("/api/v1/{path}"));
    fixed.chain([format!("/api/v1/products/{slug}")]).collect()
}

async fn tag(app: &App, target: &str) -> String {
    let answer = app.get(target).await;
    assert_eq!(answer.code(), 200, "{target}");
    assert_eq!(
        answer.header("cache-control"),
        "public, max-age=0, must-revalidate"
    );
    let tag = answer.header("etag");
    assert!(
        tag.starts_with('"') && tag.ends_with('"') && tag.len() > 30,
        "strong: {tag}"
    );
    tag.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_answer_is_not_sent_again() {
    let app = app().await;
    let mut tags = BTreeSet::new();
    for target in targets(&app).await {
        let tag = tag(&app, &target).await;
        for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
            for method in [Method::GET, Method::HEAD] {
                let mut call = Call::get(&target).with("if-none-match", &known);
                call.method = method;
                let answer = app.send(call).await;
                assert_eq!(answer.code(), 304, "{target} {known}");
                assert!(answer.body.is_empty());
                assert_eq!(answer.header("etag"), tag);
                assert_eq!(answer.header("access-control-allow-origin"), "*");
            }
        }
        let other = Call::get(&target).with("if-none-match", "\"x\"");
        assert_eq!(app.send(other).await.code(), 200);
        assert!(tags.insert(tag), "{target}: the tag of another address");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_writings_of_a_query_have_one_tag() {
    let app = app().await;
    let one = tag(&app, "/api/v1/products?sao=3&sao=4").await;
    for writing in ["sao=4&sao=3", "sao=%34&sao=3&trang=1&q=&utm_source=x"] {
        assert_eq!(tag(&app, &format!("/api/v1/products?{writing}")).await, one);
    }
    let notices = ["sao=3&sao=4&sao=9", "sao=3&sao=4&sao=8"];
    for writing in notices {
        assert_ne!(tag(&app, &format!("/api/v1/products?{writing}")).await, one);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_beyond_the_last_is_never_known() {
    let app = app().await;
    for target in [
        "/api/v1/products?trang=999",
        "/api/v1/products/khong-co",
        "/api/v1/x",
    ] {
        let answer = app.send(Call::get(target).with("if-none-match", "*")).await;
        assert_eq!(answer.code(), 404, "{target}");
        assert_eq!(answer.header("etag"), "", "{target}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_save_and_a_new_day_change_the_tags_and_a_restart_does_not() {
    let app = app().await;
    let (list, listing) = ("/api/v1/products", app.listing(PRODUCER_A).await);
    let one = format!("/api/v1/products/{}", listing.slug);
    let before = (tag(&app, list).await, tag(&app, &one).await);
    let app = app.restart().await;
    assert_eq!((tag(&app, list).await, tag(&app, &one).await), before);
    let cookie = app.sign_in(A).await;
    let save = Call::post(&editor(&listing), &price(&listing, "123.000")).by(&cookie);
    assert_eq!(app.send(save).await.code(), 303);
    let saved = (tag(&app, list).await, tag(&app, &one).await);
    assert!(saved.0 != before.0 && saved.1 != before.1);
    let price = app.get(&one).await.json()["product"]["price"].clone();
    assert_eq!(
        (&price["kind"], &price["low"]),
        (&"fixed".into(), &123_000.into())
    );
    app.later(DAY);
    let tomorrow = (tag(&app, list).await, tag(&app, &one).await);
    assert!(tomorrow.0 != saved.0 && tomorrow.1 != saved.1);
}
