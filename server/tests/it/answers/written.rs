//! Pages of words: points of sale, fairs, what OCOP is, and what this site is.

use crate::support::html::Page;
use crate::support::{App, DAY, app, app_with_contact, app_without_cache};
use domain::{Date, Language};
use std::collections::BTreeMap;

const PAGES: [&str; 7] = [
    "/diem-ban",
    "/su-kien",
    "/ocop",
    "/gioi-thieu",
    "/dieu-khoan",
    "/quyen-rieng-tu",
    "/lien-he",
];

async fn page(app: &App, path: &str) -> Page {
    let answer = app.get(path).await;
    assert_eq!(answer.code(), 200, "{path}");
    Page::of(&answer.text())
}

/// The texts of all elements of a selector.
fn texts(page: &Page, selector: &str) -> Vec<String> {
    let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
    page.all(selector).into_iter().map(text).collect()
}

/// Turns the clock to nine o'clock of a day.
fn turn_to(app: &App, day: &str) {
    let days = Date::parse(day).unwrap().days() - app.state.cx.today().days();
    app.later(i64::from(days) * DAY);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_has_one_heading_and_ways_in_its_language() {
    let app = app_without_cache().await;
    for path in PAGES {
        for language in Language::ALL {
            let path = language.at(path);
            let page = page(&app, &path).await;
            assert_eq!(
                page.one("html").attr("lang"),
                Some(language.code()),
                "{path}"
            );
            let heading = page.one("h1");
            assert_eq!(heading.attr("tabindex"), Some("-1"), "{path}");
            assert!(
                page.text("head title").starts_with(&page.text("h1")),
                "{path}"
            );
            let summary = page.one("meta[name=description]").attr("content").unwrap();
            assert!(
                (20..=250).contains(&summary.chars().count()),
                "{path}: {summary}"
            );
            for link in page.all("a[href^='/']:not([data-twin])") {
                let to = link.attr("href").unwrap();
                let one_for_all = [
                    "/quan-ly",
                    "/dang-nhap",
                    "/api/",
                    "/nhan-trang",
                    "/quen-mat-khau",
                    "/xin-trang",
                ];
                let fits = Language::split(to).0 == language
                    || one_for_all.iter().any(|room| to.starts_with(room));
                assert!(fits, "{path}: {to}");
                assert!(app.get(to).await.code() < 400, "{path}: {to}");
            }
            for link in page.all("main a[href^='http']") {
                let rel = link.attr("rel").unwrap_or_default();
                assert_eq!(rel, "noopener nofollow", "{path}");
            }
            for link in page.all("main a[href^='#']") {
                let id = link.attr("href").unwrap();
                page.one(id);
            }
            assert_eq!(
                page.all(&format!("footer a[href='{path}']")).len(),
                1,
                "{path}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_point_of_sale_is_there_once_under_its_district_with_its_source() {
    let app = app().await;
    let snapshot = app.state.cx.catalogue().current();
    let points = &snapshot.trade.points_of_sale;
    assert!(points.len() >= 16);
    let page = page(&app, "/diem-ban").await;
    assert_eq!(page.all(".point").len(), points.len());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for point in points {
        let here = format!("#diem-{}", point.slug);
        assert_eq!(page.text(&format!("{here} h3")), point.name);
        let links: Vec<_> = page
            .all(&format!("{here} a.source"))
            .iter()
            .map(|link| link.attr("href").unwrap().to_owned())
            .collect();
        assert_eq!(links, point.sources, "{}", point.name);
        let said = page.text(&here);
        let year = point.year_seen.map(|year| year.to_string());
        assert!(
            said.contains(year.as_deref().unwrap_or("Nguồn không ghi năm")),
            "{said}"
        );
        assert!(
            point.address.iter().all(|address| said.contains(address)),
            "{said}"
        );
        let district = snapshot.index.place(&point.place).district;
        let id = district.map_or("huyen-chua-ro".to_owned(), |one| {
            format!("huyen-{}", one.slug)
        });
        *counts.entry(id).or_default() += 1;
    }
    for (id, count) in &counts {
        let section = format!("section[aria-labelledby='{id}']");
        assert_eq!(page.all(&format!("{section} .point")).len(), *count, "{id}");
        let row = format!(".index a[href='#{id}'] .index__n");
        assert_eq!(page.text(&row), count.to_string(), "{id}");
        if id != "huyen-chua-ro" {
            let tile = format!("svg.map a[href='#{id}'] .map__n");
            assert_eq!(page.text(&tile), count.to_string(), "{id}");
        }
    }
    let districts = counts.keys().filter(|id| *id != "huyen-chua-ro").count();
    assert_eq!(page.all("svg.map a").len(), districts);
    assert_eq!(page.all("svg.map .map__place").len(), 27);
    let unplaced = counts.get("huyen-chua-ro").copied().unwrap_or_default();
    assert_eq!(page.says("chưa rõ thuộc huyện cũ nào"), unplaced > 0);
    assert!(page.says("hãy hỏi trước khi đi"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_names_its_points_of_sale() {
    let app = app().await;
    let snapshot = app.state.cx.catalogue().current();
    let points = &snapshot.trade.points_of_sale;
    for (path, commune, district) in [
        ("/vung/hoang-hoa", None, Some("hoang-hoa")),
        ("/vung/tp-thanh-hoa", None, Some("tp-thanh-hoa")),
        ("/vung/phuong-hac-thanh", Some("/vung/hac-thanh"), None),
        ("/vung/muong-lat", None, Some("muong-lat")),
    ] {
        let mut answer = app.get(path).await;
        if answer.code() == 301 {
            answer = app.get(answer.header("location")).await;
        }
        let page = Page::of(&answer.text());
        let expected: Vec<String> = points
            .iter()
            .filter(|point| {
                let place = snapshot.index.place(&point.place);
                let of_commune = snapshot.regions.commune_href(&point.place);
                let in_commune = commune.is_some() && of_commune.as_deref() == commune;
                in_commune
                    || place
                        .district
                        .is_some_and(|one| Some(one.slug.as_str()) == district)
            })
            .map(|point| format!("/diem-ban#diem-{}", point.slug))
            .collect();
        let found: Vec<String> = page
            .all("section[aria-labelledby='diem-ban'] li a")
            .iter()
            .map(|link| link.attr("href").unwrap().to_owned())
            .collect();
        assert_eq!(found, expected, "{path}");
        assert_eq!(page.says("Điểm bán ở đây"), !expected.is_empty(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fairs_stand_where_their_days_put_them() {
    let app = app().await;
    let part = |id: &str| format!("section[aria-labelledby='{id}'] .point h3");
    for (day, now, upcoming, past) in [
        ("2026-11-23", 0, 0, 4),
        ("2025-12-23", 1, 0, 3),
        ("2025-12-19", 0, 1, 3),
        ("2020-01-01", 0, 4, 0),
    ] {
        turn_to(&app, day);
        for path in ["/su-kien", "/en/su-kien"] {
            let page = page(&app, path).await;
            let count = |id: &str| page.all(&part(id)).len();
            let found = (count("dang-dien-ra"), count("sap-toi"), count("da-qua"));
            assert_eq!(found, (now, upcoming, past), "{path} {day}");
            let all = app.state.cx.catalogue().current().trade.events.len();
            assert_eq!(now + upcoming + past + count("chua-ro-ngay"), all);
            let none = if path == "/su-kien" {
                "Chưa biết hội chợ nào sắp tới."
            } else {
                "No coming fair is known."
            };
            assert_eq!(page.says(none), upcoming == 0, "{path} {day}");
        }
    }
    let first = &texts(&page(&app, "/su-kien").await, &part("sap-toi"))[0];
    assert!(
        first.contains("tỉnh Thanh Hóa"),
        "the soonest comes first: {first}"
    );
    turn_to(&app, "2026-11-23");
    let over = page(&app, "/su-kien").await;
    assert_eq!(
        texts(&over, &part("da-qua"))[0],
        "Festival OCOP Việt Nam 2025"
    );
    assert!(over.says("Từ 20/12/2025 đến 23/12/2025"));
    assert!(over.says("Bắt đầu 12/05/2023, nguồn không ghi ngày cuối"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ocop_is_has_a_source_for_every_number_in_the_text() {
    let app = app().await;
    for path in ["/ocop", "/en/ocop"] {
        let page = page(&app, path).await;
        let notes = page.all(".sources ol > li");
        assert!(notes.len() >= 15, "{path}");
        for note in 1..=notes.len() {
            let referred = page.all(&format!("sup a[href='#nguon-{note}']"));
            assert!(!referred.is_empty(), "{path}: {note}");
            assert!(
                !page.all(&format!("#nguon-{note} a.source")).is_empty(),
                "{path}: {note}"
            );
        }
        assert_eq!(page.all(".article svg.seal").len(), 5, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_contact_is_what_the_operator_says_or_that_there_is_none() {
    let none = page(&app().await, "/lien-he").await;
    assert!(none.says("chưa điền địa chỉ liên hệ"));
    assert!(none.all("main a[href^='mailto:']").is_empty());
    for (contact, href) in [
        ("lien-he@saoque.vn", "mailto:lien-he@saoque.vn"),
        ("https://saoque.vn/thu", "https://saoque.vn/thu"),
    ] {
        let app = app_with_contact(contact).await;
        for path in ["/lien-he", "/en/lien-he"] {
            let page = page(&app, path).await;
            assert_eq!(
                page.text(&format!("main a[href='{href}']")),
                contact,
                "{path}"
            );
            assert!(!page.says("chưa điền địa chỉ liên hệ"));
        }
    }
}
