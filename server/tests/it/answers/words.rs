//! Every refusal has words: a page for people, a sentence for programs.

use crate::support::answer::reference;
use crate::support::cases::beyond;
use crate::support::html::Page;
use crate::support::kinds::panicking;
use crate::support::{Answer, Call, app};
use tower::ServiceExt;

fn refusals() -> Vec<(Call, u16, &'static str)> {
    let foreign = Call::post("/dang-nhap", "").with("sec-fetch-site", "cross-site");
    let older = Call::bare_post("/dang-nhap", "").with("origin", "https://evil.vn");
    let mut put = Call::post("/san-pham", "");
    put.method = "PUT".parse().unwrap();
    vec![
        (Call::get("/pkg/none.js"), 404, "Không có trang này"),
        (Call::get("/fonts/none"), 404, "Không có trang này"),
        (Call::get("/drawings/"), 404, "Không có trang này"),
        (Call::get("/pkg"), 404, "Không có trang này"),
        (Call::post("/khong-co", ""), 404, "Không có trang này"),
        (put, 405, "Cách gửi không hợp"),
        (Call::post("/dang-nhap", &beyond()), 413, "Nội dung quá dài"),
        (foreign, 403, "Yêu cầu không được nhận"),
        (older, 403, "Yêu cầu không được nhận"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn people_get_a_short_page() {
    let app = app().await;
    for (call, code, title) in refusals() {
        let what = format!("{} {}", call.method, call.target);
        let answer = app.send(call).await;
        assert_eq!(answer.code(), code, "{what}");
        assert_eq!(
            answer.header("cache-control"),
            "private, no-store",
            "{what}"
        );
        let page = Page::of(&answer.text());
        assert_eq!(page.text("h1"), title, "{what}");
        assert_eq!(
            page.text("head > title"),
            format!("{title} · Sao Quê"),
            "{what}"
        );
        assert_eq!(
            page.all("link[rel=stylesheet][href^='/styles/all.css']")
                .len(),
            1
        );
        assert!(!page.all("main a[href='/']").is_empty(), "{what}");
        assert!(page.all("script").is_empty(), "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_get_a_sentence() {
    let app = app().await;
    for (call, code, _) in refusals() {
        for accept in ["application/json", "*/*", "image/webp,*/*;q=0.8"] {
            let what = format!("{} {} {accept}", call.method, call.target);
            let answer = app.send(call.clone().with("accept", accept)).await;
            assert_eq!(answer.code(), code, "{what}");
            assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
            let text = answer.text();
            assert!(
                text.ends_with(".\n") && text.lines().count() == 1,
                "{what}: {text}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_before_any_page_is_a_page_with_a_number() {
    let app = app().await;
    let router = panicking(&app);
    for (accept, people) in [("text/html,*/*;q=0.8", true), ("*/*", false)] {
        let call = Call::get("/dang-nhap").with("accept", accept);
        let answer = router.clone().oneshot(call.request()).await.unwrap();
        let answer = Answer::read(answer).await;
        assert_eq!(answer.code(), 500);
        assert!(reference(&answer.text()).is_some(), "{}", answer.text());
        assert_eq!(
            answer.header("content-type").starts_with("text/html"),
            people
        );
    }
}
