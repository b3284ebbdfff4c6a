//! What a rule says about a place in a file.

use std::fmt;

/// One violation: where, what, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    file: String,
    line: usize,
    advice: String,
}

impl Finding {
    /// A finding in line `line` (the first line is 1) of `file`.
    pub(crate) fn new(file: &str, line: usize, advice: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            advice: advice.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.advice)
    }
}

/// Fails with every finding, one per line, if there is one.
#[track_caller]
pub(crate) fn none(findings: impl IntoIterator<Item = Finding>) {
    let mut findings: Vec<_> = findings.into_iter().collect();
    findings.sort();
    let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert!(
        lines.is_empty(),
        "{} finding(s):\n{}\n",
        lines.len(),
        lines.join("\n")
    );
}

/// The lines a rule complains about: for the tests of the rules.
pub(crate) fn lines(findings: &[Finding]) -> Vec<usize> {
    let mut lines: Vec<_> = findings.iter().map(|finding| finding.line).collect();
    lines.sort_unstable();
    lines
}

/// The number of the line in which byte `at` of `text` is.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// Where `word` stands in `text` with no letter, digit or underscore on either side.
pub(crate) fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let inside = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |&at| {
            let (before, after) = (&text[..at], &text[at + word.len()..]);
            let glued_before = word.starts_with(inside) && before.ends_with(inside);
            let glued_after = word.ends_with(inside) && after.starts_with(inside);
            !glued_before && !glued_after
        })
}

/// A finding for every place where one of the words stands, with the advice beside it.
pub(crate) fn each_word(file: &str, text: &str, rules: &[(&str, &str)]) -> Vec<Finding> {
    rules
        .iter()
        .flat_map(|(word, advice)| {
            words(text, word)
                .map(move |at| Finding::new(file, line_of(text, at), format!("`{word}`: {advice}")))
        })
        .collect()
}

#[test]
fn words_are_whole() {
    let text = "rand brand rand_core rand::x my::rand";
    assert_eq!(words(text, "rand").collect::<Vec<_>>(), [0, 21, 33]);
    assert_eq!(words("std::fs std::fsx", "std::fs").count(), 1);
}

#[test]
fn a_finding_names_its_line() {
    let text = "one\ntwo three\nfour";
    let at = text.find("three").expect("it is there");
    let finding = Finding::new("app/src/x.rs", line_of(text, at), "do it otherwise");
    assert_eq!(finding.to_string(), "app/src/x.rs:2: do it otherwise");
}
