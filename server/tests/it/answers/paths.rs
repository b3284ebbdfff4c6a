//! No path is too odd.

use crate::support::form::percent;
use crate::support::{A, Call, app};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

const ODD: [&str; 43] = [
    "/%ff",
    "/%ff%fe",
    "/san-pham/%ff",
    "/co-so/%80",
    "/vung/%ff",
    "/vung/hoang-hoa%2fx",
    "/nhom/%2e%2e%2fvung",
    "/quan-ly/san-pham/%ff",
    "/dang-nhap/%ff",
    "/%00",
    "/san-pham/%00",
    "/%",
    "/%2",
    "/%zz",
    "/san-pham/%2e%2e",
    "/san-pham/..",
    "/../..",
    "/./.",
    "//",
    "///",
    "//evil.vn",
    "//evil.vn/san-pham",
    "//evil.vn:x/",
    "//@",
    "//[",
    "//[::1",
    "//:80",
    "/\\",
    "/\\\\evil.vn",
    "/san-pham//",
    "/san-pham/",
    "/San-Pham",
    "/;a=b",
    "/san-pham;a=b",
    "/~",
    "/*",
    "/san-pham/{slug}",
    "/san-pham/:slug",
    "/san-pham/*any",
    "/%2fsan-pham",
    "/san%2Dpham",
    "/san-pham/%F0%9F%92%A9",
    "/?%ff=%ff",
];

#[tokio::test(flavor = "multi_thread")]
async fn odd_paths_are_not_there() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    for target in ODD {
        for cookie in [None, Some(&cookie)] {
            let answer = app.send(Call::get(target).by_maybe(cookie)).await;
            let code = answer.code();
            assert!(
                matches!(code, 200 | 303 | 307 | 308 | 400 | 404),
                "{target}: {code}: {}",
                answer.text()
            );
            let to = answer.header("location");
            assert!(
                to.is_empty() || (to.starts_with('/') && !to.starts_with("//")),
                "{target}: {to}"
            );
        }
        let answer = app.send(Call::post(target, "gia=1").by(&cookie)).await;
        assert!(answer.code() < 500, "POST {target}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_path_with_two_slashes_is_no_page() {
    let app = app().await;
    for target in [
        "//san-pham",
        "//evil.vn",
        "//evil.vn/san-pham",
        "//evil.vn/dang-nhap",
        "//evil.vn/quan-ly",
        "///san-pham",
    ] {
        assert_eq!(app.get(target).await.code(), 404, "{target}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn long_paths_are_not_there() {
    let app = app().await;
    for target in [
        format!("/{}", "a".repeat(60_000)),
        format!("/san-pham/{}", "a".repeat(60_000)),
        format!("/san-pham/{}", "%F0%9F%92%A9".repeat(5_000)),
        "/a".repeat(30_000),
        format!("/api/{}", "x/".repeat(30_000)),
    ] {
        assert_eq!(app.get(&target).await.code(), 404, "{}", &target[..20]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn random_paths_never_break_anything() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let base = proptest::sample::select(vec![
        "/",
        "/san-pham/",
        "/co-so/",
        "/vung/",
        "/nhom/",
        "/quan-ly/",
        "/quan-ly/san-pham/",
        "/api/",
        "/pkg/",
    ]);
    let rest = prop_oneof![
        "[!$&'()*,;:@/a-z0-9%+.~_-]{0,40}",
        proptest::collection::vec(any::<u8>(), 0..30).prop_map(|bytes| percent(&bytes)),
    ];
    let paths = (base, rest).prop_map(|(base, rest)| format!("{base}{rest}"));
    let mut runner = TestRunner::new(Config::default());
    for _ in 0..400 {
        let path = paths.new_tree(&mut runner).unwrap().current();
        for call in [Call::get(&path), Call::post(&path, "a=b")] {
            let method = call.method.clone();
            let answer = app.send(call.by(&cookie)).await;
            assert!(answer.code() < 500, "{method} {path}: {}", answer.text());
        }
    }
}
