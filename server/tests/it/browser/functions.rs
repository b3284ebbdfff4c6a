//! Server functions are endpoints of their own.

use crate::support::cases::{refused_body, stale_body};
use crate::support::form::{call_body, price};
use crate::support::people::PRODUCER_A;
use crate::support::{A, Answer, Call, app};
use app::studio::SaveError;
use server::routes::server_fn_paths;
use std::collections::BTreeSet;

/// The functions that a link can call. None of them may change anything.
const GETS: [&str; 6] = [
    "/api/browse",
    "/api/drawn",
    "/api/suggest",
    "/api/overview",
    "/api/studio/listing",
    "/api/studio/products",
];

#[test]
fn only_known_functions_can_be_called_by_a_link() {
    let found: BTreeSet<&str> = server_fn_paths()
        .filter(|(_, method)| *method != "POST")
        .map(|(path, _)| path)
        .collect();
    assert_eq!(
        found,
        BTreeSet::from(GETS),
        "what changes something takes POST"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn calling_them_by_a_link_changes_nothing() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let app = app.restart().await;
    let before = std::fs::read(app.file()).unwrap();
    let listing = app.listing(PRODUCER_A).await;
    let body = domain::form::encode([("body", price(&listing, "1").as_str())]);
    for path in GETS {
        for _ in 0..3 {
            let all = format!(
                "{path}?query=sao%3D3&text=mam&path=/san-pham/{}&product={}&{body}&dang-xuat=1",
                listing.slug, listing.id
            );
            for method in ["GET", "HEAD"] {
                let mut call = Call::get(&all).by(&cookie);
                call.method = method.parse().unwrap();
                let code = app.send(call).await.code();
                assert!(matches!(code, 200 | 404), "{method} {path}: {code}");
            }
        }
    }
    assert!(
        before == app.bytes().await,
        "not one byte of the database is another"
    );
}

/// Every kind of call that fails, and some that do not.
fn calls(listing: &store::OwnListing) -> Vec<Call> {
    let id = listing.id.as_str();
    let save = |body: &str| Call::post("/api/studio/save-listing", body);
    vec![
        Call::get("/api/overview"),
        Call::get("/api/browse"),
        Call::get("/api/suggest"),
        Call::get("/api/suggest?text=%00%ff"),
        Call::get("/api/browse?query=sao%3D9"),
        Call::get("/api/browse?query[]=1"),
        Call::get("/api/drawn"),
        Call::get("/api/drawn?path=/san-pham/khong-co"),
        Call::get("/api/drawn?path=/san-pham/%FF"),
        Call::get("/api/drawn?path=/co-so/../../etc"),
        Call::get("/api/studio/products"),
        Call::get("/api/studio/listing?product=x"),
        Call::get("/api/none?__err=x&__path=y"),
        save(""),
        save("product=x"),
        save("%ff=%ff"),
        save(&call_body("x", "")),
        save(&call_body(id, &refused_body(listing))),
        save(&call_body(id, &stale_body(listing))),
        save(&call_body(id, &price(listing, "3.000"))),
    ]
}

fn is_plain(answer: &Answer, what: &str) {
    assert_eq!(answer.header("location"), "", "{what}");
    assert!(!answer.status.is_redirection(), "{what}: {}", answer.status);
    for (name, value) in &answer.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        assert!(
            !value.contains("__err") && !value.contains("evil"),
            "{what}: {name}: {value}"
        );
    }
    let text = answer.text();
    assert!(
        !text.contains("__err") && !text.contains("evil.vn"),
        "{what}: {text}"
    );
    if answer
        .header("content-type")
        .starts_with("application/json")
        && !answer.status.is_success()
    {
        let error: Result<SaveError, _> = serde_json::from_str(&text);
        assert!(error.is_ok(), "{what}: errors are codes: {text}");
    } else if !answer.status.is_success() {
        assert_eq!(
            (answer.code(), text.as_str()),
            (404, "Địa chỉ có thể đã gõ sai hoặc trang đã chuyển đi.\n"),
            "{what}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn they_never_send_a_browser_elsewhere() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    for call in calls(&app.listing(PRODUCER_A).await) {
        for accept in [
            "text/html",
            "text/html,application/xhtml+xml,*/*;q=0.8",
            "*/*",
            "application/json",
        ] {
            for referer in [
                "https://evil.vn/",
                "https://evil.vn/?__err=x",
                "javascript:alert(1)",
                "",
            ] {
                for cookie in [None, Some(&cookie)] {
                    let call = call
                        .clone()
                        .by_maybe(cookie)
                        .with("accept", accept)
                        .with("referer", referer);
                    let what = format!("{} {} {accept} {referer}", call.method, call.target);
                    is_plain(&app.send(call).await, &what);
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_are_no_form_are_the_fault_of_who_sent_them() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let id = app.listing(PRODUCER_A).await.id;
    let prefix = format!("product={id}&body=").into_bytes();
    for (kind, body) in [
        ("application/x-www-form-urlencoded", b"\xff\xfe".to_vec()),
        (
            "application/x-www-form-urlencoded",
            [prefix.as_slice(), b"\xff"].concat(),
        ),
        (
            "application/x-www-form-urlencoded",
            b"product[]=x&body[a]=b".to_vec(),
        ),
        (
            "application/json",
            b"{\"product\":\"x\",\"body\":\"\"}".to_vec(),
        ),
        ("multipart/form-data", b"--x".to_vec()),
        ("", Vec::new()),
    ] {
        let call = Call::post("/api/studio/save-listing", "").by(&cookie);
        let answer = app
            .send(call.with("content-type", kind).with_body(&body))
            .await;
        let what = format!("{kind} {:?}", String::from_utf8_lossy(&body));
        assert!(
            answer.status.is_client_error(),
            "{what}: {} {}",
            answer.status,
            answer.text()
        );
        is_plain(&answer, &what);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_for_everybody_leave_compressed_and_those_of_the_studio_do_not() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let own = format!("/api/studio/listing?product={}", listing.id);
    let accepts = ["gzip, deflate, br", "gzip", "gzip, br;q=0", "", "identity"];
    for (path, encodings) in [
        ("/api/browse?query=sao%3D3", ["br", "gzip", "gzip", "", ""]),
        ("/api/drawn?path=/vung", ["br", "gzip", "gzip", "", ""]),
        // Too short to be worth it.
        ("/api/suggest?text=qqqq", [""; 5]),
        ("/api/studio/products", [""; 5]),
        (own.as_str(), [""; 5]),
    ] {
        let plain = app.send(Call::get(path).by(&cookie)).await;
        assert_eq!(plain.code(), 200, "{path}");
        for (accept, encoding) in accepts.into_iter().zip(encodings) {
            let call = Call::get(path).by(&cookie).with("accept-encoding", accept);
            let answer = app.send(call).await;
            let what = format!("{path} {accept:?}");
            assert_eq!(answer.header("content-encoding"), encoding, "{what}");
            assert_eq!(answer.text(), plain.text(), "{what}");
            assert_eq!(answer.header("content-type"), plain.header("content-type"));
            let varies = answer.header("vary").contains("Accept-Encoding");
            assert_eq!(varies, !path.starts_with("/api/studio/"), "{what}");
            if !encoding.is_empty() {
                let (small, all) = (answer.body.len(), plain.body.len());
                assert!(small * 3 < all, "{what}: {small} of {all}");
            }
        }
    }
}
