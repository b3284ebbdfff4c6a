//! What Markdown may do to a page, and what the pages of this site are.

use super::PAGES;
use super::markdown::{Text, draw};
use crate::words::Words;
use domain::Language;
use maud::{Markup, html};

fn vi(text: &str) -> Text {
    draw(Words(Language::Vi), text, &|_| None)
}

fn body(text: &str) -> String {
    vi(text).body.into_string()
}

#[test]
fn html_in_a_text_is_shown_as_it_is_typed() {
    for text in [
        "<script>alert(1)</script>",
        "Chữ <img src=x onerror=alert(1)> chữ",
        "<!-- lời --> <b>đậm</b>",
        "[a](https://x.vn/\"onmouseover=alert(1))",
        "![<b>](https://x.vn/a.png)",
        "`<i>`",
        "| <u> |\n|---|\n| <s> |",
    ] {
        let html = body(text);
        for tag in ["<script", "<img", "<!--", "<b>", "<i>", "<u>", "<s>"] {
            assert!(!html.contains(tag), "{html}");
        }
        assert!(
            !html.contains("\" onmouseover") && !html.contains("\"onmouseover"),
            "{html}"
        );
    }
}

#[test]
fn links_of_this_site_stay_in_the_language_and_others_leave_politely() {
    let text = "[a](/san-pham?sao=4) [b](/quan-ly) [c](#d) [e](http://x.vn/f) <https://y.vn/g>";
    let english = draw(Words(Language::En), text, &|_| None)
        .body
        .into_string();
    for link in [
        "<a href=\"/en/san-pham?sao=4\">a</a>",
        "<a href=\"/quan-ly\" rel=\"external\">b</a>",
        "<a href=\"#d\" rel=\"external\">c</a>",
        "<a href=\"http://x.vn/f\" rel=\"noopener nofollow\">e</a>",
        "<a class=\"source\" href=\"https://y.vn/g\" rel=\"noopener nofollow\">y.vn</a>",
    ] {
        assert!(english.contains(link), "{link} in {english}");
    }
    assert!(body("[a](/san-pham)").contains("<a href=\"/san-pham\">a</a>"));
}

#[test]
fn an_address_of_another_kind_is_no_link() {
    for to in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.vn",
        "mailto:a@x.vn",
        "x.html",
    ] {
        let html = body(&format!("[chữ]({to})"));
        assert_eq!(html, "<p>chữ</p>", "{to}");
    }
}

#[test]
fn a_text_gives_title_summary_parts_and_its_sources_in_the_order_of_their_numbers() {
    let text = "# Tên *trang*\n\nCâu **đầu**[^b].\n\n## Phần một\n\n{dau}\n\n{khac}\n\nHai[^a], ba[^b].\n\n\
                [^a]: Nguồn a.\n[^b]: Nguồn b.\n";
    let dau = |name: &str| (name == "dau").then(|| html! { b { "dấu" } });
    let text = draw(Words(Language::Vi), text, &dau);
    assert_eq!(
        (text.title.as_str(), text.summary.as_str()),
        ("Tên trang", "Câu đầu.")
    );
    let html = text.body.into_string();
    for piece in [
        "<h1 tabindex=\"-1\">Tên trang</h1>",
        "<h2 id=\"phan-mot\">Phần một</h2>",
        "<b>dấu</b><p>{khac}</p>",
        "<sup><a href=\"#nguon-1\" rel=\"external\" aria-label=\"Nguồn 1\">1</a></sup>.</p>",
        "Hai<sup><a href=\"#nguon-2\"",
        "<li id=\"nguon-1\"><p>Nguồn b.</p></li><li id=\"nguon-2\"><p>Nguồn a.</p></li>",
    ] {
        assert!(html.contains(piece), "{piece} in {html}");
    }
}

#[test]
fn every_page_is_the_same_in_both_languages() {
    for page in &PAGES {
        let [vi, en] = Language::ALL.map(|language| {
            let part = |_: &str| -> Option<Markup> { Some(html! { hr; }) };
            draw(Words(language), page.text(language), &part)
        });
        for text in [&vi, &en] {
            assert!(
                !text.title.is_empty() && !text.summary.is_empty(),
                "{}",
                page.slug
            );
            assert!(
                text.summary.chars().count() <= 200,
                "{}: {}",
                page.slug,
                text.summary
            );
        }
        let (vi, en) = (vi.body.into_string(), en.body.into_string());
        let links = |html: &str| {
            let mut links: Vec<String> = html
                .split("href=\"")
                .skip(1)
                .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
                .map(|to| Language::split(&to).1.to_owned())
                .collect();
            links.sort();
            links.dedup();
            links
        };
        assert_eq!(links(&vi), links(&en), "{}", page.slug);
        for mark in ["<h1", "<h2", "<h3", "<tr", "<hr>", "<sup>"] {
            let count = |html: &str| html.matches(mark).count();
            assert_eq!(count(&vi), count(&en), "{}: {mark}", page.slug);
        }
        assert_eq!(vi.matches("<h1").count(), 1, "{}", page.slug);
        for html in [&vi, &en] {
            assert!(
                !html.contains("[^") && !html.contains("<li id=\"nguon-1\"></li>"),
                "{html}"
            );
        }
    }
}
