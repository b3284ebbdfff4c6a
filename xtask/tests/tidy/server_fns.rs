//! Invariant 6: every server function names its prefix, its endpoint and its input; reads are GET
//! and writes are POST, never the reverse, because browsers and caches repeat a GET.

use crate::finding::{Finding, line_of, none};
use crate::items::attributes;
use crate::lexer::views;
use crate::tree::{File, sources};
use std::collections::BTreeMap;

/// `read NAME` or `write NAME`, one endpoint a line.
const ENDPOINTS: &str = include_str!("endpoints.txt");

const READ: &str = "GetUrl";
const WRITE: &str = "PostUrl";

/// A server function's attribute.
struct Attribute {
    line: usize,
    arguments: BTreeMap<String, String>,
}

fn server_functions(file: &File) -> Vec<Attribute> {
    let views = views(&file.text);
    attributes(&views.code, "server")
        // An argument that may be left out, not a function.
        .filter(|(start, end)| &views.text[*start..*end] != "#[server(default)]")
        .map(|(start, end)| {
            let inside = views.text[start..end]
                .trim_start_matches("#[server")
                .trim_end_matches(']');
            let arguments = inside
                .trim_matches(['(', ')'])
                .split(',')
                .filter_map(|argument| {
                    let (name, value) = argument.split_once('=')?;
                    Some((
                        name.trim().to_owned(),
                        value.trim().trim_matches('"').to_owned(),
                    ))
                });
            Attribute {
                line: line_of(&views.code, start),
                arguments: arguments.collect(),
            }
        })
        .collect()
}

fn obeys_the_list(file: &File, list: &BTreeMap<&str, &str>) -> Vec<Finding> {
    let mut found = Vec::new();
    for function in server_functions(file) {
        let mut find = |advice: String| found.push(Finding::new(&file.path, function.line, advice));
        for name in ["prefix", "endpoint", "input"] {
            if !function.arguments.contains_key(name) {
                find(format!(
                    "this server function must say `{name} = …`: what is left out is a hash or a default"
                ));
            }
        }
        let Some(endpoint) = function.arguments.get("endpoint") else {
            continue;
        };
        let wanted = match list.get(endpoint.as_str()) {
            Some(&"read") => READ,
            Some(&"write") => WRITE,
            _ => {
                find(format!(
                    "endpoint `{endpoint}` is not in xtask/tests/tidy/endpoints.txt: add `read {endpoint}` or `write {endpoint}`"
                ));
                continue;
            }
        };
        let input = function
            .arguments
            .get("input")
            .map_or("nothing", String::as_str);
        if input.rsplit("::").next() != Some(wanted) {
            find(format!(
                "`{endpoint}` is a {}, so `input = {wanted}`, not {input}",
                list[endpoint.as_str()]
            ));
        }
    }
    found
}

fn list(text: &str) -> BTreeMap<&str, &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .map(|(kind, endpoint)| (endpoint.trim(), kind))
        .collect()
}

/// An endpoint that no function has: a list that nobody cleans is not read either.
fn nobody_has(list: &BTreeMap<&str, &str>, files: &[File]) -> Vec<Finding> {
    let existing: Vec<_> = files
        .iter()
        .flat_map(server_functions)
        .filter_map(|function| function.arguments.get("endpoint").cloned())
        .collect();
    list.keys()
        .filter(|endpoint| !existing.iter().any(|name| name == *endpoint))
        .map(|endpoint| {
            let advice =
                format!("no server function has the endpoint `{endpoint}`: take the line out");
            Finding::new("xtask/tests/tidy/endpoints.txt", 1, advice)
        })
        .collect()
}

#[test]
fn server_functions_obey_the_list_of_endpoints() {
    let (list, files) = (list(ENDPOINTS), sources("app"));
    none(
        files
            .iter()
            .flat_map(|file| obeys_the_list(file, &list))
            .chain(nobody_has(&list, &files)),
    );
}

#[test]
fn the_rules_of_endpoints_can_fail() {
    let list = list("# words\nread browse\nwrite save\nread gone\n");
    let check = |text: &str| {
        let file = File {
            path: "x.rs".to_owned(),
            text: text.to_owned(),
        };
        obeys_the_list(&file, &list)
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let good = "#[server(prefix = \"/api\", endpoint = \"browse\", input = GetUrl)]";
    assert_eq!(check(good), "");
    assert_eq!(
        check(&good.replace("GetUrl", "server_fn::codec::GetUrl")),
        ""
    );
    assert!(check(&good.replace("GetUrl", "PostUrl")).contains("`browse` is a read"));
    assert!(check(&good.replace("browse", "save")).contains("`save` is a write"));
    assert!(check(&good.replace("browse", "new")).contains("add `read new`"));
    assert!(check(&good.replace("prefix = \"/api\", ", "")).contains("`prefix = …`"));
    assert_eq!(check("#[server]\nfn f() {}").lines().count(), 3);
    let file = File {
        path: "x.rs".to_owned(),
        text: good.to_owned(),
    };
    assert_eq!(nobody_has(&list, &[file]).len(), 2);
}
