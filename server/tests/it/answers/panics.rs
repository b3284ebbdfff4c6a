//! A panic costs the one request that met it.

use crate::support::answer::reference;
use crate::support::kinds::panicking;
use crate::support::{Answer, App, Call, app};
use server::Site;
use std::collections::BTreeSet;
use tower::ServiceExt;

/// As many as the test runs in a moment; each unwinds through the whole stack.
const PANICS: usize = 1_000;

async fn ask(site: &Site, target: &str) -> Answer {
    let answer = site
        .clone()
        .oneshot(Call::get(target).request())
        .await
        .unwrap();
    Answer::read(answer).await
}

async fn both() -> (App, Site) {
    let app = app().await;
    let broken = panicking(&app);
    (app, broken)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_a_sentence_with_a_number() {
    let (_app, broken) = both().await;
    for target in ["/", "/san-pham", "/khong-co", "/dang-nhap"] {
        let answer = ask(&broken, target).await;
        assert_eq!(answer.code(), 500, "{target}");
        let text = answer.text();
        assert!(reference(&text).is_some(), "{target}: {text}");
        assert!(!text.contains("hash"), "{target}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_panics_leave_the_others_alone() {
    let (app, broken) = both().await;
    let mut numbers = BTreeSet::new();
    for at in 0..PANICS {
        // The same page again: a panic while it is drawn for the cache must not keep others waiting for it.
        let answer = ask(&broken, if at % 2 == 0 { "/" } else { "/dang-nhap" }).await;
        assert_eq!(answer.code(), 500);
        assert!(numbers.insert(reference(&answer.text()).unwrap()));
        if at % 100 == 0 {
            assert_eq!(app.get("/dang-nhap").await.code(), 200);
        }
    }
    assert_eq!(app.get("/").await.code(), 200);
    assert_eq!(app.get("/san-pham").await.code(), 200);
    app.sign_in(crate::support::A).await;
}
