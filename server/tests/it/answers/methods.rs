//! `HEAD`, wrong methods, and too much.

use crate::support::people::PRODUCER_A;
use crate::support::{A, Call, app};
use axum::body::{Body, Bytes};
use axum::http::Request;
use futures::stream;
use tower::ServiceExt;

#[tokio::test(flavor = "multi_thread")]
async fn head_answers_like_get_without_a_body() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let slug = app.listing(PRODUCER_A).await.slug;
    for target in [
        "/",
        "/",
        "/san-pham",
        "/san-pham?sao=9",
        "/san-pham?trang=99",
        &format!("/san-pham/{slug}"),
        "/san-pham/khong-co",
        "/co-so/co-so-mau-ben-sao",
        "/dang-nhap",
        "/quan-ly",
        "/quan-ly/tai-khoan",
        "/khong-co",
        "/pkg/sao-que.js",
        "/healthz",
        "/robots.txt",
        "/bao-sai",
    ] {
        let get = app.send(Call::get(target).by(&cookie)).await;
        let mut call = Call::get(target).by(&cookie);
        call.method = "HEAD".parse().unwrap();
        let head = app.send(call).await;
        assert_eq!(head.status, get.status, "{target}");
        assert!(head.body.is_empty(), "{target}");
        for name in ["content-type", "cache-control", "etag", "vary"] {
            assert_eq!(head.header(name), get.header(name), "{target}: {name}");
        }
        let length = head.header("content-length");
        let same = length.is_empty() || length == get.body.len().to_string();
        assert!(same, "{target}: {length} of {}", get.body.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_method_gets_a_sentence_and_the_right_ones() {
    let app = app().await;
    for (method, target, allowed) in [
        ("POST", "/", "GET,HEAD"),
        ("PUT", "/san-pham", "GET,HEAD"),
        ("DELETE", "/san-pham/x", "GET,HEAD"),
        ("PATCH", "/dang-nhap", "GET,HEAD,POST"),
        ("PUT", "/bao-sai", "GET,HEAD,POST"),
        ("GET", "/dang-xuat", "POST"),
    ] {
        let mut call = Call::post(target, "");
        call.method = method.parse().unwrap();
        let answer = app.send(call).await;
        assert_eq!(answer.code(), 405, "{method} {target}");
        assert_eq!(answer.header("allow"), allowed, "{method} {target}");
        assert!(
            answer.text().contains("không nhận"),
            "{method} {target}: {}",
            answer.text()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_much_is_refused_whether_it_says_so_or_not() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let large = "a=".to_owned() + &"x".repeat(600 * 1024);
    for target in [
        "/dang-nhap",
        "/en/bao-sai",
        "/api/studio/save-listing",
        "/quan-ly/tai-khoan",
        &format!("/quan-ly/san-pham/{}", listing.id),
        &format!("/quan-ly/san-pham/{}/lich-su", listing.id),
        "/quan-ly/bang",
        "/quan-ly/ngay-nghi",
        "/quan-ly/nhap",
    ] {
        let said = Call::post(target, &large).by(&cookie);
        assert_eq!(app.send(said).await.code(), 413, "{target}");
        let (parts, _) = Call::post(target, "")
            .by(&cookie)
            .without("content-length")
            .request()
            .into_parts();
        let chunks = (0..150).map(|_| Ok::<_, std::io::Error>(Bytes::from(vec![b'x'; 4096])));
        let unsaid = Request::from_parts(parts, Body::from_stream(stream::iter(chunks)));
        let code = app
            .site()
            .clone()
            .oneshot(unsaid)
            .await
            .unwrap()
            .status()
            .as_u16();
        assert_eq!(code, 413, "{target}, in pieces");
    }
    assert_eq!(app.listing(PRODUCER_A).await, listing);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_longest_listing_fits() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    // Four bytes of UTF-8, twelve in a form, twenty-four in the argument of a server function.
    let letters = |count: usize| "\u{20b9f}".repeat(count);
    let form = domain::ListingForm {
        description: letters(1_000),
        story: letters(5_000),
        ingredients: letters(500),
        storage: letters(500),
        ..domain::ListingForm::default()
    };
    let body = crate::support::form::body(&form, listing.version);
    let body = crate::support::form::call_body(listing.id.as_str(), &body);
    let answer = app
        .send(Call::post("/api/studio/save-listing", &body).by(&cookie))
        .await;
    assert_eq!(answer.code(), 200, "{}", answer.text());
    assert_eq!(
        app.listing(PRODUCER_A).await.listing.story,
        Some(letters(5_000))
    );
}
