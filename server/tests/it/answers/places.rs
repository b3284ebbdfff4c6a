//! Pages of places and groups: their numbers, their addresses, their ways.

use crate::support::html::Page;
use crate::support::{App, app, app_without_cache};
use domain::{BrowseQuery, CommuneKind};
use scraper::ElementRef;
use std::collections::{BTreeMap, BTreeSet};

/// The number at the end of what an element says, such as 23 of `Hoằng Hóa 23`; that of `17 sản phẩm` too.
fn number(element: ElementRef<'_>, selector: &str) -> u32 {
    let selector = scraper::Selector::parse(selector).unwrap();
    let text: String = element.select(&selector).next().unwrap().text().collect();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

/// Products of the list at an address.
fn listed(app: &App, href: &str) -> u32 {
    let (query, dropped) = BrowseQuery::parse(href.split_once('?').unwrap().1);
    assert!(dropped.is_empty(), "{href}");
    let catalogue = app.state.cx.catalogue().current();
    let page = catalogue.index.browse(&query, app.state.cx.today());
    assert!(page.dropped.is_empty(), "{href}");
    page.total
}

/// Every address of a page with the number that stands beside it.
fn counted(page: &Page) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    for (rows, beside) in [(".index__row", ".index__n"), (".ranks__item", ".ranks__n")] {
        for row in page.all(rows) {
            found.push((row.attr("href").unwrap().to_owned(), number(row, beside)));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_of_a_place_or_group_is_that_of_the_list_behind_it() {
    let app = app_without_cache().await;
    let catalogue = app.state.cx.store().catalogue().await.unwrap();
    let districts = catalogue
        .districts
        .iter()
        .map(|one| ("huyen", "/vung/", &one.slug));
    let communes = catalogue.communes.iter().map(|one| {
        let room = match one.kind {
            CommuneKind::Phuong => "/vung/phuong-",
            _ => "/vung/xa-",
        };
        ("xa", room, &one.slug)
    });
    let groups = catalogue
        .groups
        .iter()
        .map(|one| ("nhom", "/nhom/", &one.slug));
    let mut totals = BTreeMap::new();
    let mut numbers = Vec::new();
    for (param, room, slug) in districts.chain(communes).chain(groups) {
        let mut answer = app.get(&format!("{room}{slug}")).await;
        if answer.code() == 301 {
            answer = app.get(answer.header("location")).await;
        }
        assert_eq!(answer.code(), 200, "{room}{slug}");
        let page = Page::of(&answer.text());
        let canonical = page
            .one("link[rel=canonical]")
            .attr("href")
            .unwrap()
            .to_owned();
        let path = canonical
            .strip_prefix(crate::support::ORIGIN)
            .unwrap()
            .to_owned();
        let all = format!("/san-pham?{param}={slug}");
        let total = listed(&app, &all);
        let shown = page.all(".tally strong, .region__count strong");
        let shown = shown.first().map_or(0, |strong| {
            strong.text().collect::<String>().parse().unwrap()
        });
        assert_eq!(shown, total, "{path}");
        assert_eq!(page.all(".card").len(), total.min(12) as usize, "{path}");
        let ways = page.all(&format!(".section__head a[href='{all}']")).len();
        assert_eq!(ways, usize::from(total > 0), "{path}");
        assert!(
            totals.insert(path, total).is_none(),
            "{canonical}: two places"
        );
        numbers.extend(counted(&page));
    }
    assert_eq!(totals.len(), 27 + 166 + 38);
    numbers.extend(counted(&Page::of(&app.get("/vung").await.text())));
    let mut lists = 0;
    for (href, count) in &numbers {
        let expected = if href.starts_with("/san-pham?") {
            lists += 1;
            listed(&app, href)
        } else {
            totals[href]
        };
        assert_eq!(*count, expected, "{href}");
    }
    assert!(
        lists > 200 && numbers.len() > lists + 300,
        "{lists} of {}",
        numbers.len()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_map_and_its_list_say_the_same() {
    let page = Page::of(&app().await.get("/vung").await.text());
    let tiles: BTreeSet<(String, u32)> = page
        .all("svg.map a")
        .into_iter()
        .map(|tile| {
            (
                tile.attr("href").unwrap().to_owned(),
                number(tile, ".map__n"),
            )
        })
        .collect();
    let rows: BTreeSet<(String, u32)> = counted(&page).into_iter().collect();
    assert_eq!(tiles, rows);
    assert_eq!(tiles.len(), 27);
    for title in page.all("svg.map a title") {
        let title: String = title.text().collect();
        assert!(title.ends_with(" sản phẩm"), "{title}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_writings_of_a_place_lead_to_its_one_address() {
    let app = app().await;
    for (asked, to) in [
        ("huyen-hoang-hoa", "hoang-hoa"),
        ("thi-xa-bim-son", "bim-son"),
        ("thanh-pho-thanh-hoa", "tp-thanh-hoa"),
        ("xa-hoang-thanh", "hoang-thanh"),
        ("phuong-dong-tien", "dong-tien-tp-thanh-hoa"),
        ("xa-dong-tien", "dong-tien"),
        // Former communes that went whole into one of today.
        ("thi-tran-but-son", "xa-hoang-hoa"),
        ("hoang-trung", "hoang-phu"),
        ("phuong-rung-thong", "phuong-dong-son"),
    ] {
        let answer = app.get(&format!("/vung/{asked}")).await;
        assert_eq!(answer.code(), 301, "{asked}");
        assert_eq!(answer.header("location"), format!("/vung/{to}"), "{asked}");
        assert_eq!(app.get(&format!("/vung/{to}")).await.code(), 200, "{to}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_district_and_a_commune_of_the_same_name_are_two_pages() {
    let app = app().await;
    let heading = async |path: &str| {
        let page = Page::of(&app.get(path).await.text());
        (page.text("h1"), page.text(".region__kind"))
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        heading("/vung/hoang-hoa").await,
        pair("Hoằng Hóa", "Huyện cũ, đến 30/6/2025")
    );
    assert_eq!(
        heading("/vung/xa-hoang-hoa").await,
        pair("Xã Hoằng Hóa", "Xã ngày nay")
    );
    assert_eq!(
        heading("/vung/dong-son").await,
        pair("Đông Sơn", "Huyện cũ, đã nhập vào nơi khác trước 1/7/2025")
    );
    assert_eq!(
        heading("/vung/phuong-dong-son").await,
        pair("Phường Đông Sơn", "Phường ngày nay")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_of_before_leads_to_everything_that_it_may_mean() {
    let app = app().await;
    for (name, heading, ways) in [
        (
            "xuan-loc",
            "Xuân Lộc",
            vec!["hoa-loc", "thang-loc", "tho-phu"],
        ),
        ("luan-khe", "Luận Khê", vec!["luan-thanh", "tan-thanh"]),
        // The merger list does not say what became of it.
        ("dong-xuan", "Đông Xuân", vec!["tp-thanh-hoa"]),
    ] {
        let answer = app.get(&format!("/vung/{name}")).await;
        assert_eq!(answer.code(), 200, "{name}");
        let page = Page::of(&answer.text());
        assert_eq!(page.text("h1"), heading);
        let found: Vec<String> = page
            .all(".succession a")
            .into_iter()
            .map(|way| way.attr("href").unwrap().replace("/vung/", ""))
            .collect();
        assert_eq!(found, ways, "{name}");
    }
    let split = Page::of(&app.get("/vung/luan-khe").await.text());
    assert!(split.says("một phần xã Luận Thành"));
    let part = Page::of(&app.get("/vung/luan-thanh").await.text());
    assert!(part.says("xã Luận Khê (một phần)"));
    let near = Page::of(&app.get("/vung/hoang-phu").await.text());
    assert!(near.says("xã Hoằng Phụ, Hoằng Hóa (cũ) nay thuộc xã Hoằng Thanh"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_without_products_says_so_and_leads_on() {
    let app = app().await;
    for (path, way) in [
        ("/vung/bim-son", "/vung/ha-trung"),
        ("/vung/hoang-phu", "/vung/hoang-hoa"),
    ] {
        let page = Page::of(&app.get(path).await.text());
        assert!(page.says("Danh mục chưa có sản phẩm nào ở đây."), "{path}");
        assert!(
            !page.all(&format!("main a[href='{way}']")).is_empty(),
            "{path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_of_links_joins_places_products_producers_and_groups() {
    let app = app().await;
    let mut at = "/".to_owned();
    for way in [
        "a[href='/vung']",
        "svg a[href='/vung/hoang-hoa']",
        ".card a[href^='/san-pham/']",
        ".product__by a[href^='/co-so/']",
        ".producer__head a[href='/vung/hoang-thanh']",
        "a[href='/vung/hoang-hoa']",
        ".card a[href^='/san-pham/']",
        ".facts a[href^='/nhom/']",
        "a[href^='/san-pham?nhom=']",
    ] {
        let page = Page::of(&app.get(&at).await.text());
        let found = page.all(&format!("main {way}"));
        let Some(link) = found.first() else {
            panic!("{at} has no {way}");
        };
        at = link.attr("href").unwrap().to_owned();
    }
}
