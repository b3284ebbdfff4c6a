//! Pages for what is not there.

use crate::support::html::Page;
use crate::support::{Call, app};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_a_page_with_ways_out() {
    let app = app().await;
    for target in [
        "/khong-co",
        "/san-pham/khong-co",
        "/co-so/khong-co",
        "/vung/khong-co",
        "/vung/huyen-khong-co",
        "/vung/HOANG-HOA",
        "/vung/hoang-hoa/x",
        "/nhom",
        "/nhom/khong-co",
        "/san-pham/KHONG",
        "/san-pham/a--b",
        "/san-pham/x/y",
        "/api",
        "/pkg",
        "/index.html",
        "/.env",
        "/.git/config",
        "/wp-login.php",
    ] {
        let answer = app.get(target).await;
        assert_eq!(answer.code(), 404, "{target}");
        if target == "/pkg" {
            continue;
        }
        let page = Page::of(&answer.text());
        assert_eq!(page.all("h1").len(), 1, "{target}");
        assert!(
            page.text("head > title").ends_with("Sao Quê"),
            "{target}: {}",
            page.text("head > title")
        );
        assert!(!page.all("main a[href='/san-pham']").is_empty(), "{target}");
        assert!(page.all("link[rel=canonical]").is_empty(), "{target}");
        assert_eq!(
            answer.header("cache-control"),
            "private, no-store",
            "{target}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_after_the_last_is_not_there() {
    let app = app().await;
    let last = app.get("/api/browse?query=").await.json()["pages"]
        .as_u64()
        .unwrap();
    for (page, code) in [(1, 200), (last, 200), (last + 1, 404), (999_999, 404)] {
        let answer = app.get(&format!("/san-pham?trang={page}")).await;
        assert_eq!(answer.code(), code, "{page}");
        if code == 404 {
            let page = Page::of(&answer.text());
            assert!(page.says(&format!("{last} trang")));
            assert_eq!(page.all("main a[href='/san-pham']").len(), 1);
        }
    }
    let answer = app.get("/san-pham?sao=5&trang=500").await;
    assert_eq!(answer.code(), 404);
    assert_eq!(
        Page::of(&answer.text())
            .all("main a[href='/san-pham?sao=5']")
            .len(),
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_values_are_named_and_the_rest_is_answered() {
    let app = app().await;
    for (query, named) in [
        ("sao=9", "Sao: 9"),
        ("sao=4&sao=sáu", "Sao: sáu"),
        ("huyen=khong-co", "Huyện cũ: khong-co"),
        ("xa=KHONG", "Xã, phường: KHONG"),
        ("nhom=khong-co", "Nhóm: khong-co"),
        ("loai=tap-doan", "Loại cơ sở: tap-doan"),
        ("hieu-luc=mai-mai", "Hiệu lực: mai-mai"),
        ("sap-xep=re", "Xếp theo: re"),
        ("trang=0", "Trang: 0"),
        ("trang=-1", "Trang: -1"),
        ("trang=1e3", "Trang: 1e3"),
    ] {
        let answer = app.get(&format!("/san-pham?{query}")).await;
        assert_eq!(answer.code(), 200, "{query}");
        let page = Page::of(&answer.text());
        assert!(
            page.text(".notice").contains(named),
            "{query}: {}",
            page.text(".notice")
        );
        assert!(!page.all(".card").is_empty(), "{query}");
    }
    for query in ["", "q=", "sao=", "utm_source=x", "sao=4", "trang=1"] {
        let page = Page::of(&app.get(&format!("/san-pham?{query}")).await.text());
        assert!(page.all(".notice").is_empty(), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_with_a_notice_is_drawn_for_its_reader_only() {
    let app = app().await;
    for query in [
        "sao=9",
        "trang=0",
        "huyen=KHONG",
        "huyen=khong-co",
        "xa=khong-co",
        "nhom=khong-co",
    ] {
        let target = format!("/san-pham?{query}");
        for _ in 0..2 {
            let answer = app.get(&target).await;
            assert_eq!(answer.code(), 200, "{query}");
            assert!(
                answer.nonce().is_some(),
                "{query}: kept, although such values have no end"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_outside_of_the_site_cannot_be_asked_for() {
    let app = app().await;
    for target in [
        "/secret.txt",
        "/pkg/../secret.txt",
        "/pkg/%2e%2e/secret.txt",
        "/pkg/..%2fsecret.txt",
        "/pkg/%2e%2e%2fsecret.txt",
        "/pkg/..%5csecret.txt",
        "/drawings/../../sao-que.db",
        "/fonts/%2e%2e/%2e%2e/sao-que.db",
        "/pkg//etc/passwd",
        "/pkg/%00",
        "/pkg/sao-que.js%00.txt",
        "/pkg/sao-que.js/",
        "/pkg/",
        "/drawings/",
        "/sao-que.db",
    ] {
        let answer = app.send(Call::get(target)).await;
        assert!(
            matches!(answer.code(), 400 | 404),
            "{target}: {}",
            answer.status
        );
        assert!(!answer.text().contains("not for anybody"), "{target}");
    }
}
