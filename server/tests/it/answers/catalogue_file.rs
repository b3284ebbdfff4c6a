//! The catalogue as browsers load it, and what is searched for in vain.

use crate::support::people::PRODUCER_A;
use crate::support::{A, Call, app, form};
use domain::{BrowseQuery, Date};
use search::Index;

#[tokio::test(flavor = "multi_thread")]
async fn the_file_that_a_page_names_answers_as_the_server_does() {
    let app = app().await;
    let name = app.get("/du-lieu/hien-tai").await.text();
    let page = app.get("/san-pham").await.text();
    assert!(page.contains(&format!("name=\"catalogue\" content=\"{name}\"")));
    let plain = app.get(&format!("/du-lieu/{name}")).await;
    assert_eq!(plain.code(), 200);
    assert!(plain.header("cache-control").contains("immutable"));
    let call = Call::get(&format!("/du-lieu/{name}")).with("accept-encoding", "gzip, br");
    let small = app.send(call).await;
    assert_eq!(small.header("content-encoding"), "br");
    assert_eq!(small.decoded(), plain.body);
    assert!(small.body.len() <= 15_000, "{} bytes", small.body.len());
    let index = Index::from_bytes(&plain.body).unwrap();
    let today = Date::parse("2026-11-23").unwrap();
    let total = index.browse(&BrowseQuery::default(), today).total;
    let listed = app.get("/api/browse?query=").await.json();
    assert_eq!(listed["total"], total);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_save_gives_the_file_another_name() {
    let app = app().await;
    let before = app.get("/du-lieu/hien-tai").await.text();
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let save = Call::post(&form::editor(&listing), &form::price(&listing, "123.456"));
    assert_eq!(app.send(save.by(&cookie)).await.code(), 303);
    let after = app.get("/du-lieu/hien-tai").await.text();
    assert_ne!(after, before);
    assert_eq!(app.get(&format!("/du-lieu/{before}")).await.code(), 404);
    assert_eq!(app.get(&format!("/du-lieu/{after}")).await.code(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_searched_for_in_vain_is_counted_without_who_asked() {
    let app = app().await;
    for query in ["q=khongcogi", "q=khongcogi&trang=2", "q=mam"] {
        app.get(&format!(
            "/api/browse?query={}",
            query.replace('&', "%26").replace('=', "%3D")
        ))
        .await;
    }
    let day = Date::parse("2026-11-23").unwrap();
    app.state
        .cx
        .unanswered()
        .write_down(app.state.cx.store(), day)
        .await
        .unwrap();
    let counted = app.state.cx.store().zero_results(day, 10).await.unwrap();
    let counted: Vec<(&str, i64)> = counted
        .iter()
        .map(|z| (z.query.as_str(), z.count))
        .collect();
    assert_eq!(counted, [("q=khongcogi", 2)]);
}
