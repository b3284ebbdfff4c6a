//! Days on which a producer is closed: announced by it, told by its public pages on the right days.

use crate::support::html::Page;
use crate::support::people::{PRODUCER_A, PRODUCER_B};
use crate::support::running::DAY;
use crate::support::{A, App, B, Call, Cookie, app};

const PAGE: &str = "/quan-ly/ngay-nghi";
const SAID: &str = "Nghỉ 10–20/2/2027: nghỉ <Tết>";

async fn post(app: &App, cookie: &Cookie, pairs: &[(&str, &str)]) -> u16 {
    let body = domain::form::encode(pairs.iter().copied());
    app.send(Call::post(PAGE, &body).by(cookie)).await.code()
}

/// Whether the page says so, as it is kept and as the app asks for it.
async fn told(app: &App, path: &str) -> bool {
    let page = app.get(path).await.text();
    let drawn = app.get(&format!("/api/drawn?path={path}")).await.text();
    let told = Page::of(&page).says(SAID);
    assert_eq!(drawn.contains("10–20/2/2027"), told, "{path}");
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn public_pages_tell_it_on_the_right_days_only() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let product = format!("/san-pham/{}", app.listing(PRODUCER_A).await.slug);
    let producer = format!("/co-so/{PRODUCER_A}");
    let other = format!("/co-so/{PRODUCER_B}");
    // The pages are kept from before.
    assert!(!told(&app, &product).await && !told(&app, &producer).await);
    let days = [
        ("tu", "2027-02-10"),
        ("den", "20/2/2027"),
        ("ly-do", "nghỉ <Tết>"),
    ];
    assert_eq!(post(&app, &cookie, &days).await, 303);
    // It is 23 November 2026, nine o'clock; 27 January is two weeks before.
    let mut passed = 0;
    for (day, expected) in [
        (0, false),
        (64, false),
        (65, true),
        (79, true),
        (89, true),
        (90, false),
    ] {
        app.later((day - passed) * DAY);
        passed = day;
        for page in [&product, &producer] {
            assert_eq!(told(&app, page).await, expected, "{page} after {day} days");
        }
        assert!(!told(&app, &other).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn they_are_changed_and_taken_away_and_refusals_keep_what_was_typed() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let wrong = domain::form::encode([
        ("tu", "2027-02-10"),
        ("den", "2027-02-01"),
        ("ly-do", "<b>x"),
    ]);
    let answer = app.send(Call::post(PAGE, &wrong).by(&cookie)).await;
    assert_eq!(answer.code(), 422);
    let page = Page::of(&answer.text());
    assert!(page.text("title").starts_with("Lỗi:"));
    assert_eq!(
        (page.value("den"), page.value("ly-do")),
        ("2027-02-01".into(), "<b>x".into())
    );
    assert_eq!(page.one(".notice__list a").attr("href"), Some("#den"));
    assert!(page.text("#den-loi").contains("Ngày cuối"));

    assert_eq!(post(&app, &cookie, &[("tu", "2026-11-23")]).await, 303);
    let shown = async || Page::of(&app.send(Call::get(PAGE).by(&cookie)).await.text());
    let page = shown().await;
    let id = page.value("ky");
    assert!(page.says("Nghỉ 23/11/2026"));
    let edit = [
        ("ky", id.as_str()),
        ("ban", "0"),
        ("tu", "2026-11-24"),
        ("ly-do", "giỗ"),
    ];
    assert_eq!(post(&app, &cookie, &edit).await, 303);
    assert_eq!(
        post(&app, &cookie, &edit).await,
        409,
        "a second tab is told"
    );
    let producer = app.get(&format!("/co-so/{PRODUCER_A}")).await.text();
    assert!(producer.contains("Nghỉ 24/11/2026: giỗ"));
    let english = app.get(&format!("/en/co-so/{PRODUCER_A}")).await.text();
    assert!(english.contains("Closed 24 Nov 2026"));
    let remove = [("ky", id.as_str()), ("ban", "1"), ("bo", "1")];
    let other = app.sign_in(B).await;
    assert_eq!(post(&app, &other, &remove).await, 404);
    assert_eq!(post(&app, &cookie, &remove).await, 303);
    assert!(shown().await.all("[name=ky]").is_empty());
    let producer = app.get(&format!("/co-so/{PRODUCER_A}")).await.text();
    assert!(!producer.contains("Nghỉ 24/11/2026"));
}
