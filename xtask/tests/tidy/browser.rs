//! The crates that a browser downloads are those of the committed list.

use crate::finding::{Finding, none};
use crate::tree::project;
use std::collections::BTreeSet;
use xtask::browser_crates;

fn same(now: &BTreeSet<String>, committed: &BTreeSet<String>) -> Vec<Finding> {
    let finding = |name: &String, what: &str| {
        let advice = format!(
            "`{name}` is {what}; if that is wanted, run `cargo xtask bless` and say why in the commit"
        );
        Finding::new("xtask/browser-crates.txt", 1, advice)
    };
    let new = now
        .difference(committed)
        .map(|name| finding(name, "new in what browsers download"));
    let gone = committed
        .difference(now)
        .map(|name| finding(name, "no longer in what browsers download"));
    new.chain(gone).collect()
}

#[test]
fn browsers_download_the_committed_crates() {
    let project = project();
    let now = browser_crates::current(&project).unwrap_or_else(|failure| panic!("{failure}"));
    let committed =
        browser_crates::committed(&project).unwrap_or_else(|failure| panic!("{failure}"));
    none(same(&now, &committed));
}

#[test]
fn the_rule_of_the_browsers_crates_can_fail() {
    let set = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(
        same(&set(&["app", "rand"]), &set(&["app", "serde"])).len(),
        2
    );
    assert!(same(&set(&["app"]), &set(&["app"])).is_empty());
}
