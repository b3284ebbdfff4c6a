//! Addresses that are shared: a picture of each product, and words for previews in the head of every public page.

use crate::support::html::Page;
use crate::support::people::PRODUCER_A;
use crate::support::{A, Call, ORIGIN, app, app_without_cache};
use domain::Language;
use png::Decoder;
use server::share::{site_picture, site_picture_file};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

/// What a head says to makers of previews, by name; each is said once.
fn said(html: &str) -> BTreeMap<String, String> {
    let page = Page::of(html);
    let mut said = BTreeMap::new();
    for meta in page.all("head meta[property], head meta[name^=twitter]") {
        let value = |name| meta.value().attr(name).map(str::to_owned);
        let name = value("property").or(value("name")).unwrap();
        let before = said.insert(name.clone(), value("content").unwrap());
        assert_eq!(before, None, "{name}");
    }
    said
}

fn size(png: &[u8]) -> (u32, u32) {
    let reader = Decoder::new(Cursor::new(png)).read_info().unwrap();
    reader.info().size()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_public_page_says_what_a_preview_shows() {
    for app in [app().await, app_without_cache().await] {
        let slug = app.listing(PRODUCER_A).await.slug;
        for page in [
            "/",
            "/san-pham",
            "/san-pham?sao=4",
            "/vung",
            "/vung/hoang-hoa",
            "/nhom/gia-vi",
            &format!("/co-so/{PRODUCER_A}"),
            &format!("/san-pham/{slug}"),
            "/so-sanh",
            "/yeu-thich",
            "/kiem-tra",
        ] {
            for language in Language::ALL {
                let path = language.at(page);
                let html = app.get(&path).await.text();
                let said = said(&html);
                let is = |name: &str| said[name].as_str();
                let title = Page::of(&html).all("title")[0].text().collect::<String>();
                assert_eq!(is("og:title"), title, "{path}");
                assert!(!is("og:description").is_empty(), "{path}");
                assert_eq!(is("og:url"), format!("{ORIGIN}{path}"), "{path}");
                assert_eq!(is("twitter:card"), "summary_large_image", "{path}");
                let product = page.starts_with("/san-pham/");
                assert_eq!(is("og:type"), if product { "product" } else { "website" });
                let file = site_picture_file(language);
                assert_eq!(
                    is("og:image") == format!("{ORIGIN}{file}"),
                    !product,
                    "{path}"
                );
                assert!(is("og:image:alt").contains(if product { "mẫu" } else { "Sao Quê" }));
            }
        }
        for other in ["/san-pham/khong-co", "/dang-nhap"] {
            let html = app.get(other).await.text();
            assert_eq!(said(&html).len(), 0, "{other}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_picture_that_a_page_names_is_there_and_small() {
    let app = app().await;
    let slug = app.listing(PRODUCER_A).await.slug;
    for language in Language::ALL {
        let page = app.get(&language.at(format!("/san-pham/{slug}"))).await;
        let said = said(&page.text());
        let address = said["og:image"].strip_prefix(ORIGIN).unwrap();
        let picture = app.get(address).await;
        assert_eq!(picture.code(), 200);
        assert_eq!(picture.header("content-type"), "image/png");
        assert_eq!(picture.header("cache-control"), "public, max-age=86400");
        assert!(picture.body.len() < 80_000, "{}", picture.body.len());
        let (width, height) = size(&picture.body);
        assert_eq!(said["og:image:width"], width.to_string());
        assert_eq!(said["og:image:height"], height.to_string());
        let again = Call::get(address).with("if-none-match", picture.header("etag"));
        let again = app.send(again).await;
        assert_eq!((again.code(), again.body.len()), (304, 0));
        assert_eq!(app.get(address).await.body, picture.body);
    }
    for absent in [
        "/anh/san-pham/khong-co.png",
        &format!("/anh/san-pham/{slug}"),
        &format!("/anh/san-pham/{slug}.jpg"),
        "/anh/san-pham/..%2f..%2fsecret.txt",
        "/anh/san-pham/.png",
    ] {
        assert_eq!(app.get(absent).await.code(), 404, "{absent}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_keeps_its_address_until_it_says_something_else() {
    let app = app().await;
    let listing = app.listing(PRODUCER_A).await;
    let page = format!("/san-pham/{}", listing.slug);
    let before = said(&app.get(&page).await.text());
    let cookie = app.sign_in(A).await;
    let form = crate::support::form::price(&listing, "77.000");
    let call = Call::post(&crate::support::form::editor(&listing), &form).by(&cookie);
    assert_eq!(app.send(call).await.code(), 303);
    let after = said(&app.get(&page).await.text());
    assert_eq!(
        before["og:image"], after["og:image"],
        "a price is not on it"
    );
}

/// `cargo xtask bless` writes the files anew.
#[test]
fn the_picture_of_the_site_is_what_the_program_draws() {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
    for language in Language::ALL {
        let file = site_picture_file(language).trim_start_matches('/');
        let kept = std::fs::read(public.join(file)).unwrap();
        let drawn = site_picture(language).unwrap();
        assert!(
            kept.len() < 80_000 && kept == drawn,
            "{file}: `cargo xtask bless`"
        );
    }
}
