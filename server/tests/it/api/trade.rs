//! Points of sale and fairs.

use crate::support::form::{editor, price};
use crate::support::people::PRODUCER_A;
use crate::support::{A, App, Call, app};
use serde_json::{Value, json};

async fn items(app: &App, target: &str) -> Vec<Value> {
    let answer = app.get(target).await;
    assert_eq!(answer.code(), 200, "{target}: {}", answer.text());
    answer.json()["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_point_of_sale_is_what_its_source_saw() {
    let app = app().await;
    let points = items(&app, "/api/v1/points-of-sale").await;
    assert_eq!(points.len(), 16);
    let point = points
        .iter()
        .find(|point| point["name"] == "Trung tâm Trưng bày hàng hóa tỉnh Thanh Hóa")
        .unwrap();
    assert_eq!(
        point,
        &json!({
            "id": "trung-tam-trung-bay-hang-hoa-tinh-thanh-hoa",
            "name": "Trung tâm Trưng bày hàng hóa tỉnh Thanh Hóa",
            "address": "91 Nguyễn Chí Thanh",
            "place": {
                // The ward of before was split, so the one of today is not known.
                "commune": null,
                "former_district": { "id": "tp-thanh-hoa", "name": "TP Thanh Hóa", "kind": "thanh_pho" },
                "former_commune": "phường Đông Thọ",
                "as_written": null,
            },
            "operator": "Chi nhánh VCCI Thanh Hóa",
            "year_seen": 2020,
            "sources": ["https://congthuong.vn/thanh-hoa-da-dang-diem-ban-hang-viet-nam-146037.html"],
        })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_says_how_it_lies_to_today() {
    let app = app().await;
    let events = items(&app, "/api/v1/events").await;
    assert_eq!(events.len(), 12);
    assert_eq!(
        events[0],
        json!({
            "id": "festival-ocop-viet-nam-2025",
            "name": "Festival OCOP Việt Nam 2025",
            "place": "Hoàng thành Thăng Long, Hà Nội",
            "start": "2025-12-20",
            "end": "2025-12-23",
            "time": "past",
            "sources": ["https://vneconomy.vn/festival-ocop-viet-nam-2025-hoi-tu-tinh-hoa-lan-toa-khat-vong-vuon-xa.htm"],
        })
    );
    let times = |time: &str| events.iter().filter(|event| event["time"] == time).count();
    assert_eq!((times("past"), times("unknown")), (4, 8));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_save_and_a_restart_keep_them() {
    let app = app().await;
    let targets = ["/api/v1/points-of-sale", "/api/v1/events"];
    let mut before = Vec::new();
    for target in targets {
        before.push(items(&app, target).await);
    }
    let (listing, cookie) = (app.listing(PRODUCER_A).await, app.sign_in(A).await);
    let save = Call::post(&editor(&listing), &price(&listing, "123.000"));
    assert_eq!(app.send(save.by(&cookie)).await.code(), 303);
    for (target, before) in targets.into_iter().zip(&before) {
        assert_eq!(&items(&app, target).await, before, "after a save: {target}");
    }
    let app = app.restart().await;
    for (target, before) in targets.into_iter().zip(&before) {
        assert_eq!(
            &items(&app, target).await,
            before,
            "after a restart: {target}"
        );
    }
}
