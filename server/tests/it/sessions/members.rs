//! Several people who keep one page.

use crate::support::html::Page;
use crate::support::people::{PRODUCER_A, given_cookie};
use crate::support::{A, Answer, App, B, Call, Cookie, OFFICE, PASSWORD, app};
use domain::form;

const PAGE: &str = "/quan-ly/thanh-vien";
const EDITOR: &str = "0911111111";

async fn posts(app: &App, by: &Cookie, pairs: &[(&str, &str)]) -> Answer {
    let body = form::encode(pairs.iter().copied());
    app.send(Call::post(PAGE, &body).by(by)).await
}

async fn shown(app: &App, by: &Cookie) -> Page {
    Page::of(&app.send(Call::get(PAGE).by(by)).await.text())
}

/// The code that an answer shows.
fn code_of(answer: &Answer) -> String {
    assert_eq!(answer.code(), 200, "{}", answer.text());
    Page::of(&answer.text()).text(".code")
}

/// Lets somebody into the producer of an owner by the real forms.
async fn let_in(app: &App, owner: &Cookie, phone: &str) -> Cookie {
    let code = code_of(&posts(app, owner, &[("viec", "them")]).await);
    let body = form::encode([
        ("ma", code.as_str()),
        ("ten", "Người mẫu Mới"),
        ("so", phone),
        ("mat-khau", PASSWORD),
        ("lai", PASSWORD),
    ]);
    let answer = app.send(Call::post("/nhan-trang", &body)).await;
    assert_eq!(answer.code(), 303, "{}", answer.text());
    given_cookie(&answer).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_of_an_owner_lets_an_editor_in_who_edits_and_sees_no_more() {
    let app = app().await;
    app.disable(crate::support::LATER).await;
    let owner = app.sign_in(A).await;
    let editor = let_in(&app, &owner, EDITOR).await;
    let page = shown(&app, &owner).await;
    assert_eq!(page.all(".saves > .save").len(), 2);
    assert!(page.says("Người mẫu Mới") && page.says("0911 111 111"));
    let page = shown(&app, &editor).await;
    for deed in ["them", "cho-ra", "chu-trang", "mat-khau"] {
        assert!(page.all(&format!("[name=viec][value={deed}]")).is_empty());
    }
    let listing = app.listing(PRODUCER_A).await;
    let edit = format!("/quan-ly/san-pham/{}", listing.id);
    assert_eq!(app.send(Call::get(&edit).by(&editor)).await.code(), 200);
    let refused = posts(&app, &editor, &[("viec", "them")]).await;
    assert_eq!(refused.code(), 403);
    assert!(
        Page::of(&refused.text())
            .text("#loi")
            .contains("Chỉ chủ trang")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_let_out_is_out_at_the_next_request() {
    let app = app().await;
    let owner = app.sign_in(A).await;
    let editor = let_in(&app, &owner, EDITOR).await;
    let id = app.account(EDITOR).await;
    let out = [("viec", "cho-ra"), ("nguoi", id.as_str())];
    let answer = posts(&app, &owner, &out).await;
    assert_eq!(answer.code(), 303);
    let told = app
        .send(Call::get(answer.header("location")).by(&owner))
        .await;
    assert!(
        Page::of(&told.text())
            .text("[role=status]")
            .contains("không vào sửa được nữa")
    );
    assert_eq!(
        app.send(Call::get("/quan-ly").by(&editor)).await.code(),
        303
    );
    assert_eq!(app.try_sign_in(EDITOR, PASSWORD).await.code(), 422);
    assert_eq!(posts(&app, &owner, &out).await.code(), 404);
    let back = let_in(&app, &owner, EDITOR).await;
    assert_eq!(app.send(Call::get("/quan-ly").by(&back)).await.code(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_owner_stays_until_there_is_another() {
    let app = app().await;
    app.disable(crate::support::LATER).await;
    let owner = app.sign_in(A).await;
    let own = app.account(A).await;
    let out = [("viec", "cho-ra"), ("nguoi", own.as_str())];
    let refused = posts(&app, &owner, &out).await;
    assert_eq!(refused.code(), 422);
    assert!(
        Page::of(&refused.text())
            .text("#loi")
            .contains("ít nhất một chủ trang")
    );
    let editor = let_in(&app, &owner, EDITOR).await;
    let id = app.account(EDITOR).await;
    let raise = [("viec", "chu-trang"), ("nguoi", id.as_str())];
    assert_eq!(posts(&app, &owner, &raise).await.code(), 303);
    assert_eq!(posts(&app, &owner, &out).await.code(), 303);
    assert_eq!(app.send(Call::get("/quan-ly").by(&owner)).await.code(), 303);
    assert_eq!(
        shown(&app, &editor)
            .await
            .all("[name=viec][value=them]")
            .len(),
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_gets_an_editor_a_new_password_and_everybody_sees_that() {
    let app = app().await;
    let owner = app.sign_in(A).await;
    let editor = let_in(&app, &owner, EDITOR).await;
    let id = app.account(EDITOR).await;
    let help = [("viec", "mat-khau"), ("nguoi", id.as_str())];
    let code = code_of(&posts(&app, &owner, &help).await);
    assert!(
        shown(&app, &editor)
            .await
            .says("Đang có mã đặt lại mật khẩu")
    );
    let body = form::encode([
        ("so", EDITOR),
        ("ma", code.as_str()),
        ("mat-khau", "một mật khẩu mới, dài"),
        ("lai", "một mật khẩu mới, dài"),
    ]);
    let answer = app.send(Call::post("/quen-mat-khau", &body)).await;
    assert_eq!(answer.code(), 303, "{}", answer.text());
    let again = app.try_sign_in(EDITOR, "một mật khẩu mới, dài").await;
    assert_eq!(again.code(), 303);
    let editor = given_cookie(&again).unwrap();
    // Whoever sets the password of an owner is one; and an open telephone changes no password.
    for of in [app.account(A).await, app.account(EDITOR).await] {
        let asked = [("viec", "mat-khau"), ("nguoi", of.as_str())];
        assert_eq!(posts(&app, &editor, &asked).await.code(), 404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn others_are_not_there() {
    let app = app().await;
    let owner = app.sign_in(A).await;
    let stranger = app.account(B).await;
    for deed in ["cho-ra", "chu-trang", "mat-khau"] {
        for id in [stranger.as_str(), "", "x"] {
            let answer = posts(&app, &owner, &[("viec", deed), ("nguoi", id)]).await;
            assert_eq!(answer.code(), 404, "{deed} {id}");
        }
    }
    assert_eq!(
        posts(&app, &owner, &[("viec", "thu-ma"), ("ma", "x")])
            .await
            .code(),
        404
    );
    code_of(&posts(&app, &owner, &[("viec", "them")]).await);
    let open = shown(&app, &owner).await.value("ma");
    let take = [("viec", "thu-ma"), ("ma", open.as_str())];
    let other = app.sign_in(B).await;
    assert_eq!(posts(&app, &other, &take).await.code(), 404);
    assert_eq!(posts(&app, &owner, &take).await.code(), 303);
    let office = app.sign_in(OFFICE).await;
    assert_eq!(app.send(Call::get(PAGE).by(&office)).await.code(), 404);
    assert_eq!(posts(&app, &office, &[("viec", "them")]).await.code(), 404);
}
