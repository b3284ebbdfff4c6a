//! Guessing gets slow.

use crate::support::people::{PASSWORD, sign_in_form};
use crate::support::{A, App, B, Call, DAY, SECOND, app};
use tokio::task::JoinSet;
use tower::ServiceExt;

const WRONG: &str = "a wrong password";

async fn guess(app: &App, password: &str) -> (u16, String) {
    let answer = app.try_sign_in(A, password).await;
    (answer.code(), answer.header("retry-after").to_owned())
}

fn wait(seconds: &str) -> (u16, String) {
    (429, seconds.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn after_five_failures_every_further_one_doubles_the_wait() {
    let app = app().await;
    for _ in 0..5 {
        assert_eq!(guess(&app, WRONG).await, (422, String::new()));
    }
    for seconds in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
        assert_eq!(guess(&app, WRONG).await, wait(&seconds.to_string()));
        assert_eq!(
            guess(&app, PASSWORD).await,
            wait(&seconds.to_string()),
            "nor with the right one"
        );
        app.later(seconds * SECOND - 1);
        assert_eq!(guess(&app, PASSWORD).await, wait("1"));
        app.later(1);
        assert_eq!(guess(&app, WRONG).await.0, 422);
    }
    assert_eq!(
        app.try_sign_in(B, PASSWORD).await.code(),
        303,
        "others do not wait"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_wait_the_right_password_works_and_all_is_forgotten() {
    let app = app().await;
    for _ in 0..5 {
        guess(&app, WRONG).await;
    }
    assert_eq!(guess(&app, PASSWORD).await, wait("1"));
    app.later(SECOND);
    assert_eq!(guess(&app, PASSWORD).await.0, 303);
    for _ in 0..5 {
        assert_eq!(guess(&app, WRONG).await.0, 422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_forgives_nothing_and_a_day_does() {
    let app = app().await;
    for _ in 0..5 {
        guess(&app, WRONG).await;
    }
    let app = app.restart().await;
    assert_eq!(guess(&app, PASSWORD).await, wait("1"));
    app.later(DAY + SECOND);
    for _ in 0..5 {
        assert_eq!(guess(&app, WRONG).await.0, 422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_form_counts_for_nobody() {
    let app = app().await;
    for _ in 0..12 {
        assert_eq!(guess(&app, "").await.0, 422);
    }
    assert_eq!(guess(&app, PASSWORD).await.0, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_how_long_to_wait() {
    let app = app().await;
    for _ in 0..6 {
        guess(&app, WRONG).await;
        app.later(SECOND);
    }
    let answer = app.try_sign_in(A, WRONG).await;
    assert_eq!(answer.code(), 429);
    let page = crate::support::html::Page::of(&answer.text());
    let seconds = answer.header("retry-after").to_owned();
    assert!(
        page.text("[role=alert]").contains(&seconds),
        "{}",
        page.text("[role=alert]")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_that_arrive_together_do_not_pass_together() {
    let app = app().await;
    let mut guesses = JoinSet::new();
    for at in 0..24 {
        let form = sign_in_form(A, &format!("{WRONG} {at}"));
        let request = Call::post("/dang-nhap", &form).request();
        let answer = app.site().clone().oneshot(request);
        guesses.spawn(async move { answer.await.unwrap().status().as_u16() });
    }
    let codes = guesses.join_all().await;
    let verified = codes.iter().filter(|code| **code == 422).count();
    assert!(
        verified <= 5,
        "{verified} of 24 guesses were tried at once: {codes:?}"
    );
}
