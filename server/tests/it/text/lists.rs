//! Text from the address, and from the sign-in form.

use super::payloads;
use crate::support::html::{Page, Shape, beyond};
use crate::support::{App, Call, app_without_cache};
use domain::form::encode;

async fn page(app: &App, target: &str, code: u16) -> Page {
    let answer = app.get(target).await;
    assert_eq!(answer.code(), code, "{target}");
    Page::of(&answer.text())
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_values_are_named_as_text() {
    let app = app_without_cache().await;
    let ask = |value: &str| {
        let all = ["sao", "huyen", "nhom", "sap-xep"].map(|name| (name, value));
        format!("/san-pham?{}", encode(all))
    };
    let allowed = page(&app, &ask("Vô hại"), 200).await.shape();
    for payload in payloads::all() {
        let page = page(&app, &ask(&payload), 200).await;
        assert_eq!(page.shape(), allowed, "{payload:?}");
        let seen = payload.trim().chars().filter(|c| !domain::text::hidden(*c));
        let shown: String = seen.take(60).collect();
        assert!(page.says(&shown), "{payload:?}");
    }
}

/// The elements of lists with and without results.
fn joined(shapes: [Shape; 4]) -> Shape {
    let mut all = Shape::new();
    for (key, count) in shapes.into_iter().flatten() {
        let most = all.entry(key).or_default();
        *most = count.max(*most);
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_text_is_text_in_box_chip_and_links() {
    let app = app_without_cache().await;
    let ask = |text: &str| format!("/san-pham?{}", encode([("q", text)]));
    let allowed = joined([
        page(&app, &ask("zzzzzzzz"), 200).await.shape(),
        page(&app, &ask("a"), 200).await.shape(),
        page(&app, &ask("mam"), 200).await.shape(),
        page(&app, &ask(""), 200).await.shape(),
    ]);
    for payload in payloads::all() {
        let page = page(&app, &ask(&payload), 200).await;
        let kinds = |shape: &Shape| shape.keys().cloned().map(|key| (key, 1)).collect::<Shape>();
        assert_eq!(
            beyond(&kinds(&page.shape()), &kinds(&allowed)),
            Shape::new(),
            "{payload:?}"
        );
        let (query, _) = domain::BrowseQuery::parse(&encode([("q", payload.as_str())]));
        assert_eq!(page.value("q"), query.text, "{payload:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_to_sign_in_is_text() {
    let app = app_without_cache().await;
    let post = |phone: &str, next: &str| {
        let body = encode([("so", phone), ("mat-khau", ""), ("tiep", next)]);
        Call::post("/dang-nhap", &body)
    };
    let allowed = Page::of(&app.send(post("vô hại", "vô hại")).await.text()).shape();
    for payload in payloads::all() {
        let answer = app.send(post(&payload, &payload)).await;
        assert_eq!(answer.code(), 422, "{payload:?}");
        let page = Page::of(&answer.text());
        assert_eq!(page.shape(), allowed, "{payload:?}");
        assert_eq!(page.value("so"), payload);
        assert_eq!(page.value("tiep"), "/quan-ly");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_to_go_next_is_text() {
    let app = app_without_cache().await;
    let ask = |next: &str| format!("/dang-nhap?{}", encode([("tiep", next)]));
    let allowed = page(&app, &ask("vô hại"), 200).await.shape();
    for payload in payloads::all() {
        let page = page(&app, &ask(&payload), 200).await;
        assert_eq!(page.shape(), allowed, "{payload:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_that_lead_nowhere_show_nothing_of_themselves() {
    let app = app_without_cache().await;
    let ask = |at: usize, text: &str| {
        let base = ["/", "/san-pham/", "/co-so/"][at % 3];
        let escaped = encode([("", text)]).replace('+', "%20");
        format!("{base}{}", escaped.trim_start_matches('='))
    };
    let mut allowed = Vec::new();
    for at in 0..3 {
        allowed.push(page(&app, &ask(at, "Vô hại"), 404).await.shape());
    }
    for (at, payload) in payloads::all().iter().enumerate() {
        let page = page(&app, &ask(at, payload), 404).await;
        assert_eq!(page.shape(), allowed[at % 3], "{payload:?}");
    }
}
