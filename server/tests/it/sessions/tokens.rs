//! The value in the cookie.

use crate::support::people::{PASSWORD, given_cookie, sign_in_form};
use crate::support::{A, App, B, Call, Cookie, OFFICE, app};
use sha2::{Digest, Sha256};

/// What a session is worth: the page, and the server function.
async fn codes(app: &App, cookie: &Cookie) -> (u16, u16) {
    let page = app.send(Call::get("/quan-ly").by(cookie)).await.code();
    let function = app
        .send(Call::get("/api/studio/products").by(cookie))
        .await
        .code();
    (page, function)
}

const ALIVE: (u16, u16) = (200, 200);
const DEAD: (u16, u16) = (303, 401);

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_is_closed_to_scripts_and_other_sites() {
    let app = app().await;
    let answer = app.try_sign_in(A, PASSWORD).await;
    let set = answer.header("set-cookie").to_owned();
    let mut parts: Vec<&str> = set.split("; ").collect();
    let (name, token) = parts.remove(0).split_once('=').unwrap();
    assert_eq!(name, "__Host-ocop_sid");
    assert_eq!(token.len(), 64, "256 bits");
    assert!(token.bytes().all(|digit| digit.is_ascii_hexdigit()));
    for flag in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] {
        assert!(parts.contains(&flag), "{set}");
    }
    assert!(!set.to_lowercase().contains("domain"), "{set}");
    assert_eq!(answer.headers.get_all("set-cookie").iter().count(), 2);
    assert!(!answer.text().contains(token));
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_database_holds_no_live_token() {
    let app = app().await;
    let mut tokens = Vec::new();
    for number in [A, A, B, OFFICE] {
        let cookie = app.sign_in(number).await;
        app.send(Call::get("/quan-ly").by(&cookie)).await;
        tokens.push(cookie.token().to_owned());
    }
    // While it runs, the newest of it is in the files beside it.
    let mut files = Vec::new();
    for entry in std::fs::read_dir(app.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            files.extend(std::fs::read(path).unwrap());
        }
    }
    files.extend(app.bytes().await);
    for token in tokens {
        assert!(!holds(&files, &token));
        assert!(!holds(&files, &token.to_uppercase()));
        let raw: Vec<u8> = (0..32)
            .map(|at| u8::from_str_radix(&token[2 * at..2 * at + 2], 16).unwrap())
            .collect();
        assert!(!files.windows(32).any(|window| window == raw));
        let hash = Sha256::digest(token.as_bytes());
        let hash = hash
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<Vec<_>>()
            .concat();
        assert!(holds(&files, &hash), "the search finds what is there");
    }
    assert!(!holds(&files, PASSWORD));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_sign_in_ends_the_session_it_came_with() {
    let app = app().await;
    let first = app.sign_in(A).await;
    assert_eq!(codes(&app, &first).await, ALIVE);
    let again = Call::post("/dang-nhap", &sign_in_form(A, PASSWORD)).by(&first);
    let second = given_cookie(&app.send(again).await).unwrap();
    assert_ne!(first, second);
    assert_eq!(codes(&app, &first).await, DEAD);
    assert_eq!(codes(&app, &second).await, ALIVE);
    let other = Call::post("/dang-nhap", &sign_in_form(B, PASSWORD)).by(&second);
    let third = given_cookie(&app.send(other).await).unwrap();
    assert_eq!(codes(&app, &second).await, DEAD);
    assert_eq!(codes(&app, &third).await, ALIVE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_sign_in_leaves_the_session_alone() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let wrong = Call::post("/dang-nhap", &sign_in_form(B, "wrong")).by(&cookie);
    let answer = app.send(wrong).await;
    assert_eq!(answer.code(), 422);
    assert!(given_cookie(&answer).is_none());
    assert_eq!(codes(&app, &cookie).await, ALIVE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_that_somebody_planted_never_becomes_a_session() {
    let app = app().await;
    let planted = Cookie::forged();
    assert_eq!(codes(&app, &planted).await, DEAD);
    let call = Call::post("/dang-nhap", &sign_in_form(A, PASSWORD)).by(&planted);
    let given = given_cookie(&app.send(call).await).unwrap();
    assert_ne!(given, planted);
    assert_eq!(codes(&app, &planted).await, DEAD);
    assert_eq!(codes(&app, &given).await, ALIVE);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_this_session_and_no_other() {
    let app = app().await;
    let (here, there) = (app.sign_in(A).await, app.sign_in(A).await);
    let answer = app.send(Call::post("/dang-xuat", "").by(&here)).await;
    assert_eq!(
        (answer.code(), answer.header("location")),
        (303, "/dang-nhap")
    );
    assert!(
        answer
            .header("set-cookie")
            .starts_with("__Host-ocop_sid=; ")
    );
    assert_eq!(codes(&app, &here).await, DEAD);
    assert_eq!(codes(&app, &there).await, ALIVE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_cannot_sign_anybody_out() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    for method in ["GET", "HEAD"] {
        let mut call = Call::get("/dang-xuat").by(&cookie);
        call.method = method.parse().unwrap();
        assert_eq!(app.send(call).await.code(), 405);
    }
    assert_eq!(codes(&app, &cookie).await, ALIVE);
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_cookies_are_nobody() {
    let app = app().await;
    let token = app.sign_in(A).await.token().to_owned();
    let upper = token.to_uppercase();
    for value in [
        String::new(),
        "__Host-ocop_sid".to_owned(),
        "__Host-ocop_sid=".to_owned(),
        format!("__Host-ocop_sid={}", &token[1..]),
        format!("__Host-ocop_sid={token}0"),
        format!("__Host-ocop_sid={upper}"),
        format!("__Host-ocop_sid=\"{token}\""),
        format!("ocop_sid={token}"),
        format!("x__Host-ocop_sid={token}"),
        format!("__host-ocop_sid={token}"),
        format!("__Host-ocop_sid2={token}"),
        format!("__Host-ocop_sid={}", "'".repeat(64)),
    ] {
        if upper == token && value.ends_with(&token) {
            continue;
        }
        assert_eq!(codes(&app, &Cookie(value.clone())).await, DEAD, "{value}");
    }
    let among = Cookie(format!("a=b; __Host-ocop_sid={token}; c=d"));
    assert_eq!(codes(&app, &among).await, ALIVE);
}
