//! What pages are made of: nothing that a policy would have to make an exception for.

use crate::support::html::Page;
use crate::support::kinds;
use scraper::ElementRef;

fn check(element: ElementRef<'_>, page: &str) {
    let tag = element.value().name();
    for (name, value) in element.value().attrs() {
        let what = format!("{page}: <{tag} {name}=\"{value}\">");
        assert_ne!(name, "style", "{what}");
        assert!(!name.starts_with("on"), "{what}");
        assert!(!matches!(name, "srcdoc" | "http-equiv" | "ping"), "{what}");
        if matches!(
            name,
            "href" | "src" | "action" | "formaction" | "data" | "poster"
        ) {
            address(tag, value, &what);
        }
    }
    assert!(
        !matches!(
            tag,
            "style" | "base" | "iframe" | "frame" | "object" | "embed" | "applet"
        ),
        "{page}: <{tag}>"
    );
    if tag == "a" && element.attr("target").is_some() {
        let rel = element.attr("rel").unwrap_or_default();
        assert!(
            rel.contains("noopener") && rel.contains("noreferrer"),
            "{page}: {rel}"
        );
    }
}

/// Links lead to this site, to secure ones, or to a telephone; everything that loads comes from this site.
fn address(tag: &str, value: &str, what: &str) {
    let own = (value.starts_with('/') && !value.starts_with("//")) || value.starts_with('#');
    let elsewhere = tag == "a"
        && ["https://", "http://", "tel:"]
            .iter()
            .any(|scheme| value.starts_with(scheme));
    let canonical = tag == "link" && value.starts_with("https://saoque.vn/");
    assert!(own || elsewhere || canonical, "{what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_have_no_inline_style_or_handler_and_load_from_here_only() {
    let kinds = kinds::all().await;
    let pages: Vec<_> = kinds
        .iter()
        .filter(|kind| kind.is_page() && kind.answer.code() != 304)
        .collect();
    assert!(pages.len() >= 25, "{}", pages.len());
    for kind in pages {
        let page = Page::of(&kind.answer.text());
        let apart = kind.is_short() || kind.is_form();
        let least = if apart { 20 } else { 40 };
        assert!(page.all("*").len() > least, "{}: a whole page", kind.name);
        for element in page.all("*") {
            check(element, kind.name);
        }
        assert_eq!(page.all("h1").len(), 1, "{}", kind.name);
        assert_eq!(page.all("head > title").len(), 1, "{}", kind.name);
    }
}
