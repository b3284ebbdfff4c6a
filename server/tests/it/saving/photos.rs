//! A producer's photos: sent, ordered, described, turned, taken away; and who sees them when.

use crate::support::form::editor;
use crate::support::html::Page;
use crate::support::people::{PRODUCER_A, PRODUCER_B};
use crate::support::{A, Answer, App, B, Call, Cookie, LATER, MINUTE, app};
use axum::http::Method;
use domain::form;
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;
use store::PhotoAnswer;

const ID: &str = "0190a000-0000-7000-8000-00000000000";

fn picture(colour: u8) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_fn(900, 600, |x, _| {
        Rgb([colour, if x < 450 { 200 } else { 20 }, 90])
    })
    .write_to(&mut file, ImageFormat::Jpeg)
    .unwrap();
    file.into_inner()
}

async fn page_of(app: &App, producer: &str) -> String {
    format!("{}/anh", editor(&app.listing(producer).await))
}

async fn put(app: &App, cookie: &Cookie, number: u32, file: &[u8]) -> Answer {
    let target = format!("{}/{ID}{number}", page_of(app, PRODUCER_A).await);
    let call = Call::post(&target, "").of_method(Method::PUT);
    app.send(
        call.with("content-type", "image/jpeg")
            .with_body(file)
            .by(cookie),
    )
    .await
}

async fn deed(app: &App, cookie: &Cookie, fields: &[(&str, &str)]) -> Answer {
    let target = page_of(app, PRODUCER_A).await;
    let body = form::encode(fields.iter().copied());
    app.send(Call::post(&target, &body).by(cookie)).await
}

async fn photos(app: &App, cookie: &Cookie) -> Page {
    let answer = app
        .send(Call::get(&page_of(app, PRODUCER_A).await).by(cookie))
        .await;
    assert_eq!(answer.code(), 200);
    Page::of(&answer.text())
}

/// The ids of the photos in their order.
fn order(page: &Page) -> Vec<String> {
    let all = page.all("[data-photo]").into_iter();
    all.map(|one| one.attr("data-photo").unwrap().replace(ID, ""))
        .collect()
}

/// The addresses of the photos that the public sees of the first product of A.
async fn shown(app: &App) -> Vec<String> {
    let slug = app.listing(PRODUCER_A).await.slug;
    let page = Page::of(&app.get(&format!("/san-pham/{slug}")).await.text());
    let all = page.all(".photos .product__pic").into_iter();
    all.map(|one| one.attr("src").unwrap().to_owned()).collect()
}

async fn accept(app: &App) {
    let store = app.state.cx.store();
    let product = app.listing(PRODUCER_A).await.id;
    let now = app.state.cx.now();
    assert_eq!(
        store
            .answer_photos(&product, PhotoAnswer::Accept, now)
            .await
            .unwrap(),
        1
    );
    assert!(app.state.cx.catalogue().catch_up(store).await.unwrap());
}

/// The files of a form as a browser posts them.
fn files(all: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file) in all {
        body.extend_from_slice(
            b"--grenze\r\ncontent-disposition: form-data; name=\"tep\"; filename=\"",
        );
        body.extend_from_slice(name.as_bytes());
        body.extend_from_slice(b"\"\r\ncontent-type: image/jpeg\r\n\r\n");
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--grenze--\r\n");
    body
}

async fn post_files(app: &App, cookie: &Cookie, all: &[(&str, &[u8])]) -> Answer {
    let target = format!("{}/them", page_of(app, PRODUCER_A).await);
    let call = Call::post(&target, "").with("content-type", "multipart/form-data; boundary=grenze");
    app.send(call.with_body(&files(all)).by(cookie)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_photo_waits_for_the_office_and_the_next_is_seen_at_once() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let sent = put(&app, &cookie, 1, &picture(10)).await;
    assert_eq!(sent.code(), 200, "{}", sent.text());
    assert!(Page::of(&sent.text()).says("Chờ Văn phòng xem"));
    assert!(shown(&app).await.is_empty());
    accept(&app).await;
    assert_eq!(shown(&app).await.len(), 1);
    assert_eq!(put(&app, &cookie, 2, &picture(200)).await.code(), 200);
    let seen = shown(&app).await;
    assert_eq!(seen.len(), 2);
    for path in seen {
        let answer = app.get(&path).await;
        assert_eq!(
            (answer.code(), answer.header("content-type")),
            (200, "image/jpeg")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_photo_says_why_and_is_seen_by_nobody_else() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    put(&app, &cookie, 1, &picture(10)).await;
    let product = app.listing(PRODUCER_A).await.id;
    let why = PhotoAnswer::Return("Ảnh chụp <nhầm> nhãn khác");
    let now = app.state.cx.now();
    app.state
        .cx
        .store()
        .answer_photos(&product, why, now)
        .await
        .unwrap();
    assert!(
        photos(&app, &cookie)
            .await
            .says("Ảnh chụp <nhầm> nhãn khác")
    );
    assert!(shown(&app).await.is_empty());
    let start = app.send(Call::get("/quan-ly").by(&cookie)).await;
    assert!(start.text().contains("Văn phòng đã trả lại ảnh"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_sent_twice_is_kept_once() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    for _ in 0..2 {
        assert_eq!(put(&app, &cookie, 1, &picture(10)).await.code(), 200);
    }
    let again = post_files(&app, &cookie, &[("a.jpg", &picture(10))]).await;
    assert!(
        again.header("location").ends_with("?xong=co-roi"),
        "{}",
        again.header("location")
    );
    assert_eq!(order(&photos(&app, &cookie).await), ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_keeps_what_is_good_and_names_what_is_not() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let good = picture(10);
    let half = good.get(..good.len() / 2).unwrap();
    let all: [(&str, &[u8]); 4] = [
        ("hay.jpg", &good),
        ("gia.jpg", b"<html><script>alert(1)</script>"),
        ("ve.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("dut.jpg", half),
    ];
    let answer = post_files(&app, &cookie, &all).await;
    assert_eq!(answer.code(), 422);
    let page = Page::of(&answer.text());
    assert_eq!(page.all("#loi li").len(), 3);
    for name in ["gia.jpg", "ve.svg", "dut.jpg"] {
        assert!(page.text("#loi").contains(name), "{name}");
    }
    assert!(page.says("Đã thêm 1 ảnh."));
    let nothing = post_files(&app, &cookie, &[("", b"")]).await;
    assert_eq!(nothing.code(), 422);
    assert!(nothing.text().contains("Chưa chọn ảnh nào"));
    let heavy = vec![0; media::HEAVIEST_FILE + 1];
    let refused = put(&app, &cookie, 2, &heavy).await;
    assert_eq!(refused.code(), 413);
    assert!(
        refused.text().starts_with("ảnh nặng hơn 12 MB"),
        "{}",
        refused.text()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn order_words_and_removal_are_seen_by_the_public() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    put(&app, &cookie, 1, &picture(10)).await;
    accept(&app).await;
    put(&app, &cookie, 2, &picture(120)).await;
    put(&app, &cookie, 3, &picture(250)).await;
    let before = shown(&app).await;
    let third = format!("{ID}3");
    let moved = deed(&app, &cookie, &[("viec", "bia"), ("anh", &third)]).await;
    assert_eq!(moved.code(), 303);
    assert_eq!(order(&photos(&app, &cookie).await), ["3", "1", "2"]);
    deed(
        &app,
        &cookie,
        &[("viec", "cho"), ("anh", &third), ("cho", "1")],
    )
    .await;
    assert_eq!(order(&photos(&app, &cookie).await), ["1", "3", "2"]);
    deed(&app, &cookie, &[("viec", "sau"), ("anh", &third)]).await;
    assert_eq!(shown(&app).await, before);
    deed(&app, &cookie, &[("viec", "go"), ("anh", &third)]).await;
    assert_eq!(shown(&app).await.len(), 2);
    assert!(photos(&app, &cookie).await.says("Ảnh đã gỡ"));
    deed(&app, &cookie, &[("viec", "dat-lai"), ("anh", &third)]).await;
    assert_eq!(shown(&app).await, before);
    deed(&app, &cookie, &[("viec", "go"), ("anh", &third)]).await;
    app.later(31 * 24 * 60 * MINUTE);
    let cookie = app.sign_in(A).await;
    let late = deed(&app, &cookie, &[("viec", "dat-lai"), ("anh", &third)]).await;
    assert_eq!(late.code(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn words_for_a_photo_are_never_overwritten_unseen() {
    let app = app().await;
    let (one, other) = (app.sign_in(A).await, app.sign_in(LATER).await);
    put(&app, &one, 1, &picture(10)).await;
    let id = format!("{ID}1");
    let old = Page::of(
        &app.send(Call::get(&page_of(&app, PRODUCER_A).await).by(&one))
            .await
            .text(),
    )
    .value("loi-cu");
    let say = |old: &str, new: &str| {
        let fields = [
            ("viec", "loi"),
            ("anh", id.as_str()),
            ("loi-cu", old),
            ("loi", new),
        ];
        form::encode(fields)
    };
    let target = page_of(&app, PRODUCER_A).await;
    let first = app
        .send(Call::post(&target, &say(&old, "Chai đỏ")).by(&one))
        .await;
    assert_eq!(first.code(), 303);
    let second = app
        .send(Call::post(&target, &say(&old, "Chai \"xanh\"")).by(&other))
        .await;
    assert_eq!(second.code(), 422);
    let page = Page::of(&second.text());
    assert!(page.text("#loi").contains("Chai đỏ"));
    assert_eq!(
        (page.value("loi"), page.value("loi-cu")),
        ("Chai \"xanh\"".to_owned(), "Chai đỏ".to_owned())
    );
    let empty = app
        .send(Call::post(&target, &say("Chai đỏ", "  ")).by(&one))
        .await;
    assert_eq!(empty.code(), 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_is_cut_anew_from_what_was_sent() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    put(&app, &cookie, 1, &picture(10)).await;
    accept(&app).await;
    let target = format!("{}/{ID}1", page_of(&app, PRODUCER_A).await);
    let before = shown(&app).await;
    let wrong = app.send(Call::post(&target, "quay=7").by(&cookie)).await;
    assert_eq!(wrong.code(), 422);
    let cut = "quay=0&cat=1&phong=200&ngang=0&doc=0";
    assert_eq!(
        app.send(Call::post(&target, cut).by(&cookie)).await.code(),
        303
    );
    let now = shown(&app).await;
    assert_ne!(now, before);
    let widest = now[0].rsplit_once('-').unwrap().0;
    let answer = app.get(&format!("{widest}-320.jpg")).await;
    let seen = image::load_from_memory(&answer.body).unwrap().to_rgb8();
    assert_eq!(seen.dimensions(), (320, 240));
    assert!(
        seen.pixels().all(|pixel| pixel.0[1] > 150),
        "only the left half"
    );
    let page = Page::of(&app.send(Call::get(&target).by(&cookie)).await.text());
    assert_eq!(page.value("phong"), "200");
    let back = "quay=0&phong=200&ngang=0&doc=0";
    assert_eq!(
        app.send(Call::post(&target, back).by(&cookie)).await.code(),
        303
    );
    assert_eq!(shown(&app).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_touches_the_photos_of_another_producer() {
    let app = app().await;
    let (owner, rival) = (app.sign_in(A).await, app.sign_in(B).await);
    put(&app, &owner, 1, &picture(10)).await;
    let id = format!("{ID}1");
    for fields in [
        vec![("viec", "go"), ("anh", id.as_str())],
        vec![("viec", "bia"), ("anh", id.as_str())],
        vec![
            ("viec", "loi"),
            ("anh", id.as_str()),
            ("loi", "x"),
            ("loi-cu", ""),
        ],
    ] {
        assert_eq!(deed(&app, &rival, &fields).await.code(), 404);
        // Through the own product it is not there either.
        let own = page_of(&app, PRODUCER_B).await;
        let answer = app
            .send(Call::post(&own, &form::encode(fields)).by(&rival))
            .await;
        assert_eq!(answer.code(), 404);
    }
    assert_eq!(put(&app, &rival, 2, &picture(99)).await.code(), 404);
    let files = post_files(&app, &rival, &[("a.jpg", &picture(99))]).await;
    assert_eq!(files.code(), 404);
    assert_eq!(order(&photos(&app, &owner).await), ["1"]);
    app.disable(LATER).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_has_ten_photos_and_the_rest_is_refused_in_words() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    for number in 0..10 {
        let colour = u8::try_from(number * 20).unwrap();
        assert_eq!(
            put(&app, &cookie, number, &picture(colour)).await.code(),
            200
        );
    }
    let target = format!(
        "{}/0190a000-0000-7000-8000-0000000000ff",
        page_of(&app, PRODUCER_A).await
    );
    let call = Call::post(&target, "")
        .of_method(Method::PUT)
        .with_body(&picture(255));
    let refused = app.send(call.by(&cookie)).await;
    assert_eq!(
        (refused.code(), refused.text().starts_with("đã đủ 10 ảnh")),
        (409, true)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_a_thousand_parts_is_left_off_after_ten() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let parts: Vec<(&str, &[u8])> = vec![("x.jpg", b"x".as_slice()); 1000];
    let answer = post_files(&app, &cookie, &parts).await;
    assert_eq!(answer.code(), 422);
    assert_eq!(Page::of(&answer.text()).all("#loi li").len(), 11);
}

#[tokio::test(flavor = "multi_thread")]
async fn new_pictures_of_one_photo_are_slowed() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    put(&app, &cookie, 1, &picture(10)).await;
    let target = format!("{}/{ID}1", page_of(&app, PRODUCER_A).await);
    let shape = |across: i64| format!("quay=0&cat=1&phong=200&ngang={across}&doc=0");
    for across in 0..store::MOST_SHAPES {
        let answer = app
            .send(Call::post(&target, &shape(across)).by(&cookie))
            .await;
        assert_eq!(answer.code(), 303);
    }
    let refused = app.send(Call::post(&target, &shape(99)).by(&cookie)).await;
    assert_eq!(refused.code(), 429);
    assert!(
        Page::of(&refused.text())
            .text("#loi")
            .contains("Đợi 10 phút")
    );
    app.later(10 * MINUTE);
    let later = app.send(Call::post(&target, &shape(99)).by(&cookie)).await;
    assert_eq!(later.code(), 303);
}
