//! Requests that another site made a browser send.

use crate::support::form::{self, call_body, editor};
use crate::support::people::{PRODUCER_A, sign_in_form};
use crate::support::{A, App, Call, Cookie, PASSWORD, app};
use store::OwnListing;

/// The headers that matter.
struct Case {
    site: Option<&'static str>,
    origin: Option<&'static str>,
    host: Option<&'static str>,
    taken: bool,
}

const fn case(site: Option<&'static str>, origin: Option<&'static str>, taken: bool) -> Case {
    Case {
        site,
        origin,
        host: Some("saoque.vn"),
        taken,
    }
}

const fn at(
    host: Option<&'static str>,
    site: Option<&'static str>,
    origin: &'static str,
    taken: bool,
) -> Case {
    Case {
        site,
        origin: Some(origin),
        host,
        taken,
    }
}

const OWN: &str = "https://saoque.vn";

/// `Sec-Fetch-Site`, `Origin`, and whether the request may do what it asks.
const CASES: [Case; 33] = [
    // A browser of today on a page of this site; one that was given the address by hand.
    case(Some("same-origin"), Some(OWN), true),
    case(Some("same-origin"), None, true),
    case(Some("none"), None, true),
    // Everything else that a browser of today can say.
    case(Some("same-site"), Some(OWN), false),
    case(Some("same-site"), Some("https://shop.saoque.vn"), false),
    case(Some("same-site"), None, false),
    case(Some("cross-site"), Some("https://evil.vn"), false),
    case(Some("cross-site"), Some("null"), false),
    case(Some("cross-site"), Some(OWN), false),
    case(Some("cross-site"), None, false),
    // Values that no browser sends.
    case(Some(""), None, false),
    case(Some("Same-Origin"), Some(OWN), false),
    case(Some("same-origin, cross-site"), Some(OWN), false),
    case(Some("unknown"), None, false),
    // No browser at all: there is no session to ride on.
    case(None, None, true),
    // Browsers from before 2023 say only where they come from.
    case(None, Some(OWN), true),
    case(None, Some("null"), false),
    case(None, Some("https://evil.vn"), false),
    case(None, Some("https://shop.saoque.vn"), false),
    case(None, Some("https://saoque.vn.evil.vn"), false),
    case(None, Some("https://evilsaoque.vn"), false),
    case(None, Some("https://saoque.vn:8443"), false),
    case(None, Some("https://SAOQUE.VN"), false),
    case(None, Some("https://saoque.vn."), false),
    case(None, Some("https://saoque.vn@evil.vn"), false),
    case(None, Some("https://xn--soqu-0ra.vn"), false),
    case(None, Some("https://s\u{430}oque.vn"), false),
    case(None, Some("file://"), false),
    case(None, Some("data:text/html,x"), false),
    // A proxy that hides the name that the browser asked for.
    at(Some("127.0.0.1:3000"), Some("same-origin"), OWN, true),
    at(Some("127.0.0.1:3000"), None, OWN, false),
    at(Some("saoque.vn:8443"), None, OWN, false),
    at(None, None, OWN, false),
];

impl Case {
    fn of(&self, mut call: Call) -> Call {
        call = call
            .without("sec-fetch-site")
            .without("origin")
            .without("host");
        for (name, value) in [
            ("sec-fetch-site", self.site),
            ("origin", self.origin),
            ("host", self.host),
        ] {
            if let Some(value) = value {
                call = call.with_bytes(name, value.as_bytes());
            }
        }
        call
    }
}

async fn posts(app: &App, cookie: &Cookie) -> (OwnListing, Vec<Call>) {
    let listing = app.listing(PRODUCER_A).await;
    let price = form::price(&listing, "77.000");
    let posts = vec![
        Call::post("/dang-nhap", &sign_in_form(A, PASSWORD)),
        Call::post("/dang-xuat", "").by(cookie),
        Call::post(&editor(&listing), &price).by(cookie),
        Call::post(
            "/api/studio/save-listing",
            &call_body(listing.id.as_str(), &price),
        )
        .by(cookie),
    ];
    (listing, posts)
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_of_other_sites_are_refused_and_change_nothing() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let app = app.restart().await;
    let before = std::fs::read(app.file()).unwrap();
    let (_, posts) = posts(&app, &cookie).await;
    for case in CASES.iter().filter(|case| !case.taken) {
        for post in &posts {
            let what = format!(
                "{} {:?} {:?} {:?}",
                post.target, case.site, case.origin, case.host
            );
            let answer = app.send(case.of(post.clone())).await;
            assert_eq!(answer.code(), 403, "{what}");
            assert!(!answer.headers.contains_key("set-cookie"), "{what}");
        }
    }
    assert!(
        before == app.bytes().await,
        "not one byte of the database is another"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn own_requests_are_taken() {
    let app = app().await;
    for case in CASES.iter().filter(|case| case.taken) {
        let cookie = app.sign_in(A).await;
        let (_, posts) = posts(&app, &cookie).await;
        let [sign_in, sign_out, by_form, _] = posts.try_into().unwrap();
        let what = format!("{:?} {:?} {:?}", case.site, case.origin, case.host);
        let saved = app.send(case.of(by_form)).await;
        assert_eq!(saved.code(), 303, "{what}: {}", saved.text());
        let (listing, posts) = self::posts(&app, &cookie).await;
        let by_function = app.send(case.of(posts[3].clone())).await;
        assert_eq!(by_function.code(), 200, "{what}: {}", by_function.text());
        assert_eq!(app.listing(PRODUCER_A).await.version, listing.version + 1);
        for call in [sign_in, sign_out] {
            let answer = app.send(case.of(call)).await;
            assert_eq!(answer.code(), 303, "{what}: {}", answer.text());
            assert!(answer.headers.contains_key("set-cookie"), "{what}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_is_open_to_links_from_everywhere() {
    let app = app().await;
    for target in ["/", "/san-pham", "/dang-nhap", "/api/overview"] {
        let call = Call::get(target)
            .with("sec-fetch-site", "cross-site")
            .with("origin", "https://evil.vn");
        let answer = app.send(call).await;
        assert_eq!(answer.code(), 200, "{target}");
        assert_eq!(answer.header("access-control-allow-origin"), "", "{target}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unsafe_method_of_any_name_is_judged_like_a_post() {
    let app = app().await;
    for method in ["PUT", "PATCH", "DELETE", "BREW"] {
        let mut call = Call::post("/dang-xuat", "").with("sec-fetch-site", "cross-site");
        call.method = method.parse().unwrap();
        assert_eq!(app.send(call).await.code(), 403, "{method}");
    }
}
