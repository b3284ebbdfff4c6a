//! Lists say the same as the pages, and lead through everything once.

use crate::support::html::Page;
use crate::support::{App, ORIGIN, app};
use serde_json::Value;
use std::collections::BTreeSet;

async fn json(app: &App, target: &str) -> Value {
    let answer = app.get(target).await;
    assert_eq!(answer.code(), 200, "{target}: {}", answer.text());
    assert_eq!(answer.header("content-type"), "application/json");
    answer.json()
}

fn id(item: &Value) -> &str {
    item["id"].as_str().unwrap()
}

/// Follows `next` to its end and collects the ids; none may come twice.
async fn walk(app: &App, first: &str, id: fn(&Value) -> &str) -> (u64, BTreeSet<String>) {
    let (mut ids, mut total) = (BTreeSet::new(), 0);
    let mut target = Some(first.to_owned());
    while let Some(address) = target {
        let answer = json(app, &address).await;
        total = answer["total"].as_u64().unwrap();
        for item in answer["items"].as_array().unwrap() {
            assert!(ids.insert(id(item).to_owned()), "twice: {item}");
        }
        target = answer["next"]
            .as_str()
            .map(|next| next.strip_prefix(ORIGIN).unwrap().to_owned());
    }
    (total, ids)
}

#[tokio::test(flavor = "multi_thread")]
async fn next_leads_through_all_products_once() {
    let app = app().await;
    for query in [
        "",
        "?sap-xep=ten",
        "?sao=4&sap-xep=moi",
        "?q=m%E1%BA%AFm",
        "?trang=1-3",
        "?q=zzzzzz",
    ] {
        let (total, ids) = walk(&app, &format!("/api/v1/products{query}"), id).await;
        assert_eq!(ids.len() as u64, total, "{query}");
    }
    let (total, _) = walk(&app, "/api/v1/products", id).await;
    assert!(total > 100, "the real register: {total}");
}

#[tokio::test(flavor = "multi_thread")]
async fn next_leads_through_all_producers_once() {
    let app = app().await;
    let (total, ids) = walk(&app, "/api/v1/producers", |item| {
        item["producer"]["id"].as_str().unwrap()
    })
    .await;
    assert_eq!(ids.len() as u64, total);
    assert!(ids.contains("co-so-mau-ben-sao"));
    let beyond = app.get("/api/v1/producers?trang=99").await;
    assert_eq!(beyond.code(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_total_and_the_counts_are_those_of_the_page() {
    let app = app().await;
    for query in [
        "",
        "sao=4",
        "sao=3&huyen=hoang-hoa",
        "q=m%E1%BA%AFm+t%C3%B4m",
        "nhom=thuc-pham&loai=htx",
        "q=zzzzzz",
    ] {
        let answer = json(&app, &format!("/api/v1/products?{query}")).await;
        let inner = json(
            &app,
            &format!(
                "/api/browse?query={}",
                crate::support::form::percent(query.as_bytes())
            ),
        )
        .await;
        assert_eq!(answer["total"], inner["total"], "{query}");
        assert_eq!(answer["query"], query);
        let counts = |facet: &Value| -> Vec<(String, u64)> {
            let values = facet.as_array().unwrap().iter();
            values
                .map(|value| {
                    (
                        value["value"].as_str().unwrap().to_owned(),
                        value["count"].as_u64().unwrap(),
                    )
                })
                .collect()
        };
        for (own, inside) in [
            ("stars", "stars"),
            ("former_districts", "districts"),
            ("communes", "communes"),
            ("groups", "groups"),
            ("producer_kinds", "kinds"),
            ("certificate_states", "states"),
        ] {
            assert_eq!(
                counts(&answer["facets"][own]["values"]),
                counts(&inner["facets"][inside]),
                "{query} {own}"
            );
        }
        let page = Page::of(&app.get(&format!("/san-pham?{query}")).await.text());
        let total = answer["total"].as_u64().unwrap();
        assert!(
            total == 0 || page.says(&format!("{total} sản phẩm")),
            "{query}: {total}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_means_nothing_is_named_and_left_out() {
    let app = app().await;
    let answer = json(
        &app,
        "/api/v1/products?sao=9&huyen=khong-co&sao=4&utm_source=x",
    )
    .await;
    assert_eq!(answer["query"], "sao=4");
    assert_eq!(
        answer["dropped"],
        serde_json::json!([{"param": "sao", "value": "9"}, {"param": "huyen", "value": "khong-co"}])
    );
    let answer = json(&app, "/api/v1/producers?trang=0&sao=9").await;
    assert_eq!(
        answer["dropped"],
        serde_json::json!([{"param": "trang", "value": "0"}])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_beyond_the_last_says_how_many_there_are() {
    let app = app().await;
    let pages = json(&app, "/api/v1/products").await["pages"]
        .as_u64()
        .unwrap();
    let answer = app
        .get(&format!("/api/v1/products?trang={}", pages + 1))
        .await;
    assert_eq!(answer.code(), 404);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("cache-control"), "no-store");
    let problem = answer.json();
    assert_eq!(problem["pages"], pages);
    assert_eq!(problem["status"], 404);
    assert_eq!(problem["type"], "about:blank");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains(&format!("{pages} trang"))
    );
    json(&app, &format!("/api/v1/products?trang={pages}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn places_and_groups_count_what_their_lists_show() {
    let app = app().await;
    let places = json(&app, "/api/v1/places").await;
    let all = |facet: &str| places[facet].as_array().unwrap().clone();
    assert_eq!(all("former_districts").len(), 27);
    assert_eq!(all("communes").len(), 166);
    let groups = json(&app, "/api/v1/groups").await["groups"].clone();
    let mut nodes = groups.as_array().unwrap().clone();
    assert_eq!(nodes.len(), 6);
    let (mut counted, mut at) = ([all("former_districts"), all("communes")].concat(), 0);
    while let Some(node) = nodes.get(at).cloned() {
        nodes.extend(node["groups"].as_array().unwrap().iter().cloned());
        at += 1;
    }
    assert_eq!(nodes.len(), 38);
    counted.extend(nodes);
    for entry in counted {
        let target = entry["products_url"].as_str().unwrap();
        let list = json(&app, target.strip_prefix(ORIGIN).unwrap()).await;
        assert_eq!(list["total"], entry["products"], "{target}");
        assert_eq!(list["dropped"], serde_json::json!([]), "{target}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_real_product_has_sources_and_none_is_called_valid() {
    let app = app().await;
    let mut seen = 0;
    let (_, ids) = walk(&app, "/api/v1/products", id).await;
    for id in ids {
        let answer = json(&app, &format!("/api/v1/products/{id}")).await;
        let certificate = &answer["product"]["certificate"];
        if certificate["evidence"] == "press" {
            seen += 1;
            assert_eq!(certificate["state"], "unconfirmed", "{id}");
            assert_eq!(certificate["valid_until"], Value::Null, "{id}");
            let sample = answer["product"]["name"].as_str().unwrap().contains("mẫu");
            assert!(
                sample || !answer["sources"].as_array().unwrap().is_empty(),
                "{id}"
            );
        }
    }
    assert!(seen > 100, "{seen}");
}
