//! Links that are no plain secure addresses are refused by the server, whatever the browser let through.

use crate::support::form::{self, call_body, editor};
use crate::support::html::Page;
use crate::support::people::PRODUCER_A;
use crate::support::{A, Call, app};
use domain::ListingForm;

const HOSTILE: [&str; 62] = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "jAvAsCrIpT:alert(1)",
    " javascript:alert(1)",
    "\u{1}javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\rscript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6a;avascript:alert(1)",
    "javascript://voso.vn/%0aalert(1)",
    "javascript:https://voso.vn/",
    "data:text/html,<script>alert(1)</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "VBScript:x",
    "livescript:x",
    "mocha:x",
    "file:///etc/passwd",
    "ftp://voso.vn/",
    "blob:https://voso.vn/x",
    "about:blank",
    "filesystem:https://voso.vn/x",
    "view-source:https://voso.vn",
    "intent://voso.vn",
    "ws://voso.vn/",
    "http://voso.vn/",
    "//voso.vn/",
    "/\\voso.vn",
    "\\\\voso.vn",
    "https:voso.vn",
    "https:/voso.vn",
    "https:\\\\voso.vn",
    "https:///voso.vn",
    "https://",
    "https://user@voso.vn/",
    "https://user:pass@voso.vn/",
    "https://voso.vn@evil.vn/",
    "https://voso.vn:443/",
    "https://voso.vn:8443/",
    "https://voso.vn\\@evil.vn",
    "https://voso.vn%2eevil.vn/",
    "https://vo\tso.vn/",
    "https://voso.vn/\u{0}",
    "https://voso.vn/\u{7f}",
    "https://voso.vn/a b",
    "https://voso.vn/\u{202e}gpj",
    "https://voso.vn/\"onmouseover=alert(1)",
    "https://voso.vn/'x",
    "https://voso.vn/<script>",
    "https://voso.vn/`x`",
    "https://v\u{f6}so.vn/",
    "https://vo\u{455}o.vn/",
    "https://voso\u{3002}vn/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://[::1]/",
    "https://localhost/",
    "https://nas.local/",
    "https://voso/",
];

fn body(link: &str, version: i64) -> String {
    let typed = ListingForm {
        links: vec![link.to_owned()],
        ..ListingForm::default()
    };
    form::body(&typed, version)
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_links_are_refused_and_nothing_is_saved() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    for link in HOSTILE {
        let body = body(link, listing.version);
        let call = call_body(listing.id.as_str(), &body);
        let answer = app
            .send(Call::post("/api/studio/save-listing", &call).by(&cookie))
            .await;
        assert_eq!(answer.code(), 422, "{link:?}: {}", answer.text());
        assert_eq!(answer.json()["Invalid"][0][0], "Links", "{link:?}");
        let answer = app
            .send(Call::post(&editor(&listing), &body).by(&cookie))
            .await;
        assert_eq!(answer.code(), 422, "{link:?}");
        let page = Page::of(&answer.text());
        assert!(
            page.all("a[href^='#lien-ket']").len() == 1,
            "the summary leads to the field: {link:?}"
        );
        for anchor in page.all("a[href]") {
            let href = anchor.attr("href").unwrap();
            assert!(
                href.starts_with('/') || href.starts_with('#'),
                "{link:?}: {href}"
            );
        }
    }
    assert_eq!(app.listing(PRODUCER_A).await, listing);
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_links_are_taken_and_marked_as_somebody_elses() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    for link in [
        "https://voso.vn/mam?a=1&b=2",
        "HTTPS://www.Facebook.com/legia#x",
        "https://legia.com.vn",
    ] {
        let listing = app.listing(PRODUCER_A).await;
        let call = Call::post(&editor(&listing), &body(link, listing.version)).by(&cookie);
        let answer = app.send(call).await;
        assert_eq!(answer.code(), 303, "{link}: {}", answer.text());
        let page = Page::of(&app.get(&format!("/san-pham/{}", listing.slug)).await.text());
        let anchor = page.one(".buy a");
        assert_eq!(anchor.attr("href"), Some(link));
        assert_eq!(anchor.attr("rel"), Some("ugc nofollow noopener noreferrer"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_wrong_link_is_marked_and_no_rows_are_added() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let mut links: Vec<String> = ["https://voso.vn/a", "http://voso.vn/b", ""]
        .map(str::to_owned)
        .to_vec();
    for _ in 0..3 {
        let typed = ListingForm {
            links: links.clone(),
            ..ListingForm::default()
        };
        let post = Call::post(&editor(&listing), &form::body(&typed, listing.version));
        let answer = app.send(post.by(&cookie)).await;
        assert_eq!(answer.code(), 422);
        let page = Page::of(&answer.text());
        let rows = page.all("[name='lien-ket']");
        let value =
            |row: &scraper::ElementRef<'_>| row.attr("value").unwrap_or_default().to_owned();
        let again: Vec<String> = rows.iter().map(value).collect();
        assert_eq!(again, links, "as many rows as were posted");
        let wrong = page.one("[name='lien-ket'][aria-invalid]");
        assert_eq!(wrong.attr("id"), Some("lien-ket-2"));
        assert!(page.text("#lien-ket-2-loi").contains("https://"));
        assert!(
            page.one("[role=alert] a")
                .text()
                .collect::<String>()
                .starts_with("Đường dẫn 2: ")
        );
        links = again;
    }
}
