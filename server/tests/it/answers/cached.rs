//! Kept pages: encodings, tags, one page under many addresses.

use crate::support::{Answer, App, Call, app};
use std::collections::BTreeSet;

async fn encoded(app: &App, target: &str, accept: &str) -> Answer {
    app.send(Call::get(target).with("accept-encoding", accept))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_encoding_decodes_to_the_same_page() {
    let app = app().await;
    for target in [
        "/",
        "/san-pham",
        "/san-pham?sao=4",
        "/co-so/co-so-mau-ben-sao",
    ] {
        let plain = app.get(target).await;
        assert_eq!(plain.header("content-encoding"), "");
        for (accept, expected) in [
            ("br", "br"),
            ("gzip", "gzip"),
            ("gzip, deflate, br, zstd", "br"),
            ("gzip, br;q=0", "gzip"),
            ("identity", ""),
            ("deflate", ""),
            ("", ""),
            ("br;q=0, gzip;q=0", ""),
        ] {
            let answer = encoded(&app, target, accept).await;
            assert_eq!(
                answer.header("content-encoding"),
                expected,
                "{target} {accept:?}"
            );
            assert_eq!(answer.text(), plain.text(), "{target} {accept:?}");
            assert_eq!(answer.header("etag"), plain.header("etag"));
            assert_eq!(answer.header("vary"), "Accept-Encoding");
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        }
        let small = encoded(&app, target, "br").await.body.len();
        assert!(
            small * 3 < plain.body.len(),
            "{target}: {small} of {}",
            plain.body.len()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_known_already_is_not_sent_again() {
    let app = app().await;
    let first = app.get("/san-pham").await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    let strong = tag.trim_start_matches("W/").to_owned();
    for known in [
        tag.clone(),
        strong,
        "*".to_owned(),
        format!("\"x\", {tag}"),
        format!("{tag},\"y\""),
    ] {
        for method in ["GET", "HEAD"] {
            let mut call = Call::get("/san-pham").with("if-none-match", &known);
            call.method = method.parse().unwrap();
            let answer = app.send(call).await;
            assert_eq!(answer.code(), 304, "{method} {known}");
            assert!(answer.body.is_empty());
            assert_eq!(answer.header("etag"), tag);
            assert_eq!(
                answer.header("content-security-policy"),
                first.header("content-security-policy")
            );
        }
    }
    for unknown in ["\"x\"", "W/\"\"", "", "x", &tag[..tag.len() - 2]] {
        let answer = app
            .send(Call::get("/san-pham").with("if-none-match", unknown))
            .await;
        assert_eq!(answer.code(), 200, "{unknown}");
    }
    let other = app.send(Call::get("/").with("if-none-match", &tag)).await;
    assert_eq!(other.code(), 200, "the tag of another page");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_writings_of_an_address_are_one_page() {
    let app = app().await;
    let tags = |targets: Vec<&'static str>| {
        let app = &app;
        async move {
            let mut tags = BTreeSet::new();
            for target in targets {
                let answer = app.get(target).await;
                assert_eq!(answer.code(), 200, "{target}");
                tags.insert(answer.header("etag").to_owned());
            }
            tags
        }
    };
    let same = vec![
        "/san-pham?sao=3&sao=4",
        "/san-pham?sao=4&sao=3",
        "/san-pham?utm_source=x&sao=4&sao=3&sao=4",
        "/san-pham?sao=%34&sao=3&trang=1&q=",
    ];
    assert_eq!(tags(same).await.len(), 1);
    assert_eq!(tags(vec!["/", "/?fbclid=1", "/?q=x"]).await.len(), 1);
    assert_eq!(
        tags(vec!["/", "/san-pham", "/san-pham?sao=4", "/san-pham?sao=3"])
            .await
            .len(),
        4
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_a_page_that_was_drawn_for_somebody() {
    let app = app().await;
    let cookie = app.sign_in(crate::support::A).await;
    for target in [
        "/",
        "/san-pham",
        "/san-pham?sao=3",
        "/co-so/co-so-mau-ben-sao",
        "/san-pham?sao=9",
    ] {
        let own = app.send(Call::get(target).by(&cookie)).await;
        let other = app.get(target).await;
        assert_eq!(own.settled(), other.settled(), "{target}");
        assert!(!own.text().contains("Người mẫu"), "{target}");
    }
}
