//! Many save at once.

use crate::support::form::{self, call_body, editor};
use crate::support::html::Page;
use crate::support::people::PRODUCER_A;
use crate::support::{A, Answer, Call, app};
use std::collections::BTreeSet;
use tokio::task::JoinSet;
use tower::ServiceExt;

const MANY: usize = 100;

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn of_a_hundred_saves_of_one_version_exactly_one_wins() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let before = app.listing(PRODUCER_A).await;
    let mut saves = JoinSet::new();
    for at in 1..=MANY {
        let price = form::price(&before, &format!("{at}.000"));
        let call = if at % 2 == 0 {
            Call::post(&editor(&before), &price)
        } else {
            Call::post(
                "/api/studio/save-listing",
                &call_body(before.id.as_str(), &price),
            )
        };
        let answer = app.site().clone().oneshot(call.by(&cookie).request());
        saves.spawn(async move { (at, Answer::read(answer.await.unwrap()).await) });
    }
    let answers = saves.join_all().await;
    let won: Vec<usize> = answers
        .iter()
        .filter(|(_, a)| matches!(a.code(), 200 | 303))
        .map(|(at, _)| *at)
        .collect();
    let lost: BTreeSet<u16> = answers
        .iter()
        .filter(|(at, _)| !won.contains(at))
        .map(|(_, a)| a.code())
        .collect();
    assert_eq!(won.len(), 1, "{won:?}");
    assert_eq!(lost, BTreeSet::from([409]));

    let after = app.listing(PRODUCER_A).await;
    assert_eq!(after.version, before.version + 1);
    let price = format!("{}.000", won[0]);
    let kept = domain::ListingForm::of_draft(&after.listing).price_low;
    assert_eq!(kept, format!("{price}\u{a0}₫"));
    for (at, answer) in answers
        .iter()
        .filter(|(at, _)| *at % 2 == 0 && !won.contains(at))
    {
        let page = Page::of(&answer.text());
        assert!(page.says(&price), "what is saved");
        assert_eq!(page.value("gia"), format!("{at}.000"), "what was typed");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn saves_of_different_listings_do_not_disturb_one_another() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listings = app.listings(PRODUCER_A).await;
    let mut saves = JoinSet::new();
    for listing in &listings {
        let call = Call::post(&editor(listing), &form::price(listing, "11.000")).by(&cookie);
        let answer = app.site().clone().oneshot(call.request());
        saves.spawn(async move { answer.await.unwrap().status().as_u16() });
    }
    assert!(saves.join_all().await.iter().all(|code| *code == 303));
    for (before, after) in listings.iter().zip(app.listings(PRODUCER_A).await) {
        assert_eq!(after.version, before.version + 1);
    }
}
