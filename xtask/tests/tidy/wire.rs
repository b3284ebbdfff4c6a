//! Invariant 5: what travels between server and browser has no `usize`: the browser is 32-bit.

use crate::finding::{Finding, line_of, lines, none, words};
use crate::items::{attributes, matching};
use crate::lexer::views;
use crate::tree::{File, sources};

/// Crates whose types travel.
const TRAVELLING: [&str; 3] = ["domain", "search", "app"];

fn has_fixed_widths(file: &File) -> Vec<Finding> {
    let code = views(&file.text).code;
    let derives = attributes(&code, "derive").filter(|(start, end)| {
        let derived = &code[*start..*end];
        words(derived, "Serialize").next().is_some()
            || words(derived, "Deserialize").next().is_some()
    });
    derives
        .chain(attributes(&code, "server"))
        .filter_map(|(_, end)| Some((end, item_end(&code, end)?)))
        .flat_map(|(start, end)| {
            let item = &code[start..end];
            let of_no_fixed_width = ["usize", "isize"].into_iter().flat_map(|name| words(item, name));
            of_no_fixed_width.map(|at| start + at).collect::<Vec<_>>()
        })
        .map(|at| {
            let advice = "a type without fixed width travels between a 64-bit server and a 32-bit browser: \
                          use u32, i64 or String";
            Finding::new(&file.path, line_of(&code, at), advice)
        })
        .collect()
}

/// Where the type, or the head of the function, ends that starts after byte `from`.
fn item_end(code: &str, from: usize) -> Option<usize> {
    let rest = &code[from..];
    let start = ["struct ", "enum ", "fn "]
        .iter()
        .filter_map(|word| words(rest, word).next())
        .min()?;
    let open = from + start + rest[start..].find(['{', '(', ';'])?;
    match (code.as_bytes()[open], rest[start..].starts_with("fn ")) {
        (b';', _) => Some(open),
        (_, true) => code[open..].find('{').map(|length| open + length),
        (_, false) => matching(code, open),
    }
}

#[test]
fn what_travels_has_fixed_widths() {
    none(
        TRAVELLING
            .iter()
            .flat_map(|krate| sources(krate))
            .flat_map(|file| has_fixed_widths(&file)),
    );
}

#[test]
fn the_rule_of_widths_can_fail() {
    let text = "#[derive(Clone)]\nstruct Inside { a: usize }\n\
                #[derive(Clone, serde::Serialize)]\n#[serde(rename_all = \"x\")]\npub struct A {\n  a: u32,\n  b: Vec<usize>,\n}\n\
                #[derive(Deserialize)]\nenum B { C(isize) }\n\
                #[derive(Serialize)]\nstruct D(u32);\nfn free(a: usize) {}\n\
                #[server(prefix = \"/api\")]\npub async fn list(\n  page: usize,\n) -> Result<(), E> { let x: usize = 1; }\n";
    let file = File {
        path: "x.rs".to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(lines(&has_fixed_widths(&file)), [7, 10, 16]);
}
