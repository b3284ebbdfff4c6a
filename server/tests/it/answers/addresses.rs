//! Every page has one address.

use crate::support::form::{editor, price};
use crate::support::people::PRODUCER_A;
use crate::support::{A, Call, app};

#[tokio::test(flavor = "multi_thread")]
async fn a_slash_at_the_end_leads_to_the_page() {
    let app = app().await;
    let listing = app.listing(PRODUCER_A).await;
    let product = format!("/san-pham/{}", listing.slug);
    for (target, to) in [
        ("/san-pham/", "/san-pham"),
        ("/san-pham/?sao=4&trang=2", "/san-pham?sao=4&trang=2"),
        (&format!("{product}/"), product.as_str()),
        ("/co-so/x/", "/co-so/x"),
        ("/dang-nhap/", "/dang-nhap"),
        ("/quan-ly/", "/quan-ly"),
        ("/quan-ly/san-pham/x/", "/quan-ly/san-pham/x"),
        ("/quan-ly/tai-khoan/", "/quan-ly/tai-khoan"),
        ("/en/quan-ly/tai-khoan", "/quan-ly/tai-khoan"),
        (
            "/quan-ly/san-pham/x/lich-su/",
            "/quan-ly/san-pham/x/lich-su",
        ),
        ("/quan-ly/bang/", "/quan-ly/bang"),
        ("/en/quan-ly/ngay-nghi", "/quan-ly/ngay-nghi"),
    ] {
        for method in ["GET", "HEAD"] {
            let mut call = Call::get(target);
            call.method = method.parse().unwrap();
            let answer = app.send(call).await;
            assert_eq!(answer.code(), 308, "{method} {target}");
            assert_eq!(answer.header("location"), to, "{method} {target}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_methods_reach_nothing_under_such_an_address() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let form = price(&listing, "5.000");
    for (target, code) in [
        ("/san-pham/".to_owned(), 405),
        (format!("{}/", editor(&listing)), 405),
        ("/khong-co".to_owned(), 404),
        ("/quan-ly/khong-co".to_owned(), 404),
    ] {
        let answer = app.send(Call::post(&target, &form).by(&cookie)).await;
        assert_eq!(answer.code(), code, "{target}");
    }
    assert_eq!(app.listing(PRODUCER_A).await, listing);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_spellings_of_a_page_are_no_page() {
    let app = app().await;
    for target in [
        "/%73an-pham",
        "/SAN-PHAM",
        "/san-pham;x",
        "/san-pham%2f",
        "/./san-pham",
        "/x/../san-pham",
        "/%2E/san-pham",
        "/san-pham//",
        "/san-pham//x",
        "//",
        "/san-pham/%2e",
    ] {
        let answer = app.get(target).await;
        assert_eq!(answer.code(), 404, "{target}");
        assert!(!answer.text().contains("class=\"card\""), "{target}");
    }
}
