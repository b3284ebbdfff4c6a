//! Two people edit one listing.

use crate::support::form::{self, call_body, editor};
use crate::support::html::Page;
use crate::support::people::PRODUCER_A;
use crate::support::{A, App, Call, Cookie, LATER, app};
use app::studio::SaveError;
use app::studio::base::{BASE, fingerprints};
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
    assert_eq!(
        page.all("[name='chon-mo-ta'][checked]").len(),
        0,
        "nobody knows who changed it"
    );
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

/// What the second typed: another description, and nothing else.
fn another_description(before: &OwnListing) -> String {
    let mine = ListingForm {
        description: "Mô tả của người thứ hai".to_owned(),
        price_kind: "lien-he".to_owned(),
        ..ListingForm::of_draft(&before.listing)
    };
    let base = fingerprints(&ListingForm::of_draft(&before.listing));
    form::with(&form::body(&mine, before.version), &[(BASE, &base)])
}

/// What a browser posts for a choice without a click: the side that is checked.
fn begun(page: &Page, field: &str) -> Option<String> {
    let checked = page.all(&format!("[name='chon-{field}'][checked]"));
    checked
        .first()
        .and_then(|input| input.attr("value").map(str::to_owned))
}

#[tokio::test(flavor = "multi_thread")]
async fn each_field_begins_with_the_side_that_changed_it() {
    let (app, second, before) = raced().await;
    let call = Call::post(&editor(&before), &another_description(&before)).by(&second);
    let page = Page::of(&app.send(call).await.text());
    assert_eq!(
        begun(&page, "bao-quan").as_deref(),
        Some("da-luu"),
        "only the first changed it"
    );
    assert_eq!(
        begun(&page, "kieu-gia").as_deref(),
        Some("cua-toi"),
        "only the second changed it"
    );
    assert_eq!(begun(&page, "mo-ta"), None, "both changed it");
    assert_eq!(page.value("chon-con"), "mo-ta");
    assert_eq!(
        page.value(BASE),
        fingerprints(&ListingForm::of_draft(&before.listing))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_both_changed_is_saved_only_after_a_choice() {
    let (app, second, before) = raced().await;
    let asked = [
        ("phien-ban", "1"),
        ("chon-con", "mo-ta"),
        ("chon-bao-quan", "da-luu"),
        ("chon-kieu-gia", "cua-toi"),
    ];
    let body = another_description(&before).replace("phien-ban=0&", "");
    let open = form::with(&body, &asked);
    let answer = app
        .send(Call::post(&editor(&before), &open).by(&second))
        .await;
    assert_eq!(answer.code(), 409);
    assert_eq!(
        app.listing(PRODUCER_A).await.version,
        1,
        "nothing was saved"
    );
    let call = call_body(before.id.as_str(), &open);
    let answer = app
        .send(Call::post("/api/studio/save-listing", &call).by(&second))
        .await;
    assert_eq!(answer.code(), 409);
    let chosen = form::with(&open, &[("chon-mo-ta", "cua-toi")]);
    let answer = app
        .send(Call::post(&editor(&before), &chosen).by(&second))
        .await;
    assert_eq!(answer.code(), 303, "{}", answer.text());
    let now = app.listing(PRODUCER_A).await.listing;
    assert_eq!(now.description.as_deref(), Some("Mô tả của người thứ hai"));
    assert_eq!(
        now.storage.as_deref(),
        Some("Để nơi mát"),
        "the first one's change stays"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_text_sent_again_is_saved_once_and_no_conflict() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let before = app.listing(PRODUCER_A).await;
    let post = || Call::post(&editor(&before), &form::body(&typed(), before.version)).by(&cookie);
    for _ in 0..3 {
        let answer = app.send(post()).await;
        assert_eq!(answer.code(), 303, "{}", answer.text());
    }
    assert_eq!(
        app.listing(PRODUCER_A).await.version,
        before.version + 1,
        "an answer that was lost on the way costs nothing"
    );
}
