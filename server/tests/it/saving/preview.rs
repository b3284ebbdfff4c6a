//! The public page before anything is saved.

use crate::support::form::{body, editor};
use crate::support::html::Page;
use crate::support::people::PRODUCER_A;
use crate::support::{A, B, Call, app};
use domain::ListingForm;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_shown_as_the_public_will_see_it_and_nothing_is_saved() {
    let app = app().await;
    let (owner, rival) = (app.sign_in(A).await, app.sign_in(B).await);
    let listing = app.listing(PRODUCER_A).await;
    let target = format!("{}/xem-truoc", editor(&listing));
    let typed = ListingForm {
        description: "Bản nháp <b>chưa lưu</b>".to_owned(),
        phone: "0912 345 678".to_owned(),
        ..ListingForm::default()
    };
    let post = |form: &ListingForm| Call::post(&target, &body(form, listing.version));
    let answer = app.send(post(&typed).by(&owner)).await;
    assert_eq!(answer.code(), 200);
    assert_eq!(answer.header("cache-control"), "private, no-store");
    let page = Page::of(&answer.text());
    assert!(page.says("Bản nháp <b>chưa lưu</b>"));
    assert!(page.says("Đây là bản xem trước"));
    assert!(
        !answer.text().contains("345 678"),
        "a number without consent is shown to nobody"
    );
    let public = app.get(&format!("/san-pham/{}", listing.slug)).await.text();
    assert!(!public.contains("chưa lưu") && !public.contains("Đây là bản xem trước"));

    let wrong = ListingForm {
        phone: "12".to_owned(),
        description: "Chữ còn đây".to_owned(),
        ..ListingForm::default()
    };
    let refused = app.send(post(&wrong).by(&owner)).await;
    assert_eq!(refused.code(), 422);
    assert_eq!(Page::of(&refused.text()).value("mo-ta"), "Chữ còn đây");
    assert_eq!(app.send(post(&typed).by(&rival)).await.code(), 404);
    assert_eq!(app.listing(PRODUCER_A).await, listing, "nothing is written");
}
