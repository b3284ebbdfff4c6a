//! One-time addresses where somebody sets the password of the own account.

use crate::support::form::digits;
use crate::support::html::Page;
use crate::support::people::PASSWORD;
use crate::support::{A, App, B, Call, DAY, HOUR, SECOND, app};
use sha2::{Digest, Sha256};

const TOKEN: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const NEW: &str = "một mật khẩu mới, dài";

fn address() -> String {
    format!("/dat-mat-khau/{TOKEN}")
}

async fn invite(app: &App, phone: &str) {
    let hash = digits(&Sha256::digest(TOKEN.as_bytes()));
    let store = app.state.cx.store();
    let phone = domain::Phone::parse(phone).unwrap();
    let account = store.account_by_phone(&phone).await.unwrap().unwrap();
    store
        .invite(&hash, &account.id, app.state.cx.now())
        .await
        .unwrap();
}

fn set(password: &str, again: &str) -> Call {
    let form = domain::form::encode([("mat-khau", password), ("lai", again)]);
    Call::post(&address(), &form)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_password_is_set_once_and_nobody_is_signed_in_by_it() {
    let app = app().await;
    let session = app.sign_in(A).await;
    invite(&app, A).await;
    for _ in 0..2 {
        let answer = app.get(&address()).await;
        assert_eq!(answer.code(), 200, "looking uses nothing up");
        assert_eq!(answer.header("cache-control"), "private, no-store");
    }
    let answer = app.send(set(NEW, NEW)).await;
    assert_eq!(
        (answer.code(), answer.header("location")),
        (303, "/dang-nhap")
    );
    assert!(!answer.headers.contains_key("set-cookie"));
    assert_eq!(
        app.send(Call::get("/quan-ly").by(&session)).await.code(),
        303
    );
    assert_eq!(app.try_sign_in(A, PASSWORD).await.code(), 422);
    assert_eq!(app.try_sign_in(A, NEW).await.code(), 303);
    assert_eq!(app.try_sign_in(B, PASSWORD).await.code(), 303);
    assert_eq!(app.get(&address()).await.code(), 404);
    assert_eq!(app.send(set(PASSWORD, PASSWORD)).await.code(), 404);
    assert_eq!(app.try_sign_in(A, NEW).await.code(), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_a_password_is_refused_and_the_address_stays_good() {
    let app = app().await;
    invite(&app, A).await;
    for (password, again, said) in [
        ("ngắn", "ngắn", "từ 12 đến 128 chữ"),
        ("", "", "từ 12 đến 128 chữ"),
        (NEW, "khác hẳn lần đầu", "không giống nhau"),
    ] {
        let answer = app.send(set(password, again)).await;
        assert_eq!(answer.code(), 422, "{password}");
        assert!(Page::of(&answer.text()).text("[role=alert]").contains(said));
        assert!(!answer.text().contains("khác hẳn"));
    }
    assert_eq!(app.send(set(NEW, NEW)).await.code(), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_good_for_a_day_and_the_last_one_counts() {
    let app = app().await;
    invite(&app, A).await;
    app.later(DAY - SECOND);
    assert_eq!(app.get(&address()).await.code(), 200);
    app.later(SECOND);
    assert_eq!(app.get(&address()).await.code(), 404);
    assert_eq!(app.send(set(NEW, NEW)).await.code(), 404);
    invite(&app, A).await;
    app.later(HOUR);
    app.disable(A).await;
    assert_eq!(app.get(&address()).await.code(), 404, "a shut account");
}
