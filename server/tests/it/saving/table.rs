//! The table of own products: many changes, saved together or not at all.

use crate::support::form::{editor, price};
use crate::support::html::Page;
use crate::support::people::{PASSWORD, PRODUCER_A};
use crate::support::{A, Answer, App, B, Call, Cookie, LATER, OFFICE, app};
use domain::{Availability, Date, Dong, Price};

const TABLE: &str = "/quan-ly/bang";

/// What a browser posts for the table that it was shown, with other words in these cells.
fn filled(page: &Page, cells: &[(&str, &str)]) -> String {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for control in page.all("form.bulk [name]") {
        let name = control.attr("name").unwrap().to_owned();
        let value = match control.value().name() {
            "select" => {
                let chosen = scraper::Selector::parse("option[selected]").unwrap();
                let chosen = control.select(&chosen).next();
                chosen
                    .and_then(|option| option.attr("value"))
                    .unwrap_or_default()
            }
            _ if control.attr("type") == Some("checkbox") => {
                if control.attr("checked").is_none() {
                    continue;
                }
                "1"
            }
            _ => control.attr("value").unwrap_or_default(),
        };
        pairs.push((name, value.to_owned()));
    }
    for (name, value) in cells {
        pairs.retain(|(other, _)| other != name);
        pairs.push(((*name).to_owned(), (*value).to_owned()));
    }
    domain::form::encode(
        pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    )
}

async fn shown(app: &App, cookie: &Cookie) -> Page {
    let answer = app.send(Call::get(TABLE).by(cookie)).await;
    assert_eq!(answer.code(), 200, "{}", answer.text());
    assert_eq!(answer.header("cache-control"), "private, no-store");
    Page::of(&answer.text())
}

async fn post(app: &App, cookie: &Cookie, body: &str) -> Answer {
    app.send(Call::post(TABLE, body).by(cookie)).await
}

fn dong(amount: i64) -> Dong {
    Dong::new(amount).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_changed_is_saved_together_and_told_by_its_number() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let before = app.listings(PRODUCER_A).await;
    assert!(before.len() >= 3, "there are several to change");
    let version = app.state.cx.store().catalogue_version().await.unwrap();
    let page = shown(&app, &cookie).await;
    let body = filled(
        &page,
        &[
            ("gia-0", "80-120k / chai"),
            ("hang-0", "mua"),
            ("mua-0", "vụ tháng 5 đến 7"),
            ("dung-1", "1"),
        ],
    );
    let answer = post(&app, &cookie, &body).await;
    assert_eq!(answer.code(), 303, "{}", answer.text());
    let told = Call::get(answer.header("location")).by(&cookie);
    let told = Page::of(&app.send(told).await.text());
    assert!(told.text(".notice--ok").starts_with("Đã lưu 2 sản phẩm."));
    let after = app.listings(PRODUCER_A).await;
    let mut expected = before[0].listing.clone();
    expected.price = Price::Range {
        low: dong(80_000),
        high: dong(120_000),
    };
    expected.price_unit = Some("chai".to_owned());
    expected.availability = Availability::Season {
        when: Some("vụ tháng 5 đến 7".to_owned()),
    };
    assert_eq!(after[0].listing, expected, "nothing but these cells");
    assert_eq!(after[1].listing, before[1].listing);
    assert_eq!(
        after[1].confirmed_on,
        Some(Date::parse("2026-11-23").unwrap())
    );
    assert_eq!(after[2], before[2], "what was not changed is not saved");
    let now = app.state.cx.store().catalogue_version().await.unwrap();
    assert_eq!(now, version + 1, "one change of the catalogue");
    let public = app
        .get(&format!("/san-pham/{}", after[0].slug))
        .await
        .text();
    assert!(Page::of(&public).says("Chỉ có theo mùa: vụ tháng 5 đến 7"));

    let again = filled(&shown(&app, &cookie).await, &[]);
    let answer = post(&app, &cookie, &again).await;
    assert_eq!(
        answer.header("location"),
        "/quan-ly/bang?trang=1&khong-doi=1"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_cell_keeps_all_from_being_saved_and_loses_nothing() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let before = app.listings(PRODUCER_A).await;
    let typed = "<b>rẻ</b> \"quá\"";
    let season = "x".repeat(101);
    let cells = [
        ("gia-0", "99k"),
        ("gia-1", typed),
        ("dung-1", "1"),
        ("hang-2", "mua"),
        ("mua-2", season.as_str()),
    ];
    let answer = post(&app, &cookie, &filled(&shown(&app, &cookie).await, &cells)).await;
    assert_eq!(answer.code(), 422);
    let page = Page::of(&answer.text());
    assert!(page.text("title").starts_with("Lỗi:"));
    assert!(page.all("b").is_empty(), "text is text");
    for (name, value) in [("gia-0", "99k"), ("gia-1", typed), ("mua-2", &season)] {
        assert_eq!(page.value(name), value);
    }
    assert!(page.one("[name='dung-1']").attr("checked").is_some());
    let links = page.all(".notice__list a");
    let links: Vec<&str> = links.iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(links, ["#gia-1", "#mua-2"]);
    let wrong = page.one("#gia-1");
    assert_eq!(wrong.attr("aria-invalid"), Some("true"));
    let error = page.one(&format!("#{}", wrong.attr("aria-describedby").unwrap()));
    assert!(
        error.text().collect::<String>().contains("120k"),
        "it says how"
    );
    assert_eq!(app.listings(PRODUCER_A).await, before);

    // Mended where it was wrong, everything else goes with it.
    let mended = filled(&page, &[("gia-1", "liên hệ"), ("mua-2", "tháng 5")]);
    assert_eq!(post(&app, &cookie, &mended).await.code(), 303);
    let after = app.listings(PRODUCER_A).await;
    assert_eq!(after[0].listing.price, Price::Fixed { dong: dong(99_000) });
    assert_eq!(after[1].listing.price, Price::Contact);
    assert_eq!(after[2].listing.availability.when(), Some("tháng 5"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_tabs_the_second_is_told_and_overwrites_nothing_unasked() {
    let app = app().await;
    let (one, other) = (app.sign_in(A).await, app.sign_in(LATER).await);
    let tab = shown(&app, &one).await;
    // The other saves two rows in the editor and in a table of their own; one of them is touched here.
    let listings = app.listings(PRODUCER_A).await;
    for listing in &listings[..2] {
        let save = Call::post(&editor(listing), &price(listing, "45.000"));
        assert_eq!(app.send(save.by(&other)).await.code(), 303);
    }
    let between = app.listings(PRODUCER_A).await;
    let body = filled(&tab, &[("gia-0", "50k"), ("hang-2", "het")]);
    let answer = post(&app, &one, &body).await;
    assert_eq!(answer.code(), 409);
    assert_eq!(app.listings(PRODUCER_A).await, between);
    let page = Page::of(&answer.text());
    assert_eq!(page.value("gia-0"), "50k");
    assert_eq!(
        page.all(".notice__list li").len(),
        1,
        "untouched rows are in nobody's way"
    );
    assert!(
        page.text(".bulk__name .field__error").contains("45.000"),
        "it says what is there"
    );
    // The next press has seen it.
    assert_eq!(post(&app, &one, &filled(&page, &[])).await.code(), 303);
    let after = app.listings(PRODUCER_A).await;
    assert_eq!(after[0].listing.price, Price::Fixed { dong: dong(50_000) });
    assert_eq!(after[1], between[1]);
    assert_eq!(after[2].listing.availability, Availability::SoldOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ends_under_the_table_loses_nothing() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let body = filled(&shown(&app, &cookie).await, &[("gia-0", "51k")]);
    let answer = app.send(Call::post(TABLE, &body)).await;
    assert_eq!(answer.code(), 401);
    let page = Page::of(&answer.text());
    assert_eq!(
        (page.value("gia-0"), page.value("tiep")),
        ("51k".to_owned(), TABLE.to_owned())
    );
    let mut pairs: Vec<(String, String)> = Vec::new();
    for input in page.all("form input[type=hidden]") {
        let of = |name: &str| input.attr(name).unwrap_or_default().to_owned();
        pairs.push((of("name"), of("value")));
    }
    let encoded = |pairs: &[(String, String)]| {
        domain::form::encode(pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())))
    };
    // A page of the table has a hundred rows of seven controls, all of them before number and password.
    let names = ["sp", "ban", "goc", "gia", "hang", "mua", "dung"];
    let rows = (5..100).flat_map(|row| names.map(|name| (format!("{name}-{row}"), "x".into())));
    let mut long: Vec<(String, String)> = rows.chain(pairs.clone()).collect();
    for form in [&mut long, &mut pairs] {
        form.push(("so".into(), A.into()));
        form.push(("mat-khau".into(), PASSWORD.into()));
    }
    let signed_in = app.send(Call::post("/dang-nhap", &encoded(&long))).await;
    assert_eq!(signed_in.code(), 307, "{}", signed_in.text());
    let body = encoded(&pairs);
    let signed_in = app.send(Call::post("/dang-nhap", &body)).await;
    assert_eq!(
        (signed_in.code(), signed_in.header("location")),
        (307, TABLE)
    );
    let cookie = crate::support::people::given_cookie(&signed_in).unwrap();
    assert_eq!(post(&app, &cookie, &body).await.code(), 303);
    let saved = app.listing(PRODUCER_A).await.listing.price;
    assert_eq!(saved, Price::Fixed { dong: dong(51_000) });
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_forged_changes_nothing() {
    let app = app().await;
    let (cookie, other) = (app.sign_in(A).await, app.sign_in(B).await);
    let body = filled(&shown(&app, &cookie).await, &[("gia-0", "1k")]);
    let before = app.listings(PRODUCER_A).await;
    assert_eq!(post(&app, &other, &body).await.code(), 404);
    let office = app.sign_in(OFFICE).await;
    assert_eq!(post(&app, &office, &body).await.code(), 404);
    let nonsense = [
        "",
        "gia-0=5k",
        "sp-999999=x&ban-999999=0",
        "sp-0=%ff&ban-0=x&goc-0=%00",
    ];
    for body in nonsense {
        let answer = post(&app, &cookie, body).await;
        assert!(
            matches!(answer.code(), 404 | 422),
            "{body}: {}",
            answer.status
        );
    }
    let twice = domain::form::encode([
        ("sp-0", before[0].id.as_str()),
        ("ban-0", "0"),
        ("gia-0", "1k"),
        ("sp-1", before[0].id.as_str()),
        ("ban-1", "0"),
        ("gia-1", "2k"),
    ]);
    assert_eq!(post(&app, &cookie, &twice).await.code(), 409);
    assert_eq!(app.listings(PRODUCER_A).await, before);
    for query in ["trang=0", "trang=99", "trang=x", "da-luu=x"] {
        let answer = app
            .send(Call::get(&format!("{TABLE}?{query}")).by(&cookie))
            .await;
        assert!(matches!(answer.code(), 200 | 404), "{query}");
        assert!(!answer.text().contains("Đã lưu"), "{query}");
    }
}
