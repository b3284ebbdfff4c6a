//! Making the own account with the code of a letter.

use crate::support::html::Page;
use crate::support::people::{PRODUCER_A, given_cookie};
use crate::support::{A, Answer, App, Call, DAY, HOUR, PASSWORD, SECOND, app};
use crate::text::payloads;
use domain::{OneTimeCode, Slug, form};
use server::password::hash_code;

const PAGE: &str = "/nhan-trang";
const NEW: &str = "0911 111 111";
const GONE: &str = "Mã này không dùng được";
const MISTYPED: &str = "Mã này thiếu hoặc sai một ký tự, xem lại thư.";

/// The code that these bits stand for, or the next that there is.
fn code(bits: u64) -> OneTimeCode {
    (bits..).find_map(OneTimeCode::of_random).unwrap()
}

/// A letter to the producer of [`A`].
async fn letter(app: &App, code: &OneTimeCode) {
    let store = app.state.cx.store();
    let slug = Slug::parse(PRODUCER_A).unwrap();
    let producer = store.producer(&slug).await.unwrap().unwrap();
    let hash = hash_code(code, &store.code_salt().await.unwrap()).unwrap();
    let now = app.state.cx.now();
    store.issue_claim(&producer.id, &hash, now).await.unwrap();
}

fn filled(code: &str, phone: &str) -> Vec<(&'static str, String)> {
    [
        ("ma", code),
        ("ten", "Người mẫu Mới"),
        ("so", phone),
        ("mat-khau", PASSWORD),
        ("lai", PASSWORD),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

fn post(pairs: &[(&str, String)]) -> Call {
    let pairs = pairs.iter().map(|(name, value)| (*name, value.as_str()));
    Call::post(PAGE, &form::encode(pairs))
}

async fn claims(app: &App, code: &str, phone: &str) -> Answer {
    app.send(post(&filled(code, phone))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_leads_straight_into_the_studio_of_its_producer_and_works_once() {
    let app = app().await;
    let code = code(1);
    letter(&app, &code).await;
    let (a, b) = code.as_str().split_at(4);
    let written = format!(" {} - {b} ", a.to_lowercase());
    let answer = claims(&app, &written, NEW).await;
    assert_eq!(answer.code(), 303, "{}", answer.text());
    assert_eq!(answer.header("location"), "/quan-ly");
    assert_eq!(answer.headers.get_all("set-cookie").iter().count(), 2);
    let cookie = given_cookie(&answer).unwrap();
    let studio = app.send(Call::get("/quan-ly").by(&cookie)).await;
    assert_eq!(studio.code(), 200);
    let listing = app.listing(PRODUCER_A).await;
    assert!(studio.text().contains(listing.name.as_str()));
    assert_eq!(app.try_sign_in(NEW, PASSWORD).await.code(), 303);
    let again = claims(&app, code.as_str(), "0922222222").await;
    assert_eq!(again.code(), 422);
    assert!(Page::of(&again.text()).text("#ma-loi").contains(GONE));
    assert!(given_cookie(&again).is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistyped_code_is_said_at_once_and_all_others_get_one_answer() {
    let app = app().await;
    let (used, ended, revoked, unknown) = (code(10), code(20), code(30), code(40));
    letter(&app, &ended).await;
    app.later(60 * DAY);
    letter(&app, &used).await;
    assert_eq!(claims(&app, used.as_str(), NEW).await.code(), 303);
    letter(&app, &revoked).await;
    letter(&app, &code(50)).await;
    let mut said = Vec::new();
    for code in [&used, &ended, &revoked, &unknown] {
        let answer = claims(&app, code.as_str(), "0922222222").await;
        assert_eq!(answer.code(), 422);
        let html = answer.text().replace(code.as_str(), "");
        assert!(Page::of(&html).text("#ma-loi").contains(GONE));
        said.push(html);
    }
    said.dedup();
    assert_eq!(said.len(), 1);
    for wrong in ["7K4M", "O0O0 O0O0", &used.as_str()[..7]] {
        let answer = claims(&app, wrong, "0922222222").await;
        assert_eq!(answer.code(), 422, "{wrong}");
        assert_eq!(Page::of(&answer.text()).text("#ma-loi"), MISTYPED);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_wrong_is_said_beside_its_field_and_above_and_only_passwords_are_gone() {
    let app = app().await;
    let answer = app
        .send(post(&[
            ("ma", "7k4m".to_owned()),
            ("ten", "x".repeat(101)),
            ("so", "12".to_owned()),
            ("mat-khau", "quá ngắn".to_owned()),
            ("lai", "khác hẳn lần đầu".to_owned()),
        ]))
        .await;
    assert_eq!(answer.code(), 422);
    assert_eq!(answer.header("cache-control"), "private, no-store");
    let page = Page::of(&answer.text());
    assert!(page.text("title").starts_with("Lỗi: "));
    let links = page.all("#loi[role=alert][autofocus] a");
    assert_eq!(links.len(), 4);
    for link in links {
        let control = link.attr("href").unwrap();
        let said: String = link.text().collect();
        assert_eq!(page.text(&format!("{control}-loi")), said);
        let described = page.all(&format!("[aria-describedby~='{}-loi']", &control[1..]));
        assert_eq!(described.len(), 1, "{control}");
    }
    assert_eq!(page.value("ma"), "7k4m");
    assert_eq!(page.value("ten"), "x".repeat(101));
    assert_eq!(page.value("so"), "12");
    assert!(!answer.text().contains("quá ngắn") && !answer.text().contains("khác hẳn"));
    for (name, of_type, autocomplete) in [
        ("ma", "text", "off"),
        ("so", "tel", "username"),
        ("mat-khau", "password", "new-password"),
    ] {
        let control = page.one(&format!("[name='{name}']"));
        assert_eq!(control.attr("type"), Some(of_type));
        assert_eq!(control.attr("autocomplete"), Some(autocomplete));
    }
    assert_eq!(page.all("button[data-reveal][hidden]").len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn that_a_number_has_an_account_is_told_only_to_whoever_has_a_good_code() {
    let app = app().await;
    let code = code(1);
    let without = claims(&app, code.as_str(), A).await;
    assert!(Page::of(&without.text()).all("#so-loi").is_empty());
    letter(&app, &code).await;
    let answer = claims(&app, code.as_str(), A).await;
    assert_eq!(answer.code(), 422);
    let page = Page::of(&answer.text());
    assert!(page.text("#so-loi").contains("đã có tài khoản"));
    assert_eq!(page.all("#loi a[href='/dang-nhap']").len(), 1);
    assert_eq!(page.value("ma"), code.as_str());
    assert_eq!(
        claims(&app, code.as_str(), NEW).await.code(),
        303,
        "still good"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_are_slowed_by_address_and_a_restart_forgives_nothing() {
    let app = app().await;
    let good = code(1);
    letter(&app, &good).await;
    let from = |code: &OneTimeCode, address: &str| {
        post(&filled(code.as_str(), NEW)).with("x-forwarded-for", address)
    };
    for bits in 100..105 {
        let answer = app.send(from(&code(bits * 50), "203.0.113.7")).await;
        assert_eq!(answer.code(), 422);
    }
    let app = app.restart().await;
    let answer = app.send(from(&good, "203.0.113.7")).await;
    assert_eq!((answer.code(), answer.header("retry-after")), (429, "1"));
    let page = Page::of(&answer.text());
    assert!(page.text("#loi").contains("Chờ 1 giây rồi thử lại"));
    assert_eq!(page.value("ma"), good.as_str());
    app.later(SECOND);
    assert_eq!(app.send(from(&good, "203.0.113.7")).await.code(), 303);
    let bytes = app.bytes().await;
    let kept = |text: &str| bytes.windows(text.len()).any(|at| at == text.as_bytes());
    assert!(!kept("203.0.113.7") && !kept(good.as_str()));
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_typed_stays_text() {
    let app = app().await;
    let body = |typed: &str| {
        post(&["ma", "ten", "so", "mat-khau", "lai"].map(|name| (name, typed.to_owned())))
    };
    let known = Page::of(&app.send(body("x")).await.text()).shape();
    for typed in payloads::all() {
        let answer = app.send(body(&typed)).await;
        assert_eq!(answer.code(), 422, "{typed}");
        let page = Page::of(&answer.text());
        for control in ["ma", "ten", "so"] {
            assert_eq!(page.value(control), typed, "{control}");
        }
        let elements = |shape: crate::support::html::Shape| {
            let names = shape.into_keys().map(|(element, _)| element);
            names.collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!(elements(page.shape()), elements(known.clone()), "{typed}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_the_same_for_everybody_and_found_from_the_sign_in() {
    let app = app().await;
    let sign_in = app.get("/dang-nhap").await.text();
    let links = Page::of(&sign_in);
    for to in [PAGE, "/quen-mat-khau"] {
        assert_eq!(links.all(&format!("main a[href='{to}']")).len(), 1, "{to}");
        let answer = app.get(to).await;
        assert_eq!((answer.code(), answer.header("set-cookie")), (200, ""));
        assert_eq!(answer.header("cache-control"), "no-cache");
        let cookie = app.sign_in(A).await;
        let signed_in = app.send(Call::get(to).by(&cookie)).await;
        assert_eq!(signed_in.text(), answer.text());
    }
    let other = post(&filled(code(1).as_str(), NEW)).with("sec-fetch-site", "cross-site");
    assert_eq!(app.send(other).await.code(), 403);
    app.later(HOUR);
}
