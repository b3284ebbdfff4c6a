//! The own listings as a file that comes back: looked at first, saved as shown, put back as a whole.

use crate::support::form::{editor, price};
use crate::support::html::Page;
use crate::support::people::{PRODUCER_A, PRODUCER_B};
use crate::support::running::MINUTE;
use crate::support::{A, Answer, App, B, Call, Cookie, LATER, app};
use domain::{Availability, Dong, Price};

const PAGE: &str = "/quan-ly/nhap";

/// A file as a browser sends it.
fn upload(file: &[u8]) -> Call {
    let mut body =
        b"--grenze\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.csv\"\r\n\r\n"
            .to_vec();
    body.extend_from_slice(file);
    body.extend_from_slice(
        b"\r\n--grenze\r\nContent-Disposition: form-data; name=\"dan\"\r\n\r\n\r\n--grenze--\r\n",
    );
    Call::post(PAGE, "")
        .with("content-type", "multipart/form-data; boundary=grenze")
        .with_body(&body)
}

async fn look(app: &App, cookie: &Cookie, file: &[u8]) -> Answer {
    app.send(upload(file).by(cookie)).await
}

async fn act(app: &App, cookie: &Cookie, pairs: &[(&str, &str)]) -> Answer {
    let body = domain::form::encode(pairs.iter().copied());
    app.send(Call::post(PAGE, &body).by(cookie)).await
}

async fn exported(app: &App, cookie: &Cookie, ending: &str) -> Vec<u8> {
    let answer = app
        .send(Call::get(&format!("/quan-ly/bang.{ending}")).by(cookie))
        .await;
    assert_eq!(answer.code(), 200);
    assert!(
        answer
            .header("content-disposition")
            .starts_with("attachment")
    );
    assert_eq!(answer.header("cache-control"), "private, no-store");
    answer.body
}

/// The hash that the page offers to save.
fn hash(answer: &Answer) -> String {
    assert_eq!(answer.code(), 200, "{}", answer.text());
    Page::of(&answer.text()).value("ma")
}

fn batch(answer: &Answer) -> String {
    assert_eq!(answer.code(), 303, "{}", answer.text());
    let to = answer.header("location");
    to.strip_prefix("/quan-ly/nhap?da-luu=").unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_leaves_comes_back_without_a_change() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let form = domain::ListingForm {
        description: "=HYPERLINK(\"https://evil.vn\")".to_owned(),
        story: "Hai dòng,\n\"có\" dấu; và\ttab".to_owned(),
        phone: "0912345678".to_owned(),
        links: vec!["https://shopee.vn/a".into(), "https://voso.vn/b".into()],
        availability: "mua".to_owned(),
        season: "+ tháng 5".to_owned(),
        ..domain::ListingForm::of_draft(&listing.listing)
    };
    let body = crate::support::form::body(&form, listing.version);
    assert_eq!(
        app.send(Call::post(&editor(&listing), &body).by(&cookie))
            .await
            .code(),
        303
    );
    let csv = exported(&app, &cookie, "csv").await;
    assert!(csv.starts_with("\u{feff}Mã,".as_bytes()));
    let text = String::from_utf8(csv.clone()).unwrap();
    assert!(text.contains("\"'=HYPERLINK(") && text.contains("'+ tháng 5"));
    for cell in text.split([',', '\n']) {
        assert!(
            !cell
                .trim_start_matches('"')
                .starts_with(['=', '+', '-', '@']),
            "{cell}"
        );
    }
    for file in [csv, exported(&app, &cookie, "xlsx").await] {
        let answer = look(&app, &cookie, &file).await;
        assert_eq!(answer.code(), 200, "{}", answer.text());
        let page = Page::of(&answer.text());
        assert!(page.says("Tệp này không thay đổi gì") && page.says("Thay đổi: 0 sản phẩm"));
        assert!(page.all("[name=ma]").is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_announced_is_saved_and_goes_back_as_a_whole() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let before = app.listings(PRODUCER_A).await;
    let file = format!(
        "Mã;GIA;Tình trạng hàng;Màu;Tên sản phẩm\n{};\"1,2 triệu\";Còn hàng;đỏ;x\n\n;;;;Không có mẫu\n;99k / hộp;;;{}\n{};;;;\n",
        before[0].id, before[1].name, before[2].id
    );
    let answer = look(&app, &cookie, file.as_bytes()).await;
    let page = Page::of(&answer.text());
    assert!(
        page.says("Thay đổi: 2 sản phẩm") && page.says("Mới: 1 dòng"),
        "{}",
        answer.text()
    );
    assert!(page.says("Cột không dùng: Màu") && page.says("Dòng 5: ") && page.says("Dòng 4: "));
    assert_eq!(
        app.listings(PRODUCER_A).await,
        before,
        "looking changes nothing"
    );
    assert!(page.says("Lưu 2 sản phẩm"));

    let hash = hash(&answer);
    let saved = batch(&act(&app, &cookie, &[("viec", "luu"), ("ma", &hash)]).await);
    let told = Call::get(&format!("{PAGE}?da-luu={saved}")).by(&cookie);
    let told = Page::of(&app.send(told).await.text());
    assert!(told.text(".notice--ok").starts_with("Đã lưu 2 sản phẩm."));
    let after = app.listings(PRODUCER_A).await;
    let price = |dong| Price::Fixed {
        dong: Dong::new(dong).unwrap(),
    };
    assert_eq!(after[0].listing.price, price(1_200_000));
    assert_eq!(after[0].listing.availability, Availability::Available);
    assert_eq!(
        (
            after[1].listing.price,
            after[1].listing.price_unit.as_deref()
        ),
        (price(99_000), Some("hộp"))
    );
    assert_eq!(after[2], before[2]);
    let public = app
        .get(&format!("/san-pham/{}", after[0].slug))
        .await
        .text();
    assert!(public.contains("1.200.000") && public.contains("https://schema.org/InStock"));
    let again = act(&app, &cookie, &[("viec", "luu"), ("ma", &hash)]).await;
    assert_eq!(again.code(), 409, "pressed twice, it is saved once");

    // The other producer cannot put it back; a listing that was changed since is named first.
    let other = app.sign_in(B).await;
    let undo = [("viec", "hoan-tac"), ("lo", saved.as_str())];
    assert_eq!(act(&app, &other, &undo).await.code(), 404);
    let newer = crate::support::form::price(&after[1], "5.000");
    assert_eq!(
        app.send(Call::post(&editor(&after[1]), &newer).by(&cookie))
            .await
            .code(),
        303
    );
    let refused = act(&app, &cookie, &undo).await;
    assert_eq!(refused.code(), 409);
    let page = Page::of(&refused.text());
    assert!(page.text("#loi").contains(&after[1].name));
    assert_eq!(page.value("bo-qua"), "1");
    let agreed = [undo[0], undo[1], ("bo-qua", "1")];
    batch(&act(&app, &cookie, &agreed).await);
    let back = app.listings(PRODUCER_A).await;
    assert_eq!(back[0].listing, before[0].listing);
    assert_eq!(back[1].listing.price, price(5_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_wrong_line_keeps_the_file_from_being_saved() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let own = app.listings(PRODUCER_A).await;
    let theirs = app.listings(PRODUCER_B).await;
    let file = format!(
        "Mã\tGiá\tĐường dẫn nơi bán\tPhiên bản\n{}\trẻ\t\t\n{}\t5k\thttp://shopee.vn/x\t\n{}\t7k\t\t9\n{}\t8k\t\t\n{}\t1k\t\t\n",
        own[0].id, own[1].id, own[2].id, own[0].id, theirs[0].id
    );
    let answer = look(&app, &cookie, file.as_bytes()).await;
    assert_eq!(answer.code(), 422);
    let page = Page::of(&answer.text());
    assert!(page.text("title").starts_with("Lỗi:"));
    assert!(
        page.says("Lỗi: 4 dòng") && page.says("Mới: 1 dòng"),
        "{}",
        answer.text()
    );
    assert!(
        page.says("120k")
            && page.says("https://")
            && page.says("Tải tệp mới")
            && page.says("dòng trên")
    );
    assert!(page.all("[name=ma]").is_empty());
    assert!(
        !page.says(&theirs[0].name),
        "somebody else's product is one that is not there"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changes_while_somebody_looks_is_not_overwritten() {
    let app = app().await;
    let (cookie, other) = (app.sign_in(A).await, app.sign_in(LATER).await);
    let own = app.listing(PRODUCER_A).await;
    let file = format!("Mã,Giá\n{},5k\n", own.id);
    let first = hash(&look(&app, &cookie, file.as_bytes()).await);
    let seen_by_other = act(&app, &other, &[("viec", "luu"), ("ma", &first)]).await;
    assert_eq!(
        seen_by_other.code(),
        409,
        "what one was shown another does not agree to"
    );
    let save = Call::post(&editor(&own), &price(&own, "45.000"));
    assert_eq!(app.send(save.by(&other)).await.code(), 303);
    let between = app.listing(PRODUCER_A).await;
    let refused = act(&app, &cookie, &[("viec", "luu"), ("ma", &first)]).await;
    assert_eq!(refused.code(), 409);
    assert!(Page::of(&refused.text()).text("#loi").contains(&own.name));
    assert_eq!(app.listing(PRODUCER_A).await, between);

    let late = hash(&look(&app, &cookie, file.as_bytes()).await);
    app.later(31 * MINUTE);
    assert_eq!(
        act(&app, &cookie, &[("viec", "luu"), ("ma", &late)])
            .await
            .code(),
        409
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_lines_are_read_and_more_are_not() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let lines = |number: usize| {
        let lines = (0..number).map(|at| format!("Mẫu số {at},5k\n"));
        format!("Tên sản phẩm,Giá\n{}", lines.collect::<String>())
    };
    let answer = look(&app, &cookie, lines(2_000).as_bytes()).await;
    assert_eq!(answer.code(), 200);
    assert!(Page::of(&answer.text()).says("Mới: 2.000 dòng"));
    let answer = look(&app, &cookie, lines(2_001).as_bytes()).await;
    assert_eq!(answer.code(), 422);
    assert!(Page::of(&answer.text()).says("quá 2.000 dòng"));
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_none_are_refused_in_a_sentence() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let big = vec![b'a'; sheet::MOST_BYTES + 1];
    for (file, said) in [
        (&b""[..], "Chưa có gì để đọc"),
        (b"\xff\xfe\xfd\x00\x01", "CSV"),
        (b"M\xe3,Gi\xe1\n1,2\n", "UTF-8"),
        (b"PK\x03\x04broken", "XLSX"),
        (b"a,b\n1,2\n", "không có cột Mã"),
        ("Mã,Giá,giá\n1,2,3\n".as_bytes(), "có hai lần"),
        (&big, "2 MB"),
    ] {
        let answer = look(&app, &cookie, file).await;
        assert_eq!(answer.code(), 422, "{said}");
        assert!(
            Page::of(&answer.text()).text("#loi").contains(said),
            "{said}"
        );
    }
    let far = vec![b'a'; 3 * 1024 * 1024];
    assert_eq!(look(&app, &cookie, &far).await.code(), 413);
    let broken = Call::post(PAGE, "").with("content-type", "multipart/form-data; boundary=x");
    let answer = app.send(broken.with_body(b"--y\r\n").by(&cookie)).await;
    assert!(matches!(answer.code(), 400 | 422), "{}", answer.status);
}
