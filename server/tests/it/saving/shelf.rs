//! Cards for the shelf: the state as it is, and a code that leads to the check page.

use crate::support::form::editor;
use crate::support::html::Page;
use crate::support::people::PRODUCER_A;
use crate::support::{A, Call, ORIGIN, app};

#[tokio::test(flavor = "multi_thread")]
async fn four_cards_say_what_is_known_and_lead_to_the_check() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let answer = app
        .send(Call::get(&format!("{}/the", editor(&listing))).by(&cookie))
        .await;
    assert_eq!(answer.code(), 200);
    let page = Page::of(&answer.text());
    assert_eq!(page.all(".shelf__card").len(), 4);
    assert_eq!(page.all(".shelf__card .stamp__state").len(), 4);
    let code = page.all(".shelf__code svg")[0]
        .attr("aria-label")
        .unwrap()
        .to_owned();
    let checked = code.strip_prefix(ORIGIN).unwrap();
    let check = Page::of(&app.get(checked).await.text());
    assert!(check.says(&listing.name));
    assert_eq!(
        check.all(".cert").len(),
        1,
        "the code finds the one product"
    );
}
