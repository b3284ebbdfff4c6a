//! Saying that something on a page is wrong.

use crate::support::html::Page;
use crate::support::people::PRODUCER_A;
use crate::support::{Answer, App, Call, HOUR, MINUTE, app};
use crate::text::payloads;
use domain::{ReportKind, form};
use store::{MOST_EQUAL_REPORTS_A_DAY, MOST_REPORTS_A_DAY, MOST_REPORTS_AN_HOUR, Report};

const TEXT: &str = "Giá ở trang là 80.000, ở chợ là 95.000.";
const CONTACT: &str = "lien-lac-mau@vi-du.vn";

async fn slug(app: &App) -> String {
    app.listing(PRODUCER_A).await.slug.to_string()
}

/// A form in which everything is right, for a product.
fn filled(product: &str, text: &str) -> String {
    form::encode([
        ("sp", product),
        ("loai", "price"),
        ("chi-tiet", text),
        ("lien-lac", CONTACT),
        ("website", ""),
    ])
}

async fn send(app: &App, body: &str) -> Answer {
    app.send(Call::post("/bao-sai", body)).await
}

async fn kept(app: &App) -> Vec<Report> {
    app.state.cx.store().reports().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_kept_and_thanked_for_with_its_number() {
    let app = app().await;
    let product = slug(&app).await;
    for (base, thanks) in [
        ("", "Đã nhận. Cảm ơn bạn!"),
        ("/en", "Received. Thank you!"),
    ] {
        let page = app.get(&format!("{base}/san-pham/{product}")).await.text();
        let way = format!("{base}/bao-sai?sp={product}");
        let link = Page::of(&page);
        let link = link.one(&format!(".share a[href='{way}']"));
        assert_eq!(link.attr("rel"), Some("external nofollow"));
        let form = Page::of(&app.get(&way).await.text());
        assert_eq!(form.value("sp"), product);
        assert!(form.all("[name=trang]").is_empty(), "the page is known");
        let target = form.one("main form").attr("action").unwrap().to_owned();
        let sent = Call::post(&target, &filled(&product, &format!("{TEXT} {base}")));
        let answer = app.send(sent).await;
        assert_eq!(answer.code(), 303, "{}", answer.text());
        let report = kept(&app).await.remove(0);
        let to = format!("{base}/bao-sai?so={}", report.number);
        assert_eq!(answer.header("location"), to);
        assert_eq!(report.product.unwrap().as_str(), product);
        assert_eq!(report.page, format!("{base}/san-pham/{product}"));
        assert_eq!(report.kind, ReportKind::Price);
        assert_eq!(report.contact.as_deref(), Some(CONTACT));
        let answer = app.get(&to).await;
        assert_eq!(answer.header("cache-control"), "private, no-store");
        let page = Page::of(&answer.text());
        assert_eq!(page.text("h1"), thanks);
        assert_eq!(page.text("main strong"), report.number.as_str());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_product_the_page_is_asked_for() {
    let app = app().await;
    for target in ["/bao-sai", "/bao-sai?sp=khong-co", "/bao-sai?sp=%00&x"] {
        let answer = app.get(target).await;
        assert_eq!(answer.code(), 200, "{target}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{target}");
        assert_eq!(answer.header("set-cookie"), "");
        let page = Page::of(&answer.text());
        assert_eq!(page.value("trang"), "", "{target}");
        assert!(page.all("[name=sp], script").is_empty(), "{target}");
        let hidden = page.all("meta[name=robots][content=noindex]");
        assert_eq!(hidden.len(), usize::from(target.contains('?')), "{target}");
    }
    let sent = |page: &str| {
        let pairs = [("sp", "khong-co"), ("loai", "other"), ("chi-tiet", TEXT)];
        form::encode(pairs.into_iter().chain([("trang", page)]))
    };
    let refused = send(&app, &sent(" ")).await;
    assert_eq!(refused.code(), 422);
    let page = Page::of(&refused.text());
    assert_eq!(
        page.text("#trang-loi"),
        "Ghi trang hoặc sản phẩm có chỗ sai."
    );
    assert_eq!(send(&app, &sent("/ocop")).await.code(), 303);
    let report = kept(&app).await.remove(0);
    assert_eq!((report.page.as_str(), report.product), ("/ocop", None));
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_wrong_is_said_beside_its_field_and_above_and_nothing_is_lost() {
    let app = app().await;
    let product = slug(&app).await;
    let contact = "x".repeat(101);
    let body = form::encode([
        ("sp", product.as_str()),
        ("chi-tiet", "\nsai giá"),
        ("lien-lac", contact.as_str()),
    ]);
    let answer = send(&app, &body).await;
    assert_eq!(answer.code(), 422);
    assert_eq!(answer.header("cache-control"), "private, no-store");
    let page = Page::of(&answer.text());
    assert!(page.text("title").starts_with("Lỗi: "));
    let links = page.all("#loi[role=alert][autofocus] a");
    assert_eq!(links.len(), 3);
    for link in links {
        let control = link.attr("href").unwrap();
        assert_eq!(page.all(&format!("main form {control}")).len(), 1);
        let said: String = link.text().collect();
        assert_eq!(page.text(&format!("{control}-loi")), said);
        let described = page.all(&format!("[aria-describedby~='{}-loi']", &control[1..]));
        assert_eq!(described.len(), 1, "{control}");
    }
    assert_eq!(page.value("sp"), product);
    assert_eq!(page.value("chi-tiet"), "\nsai giá");
    assert_eq!(page.value("lien-lac"), contact);
    let chosen = form::encode([("loai", "picture")]);
    let page = Page::of(&send(&app, &chosen).await.text());
    assert_eq!(page.one("[checked]").attr("value"), Some("picture"));
    assert!(kept(&app).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_fills_in_everything_is_thanked_and_nothing_is_kept() {
    let app = app().await;
    let body = filled(&slug(&app).await, TEXT).replace("website=", "website=https://vi-du.vn");
    let answer = send(&app, &body).await;
    assert_eq!(answer.code(), 303);
    let to = answer.header("location").to_owned();
    assert!(to.starts_with("/bao-sai?so="), "{to}");
    assert!(kept(&app).await.is_empty());
    let number = to.rsplit('=').next().unwrap();
    for target in [to.as_str(), "/bao-sai?so=%3Cb%3E", "/bao-sai?so="] {
        let answer = app.get(target).await;
        assert_eq!(answer.code(), 200, "{target}");
        let html = answer.text();
        assert!(
            !html.contains(number),
            "a number that is not there: {target}"
        );
        assert_eq!(Page::of(&html).all("main form").len(), 1, "{target}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_are_refused_for_a_while_and_the_text_stays() {
    let app = app().await;
    let product = slug(&app).await;
    let mut sent = 0;
    while sent < MOST_REPORTS_AN_HOUR {
        let code = send(&app, &filled(&product, &format!("{TEXT} {sent}"))).await;
        assert_eq!(code.code(), 303, "{sent}");
        sent += 1;
    }
    let answer = send(&app, &filled(&product, TEXT)).await;
    assert_eq!(answer.code(), 429);
    assert_eq!(answer.header("retry-after"), "3600");
    let page = Page::of(&answer.text());
    assert!(page.text("#loi").contains("gửi lại sau 60 phút"));
    assert_eq!(page.value("chi-tiet"), TEXT);
    assert_eq!(page.value("lien-lac"), CONTACT);
    app.later(HOUR);
    while sent < MOST_REPORTS_A_DAY {
        app.later(MINUTE);
        let code = send(&app, &filled(&product, &format!("{TEXT} {sent}"))).await;
        assert_eq!(code.code(), 303, "{sent}");
        sent += 1;
    }
    app.later(HOUR);
    let answer = send(&app, &filled(&product, TEXT)).await;
    assert_eq!(answer.code(), 429);
    // 24 hours after the first, less the 7:20 and the two hours that have gone by.
    assert_eq!(
        answer.header("retry-after"),
        (14 * 3600 + 40 * 60).to_string()
    );
    assert!(answer.text().contains("gửi lại sau 15 giờ"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_words_are_taken_three_times_a_day() {
    let app = app().await;
    let product = slug(&app).await;
    for _ in 0..MOST_EQUAL_REPORTS_A_DAY {
        assert_eq!(send(&app, &filled(&product, TEXT)).await.code(), 303);
    }
    let answer = send(&app, &filled(&product, &format!("  {TEXT}\r\n"))).await;
    assert_eq!(answer.code(), 429);
    assert_eq!(answer.header("retry-after"), "86400");
    assert!(Page::of(&answer.text()).text("#loi").contains("giống hệt"));
    let more = format!("{TEXT} Nguồn mẫu.");
    assert_eq!(send(&app, &filled(&product, &more)).await.code(), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_typed_stays_text() {
    let app = app().await;
    let body = |typed: &str| {
        form::encode([
            ("sp", typed),
            ("trang", typed),
            ("loai", typed),
            ("chi-tiet", typed),
            ("lien-lac", typed),
        ])
    };
    let plain = Page::of(&send(&app, &body("chữ thường mẫu")).await.text()).shape();
    for typed in payloads::all() {
        let answer = send(&app, &body(&typed)).await;
        assert_eq!(answer.code(), 422, "{typed}");
        let page = Page::of(&answer.text());
        for control in ["trang", "chi-tiet", "lien-lac"] {
            assert_eq!(page.value(control), typed, "{control}");
        }
        let known = |(element, names): &(String, Vec<String>)| {
            let all = plain.keys();
            let mut same = all.filter(|(other, _)| other == element);
            // A control that is refused has two attributes more than one that is not.
            same.any(|(_, allowed)| {
                let extra = ["aria-invalid", "aria-describedby"];
                names
                    .iter()
                    .all(|name| allowed.contains(name) || extra.contains(&name.as_str()))
            })
        };
        let beyond: Vec<_> = page.shape().into_keys().filter(|key| !known(key)).collect();
        assert!(beyond.is_empty(), "{typed}: {beyond:?}");
    }
    let typed = "</textarea><script>alert(1)</script> \"mẫu\" & 'thử'";
    assert_eq!(send(&app, &filled("", typed)).await.code(), 422);
    let product = slug(&app).await;
    assert_eq!(send(&app, &filled(&product, typed)).await.code(), 303);
    assert_eq!(kept(&app).await[0].text, typed, "kept as it is");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_report_is_public() {
    let app = app().await;
    let product = slug(&app).await;
    let answer = send(&app, &filled(&product, TEXT)).await;
    let thanks = answer.header("location").to_owned();
    for target in [
        thanks.as_str(),
        "/bao-sai",
        "/",
        "/san-pham",
        "/thay-doi.atom",
        &format!("/bao-sai?sp={product}"),
        &format!("/san-pham/{product}"),
        &format!("/api/v1/products/{product}"),
    ] {
        let answer = app.get(target).await;
        assert_eq!(answer.code(), 200, "{target}");
        let text = answer.text();
        assert!(!text.contains(CONTACT) && !text.contains(TEXT), "{target}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_sites_cannot_make_a_browser_report() {
    let app = app().await;
    let body = filled(&slug(&app).await, TEXT);
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "null"),
    ] {
        let call = Call::bare_post("/bao-sai", &body).with(name, value);
        assert_eq!(app.send(call).await.code(), 403, "{name}: {value}");
    }
    assert!(kept(&app).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_has_one_address_and_a_twin() {
    let app = app().await;
    let moved = app.get("/en/bao-sai/?sp=x").await;
    assert_eq!(moved.code(), 308);
    assert_eq!(moved.header("location"), "/en/bao-sai?sp=x");
    let product = slug(&app).await;
    let html = app.get(&format!("/en/bao-sai?sp={product}")).await.text();
    let page = Page::of(&html);
    let twin = page.one("a.twin").attr("href").unwrap().to_owned();
    assert_eq!(twin, format!("/bao-sai?sp={product}"), "the product stays");
    let canonical = page.one("link[rel=canonical]").attr("href");
    assert_eq!(canonical, Some("https://saoque.vn/en/bao-sai"));
}
