//! Invariant 1: `domain` and `search` know nothing of time, randomness, I/O, Leptos or SQL.

use crate::finding::{Finding, each_word, lines, none};
use crate::lexer::views;
use crate::tree::{File, sources};

const PURE: [&str; 2] = ["domain", "search"];

/// What a pure crate may not name, and what it does instead.
const IMPURE: [(&str, &str); 12] = [
    ("std::time", "take \"now\" or \"today\" as an argument"),
    ("SystemTime", "take \"now\" as an argument"),
    ("Instant", "take \"now\" as an argument"),
    ("rand", "let the caller draw the number"),
    ("std::fs", "let the caller read the file and pass its text"),
    ("std::net", "let `server` talk to the network"),
    ("std::env", "take settings as arguments"),
    ("std::process", "let `server` run programs"),
    ("leptos", "views belong into `app`"),
    ("sqlx", "queries belong into `store`"),
    ("tokio", "pure functions do not wait"),
    ("thread_local", "keep state in a value that the caller owns"),
];

fn names_nothing_impure(file: &File) -> Vec<Finding> {
    each_word(&file.path, &views(&file.text).code, &IMPURE)
}

#[test]
fn domain_and_search_are_pure() {
    none(
        PURE.iter()
            .flat_map(|krate| sources(krate))
            .flat_map(|file| names_nothing_impure(&file)),
    );
}

#[test]
fn the_rule_of_purity_can_fail() {
    let text = "//! Never uses std::time.\nuse std::time::Duration;\nlet x = \"rand\";\nrand::random();\n\
                fn operand(instant: u8) {}\nSystemTime::now()\n";
    let file = File {
        path: "domain/src/x.rs".to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(lines(&names_nothing_impure(&file)), [2, 4, 6]);
}
