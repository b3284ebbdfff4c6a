//! Whatever is asked, the answer is one that the document promises.

use super::contract::Contract;
use crate::support::form::percent;
use crate::support::people::PRODUCER_A;
use crate::support::{App, Call, app};
use axum::http::{HeaderValue, Method};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;
use std::sync::OnceLock;
use tokio::runtime::Runtime;

/// One server and its document for all cases, and a product that is there.
fn server() -> &'static (Runtime, App, Contract, String) {
    static SERVER: OnceLock<(Runtime, App, Contract, String)> = OnceLock::new();
    SERVER.get_or_init(|| {
        let runtime = Runtime::new().unwrap();
        let (app, contract, slug) = runtime.block_on(async {
            let app = app().await;
            let contract = Contract::of(&app).await;
            let slug = app.listing(PRODUCER_A).await.slug.to_string();
            (app, contract, slug)
        });
        (runtime, app, contract, slug)
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<String>().prop_map(|text| percent(text.as_bytes())),
        1 => proptest::collection::vec(any::<u8>(), 0..40).prop_map(|bytes| percent(&bytes)),
        1 => "[!$'()*,;:@?a-z0-9%+.~_-]{0,60}",
        1 => select(vec!["%00", "..%2f..%2fetc%2fpasswd", "%27%20OR%201=1--", "%c0%af", "__proto__"])
            .prop_map(str::to_owned),
    ]
}

fn path() -> impl Strategy<Value = String> {
    let known = [
        "products",
        "producers",
        "places",
        "groups",
        "points-of-sale",
        "events",
        "openapi.json",
        "products/SLUG",
    ];
    prop_oneof![
        8 => select(known.to_vec()).prop_map(|path| format!("/api/v1/{path}")),
        2 => text().prop_map(|slug| format!("/api/v1/products/x{}", slug.replace('?', ""))),
        1 => text().prop_map(|rest| format!("/api/v1/x{}", rest.replace('?', ""))),
        1 => select(vec!["/api/v1/products/", "/api/v1/places/x", "/api/v1/products/a/b"]).prop_map(str::to_owned),
    ]
}

fn value() -> impl Strategy<Value = String> {
    let meant = [
        "3",
        "4",
        "5",
        "chua-ro",
        "hoang-hoa",
        "thuc-pham",
        "htx",
        "het",
        "con",
        "ten",
        "gia",
        "1",
        "2",
        "9",
        "1-3",
        "2-21",
        "999999",
        "co",
        "90-ngay",
        "shopee",
        "lien-he",
        "nuoc+mam",
    ];
    prop_oneof![3 => select(meant.to_vec()).prop_map(str::to_owned), 1 => text()]
}

fn query() -> impl Strategy<Value = String> {
    let names: Vec<String> = domain::Param::ALL
        .iter()
        .map(|param| param.name().to_owned())
        .collect();
    let name = prop_oneof![9 => select(names), 1 => text()];
    let pair = (name, value()).prop_map(|(name, value)| format!("{name}={value}"));
    prop_oneof![
        4 => proptest::collection::vec(pair, 0..5).prop_map(|pairs| pairs.join("&")),
        1 => text(),
    ]
}

fn method() -> impl Strategy<Value = Method> {
    let rare = ["OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"];
    prop_oneof![
        6 => Just(Method::GET),
        2 => Just(Method::HEAD),
        2 => select(rare.to_vec()).prop_map(|name| name.parse().unwrap()),
    ]
}

/// Headers that a reader may send, with good and bad values.
fn headers() -> impl Strategy<Value = Vec<(&'static str, Vec<u8>)>> {
    let name = select(vec![
        "if-none-match",
        "origin",
        "accept",
        "accept-encoding",
        "cookie",
        "sec-fetch-site",
        "access-control-request-method",
        "range",
    ]);
    let plain = [
        "*",
        "\"x\"",
        "W/\"x\", *",
        "https://evil.vn",
        "null",
        "text/html",
        "cross-site",
        "br",
        "bytes=0-1",
    ];
    let value = prop_oneof![
        3 => select(plain.to_vec()).prop_map(|text| text.as_bytes().to_vec()),
        1 => proptest::collection::vec(0x20_u8..0x7f, 0..30),
        1 => proptest::collection::vec(0x80_u8..=0xff, 0..30),
    ];
    proptest::collection::vec((name, value), 0..4)
}

proptest! {
    #![proptest_config(Config { cases: 3_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_answer_is_one_that_the_document_promises(
        method in method(), path in path(), query in query(), headers in headers(),
    ) {
        let (runtime, app, contract, slug) = server();
        let target = format!("{}?{query}", path.replace("SLUG", slug));
        prop_assume!(target.parse::<axum::http::Uri>().is_ok());
        let mut call = Call::new(method.clone(), &target);
        for (name, value) in headers {
            call.headers.insert(name, HeaderValue::from_bytes(&value).unwrap());
        }
        let answer = runtime.block_on(app.send(call));
        if let Err(breach) = contract.breach(&method, &target, &answer) {
            prop_assert!(false, "{}: {}", breach, String::from_utf8_lossy(&answer.body));
        }
        if answer.code() != 403 {
            prop_assert_eq!(answer.header("access-control-allow-origin"), "*");
            prop_assert_eq!(answer.header("access-control-allow-credentials"), "");
            prop_assert_eq!(answer.header("set-cookie"), "");
            prop_assert_eq!(answer.header("x-content-type-options"), "nosniff");
        }
    }
}
