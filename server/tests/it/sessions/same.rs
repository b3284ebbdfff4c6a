//! Nobody learns from an answer who has an account.

use crate::support::people::{PASSWORD, sign_in_form};
use crate::support::{A, Answer, App, Call, GONE, app};

/// A number that nobody has, as long as those of the others.
const NOBODY: &str = "0911111111";

async fn refused(app: &App, phone: &str, password: &str) -> Answer {
    app.send(Call::post("/dang-nhap", &sign_in_form(phone, password)))
        .await
}

fn settled(answer: &Answer, phone: &str) -> String {
    answer.settled().replace(phone, "PHONE")
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_known_and_shut_accounts_are_refused_alike() {
    let app = app().await;
    let known = refused(&app, A, "a wrong password").await;
    let unknown = refused(&app, NOBODY, "a wrong password").await;
    let shut = refused(&app, GONE, PASSWORD).await;
    for (other, phone) in [(&unknown, NOBODY), (&shut, GONE)] {
        assert_eq!(other.status, known.status);
        assert_eq!(other.body.len(), known.body.len());
        assert_eq!(settled(other, phone), settled(&known, A));
    }
    assert_eq!(known.code(), 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn they_are_made_to_wait_alike() {
    let app = app().await;
    for _ in 0..9 {
        let known = refused(&app, A, "a wrong password").await;
        let unknown = refused(&app, NOBODY, "a wrong password").await;
        let shut = refused(&app, GONE, PASSWORD).await;
        for (other, phone) in [(&unknown, NOBODY), (&shut, GONE)] {
            assert_eq!(other.body.len(), known.body.len());
            assert_eq!(settled(other, phone), settled(&known, A));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_of_every_length_are_refused_alike() {
    let app = app().await;
    for password in [
        "x".to_owned(),
        "x".repeat(128),
        "x".repeat(129),
        "ệ".repeat(10_000),
    ] {
        let known = refused(&app, A, &password).await;
        let unknown = refused(&app, NOBODY, &password).await;
        assert_eq!(settled(&known, A), settled(&unknown, NOBODY));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_password_is_ever_on_the_page() {
    let app = app().await;
    for password in ["kín như bưng", "<script>"] {
        let answer = refused(&app, A, password).await;
        assert!(!answer.text().contains("kín như bưng"));
        let page = crate::support::html::Page::of(&answer.text());
        assert_eq!(page.value("mat-khau"), "");
        assert_eq!(page.value("so"), A, "the number is not typed twice");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_writing_of_a_number_is_the_same_account() {
    let app = app().await;
    for writing in [
        "0900 000 001",
        "+84900000001",
        "84900000001",
        " 0900.000.001 ",
    ] {
        assert_eq!(
            app.try_sign_in(writing, PASSWORD).await.code(),
            303,
            "{writing}"
        );
    }
}
