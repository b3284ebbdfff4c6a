//! Content security policies of pages.

use crate::support::html::Page;
use crate::support::{App, Call, app, kinds, policy};
use std::collections::BTreeSet;

/// What every policy of a page says, apart from its scripts.
const REST: [(&str, &str); 13] = [
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("frame-ancestors", "'none'"),
    ("object-src", "'none'"),
    ("upgrade-insecure-requests", ""),
    ("script-src", ""),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_page_allows_its_own_scripts_and_nothing_else() {
    for kind in kinds::all().await.iter().filter(|kind| kind.is_page()) {
        let mut directives = policy::parse(kind.answer.header("content-security-policy"));
        let scripts = directives
            .insert("script-src".to_owned(), Vec::new())
            .unwrap();
        for (name, sources) in REST {
            let found = directives.remove(name);
            assert_eq!(
                found.map(|found| found.join(" ")).as_deref(),
                Some(sources),
                "{}: {name}",
                kind.name
            );
        }
        assert!(directives.is_empty(), "{}: {directives:?}", kind.name);
        let (own, rest): (Vec<_>, Vec<_>) = scripts
            .into_iter()
            .partition(|s| s.starts_with("'nonce-") || s.starts_with("'sha256-"));
        if kind.is_short() {
            assert_eq!((rest.len(), own.len()), (1, 0), "{}: {rest:?}", kind.name);
            continue;
        }
        if kind.is_form() {
            assert!(own.is_empty(), "{}: {own:?}", kind.name);
            continue;
        }
        assert_eq!(rest, ["'self'", "'wasm-unsafe-eval'"], "{}", kind.name);
        let nonces = own.iter().filter(|s| s.starts_with("'nonce-")).count();
        assert!(
            nonces == 0 || own.len() == 1,
            "{}: one nonce, or hashes: {own:?}",
            kind.name
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_page_has_no_nonce_and_lists_exactly_its_inline_scripts() {
    let mut seen = 0;
    for kind in kinds::all().await {
        if !(kind.is_page() && kind.name.ends_with(", kept")) {
            continue;
        }
        let html = kind.answer.text();
        assert!(!html.contains("nonce"), "{}", kind.name);
        let page = Page::of(&html);
        let wanted: BTreeSet<String> = inline(&page)
            .iter()
            .map(|script| policy::hash(script))
            .collect();
        assert!(
            !wanted.is_empty(),
            "{}: Leptos starts by an inline script",
            kind.name
        );
        let mut policy = policy::parse(kind.answer.header("content-security-policy"));
        let scripts = policy.remove("script-src").unwrap();
        let found: Vec<String> = scripts
            .into_iter()
            .filter(|source| source.starts_with("'sha256-"))
            .collect();
        assert_eq!(found.len(), wanted.len(), "{}: each once", kind.name);
        assert_eq!(
            found.into_iter().collect::<BTreeSet<_>>(),
            wanted,
            "{}",
            kind.name
        );
        seen += 1;
    }
    assert_eq!(seen, 7);
}

/// The text of inline scripts that would run.
fn inline(page: &Page) -> Vec<String> {
    let scripts = page.all("script:not([src]):not([type='application/ld+json'])");
    scripts
        .iter()
        .map(|script| script.text().collect())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn inline_scripts_of_other_pages_carry_the_nonce_of_their_policy() {
    let mut seen = 0;
    for kind in kinds::all().await {
        let Some(nonce) = kind.answer.nonce() else {
            let kept = kind.answer.headers.contains_key("etag");
            let apart = kind.is_short() || kind.is_form();
            assert!(kept || !kind.is_page() || apart, "{}", kind.name);
            if kind.is_form() {
                let page = Page::of(&kind.answer.text());
                let script = page.one("script").attr("src").unwrap();
                assert!(script.starts_with("/scripts/"), "{}", kind.name);
                assert!(inline(&page).is_empty(), "{}", kind.name);
            }
            if kind.is_short() {
                let page = Page::of(&kind.answer.text());
                assert!(page.all("script:not([src])").is_empty(), "{}", kind.name);
                let files = usize::from(kind.has_scripts("'self'"));
                assert_eq!(page.all("script").len(), files, "{}", kind.name);
            }
            continue;
        };
        let page = Page::of(&kind.answer.text());
        let scripts = page.all("script:not([type='application/ld+json'])");
        assert!(!scripts.is_empty(), "{}", kind.name);
        for script in scripts.iter().filter(|script| script.attr("src").is_none()) {
            assert_eq!(script.attr("nonce"), Some(nonce.as_str()), "{}", kind.name);
        }
        seen += 1;
    }
    assert!(seen > 15, "{seen}");
}

async fn nonce(app: &App, target: &str) -> String {
    let answer = app.send(Call::get(target)).await;
    answer.nonce().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nonce_is_used_once() {
    let app = app().await;
    let mut seen = BTreeSet::new();
    for _ in 0..1_000 {
        let nonce = nonce(&app, "/dang-nhap").await;
        assert!(nonce.len() >= 22, "128 bits: {nonce}");
        assert!(seen.insert(nonce), "the same nonce twice");
    }
}
