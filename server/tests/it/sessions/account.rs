//! The own account: where one is signed in, and the own password.

use crate::support::form::digits;
use crate::support::html::Page;
use crate::support::people::{PASSWORD, given_cookie, sign_in_form};
use crate::support::{A, Answer, App, B, Call, Cookie, HOUR, OFFICE, app};
use sha2::{Digest, Sha256};

const PAGE: &str = "/quan-ly/tai-khoan";
const NEW: &str = "một mật khẩu mới, dài";
const PHONE: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";

async fn sign_in_by(app: &App, phone: &str, browser: &str) -> Cookie {
    let call = Call::post("/dang-nhap", &sign_in_form(phone, PASSWORD)).with("user-agent", browser);
    given_cookie(&app.send(call).await).unwrap()
}

async fn page(app: &App, cookie: &Cookie) -> Page {
    let answer = app.send(Call::get(PAGE).by(cookie)).await;
    assert_eq!(answer.code(), 200);
    assert_eq!(answer.header("cache-control"), "private, no-store");
    Page::of(&answer.text())
}

async fn alive(app: &App, cookie: &Cookie) -> bool {
    app.send(Call::get("/quan-ly").by(cookie)).await.code() == 200
}

/// The ids of the sessions that the page can end.
fn ids(page: &Page) -> Vec<String> {
    let all = page.all("[name=phien]").into_iter();
    all.map(|id| id.attr("value").unwrap().to_owned()).collect()
}

fn end(id: &str) -> Call {
    let form = domain::form::encode([("viec", "thiet-bi"), ("phien", id)]);
    Call::post(PAGE, &form)
}

fn password(old: &str, new: &str, again: &str) -> Call {
    let form = [
        ("viec", "mat-khau"),
        ("cu", old),
        ("mat-khau", new),
        ("lai", again),
    ];
    Call::post(PAGE, &domain::form::encode(form))
}

fn led_to(answer: &Answer) -> (u16, &str) {
    (answer.code(), answer.header("location"))
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_sees_the_own_sessions_and_nothing_that_opens_one() {
    let app = app().await;
    let first = sign_in_by(&app, A, PHONE).await;
    app.later(HOUR);
    let second = app.sign_in(A).await;
    let other = app.sign_in(B).await;
    let shown = page(&app, &second).await;
    let rows = shown.all(".save");
    let texts: Vec<String> = rows.iter().map(|row| row.text().collect()).collect();
    assert_eq!(texts.len(), 2);
    assert!(texts[0].contains("phiên này") && texts[0].contains("Thiết bị không rõ tên"));
    assert!(texts[1].contains("Chrome · Android"), "{}", texts[1]);
    assert!(texts[1].contains("Đăng nhập 09:00 ngày 23/11/2026"));
    let script = shown.one("script").attr("src").unwrap();
    assert!(script.starts_with("/scripts/reveal.js"), "{script}");
    let raw = app.send(Call::get(PAGE).by(&second)).await.text();
    for cookie in [&first, &second, &other] {
        let hash = digits(&Sha256::digest(cookie.token().as_bytes()));
        assert!(!raw.contains(cookie.token()) && !raw.contains(&hash));
    }
    assert!(ids(&page(&app, &other).await).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_session_is_ended_by_its_owner_only() {
    let app = app().await;
    let (here, there) = (app.sign_in(A).await, app.sign_in(A).await);
    let strangers = [app.sign_in(B).await, app.sign_in(OFFICE).await];
    let id = ids(&page(&app, &here).await).remove(0);
    for stranger in &strangers {
        let answer = app.send(end(&id).by(stranger)).await;
        assert_eq!(answer.code(), 404);
    }
    assert_eq!(app.send(end(&id)).await.code(), 401);
    for wrong in ["", "x", there.token()] {
        assert_eq!(app.send(end(wrong).by(&here)).await.code(), 404, "{wrong}");
    }
    assert!(alive(&app, &there).await);
    let answer = app.send(end(&id).by(&here)).await;
    let done = "/quan-ly/tai-khoan?xong=thiet-bi";
    assert_eq!(led_to(&answer), (303, done));
    assert!(!alive(&app, &there).await);
    assert!(alive(&app, &here).await);
    let told = app.send(Call::get(done).by(&here)).await;
    let told = Page::of(&told.text()).text("[role=status]");
    assert_eq!(told, "Đã đăng xuất thiết bị đó.");
    assert_eq!(app.send(end(&id).by(&here)).await.code(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_other_sessions_are_ended_at_once() {
    let app = app().await;
    let here = app.sign_in(A).await;
    let there = [app.sign_in(A).await, app.sign_in(A).await];
    let other = app.sign_in(B).await;
    let answer = app
        .send(Call::post(PAGE, "viec=thiet-bi-khac").by(&here))
        .await;
    assert_eq!(
        led_to(&answer),
        (303, "/quan-ly/tai-khoan?xong=thiet-bi-khac")
    );
    for ended in &there {
        assert!(!alive(&app, ended).await);
    }
    assert!(alive(&app, &here).await && alive(&app, &other).await);
    assert!(ids(&page(&app, &here).await).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_signs_everybody_else_out_and_renews_this_session() {
    let app = app().await;
    for phone in [A, OFFICE] {
        let (here, there) = (app.sign_in(phone).await, app.sign_in(phone).await);
        let answer = app.send(password(PASSWORD, NEW, NEW).by(&here)).await;
        let done = "/quan-ly/tai-khoan?xong=mat-khau";
        assert_eq!(led_to(&answer), (303, done), "{}", answer.text());
        let renewed = given_cookie(&answer).unwrap();
        assert_ne!(renewed, here);
        assert!(!alive(&app, &here).await && !alive(&app, &there).await);
        let told = app.send(Call::get(done).by(&renewed)).await;
        let told = Page::of(&told.text()).text("[role=status]");
        assert!(told.starts_with("Đã đổi mật khẩu."), "{told}");
        assert_eq!(app.try_sign_in(phone, PASSWORD).await.code(), 422);
        assert_eq!(app.try_sign_in(phone, NEW).await.code(), 303);
    }
    assert_eq!(app.try_sign_in(B, PASSWORD).await.code(), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_the_new_password_is_refused_and_counts_for_nobody() {
    let app = app().await;
    let here = app.sign_in(A).await;
    for (old, new, again, control, said) in [
        ("", NEW, NEW, "cu", "Điền cả ba ô."),
        (PASSWORD, "", "", "cu", "Điền cả ba ô."),
        (
            PASSWORD,
            "ngắn",
            "ngắn",
            "mat-khau",
            "Mật khẩu phải có từ 12 đến 128 chữ.",
        ),
        (
            PASSWORD,
            NEW,
            "khác hẳn lần đầu",
            "lai",
            "Hai lần gõ không giống nhau. Gõ lại cả hai.",
        ),
        (
            PASSWORD,
            PASSWORD,
            PASSWORD,
            "mat-khau",
            "Mật khẩu mới phải khác mật khẩu đang dùng.",
        ),
    ] {
        for _ in 0..3 {
            let answer = app.send(password(old, new, again).by(&here)).await;
            assert_eq!(answer.code(), 422, "{said}");
            let page = Page::of(&answer.text());
            let link = page.one("[role=alert] a");
            assert_eq!(link.attr("href"), Some(format!("#{control}").as_str()));
            assert_eq!(page.text(&format!("#{control}-loi")), said);
            assert_eq!(page.text("title"), "Lỗi: Tài khoản của tôi · Sao Quê");
            for typed in [PASSWORD, NEW, "khác hẳn"] {
                assert!(!answer.text().contains(typed), "{typed}");
            }
        }
    }
    assert!(alive(&app, &here).await);
    assert_eq!(app.try_sign_in(A, PASSWORD).await.code(), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_at_the_old_password_are_counted_with_those_at_the_sign_in() {
    let app = app().await;
    let here = app.sign_in(A).await;
    for _ in 0..5 {
        let answer = app
            .send(password("a wrong password", NEW, NEW).by(&here))
            .await;
        assert_eq!(answer.code(), 422);
        let said = Page::of(&answer.text()).text("#cu-loi");
        assert_eq!(said, "Mật khẩu đang dùng chưa đúng. Gõ lại.");
        assert!(given_cookie(&answer).is_none());
    }
    let answer = app.send(password(PASSWORD, NEW, NEW).by(&here)).await;
    assert_eq!((answer.code(), answer.header("retry-after")), (429, "1"));
    assert_eq!(app.try_sign_in(A, PASSWORD).await.code(), 429);
    app.later(1_000);
    let answer = app.send(password(PASSWORD, NEW, NEW).by(&here)).await;
    assert_eq!(answer.code(), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_signed_out_meanwhile_is_told_that_nothing_was_changed() {
    let app = app().await;
    let here = app.sign_in(A).await;
    app.send(Call::post("/dang-xuat", "").by(&here)).await;
    let answer = app.send(password(PASSWORD, NEW, NEW).by(&here)).await;
    assert_eq!(answer.code(), 401);
    let page = Page::of(&answer.text());
    assert!(page.text("[role=status]").contains("Chưa có gì thay đổi"));
    assert_eq!(page.value("tiep"), PAGE);
    assert!(!answer.text().contains(NEW));
    assert_eq!(app.try_sign_in(A, PASSWORD).await.code(), 303);
}
