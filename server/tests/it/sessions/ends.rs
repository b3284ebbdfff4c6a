//! How long a session lives.

use crate::support::{A, App, Call, Cookie, DAY, HOUR, LATER, MINUTE, OFFICE, SECOND, app};

/// Whether somebody is signed in with that cookie: everybody else is sent to the sign-in page.
async fn lives(app: &App, cookie: &Cookie) -> bool {
    let answer = app.send(Call::get("/quan-ly").by(cookie)).await;
    match answer.code() {
        // The office has no listings of its own.
        200 | 404 => true,
        303 => false,
        other => panic!("{other}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_shut_loses_its_sessions_at_once() {
    let app = app().await;
    let (one, two, other) = (
        app.sign_in(LATER).await,
        app.sign_in(LATER).await,
        app.sign_in(A).await,
    );
    assert!(lives(&app, &one).await && lives(&app, &two).await);
    app.disable(LATER).await;
    assert!(!lives(&app, &one).await && !lives(&app, &two).await);
    let function = Call::get("/api/studio/products").by(&one);
    assert_eq!(app.send(function).await.code(), 401);
    assert!(lives(&app, &other).await);
    assert_eq!(
        app.try_sign_in(LATER, crate::support::PASSWORD)
            .await
            .code(),
        422
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_producer_stays_for_a_week_without_use() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    app.later(7 * DAY - SECOND);
    assert!(lives(&app, &cookie).await);
    app.later(7 * DAY - SECOND);
    assert!(lives(&app, &cookie).await, "it was used in between");
    app.later(7 * DAY);
    assert!(!lives(&app, &cookie).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_producer_stays_for_a_month_at_most() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    for _ in 0..5 {
        app.later(6 * DAY - SECOND);
        assert!(lives(&app, &cookie).await);
    }
    app.later(5 * SECOND);
    assert!(!lives(&app, &cookie).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_stays_for_half_an_hour_without_use_and_half_a_day_at_most() {
    let app = app().await;
    let (unused, used) = (app.sign_in(OFFICE).await, app.sign_in(OFFICE).await);
    for _ in 0..24 {
        app.later(30 * MINUTE - SECOND);
        assert!(lives(&app, &used).await);
    }
    assert!(!lives(&app, &unused).await);
    app.later(24 * SECOND);
    assert!(!lives(&app, &used).await, "12 hours after it began");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_is_signed_out_after_half_an_hour_to_the_second() {
    let app = app().await;
    let (early, late) = (app.sign_in(OFFICE).await, app.sign_in(OFFICE).await);
    app.later(30 * MINUTE - 1);
    assert!(lives(&app, &early).await);
    app.later(1);
    assert!(!lives(&app, &late).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_set_back_prolongs_nothing() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    app.later(-2 * HOUR);
    assert!(lives(&app, &cookie).await, "nobody is thrown out either");
    app.later(2 * HOUR + 7 * DAY);
    assert!(!lives(&app, &cookie).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_ends_no_session_and_revives_none() {
    let app = app().await;
    let (alive, ended) = (app.sign_in(A).await, app.sign_in(A).await);
    app.send(Call::post("/dang-xuat", "").by(&ended)).await;
    let app = app.restart().await;
    assert!(lives(&app, &alive).await);
    assert!(!lives(&app, &ended).await);
}
