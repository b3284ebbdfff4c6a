//! Open for reading to every origin, and for nothing else.

use crate::support::people::PRODUCER_A;
use crate::support::{A, Call, app};
use axum::http::Method;

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_other_origins_may_read() {
    let app = app().await;
    for path in server::routes::API_PATHS {
        let target = path.replace("{slug}", "x").replace("{*rest}", "x");
        let ask = Call::get(&target)
            .with("origin", "https://example.vn")
            .with("sec-fetch-site", "cross-site");
        let answer = app.send(ask).await;
        assert_eq!(
            answer.header("access-control-allow-origin"),
            "*",
            "{target}"
        );
        assert_eq!(answer.header("access-control-expose-headers"), "ETag");
        assert_eq!(answer.header("access-control-allow-credentials"), "");
        let mut preflight = Call::get(&target)
            .with("origin", "https://example.vn")
            .with("access-control-request-method", "GET")
            .with("access-control-request-headers", "if-none-match");
        preflight.method = Method::OPTIONS;
        let answer = app.send(preflight).await;
        assert_eq!(answer.code(), 204, "{target}");
        assert!(answer.body.is_empty());
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(
            answer.header("access-control-allow-methods"),
            "GET, HEAD, OPTIONS"
        );
        assert_eq!(answer.header("access-control-allow-headers"), "*");
        assert_eq!(answer.header("access-control-allow-credentials"), "");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_else_is_open_to_them() {
    let app = app().await;
    for target in [
        "/",
        "/san-pham",
        "/api/browse",
        "/api/v1",
        "/api/v2/products",
        "/api/studio/products",
    ] {
        let answer = app
            .send(Call::get(target).with("origin", "https://example.vn"))
            .await;
        assert_eq!(answer.header("access-control-allow-origin"), "", "{target}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_methods_are_refused_with_a_problem() {
    let app = app().await;
    for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"] {
        for target in ["/api/v1/products", "/api/v1/products/x", "/api/v1/none"] {
            let mut call = Call::post(target, "sao=4");
            call.method = method.parse().unwrap();
            let answer = app.send(call.clone()).await;
            assert_eq!(answer.code(), 405, "{method} {target}");
            assert_eq!(answer.header("allow"), "GET,HEAD,OPTIONS");
            assert_eq!(answer.header("content-type"), "application/problem+json");
            assert_eq!(answer.json()["status"], 405);
            let foreign = call.with("sec-fetch-site", "cross-site");
            let code = app.send(foreign).await.code();
            assert!(matches!(code, 403 | 405), "{method} {target}: {code}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_makes_no_difference() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let slug = app.listing(PRODUCER_A).await.slug;
    for target in [
        "/api/v1/products",
        &format!("/api/v1/products/{slug}"),
        "/api/v1/producers",
    ] {
        let own = app.send(Call::get(target).by(&cookie)).await;
        assert_eq!(own.settled(), app.get(target).await.settled(), "{target}");
    }
}
