//! Strangers who guess cannot keep out who has signed in before.

use crate::support::people::{PASSWORD, sign_in_form};
use crate::support::{A, App, B, Call, Cookie, DAY, MINUTE, SECOND, app};

const WRONG: &str = "a wrong password";

/// Signs in with a browser that is known or not; the cookie by which it is known next time.
async fn with(
    app: &App,
    phone: &str,
    password: &str,
    known: Option<&Cookie>,
) -> (u16, Option<Cookie>) {
    let call = Call::post("/dang-nhap", &sign_in_form(phone, password)).by_maybe(known);
    let answer = app.send(call).await;
    let sets = answer.headers.get_all("set-cookie").iter();
    let device = sets
        .filter_map(|set| set.to_str().unwrap().split(';').next())
        .find(|pair| pair.starts_with("__Host-ocop_may="));
    (answer.code(), device.map(|pair| Cookie(pair.to_owned())))
}

async fn known(app: &App, phone: &str) -> Cookie {
    with(app, phone, PASSWORD, None).await.1.unwrap()
}

/// Guesses until strangers wait a quarter of an hour for one try.
async fn locked(app: &App) {
    for _ in 0..25 {
        with(app, A, WRONG, None).await;
        app.later(15 * MINUTE);
    }
    with(app, A, WRONG, None).await;
    assert_eq!(with(app, A, PASSWORD, None).await.0, 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_signed_in_before_gets_in_while_strangers_wait() {
    let app = app().await;
    let mine = known(&app, A).await;
    locked(&app).await;
    let (code, renewed) = with(&app, A, PASSWORD, Some(&mine)).await;
    assert_eq!(code, 303);
    assert_eq!(
        with(&app, A, PASSWORD, None).await.0,
        429,
        "strangers wait as before"
    );
    assert_eq!(
        with(&app, A, PASSWORD, Some(&mine)).await.0,
        429,
        "the old value is worth nothing"
    );
    assert_eq!(with(&app, A, PASSWORD, renewed.as_ref()).await.0, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_has_a_budget_of_its_own_and_no_larger() {
    let app = app().await;
    let mine = known(&app, A).await;
    for _ in 0..5 {
        assert_eq!(with(&app, A, WRONG, Some(&mine)).await.0, 422);
    }
    assert_eq!(with(&app, A, PASSWORD, Some(&mine)).await.0, 429);
    assert_eq!(
        with(&app, A, WRONG, None).await.0,
        422,
        "others are counted apart"
    );
    app.later(SECOND);
    assert_eq!(with(&app, A, PASSWORD, Some(&mine)).await.0, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_worth_nothing_for_other_accounts_nor_when_forged() {
    let app = app().await;
    let other = known(&app, B).await;
    locked(&app).await;
    assert_eq!(with(&app, A, PASSWORD, Some(&other)).await.0, 429);
    let forged = Cookie(format!("__Host-ocop_may={}", "ab".repeat(32)));
    assert_eq!(with(&app, A, PASSWORD, Some(&forged)).await.0, 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_opens_nothing_by_itself_and_ends_with_the_password() {
    let app = app().await;
    let mine = known(&app, A).await;
    assert_eq!(app.send(Call::get("/quan-ly").by(&mine)).await.code(), 303);
    let phone = domain::Phone::parse(A).unwrap();
    let store = app.state.cx.store();
    let account = store.account_by_phone(&phone).await.unwrap().unwrap();
    let now = app.state.cx.now();
    let same = account.password_hash.as_str();
    assert!(
        store
            .set_password_hash(&account.id, same, now)
            .await
            .unwrap()
    );
    locked(&app).await;
    assert_eq!(with(&app, A, PASSWORD, Some(&mine)).await.0, 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_known_for_more_than_a_year() {
    let app = app().await;
    let mine = known(&app, A).await;
    app.later(399 * DAY);
    locked(&app).await;
    assert_eq!(with(&app, A, PASSWORD, Some(&mine)).await.0, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_holds_no_live_value() {
    let app = app().await;
    let mine = known(&app, A).await;
    let bytes = app.bytes().await;
    let token = mine.token().as_bytes();
    assert!(!bytes.windows(token.len()).any(|window| window == token));
}
