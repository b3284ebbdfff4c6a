//! Two people edit one listing.

use crate::support::form::{self, call_body, editor};
use crate::support::html::Page;
use crate::support::people::PRODUCER_A;
use crate::support::{A, App, Call, Cookie, LATER, app};
use app::studio::SaveError;
use domain::ListingForm;
use store::OwnListing;

/// Two who began from the same version; the first has saved.
async fn raced() -> (App, Cookie, OwnListing) {
    let app = app().await;
    let (first, second) = (app.sign_in(A).await, app.sign_in(LATER).await);
    let before = app.listing(PRODUCER_A).await;
    let saved = ListingForm {
        description: "Mô tả của người thứ nhất".to_owned(),
        storage: "Để nơi mát".to_owned(),
        ..ListingForm::default()
    };
    let call = Call::post(&editor(&before), &form::body(&saved, before.version)).by(&first);
    assert_eq!(app.send(call).await.code(), 303);
    (app, second, before)
}

fn typed() -> ListingForm {
    ListingForm {
        description: "Mô tả của người thứ hai".to_owned(),
        storage: "Để nơi mát".to_owned(),
        story: "Chuyện".to_owned(),
        still_correct: true,
        ..ListingForm::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_sees_both_texts_and_nothing_is_lost() {
    let (app, second, before) = raced().await;
    let call = Call::post(&editor(&before), &form::body(&typed(), before.version)).by(&second);
    let answer = app.send(call).await;
    assert_eq!(answer.code(), 409);
    let page = Page::of(&answer.text());
    assert!(page.says("Mô tả của người thứ nhất") && page.says("Mô tả của người thứ hai"));
    assert_eq!(
        page.value("mo-ta"),
        "Mô tả của người thứ hai",
        "the typed text stands in its field"
    );
    assert_eq!(page.value("cau-chuyen"), "Chuyện");
    assert_eq!(
        page.value("phien-ban"),
        (before.version + 1).to_string(),
        "the next save can win"
    );
    assert_eq!(page.all("[name='chon-mo-ta']").len(), 2);
    assert_eq!(page.all("[name='chon-mo-ta'][checked]").len(), 1);
    assert!(
        page.all("[name='chon-bao-quan']").is_empty(),
        "both wrote the same there"
    );
    let now = app.listing(PRODUCER_A).await.listing;
    assert_eq!(now.description.as_deref(), Some("Mô tả của người thứ nhất"));
    assert_eq!(now.story, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn choosing_the_saved_side_keeps_it() {
    let (app, second, before) = raced().await;
    let body = form::body(&typed(), before.version + 1);
    let chosen = form::with(
        &body,
        &[("chon-mo-ta", "da-luu"), ("chon-cau-chuyen", "cua-toi")],
    );
    let answer = app
        .send(Call::post(&editor(&before), &chosen).by(&second))
        .await;
    assert_eq!(answer.code(), 303, "{}", answer.text());
    let now = app.listing(PRODUCER_A).await;
    assert_eq!(
        now.listing.description.as_deref(),
        Some("Mô tả của người thứ nhất")
    );
    assert_eq!(now.listing.story.as_deref(), Some("Chuyện"));
    assert_eq!(now.version, before.version + 2);
    assert!(now.confirmed_on.is_some(), "said today, by the second");
}

#[tokio::test(flavor = "multi_thread")]
async fn choosing_the_own_side_replaces_the_saved_one() {
    let (app, second, before) = raced().await;
    let body = form::body(&typed(), before.version + 1);
    let chosen = form::with(&body, &[("chon-mo-ta", "cua-toi")]);
    let call = call_body(before.id.as_str(), &chosen);
    let answer = app
        .send(Call::post("/api/studio/save-listing", &call).by(&second))
        .await;
    assert_eq!(answer.code(), 200, "{}", answer.text());
    let now = app.listing(PRODUCER_A).await.listing;
    assert_eq!(now.description.as_deref(), Some("Mô tả của người thứ hai"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_made_on_an_old_version_is_a_conflict_again() {
    let (app, second, before) = raced().await;
    let chosen = form::with(
        &form::body(&typed(), before.version),
        &[("chon-mo-ta", "da-luu")],
    );
    let answer = app
        .send(Call::post(&editor(&before), &chosen).by(&second))
        .await;
    assert_eq!(answer.code(), 409);
    assert_eq!(
        Page::of(&answer.text()).value("cau-chuyen"),
        "Chuyện",
        "what was typed is still there"
    );
    assert_eq!(app.listing(PRODUCER_A).await.version, before.version + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_function_answers_with_what_is_saved() {
    let (app, second, before) = raced().await;
    let call = call_body(before.id.as_str(), &form::body(&typed(), before.version));
    let answer = app
        .send(Call::post("/api/studio/save-listing", &call).by(&second))
        .await;
    assert_eq!(answer.code(), 409);
    let SaveError::Conflict(conflict) = serde_json::from_str(&answer.text()).unwrap() else {
        panic!("{}", answer.text());
    };
    assert_eq!(conflict.version, before.version + 1);
    assert_eq!(conflict.saved.description, "Mô tả của người thứ nhất");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_is_missing_or_odd_never_overwrites() {
    let (app, second, before) = raced().await;
    let form = typed().encode();
    for version in [
        "",
        "&phien-ban=",
        "&phien-ban=abc",
        "&phien-ban=-1",
        "&phien-ban=99999999999999999999",
        "&phien-ban=9223372036854775807",
    ] {
        let body = format!("{form}{version}");
        let answer = app
            .send(Call::post(&editor(&before), &body).by(&second))
            .await;
        assert_eq!(answer.code(), 409, "{version}");
    }
    assert_eq!(app.listing(PRODUCER_A).await.version, before.version + 1);
}
