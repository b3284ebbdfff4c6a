//! Every public page has a twin in English below `/en`.

use crate::support::{Call, app};

/// A page of each kind.
const PAGES: [&str; 7] = [
    "/",
    "/san-pham?sao=4",
    "/vung",
    "/vung/hoang-hoa",
    "/nhom/thuc-pham",
    "/so-sanh",
    "/yeu-thich",
];

#[tokio::test(flavor = "multi_thread")]
async fn links_of_an_english_page_stay_in_english() {
    let app = app().await;
    for path in PAGES {
        let path = if path == "/" { "" } else { path };
        let answer = app.send(Call::get(&format!("/en{path}"))).await;
        assert_eq!(answer.code(), 200, "{path}");
        let html = answer.text();
        assert!(html.contains("<html lang=\"en\""), "{path}");
        let body = html.split("<body").nth(1).unwrap();
        let ways = body.split("<a ").skip(1).filter_map(|part| {
            let tag = part.split('>').next()?;
            let href = tag.split("href=\"").nth(1)?.split('"').next()?;
            (!tag.contains("data-twin")).then_some(href)
        });
        let local = |href: &&str| href.starts_with('/') && !href.starts_with("/quan-ly");
        let away: Vec<&str> = ways
            .filter(local)
            .filter(|href| *href != "/en" && !href.starts_with("/en/"))
            .collect();
        assert!(away.is_empty(), "{path}: {away:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_twins_name_each_other() {
    let app = app().await;
    for (path, other) in [
        ("/vung", "/en/vung"),
        ("/en/san-pham?sao=4", "/san-pham?sao=4"),
    ] {
        let html = app.send(Call::get(path)).await.text();
        for twin in [path, other] {
            let language = if twin.starts_with("/en") { "en" } else { "vi" };
            let named = format!("hreflang=\"{language}\" href=\"https://saoque.vn{twin}\"");
            assert!(html.contains(&named), "{path}: {named}");
        }
        let way = format!("<a class=\"twin\" href=\"{other}\" rel=\"external\"");
        assert!(html.contains(&way), "{path}: {way}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_studio_is_in_vietnamese_only() {
    let app = app().await;
    for (asked, to) in [
        ("/en/quan-ly", "/quan-ly"),
        ("/en/dang-nhap", "/dang-nhap"),
        ("/en/", "/en"),
    ] {
        let answer = app.send(Call::get(asked)).await;
        assert_eq!(answer.code(), 308, "{asked}");
        assert_eq!(answer.header("location"), to, "{asked}");
    }
    let missing = app.send(Call::get("/en/khong-co")).await;
    assert_eq!(missing.code(), 404);
    assert!(missing.text().contains("There is no such page"));
}
