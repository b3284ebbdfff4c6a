//! A session that ends under a form that is being filled in.

use crate::support::form::{body, editor, with};
use crate::support::html::Page;
use crate::support::people::{PASSWORD, PRODUCER_A, PRODUCER_B, given_cookie, sign_in_form};
use crate::support::{A, Answer, App, B, Call, app};
use domain::ListingForm;

/// As a browser gives it back from a text area: line feeds only.
const TYPED: &str = "Hai dòng\n\"có\" <dấu> & đủ thứ";

/// The form of a listing with another description, posted by nobody.
async fn posted(app: &App, producer: &str) -> (String, Answer) {
    let listing = app.listing(producer).await;
    let form = ListingForm {
        description: TYPED.to_owned(),
        ..ListingForm::of_draft(&listing.listing)
    };
    let page = editor(&listing);
    let form = with(
        &body(&form, listing.version),
        &[
            ("stars", "5"),
            ("so", "0911111111"),
            ("tiep", "https://evil.vn"),
        ],
    );
    let answer = app.send(Call::post(&page, &form)).await;
    (page, answer)
}

/// The form of the page as a browser posts it after somebody typed number and password.
fn filled(answer: &Answer, phone: &str, password: &str) -> String {
    let page = Page::of(&answer.text());
    let hidden: Vec<(String, String)> = page
        .all("form input[type=hidden]")
        .into_iter()
        .map(|input| {
            let value = |name: &str| input.attr(name).unwrap_or_default().to_owned();
            (value("name"), value("value"))
        })
        .collect();
    assert!(hidden.iter().all(|(name, _)| name != "stars"));
    let pairs = hidden.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    let pairs = pairs.chain([("so", phone), ("mat-khau", password)]);
    domain::form::encode(pairs)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_goes_through_the_sign_in_and_is_saved() {
    let app = app().await;
    let (page, answer) = posted(&app, PRODUCER_A).await;
    assert_eq!(answer.code(), 401);
    assert_eq!(answer.header("cache-control"), "private, no-store");
    let shown = Page::of(&answer.text());
    assert_eq!(shown.value("mo-ta"), TYPED);
    assert_eq!(shown.value("tiep"), page);
    assert!(shown.says("Chữ bạn gõ vẫn được giữ"));
    assert!(shown.all("script").is_empty());

    let wrong = app
        .send(Call::post(
            "/dang-nhap",
            &filled(&answer, A, "a wrong password"),
        ))
        .await;
    assert_eq!(wrong.code(), 422);
    assert_eq!(Page::of(&wrong.text()).value("mo-ta"), TYPED);

    let form = filled(&wrong, A, PASSWORD);
    let right = app.send(Call::post("/dang-nhap", &form)).await;
    assert_eq!(
        (right.code(), right.header("location")),
        (307, page.as_str())
    );
    let cookie = given_cookie(&right).unwrap();
    let saved = app.send(Call::post(&page, &form).by(&cookie)).await;
    assert_eq!(saved.code(), 303, "{}", saved.text());
    let now = app.listing(PRODUCER_A).await.listing.description;
    assert_eq!(now.as_deref(), Some(TYPED));
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_saves_nothing() {
    let app = app().await;
    let before = app.listing(PRODUCER_B).await;
    let (page, answer) = posted(&app, PRODUCER_B).await;
    let form = filled(&answer, A, PASSWORD);
    let cookie = given_cookie(&app.send(Call::post("/dang-nhap", &form)).await).unwrap();
    assert_eq!(
        app.send(Call::post(&page, &form).by(&cookie)).await.code(),
        404
    );
    assert_eq!(app.listing(PRODUCER_B).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_by_somebody_in_between_is_a_conflict_as_always() {
    let app = app().await;
    let (page, answer) = posted(&app, PRODUCER_A).await;
    let listing = app.listing(PRODUCER_A).await;
    let cookie = app.sign_in(A).await;
    let other = crate::support::form::price(&listing, "1.000");
    assert_eq!(
        app.send(Call::post(&page, &other).by(&cookie)).await.code(),
        303
    );
    let form = filled(&answer, A, PASSWORD);
    let again = app.send(Call::post(&page, &form).by(&cookie)).await;
    assert_eq!(again.code(), 409);
    assert_eq!(Page::of(&again.text()).value("mo-ta"), TYPED);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_form_of_the_editor_is_posted_again() {
    let app = app().await;
    let waiting = [("phien-ban", "0"), ("mo-ta", "x")];
    for (next, more) in [
        ("/quan-ly", &waiting[..]),
        ("//evil.vn", &waiting[..]),
        ("/quan-ly/san-pham/x", &[]),
    ] {
        let form = with(&sign_in_form(B, PASSWORD), &[("tiep", next)]);
        let form = with(&form, more);
        assert_eq!(
            app.send(Call::post("/dang-nhap", &form)).await.code(),
            303,
            "{next}"
        );
    }
}
