//! Setting a new password with a code.

use crate::support::html::Page;
use crate::support::people::given_cookie;
use crate::support::{A, Answer, App, Call, DAY, GONE, LATER, PASSWORD, app};
use domain::{OneTimeCode, form};
use server::password::hash_code;

const PAGE: &str = "/quen-mat-khau";
const NEW: &str = "một mật khẩu mới, dài";

fn code(bits: u64) -> OneTimeCode {
    (bits..).find_map(OneTimeCode::of_random).unwrap()
}

async fn issue(app: &App, phone: &str, code: &OneTimeCode) {
    let store = app.state.cx.store();
    let hash = hash_code(code, &store.code_salt().await.unwrap()).unwrap();
    let (account, now) = (app.account(phone).await, app.state.cx.now());
    let until = store.issue_recovery(&account, &hash, now).await.unwrap();
    assert_eq!(until.is_some(), phone != GONE);
}

async fn recovers(app: &App, phone: &str, code: &OneTimeCode) -> Answer {
    let body = form::encode([
        ("so", phone),
        ("ma", &code.grouped()),
        ("mat-khau", NEW),
        ("lai", NEW),
    ]);
    app.send(Call::post(PAGE, &body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_sets_the_password_once_ends_sessions_and_signs_nobody_in() {
    let app = app().await;
    let session = app.sign_in(A).await;
    let other = app.sign_in(LATER).await;
    issue(&app, A, &code(1)).await;
    let answer = recovers(&app, "+84 900 000 001", &code(1)).await;
    assert_eq!(answer.code(), 303, "{}", answer.text());
    assert!(given_cookie(&answer).is_none());
    let to = answer.header("location");
    assert!(to.starts_with("/dang-nhap?"), "{to}");
    let page = Page::of(&app.get(to).await.text());
    assert!(page.text("[role=status]").contains("Đã đặt mật khẩu mới"));
    for (cookie, code) in [(session, 303), (other, 200)] {
        assert_eq!(
            app.send(Call::get("/quan-ly").by(&cookie)).await.code(),
            code
        );
    }
    assert_eq!(app.try_sign_in(A, PASSWORD).await.code(), 422);
    assert_eq!(app.try_sign_in(A, NEW).await.code(), 303);
    assert_eq!(recovers(&app, A, &code(1)).await.code(), 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_numbers_and_wrong_and_old_codes_get_one_answer() {
    let app = app().await;
    issue(&app, A, &code(1)).await;
    issue(&app, LATER, &code(2)).await;
    issue(&app, GONE, &code(3)).await;
    app.later(DAY - 1);
    issue(&app, A, &code(1)).await;
    app.later(1);
    let mut said = Vec::new();
    for (phone, code) in [
        ("0911111111", code(1)),
        (A, code(999)),
        (LATER, code(2)),
        (GONE, code(3)),
    ] {
        let answer = recovers(&app, phone, &code).await;
        assert_eq!(answer.code(), 422, "{phone}");
        let html = answer
            .text()
            .replace(phone, "")
            .replace(&code.grouped(), "");
        assert!(Page::of(&html).text("#ma-loi").contains("chưa đúng"));
        said.push(html);
    }
    said.dedup();
    assert_eq!(said.len(), 1);
    assert_eq!(recovers(&app, A, &code(1)).await.code(), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_tries_make_a_code_worth_nothing_wherever_they_come_from() {
    let app = app().await;
    issue(&app, A, &code(1)).await;
    let guess = |at: u64| {
        let guess = code(1_000 * (at + 1));
        let body = form::encode([
            ("so", A),
            ("ma", guess.as_str()),
            ("mat-khau", NEW),
            ("lai", NEW),
        ]);
        Call::post(PAGE, &body).with("x-forwarded-for", &format!("203.0.113.{at}"))
    };
    for at in 0..5 {
        assert_eq!(app.send(guess(at)).await.code(), 422);
    }
    assert_eq!(recovers(&app, A, &code(1)).await.code(), 422);
    assert_eq!(app.try_sign_in(A, PASSWORD).await.code(), 303);
}
