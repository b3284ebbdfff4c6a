//! Many people at once: everybody gets the whole page that was asked for.

use crate::support::cases::{refused_body, stale_body};
use crate::support::form::{editor, price};
use crate::support::html::Page;
use crate::support::people::{PRODUCER_A, PRODUCER_B};
use crate::support::{A, Answer, App, B, Call, app, app_without_cache};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// Asks everything at once, many times, and checks status and title.
async fn crowd(app: &App, calls: Vec<(Call, u16, String)>, times: usize) {
    let mut asked = JoinSet::new();
    for at in 0..times * calls.len() {
        let (call, code, title) = calls[at % calls.len()].clone();
        let what = format!("{} {}", call.method, call.target);
        let answer = app.site().clone().oneshot(call.request());
        asked.spawn(async move {
            let answer = Answer::read(answer.await.unwrap()).await;
            (what, code, title, answer)
        });
    }
    let answers = asked.join_all().await;
    let broken = answers
        .iter()
        .filter(|(_, _, _, answer)| answer.code() >= 500)
        .count();
    assert_eq!(broken, 0, "of {} answers so many are 500", answers.len());
    for (what, code, title, answer) in answers {
        assert_eq!(answer.code(), code, "{what}");
        let text = answer.text();
        let page = Page::of(&text);
        assert_eq!(text.matches("</html>").count(), 1, "{what}: a whole page");
        assert_eq!(page.all("footer").len(), 1, "{what}: a whole page");
        let found = page.text("head > title");
        assert!(found.starts_with(&title), "{what}: {found}");
    }
}

async fn public(app: &App) -> Vec<(Call, u16, String)> {
    let listing = app.listing(PRODUCER_A).await;
    let get = |target: &str, code: u16, title: &str| (Call::get(target), code, title.to_owned());
    vec![
        get("/", 200, "Sao Quê"),
        get("/san-pham", 200, "Sản phẩm"),
        get("/san-pham?sao=9", 200, "Sản phẩm"),
        get("/san-pham?trang=99", 404, "Sản phẩm"),
        get(&format!("/san-pham/{}", listing.slug), 200, &listing.name),
        get("/san-pham/khong-co", 404, "Không có sản phẩm này"),
        get("/co-so/co-so-mau-ben-sao", 200, "Cơ sở mẫu Bến Sao"),
        get("/co-so/khong-co", 404, "Không có cơ sở này"),
        get("/dang-nhap", 200, "Đăng nhập"),
        get("/khong-co", 404, ""),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn pages_that_are_drawn_for_a_crowd_are_whole() {
    let app = app_without_cache().await;
    let calls = public(&app).await;
    crowd(&app, calls, 40).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn pages_that_are_kept_for_a_crowd_are_whole() {
    let app = app().await;
    let calls = public(&app).await;
    crowd(&app, calls, 40).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn pages_of_the_studio_are_whole_in_a_crowd() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let page = editor(&listing);
    let save = Call::post(&page, &price(&listing, "2.000")).by(&cookie);
    assert_eq!(app.send(save).await.code(), 303);
    let by = |call: Call, code: u16, title: &str| (call.by(&cookie), code, title.to_owned());
    let calls = vec![
        by(Call::get("/quan-ly"), 200, ""),
        by(Call::get(&page), 200, &listing.name),
        by(Call::get("/quan-ly/san-pham/x"), 404, ""),
        by(Call::post(&page, &refused_body(&listing)), 422, "Lỗi: "),
        by(Call::post(&page, &stale_body(&listing)), 409, &listing.name),
    ];
    crowd(&app, calls, 60).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn in_a_crowd_everybody_sees_the_own_listings_only() {
    let app = app().await;
    let (a, b) = (app.sign_in(A).await, app.sign_in(B).await);
    let (of_a, of_b) = (app.listing(PRODUCER_A).await, app.listing(PRODUCER_B).await);
    let mut asked = JoinSet::new();
    for at in 0..300 {
        let (own, other, cookie) = if at % 2 == 0 {
            (&of_a, &of_b, &a)
        } else {
            (&of_b, &of_a, &b)
        };
        let call = match at % 3 {
            0 => Call::get("/quan-ly"),
            1 => Call::get("/api/studio/products"),
            _ => Call::get(&editor(own)),
        };
        let (own, other) = (own.name.clone(), other.name.clone());
        let answer = app.site().clone().oneshot(call.by(cookie).request());
        let nobody = app
            .site()
            .clone()
            .oneshot(Call::get("/api/studio/products").request());
        asked.spawn(async move {
            let answer = Answer::read(answer.await.unwrap()).await;
            (own, other, answer, nobody.await.unwrap().status().as_u16())
        });
    }
    for (own, other, answer, nobody) in asked.join_all().await {
        assert_eq!((answer.code(), nobody), (200, 401));
        let text = answer.text();
        assert!(
            text.contains(&own) && !text.contains(&other),
            "{own}: {text}"
        );
    }
}
