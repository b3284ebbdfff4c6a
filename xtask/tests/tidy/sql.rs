//! Invariant 2: only `store` names sqlx, no SQL text stands anywhere else, and inside `store` SQL is
//! never put together at run time.

use crate::finding::{Finding, each_word, line_of, lines, none, words};
use crate::items::matching;
use crate::lexer::views;
use crate::manifest::{entries, members};
use crate::tree::{File, file, files, sources};

/// How SQL begins, as this project writes it: key words in capitals.
const SQL: [&str; 7] = [
    "SELECT",
    "INSERT INTO",
    "DELETE FROM",
    "UPDATE",
    "CREATE TABLE",
    "PRAGMA",
    "BEGIN IMMEDIATE",
];

/// What lets run-time text become SQL in sqlx.
const ESCAPES: [(&str, &str); 2] = [
    (
        "AssertSqlSafe",
        "write the SQL as one literal and bind values with $1",
    ),
    (
        "QueryBuilder",
        "write the SQL as one literal and bind values with $1",
    ),
];

/// Macros that make a text at run time.
const BUILDERS: [&str; 4] = ["format!", "write!", "writeln!", "format_args!"];

fn names_no_sqlx(file: &File) -> Vec<Finding> {
    let rule = [(
        "sqlx",
        "only `store` names it: give `store` a function for this",
    )];
    each_word(&file.path, &views(&file.text).code, &rule)
}

fn depends_on_no_sqlx(manifest: &File) -> Vec<Finding> {
    entries(&manifest.text)
        .into_iter()
        .filter(|entry| entry.table.ends_with("dependencies") && entry.name.starts_with("sqlx"))
        .map(|entry| Finding::new(&manifest.path, entry.line, "only `store` depends on sqlx"))
        .collect()
}

fn holds_no_sql(file: &File) -> Vec<Finding> {
    let views = views(&file.text);
    let literals = views.literals.iter();
    literals
        .filter(|(start, end)| is_sql(&file.text[*start..*end]))
        .map(|(start, _)| {
            let advice = "SQL text outside `store`: give `store` a function for it";
            Finding::new(&file.path, line_of(&file.text, *start), advice)
        })
        .collect()
}

fn builds_no_sql(file: &File) -> Vec<Finding> {
    let views = views(&file.text);
    let mut found = each_word(&file.path, &views.code, &ESCAPES);
    for builder in BUILDERS {
        for at in words(&views.code, builder) {
            let open = at + builder.len();
            let end = matching(&views.code, open).unwrap_or(open);
            let mut literals = views.literals.iter();
            if literals.any(|(start, stop)| {
                open < *start && *stop < end && is_sql(&file.text[*start..*stop])
            }) {
                let advice = format!(
                    "`{builder}` makes SQL: write it as one literal and bind values with $1"
                );
                found.push(Finding::new(&file.path, line_of(&views.code, at), advice));
            }
        }
    }
    found
}

/// `UPDATE` counts only with its `SET`, because it is also a word of sentences.
fn is_sql(literal: &str) -> bool {
    let has = |word: &str| words(literal, word).next().is_some();
    SQL.iter()
        .any(|key| has(key) && (*key != "UPDATE" || has("SET")))
}

fn other_members() -> impl Iterator<Item = String> {
    members(&file("Cargo.toml").text)
        .into_iter()
        .filter(|member| member != "store")
}

#[test]
fn only_store_speaks_sql() {
    for member in other_members() {
        none(depends_on_no_sqlx(&file(&format!("{member}/Cargo.toml"))));
        none(files(&member, &["rs"]).iter().flat_map(names_no_sqlx));
        none(sources(&member).iter().flat_map(holds_no_sql));
    }
}

#[test]
fn store_builds_no_sql_at_run_time() {
    none(sources("store").iter().flat_map(builds_no_sql));
}

#[test]
fn the_rules_of_sql_can_fail() {
    let file = |text: &str| File {
        path: "x.rs".to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(lines(&names_no_sqlx(&file("// sqlx\nuse sqlx::Any;"))), [2]);
    assert_eq!(
        lines(&depends_on_no_sqlx(&file(
            "[dev-dependencies]\nsqlx = { workspace = true }"
        ))),
        [2]
    );
    let text = "let a = \"SELECT 1\";\nlet b = \"INSERT INTO t\";\nlet c = \"Do not UPDATE this\";\n\
                let d = \"UPDATE t\n SET x = 1\";\n// DELETE FROM t\n";
    assert_eq!(lines(&holds_no_sql(&file(text))), [1, 2, 4]);
    let text = "query(\"SELECT 1\");\nformat!(\"{table} is broken\");\nformat!(\"SELECT * FROM {table}\");\n\
                sqlx::query(AssertSqlSafe(text));\n";
    assert_eq!(lines(&builds_no_sql(&file(text))), [3, 4]);
}
