//! Invariants 3 and 4: `frontend` has no logic, `server` no HTML of pages, `app` no SQL and no
//! files; the server's and the browser's build of `app` never meet.

use crate::finding::{Finding, each_word, line_of, lines, none, words};
use crate::lexer::views;
use crate::tree::{File, files, sources};

/// What the whole of `frontend/src` may have, in lines.
const FRONTEND_LINES: usize = 40;

/// Tags that only a page has. Names in other text, like `<url>` of a sitemap, are no business of this.
const TAGS: [&str; 14] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<main",
    "<div",
    "<section",
    "<p>",
    "<h1",
    "<span",
    "<a ",
    "<form",
    "<input",
    "<ul",
];

const NO_FILES_IN_APP: [(&str, &str); 4] = [
    ("std::fs", "files belong into `server`"),
    ("tokio::fs", "files belong into `server`"),
    ("File::open", "files belong into `server`"),
    ("sqlx", "queries belong into `store`"),
];

fn is_thin(frontend: &[File]) -> Vec<Finding> {
    let total: usize = frontend.iter().map(|file| file.text.lines().count()).sum();
    let advice = format!(
        "frontend/src has {total} lines of at most {FRONTEND_LINES}: it only starts the app; put the rest into `app`"
    );
    if total > FRONTEND_LINES {
        vec![Finding::new(&frontend[0].path, 1, advice)]
    } else {
        Vec::new()
    }
}

fn draws_no_page(file: &File) -> Vec<Finding> {
    let views = views(&file.text);
    let macros = words(&views.code, "view!").map(|at| (at, "`view!`".to_owned()));
    let strings = views.strings.to_ascii_lowercase();
    let tags = TAGS.iter().flat_map(|tag| {
        words(&strings, tag)
            .map(move |at| (at, format!("`{tag}`")))
            .collect::<Vec<_>>()
    });
    macros
        .chain(tags)
        .map(|(at, what)| {
            let advice = format!("{what} in `server`: pages are drawn in `app`");
            Finding::new(&file.path, line_of(&views.code, at), advice)
        })
        .collect()
}

fn touches_no_file(file: &File) -> Vec<Finding> {
    each_word(&file.path, &views(&file.text).code, &NO_FILES_IN_APP)
}

fn refuses_both_features(app: &[File]) -> Vec<Finding> {
    let guarded = app.iter().any(|file| {
        let text: String = views(&file.text).text.split_whitespace().collect();
        text.contains("all(feature=\"ssr\",feature=\"hydrate\")") && text.contains("compile_error!")
    });
    let advice = "app must refuse its two builds in one: \
                  `#[cfg(all(feature = \"ssr\", feature = \"hydrate\"))] compile_error!(…);`";
    if guarded {
        Vec::new()
    } else {
        vec![Finding::new("app/src/lib.rs", 1, advice)]
    }
}

fn joins_no_builds(script: &File) -> Vec<Finding> {
    script
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains(concat!("--all", "-features")) && line.contains("--workspace"))
        .map(|(index, _)| {
            let advice = "all features of the whole workspace join the server's and the browser's build: \
                          name the packages";
            Finding::new(&script.path, index + 1, advice)
        })
        .collect()
}

#[test]
fn frontend_is_thin() {
    none(is_thin(&sources("frontend")));
}

#[test]
fn server_draws_no_page() {
    none(sources("server").iter().flat_map(draws_no_page));
}

#[test]
fn app_touches_no_file_and_no_database() {
    none(sources("app").iter().flat_map(touches_no_file));
}

#[test]
fn the_two_builds_of_app_never_meet() {
    none(refuses_both_features(&sources("app")));
    let scripts = files("", &["toml", "sh", "yml", "yaml", "json", "rs"]);
    none(
        scripts
            .iter()
            .chain(&files(".ci", &[""]))
            .flat_map(joins_no_builds),
    );
}

#[test]
fn the_rules_of_rooms_can_fail() {
    let file = |text: &str| File {
        path: "x.rs".to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(
        is_thin(&[file(&"//\n".repeat(30)), file(&"//\n".repeat(11))]).len(),
        1
    );
    assert!(is_thin(&[file("//\n")]).is_empty());
    let text = "// <div>\nview! { <p>x</p> }\nlet a = \"<url><loc>\";\nlet b = \"<!DOCTYPE html>\";\nlet c: Vec<main> = d;\n";
    assert_eq!(lines(&draws_no_page(&file(text))), [2, 4]);
    assert_eq!(
        lines(&touches_no_file(&file(
            "use std::fs;\nlet a = \"std::fs\";\ntokio::fs::read(x);\n"
        ))),
        [1, 3]
    );
    assert_eq!(
        refuses_both_features(&[file("// compile_error!(\"x\")")]).len(),
        1
    );
    let guard = "#[cfg(all(feature = \"ssr\", feature = \"hydrate\"))]\ncompile_error!(\"one\");";
    assert!(refuses_both_features(&[file(guard)]).is_empty());
    let script = format!(
        "cargo build --workspace\ncargo test --workspace {}",
        concat!("--all", "-features")
    );
    assert_eq!(lines(&joins_no_builds(&file(&script))), [2]);
}
