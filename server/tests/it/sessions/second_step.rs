//! Signing in with two steps.

use crate::support::form::{editor, price};
use crate::support::html::Page;
use crate::support::people::{PRODUCER_A, given_cookie};
use crate::support::{A, Answer, App, B, Call, Cookie, MINUTE, PASSWORD, SECOND, app};
use domain::form;
use totp_rs::{Builder, Secret};

const PAGE: &str = "/quan-ly/tai-khoan/hai-buoc";
const NEXT: i64 = 30 * SECOND;

/// What the app on somebody's telephone shows now.
fn digits(app: &App, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    let now = app.state.cx.now().0 / 1000;
    totp.generate(u64::try_from(now).unwrap()).to_string()
}

async fn posts(app: &App, by: &Cookie, pairs: &[(&str, &str)]) -> Answer {
    let body = form::encode(pairs.iter().copied());
    app.send(Call::post(PAGE, &body).by(by)).await
}

/// Switches it on for A by the real forms: the secret, and the codes on paper.
async fn switched_on(app: &App, by: &Cookie) -> (String, Vec<String>) {
    let begun = posts(app, by, &[("viec", "bat-dau")]).await;
    assert_eq!(begun.code(), 200);
    let page = Page::of(&begun.text());
    assert_eq!(page.all("svg.secret-code path").len(), 1);
    let secret = page.text("main section code").replace(' ', "");
    let shown = digits(app, &secret);
    // An open telephone alone does not shut its owner out.
    for password in ["", "không phải mật khẩu này"] {
        let tried = [("viec", "bat"), ("mat-khau", password), ("sau-so", &shown)];
        let refused = posts(app, by, &tried).await;
        let page = Page::of(&refused.text());
        assert_eq!(page.all("#mat-khau-loi").len(), 1);
    }
    let confirm = [("viec", "bat"), ("mat-khau", PASSWORD), ("sau-so", &*shown)];
    let on = posts(app, by, &confirm).await;
    assert_eq!(on.code(), 200, "{}", on.text());
    assert_eq!(on.header("cache-control"), "private, no-store");
    let page = Page::of(&on.text());
    let codes: Vec<String> = page
        .all(".spare code")
        .iter()
        .map(|code| code.text().collect())
        .collect();
    assert_eq!(codes.len(), 10);
    app.later(NEXT);
    (secret, codes)
}

/// The token that the second page carries after the right password.
async fn begun(app: &App) -> String {
    let answer = app.try_sign_in(A, PASSWORD).await;
    assert_eq!(answer.code(), 200, "{}", answer.text());
    assert!(given_cookie(&answer).is_none(), "nobody is in yet");
    Page::of(&answer.text()).value("buoc")
}

async fn second(app: &App, token: &str, control: &str, typed: &str) -> Answer {
    let body = form::encode([("buoc", token), ("tiep", "/quan-ly"), (control, typed)]);
    app.send(Call::post("/dang-nhap/ma", &body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn once_it_is_on_the_password_alone_opens_nothing() {
    let app = app().await;
    let (secret, _) = switched_on(&app, &app.sign_in(A).await).await;
    let token = begun(&app).await;
    let wrong = second(&app, &token, "sau-so", "000000").await;
    assert_eq!(wrong.code(), 422);
    assert!(
        Page::of(&wrong.text())
            .text("#sau-so-loi")
            .contains("chưa đúng")
    );
    let right = digits(&app, &secret);
    let spaced = format!("{} {}", &right[..3], &right[3..]);
    let done = second(&app, &token, "sau-so", &spaced).await;
    assert_eq!((done.code(), done.header("location")), (303, "/quan-ly"));
    let cookie = given_cookie(&done).unwrap();
    assert_eq!(
        app.send(Call::get("/quan-ly").by(&cookie)).await.code(),
        200
    );
    let again = second(&app, &token, "sau-so", &right).await;
    assert_eq!(again.code(), 422, "what was begun is at its end");
    let replayed = second(&app, &begun(&app).await, "sau-so", &right).await;
    assert_eq!(replayed.code(), 422, "each step of time works once");
    assert_eq!(app.try_sign_in(B, PASSWORD).await.code(), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_on_paper_stands_for_the_digits_once() {
    let app = app().await;
    let owner = app.sign_in(A).await;
    let (_, codes) = switched_on(&app, &owner).await;
    let written = codes[0].to_lowercase().replace(' ', "-");
    let done = second(&app, &begun(&app).await, "du-phong", &written).await;
    assert_eq!(done.code(), 303, "{}", done.text());
    let again = second(&app, &begun(&app).await, "du-phong", &written).await;
    assert_eq!(again.code(), 422);
    let page = Page::of(&again.text());
    assert!(page.text("#du-phong-loi").contains("đã dùng rồi"));
    assert_eq!(page.all("details[open] #du-phong").len(), 1);
    let page = app.send(Call::get(PAGE).by(&owner)).await;
    assert!(Page::of(&page.text()).says("Còn 9 mã dự phòng"));
}

#[tokio::test(flavor = "multi_thread")]
async fn digits_are_tries_like_passwords_and_the_second_page_ends_after_ten_minutes() {
    let app = app().await;
    let (secret, _) = switched_on(&app, &app.sign_in(A).await).await;
    let token = begun(&app).await;
    let mut refused = 0;
    loop {
        let answer = second(&app, &token, "sau-so", "000000").await;
        if answer.code() == 429 {
            assert_eq!(answer.header("retry-after"), "1");
            break;
        }
        assert_eq!(answer.code(), 422);
        refused += 1;
    }
    assert_eq!(refused, 4, "the password was the first of five");
    assert_eq!(app.try_sign_in(A, PASSWORD).await.code(), 429);
    app.later(10 * MINUTE);
    let late = second(&app, &token, "sau-so", &digits(&app, &secret)).await;
    assert_eq!(late.code(), 422);
    let page = Page::of(&late.text());
    assert!(page.text("#loi").contains("Đăng nhập lại từ đầu"));
    assert_eq!(page.all("[name=mat-khau]").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listing_that_waits_goes_through_both_pages() {
    let app = app().await;
    let (secret, _) = switched_on(&app, &app.sign_in(A).await).await;
    let listing = app.listing(PRODUCER_A).await;
    let to = editor(&listing);
    let waiting = price(&listing, "77.000");
    let first = form::encode([("so", A), ("mat-khau", PASSWORD), ("tiep", &*to)]);
    let answer = app
        .send(Call::post("/dang-nhap", &format!("{first}&{waiting}")))
        .await;
    assert_eq!(answer.code(), 200);
    let page = Page::of(&answer.text());
    let mut pairs: Vec<(String, String)> = Vec::new();
    for control in page.all("main form input[type=hidden]") {
        let value = |name| control.attr(name).unwrap().to_owned();
        pairs.push((value("name"), value("value")));
    }
    pairs.push(("sau-so".to_owned(), digits(&app, &secret)));
    let pairs = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let body = form::encode(pairs);
    let done = app.send(Call::post("/dang-nhap/ma", &body)).await;
    assert_eq!((done.code(), done.header("location")), (307, &*to));
    let cookie = given_cookie(&done).unwrap();
    let saved = app.send(Call::post(&to, &body).by(&cookie)).await;
    assert_eq!(saved.code(), 303, "{}", saved.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_switched_off_with_password_and_proof_only() {
    let app = app().await;
    let owner = app.sign_in(A).await;
    let (secret, codes) = switched_on(&app, &owner).await;
    for (password, control, typed, at) in [
        ("", "sau-so", "000000", "mat-khau"),
        (
            "a wrong password",
            "du-phong",
            codes[0].as_str(),
            "mat-khau",
        ),
        (PASSWORD, "sau-so", "000000", "sau-so"),
        (PASSWORD, "sau-so", "", "sau-so"),
        (PASSWORD, "du-phong", "7K4M", "du-phong"),
    ] {
        let off = [("viec", "tat"), ("mat-khau", password), (control, typed)];
        let answer = posts(&app, &owner, &off).await;
        assert_eq!(answer.code(), 422, "{password} {typed}");
        assert_eq!(Page::of(&answer.text()).all(&format!("#{at}-loi")).len(), 1);
    }
    let again = posts(&app, &owner, &[("viec", "bat-dau")]).await;
    assert!(!again.text().contains(&secret[..4]), "it is shown once");
    let right = digits(&app, &secret);
    let off = [("viec", "tat"), ("mat-khau", PASSWORD), ("sau-so", &*right)];
    let answer = posts(&app, &owner, &off).await;
    assert_eq!(answer.code(), 303, "{}", answer.text());
    let told = app
        .send(Call::get(answer.header("location")).by(&owner))
        .await;
    assert!(
        Page::of(&told.text())
            .text("[role=status]")
            .contains("Đã tắt")
    );
    assert_eq!(app.try_sign_in(A, PASSWORD).await.code(), 303);
}
