//! Every kind of answer scores what the best sites score.

use super::score::score;
use crate::support::{Answer, kinds};
use axum::http::{HeaderMap, HeaderValue, StatusCode};

const ENOUGH: i32 = 130;

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_answer_scores_at_least_130() {
    for kind in kinds::all().await {
        let (points, parts) = score(&kind.answer);
        assert!(points >= ENOUGH, "{}: {points}, {parts:?}", kind.name);
        let cookie = kind.answer.headers.contains_key("set-cookie");
        assert_eq!(
            points,
            if cookie { 135 } else { 130 },
            "{}: {parts:?}",
            kind.name
        );
    }
}

#[test]
fn the_score_of_an_answer_without_headers_is_low() {
    let mut answer = Answer {
        status: StatusCode::OK,
        headers: HeaderMap::new(),
        body: Vec::new(),
    };
    assert_eq!(score(&answer).0, 100 - 25 - 20 - 5 - 20);
    let inline = HeaderValue::from_static("default-src 'none'; script-src 'unsafe-inline'");
    answer.headers.insert("content-security-policy", inline);
    assert_eq!(score(&answer).0, 100 - 20 - 20 - 5 - 20);
    let cookie = HeaderValue::from_static("a=b; Secure; SameSite=Lax");
    answer.headers.insert("set-cookie", cookie);
    assert_eq!(score(&answer).0, 100 - 20 - 20 - 5 - 20 - 40);
}
