//! The views of `app`: what is stored XSS or blocked by the Content-Security-Policy.

use crate::finding::{Finding, each_word, line_of, lines, none, words};
use crate::lexer::views;
use crate::tree::{File, sources};

/// The only room that may hold what this version of Leptos writes unescaped.
const WRAPPERS: &str = "app/src/ui/";

/// Leptos writes the text of these without escaping: stored XSS. What to use instead.
const RAW: [(&str, &str); 6] = [
    (
        "<textarea",
        "its text is stored XSS in this Leptos: use `ui::TextArea`",
    ),
    (
        "<Title",
        "its text is stored XSS in this Leptos: use `ui::PageTitle`",
    ),
    (
        "leptos_meta::Title",
        "its text is stored XSS in this Leptos: use `ui::PageTitle`",
    ),
    (
        "<script",
        "its text is stored XSS in this Leptos: use `ui::JsonLd` or a file in public/",
    ),
    (
        "inner_html",
        "stored XSS: use `ui::Written`, whose text `maud` escapes",
    ),
    (
        "PreEscaped",
        "stored XSS: let `maud` escape what is put in, with `(value)`",
    ),
];

/// What has a better way of our own.
const OWN: [(&str, &str); 4] = [
    (
        "ServerFnError",
        "it carries inner words to visitors: return `AppError`",
    ),
    ("use_query_map", TWICE),
    ("use_query", TWICE),
    ("query_signal", TWICE),
];

const TWICE: &str =
    "the router of 0.8 decodes queries twice: parse `use_location().search` with `BrowseQuery`";

fn is_escaped(file: &File) -> Vec<Finding> {
    if file.path.starts_with(WRAPPERS) {
        return Vec::new();
    }
    each_word(&file.path, &views(&file.text).code, &RAW)
}

fn keeps_the_policy(file: &File) -> Vec<Finding> {
    let code = views(&file.text).code;
    let mut found = Vec::new();
    let mut find =
        |at: usize, advice: &str| found.push(Finding::new(&file.path, line_of(&code, at), advice));
    for attribute in ["style=", "style:"] {
        for at in words(&code, attribute) {
            // `style: Style` is a field and `style = x` an assignment; views have no space there.
            if !code[at + attribute.len()..].starts_with([' ', ':', '=']) {
                find(
                    at,
                    "the Content-Security-Policy blocks inline styles: use a class of style/",
                );
            }
        }
    }
    for (at, _) in code.match_indices("=\"") {
        let name = code[..at]
            .rsplit([' ', '\n', '<'])
            .next()
            .unwrap_or_default();
        if name.len() > 2
            && name.starts_with("on")
            && name.chars().all(|letter| letter.is_ascii_lowercase())
        {
            find(
                at,
                "the Content-Security-Policy blocks inline handlers: use `on:EVENT=move |_| …`",
            );
        }
    }
    found
}

fn uses_our_own(file: &File) -> Vec<Finding> {
    each_word(&file.path, &views(&file.text).code, &OWN)
}

#[test]
fn nothing_is_written_unescaped_outside_the_wrappers() {
    none(sources("app").iter().flat_map(is_escaped));
}

#[test]
fn views_keep_the_content_security_policy() {
    none(sources("app").iter().flat_map(keeps_the_policy));
}

#[test]
fn errors_and_queries_go_through_our_own_types() {
    none(sources("app").iter().flat_map(uses_our_own));
}

#[test]
fn the_rules_of_views_can_fail() {
    let file = |text: &str| File {
        path: "app/src/x.rs".to_owned(),
        text: text.to_owned(),
    };
    let text = "// <textarea>\nview! { <textarea name=\"x\"></textarea> }\nview! { <TitleBar/> <Title text=x/> }\n\
                use leptos_meta::Title;\nview! { <div inner_html=x/> }\nlet a = \"<script>\";\nview! { <script></script> }\nhtml! { (PreEscaped(x)) }\n";
    assert_eq!(lines(&is_escaped(&file(text))), [2, 3, 4, 5, 7, 8]);
    let wrapper = File {
        path: "app/src/ui/text_area.rs".to_owned(),
        text: text.to_owned(),
    };
    assert!(is_escaped(&wrapper).is_empty());

    let text = "view! { <p style=\"color: red\"/> }\nview! { <p style:color=\"red\"/> }\nstruct A { style: Style }\n\
                let style = 1;\nview! { <p onclick=\"x()\" on:click=f one=\"1\" class=\"only\"/> }\n";
    let mut found = lines(&keeps_the_policy(&file(text)));
    found.dedup();
    assert_eq!(found, [1, 2, 5]);

    let text = "x: ServerFnErrorErr\n-> Result<(), ServerFnError>\nlet q = use_query_map();";
    assert_eq!(lines(&uses_our_own(&file(text))), [2, 3]);
}
