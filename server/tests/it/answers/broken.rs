//! Errors say what to quote, and nothing about the inside.

use crate::support::answer::reference;
use crate::support::form::{call_body, editor, price};
use crate::support::people::{PASSWORD, PRODUCER_A, sign_in_form};
use crate::support::{A, Answer, Call, app, kinds};

/// Words of libraries, of the database and of this machine.
const INSIDE: [&str; 26] = [
    "sqlx",
    "sqlite",
    "pool",
    "database is",
    "connection",
    "tokio",
    "panicked",
    "thread '",
    "src/",
    ".rs:",
    ".db",
    "store::",
    "Error {",
    "Err(",
    "unwrap",
    "backtrace",
    "SELECT",
    "products",
    "no such table",
    "constraint",
    "deserial",
    "serde",
    "missing field",
    "axum",
    "leptos_",
    "/tmp",
];

/// Pages have words of their own in addresses and scripts; there only a part of the list can be looked for.
fn tells_nothing(answer: &Answer, name: &str) {
    let text = answer.text();
    let page = answer.header("content-type").starts_with("text/html");
    for word in INSIDE {
        if page && matches!(word, "src/" | "leptos_" | "connection" | "products") {
            continue;
        }
        assert!(
            !text.to_lowercase().contains(&word.to_lowercase()),
            "{name}: {word}: {text}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_and_failures_tell_nothing_of_the_inside() {
    for kind in kinds::all().await {
        let code = kind.answer.code();
        if code >= 400 && code != 409 && code != 422 {
            tells_nothing(&kind.answer, kind.name);
        }
        if code == 500 {
            let found = reference(&kind.answer.text());
            assert!(
                found.is_some(),
                "{}: a number to quote: {}",
                kind.name,
                kind.answer.text()
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_database_everything_fails_in_its_own_words() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let body = price(&listing, "1.000");
    app.state.cx.store().close().await.unwrap();
    let page = format!("/san-pham/{}", listing.slug);
    for (call, code) in [
        (Call::get(&page), 500),
        (Call::get("/co-so/co-so-mau-ben-sao"), 500),
        (
            Call::get(&format!("/api/drawn?path=/san-pham/{}", listing.slug)),
            500,
        ),
        (Call::get("/api/drawn?path=/co-so/co-so-mau-ben-sao"), 500),
        (Call::get("/quan-ly").by(&cookie), 500),
        (Call::get(&editor(&listing)).by(&cookie), 500),
        (Call::post(&editor(&listing), &body).by(&cookie), 500),
        (Call::get("/api/studio/products").by(&cookie), 500),
        (
            Call::post(
                "/api/studio/save-listing",
                &call_body(listing.id.as_str(), &body),
            )
            .by(&cookie),
            500,
        ),
        (Call::post("/dang-nhap", &sign_in_form(A, PASSWORD)), 500),
        (Call::post("/dang-xuat", "").by(&cookie), 500),
        (Call::get("/readyz"), 503),
        (Call::get("/healthz"), 200),
        (Call::get("/"), 200),
        (Call::get("/san-pham?sao=4"), 200),
        (Call::get("/dang-nhap"), 200),
        (Call::get("/quan-ly"), 303),
        (Call::get("/api/studio/products"), 401),
        (Call::get("/pkg/sao-que.js"), 200),
    ] {
        let what = format!("{} {}", call.method, call.target);
        let answer = app.send(call).await;
        assert_eq!(answer.code(), code, "{what}: {}", answer.text());
        tells_nothing(&answer, &what);
        if code == 500 {
            assert!(
                reference(&answer.text()).is_some(),
                "{what}: {}",
                answer.text()
            );
            assert!(!answer.header("cache-control").contains("public"), "{what}");
        }
        if code == 500
            && answer.header("content-type") == "application/json"
            && what.contains("/api/")
        {
            assert!(answer.json()["Internal"]["reference"].is_string(), "{what}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_failures_have_two_numbers() {
    let app = app().await;
    app.state.cx.store().close().await.unwrap();
    let ask = async || reference(&app.get("/san-pham/mat-ong").await.text()).unwrap();
    assert_ne!(ask().await, ask().await);
}
