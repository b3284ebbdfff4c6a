//! The manifests: which crates may be depended on by whom, and the lints that everybody has.

use crate::finding::{Finding, lines, none};
use crate::manifest::{dependencies, entries, members};
use crate::tree::{File, file};

/// The crates that must stay small, with everything they may depend on. A new name here is a
/// decision about what every browser downloads.
const ALLOWED: [(&str, &[&str]); 2] = [
    ("domain", &["serde", "thiserror"]),
    ("search", &["domain", "pulp", "serde"]),
];

fn only_allowed(manifest: &File, allowed: &[&str]) -> Vec<Finding> {
    dependencies(&manifest.text)
        .into_iter()
        .filter(|entry| !allowed.contains(&entry.name.as_str()))
        .map(|entry| {
            let advice = format!(
                "depends on `{}`; this crate is compiled for the browser and stays pure: do it in \
                 another crate, or extend ALLOWED in xtask/tests/tidy/manifests.rs with a reason",
                entry.name
            );
            Finding::new(&manifest.path, entry.line, advice)
        })
        .collect()
}

fn has_workspace_lints(manifest: &File) -> Vec<Finding> {
    let found = entries(&manifest.text)
        .iter()
        .any(|entry| entry.table == "lints" && entry.name == "workspace" && entry.value == "true");
    let advice = "has no `[lints] workspace = true`: the workspace's lints do not reach this crate";
    if found {
        Vec::new()
    } else {
        vec![Finding::new(&manifest.path, 1, advice)]
    }
}

fn forbids_unsafe(root: &File) -> Vec<Finding> {
    let found = entries(&root.text).iter().any(|entry| {
        entry.table == "workspace.lints.rust"
            && entry.name == "unsafe_code"
            && entry.value == "\"forbid\""
    });
    let advice = "[workspace.lints.rust] must say `unsafe_code = \"forbid\"`";
    if found {
        Vec::new()
    } else {
        vec![Finding::new(&root.path, 1, advice)]
    }
}

/// Also of dev- and build-dependencies: two versions of one crate are two compilations.
fn inherits_versions(manifest: &File) -> Vec<Finding> {
    entries(&manifest.text)
        .into_iter()
        .filter(|entry| entry.table.ends_with("dependencies"))
        .filter(|entry| !entry.value.contains("workspace = true"))
        .map(|entry| {
            let advice = format!(
                "`{}` must say `workspace = true`; its one version stands in the root manifest",
                entry.name
            );
            Finding::new(&manifest.path, entry.line, advice)
        })
        .collect()
}

fn member_manifests() -> Vec<File> {
    members(&file("Cargo.toml").text)
        .iter()
        .map(|member| file(&format!("{member}/Cargo.toml")))
        .collect()
}

#[test]
fn pure_crates_depend_on_their_few_crates_only() {
    none(
        ALLOWED.iter().flat_map(|(krate, allowed)| {
            only_allowed(&file(&format!("{krate}/Cargo.toml")), allowed)
        }),
    );
}

#[test]
fn every_crate_has_the_lints_of_the_workspace() {
    none(member_manifests().iter().flat_map(has_workspace_lints));
    none(forbids_unsafe(&file("Cargo.toml")));
}

#[test]
fn every_dependency_has_one_version_in_the_root_manifest() {
    none(member_manifests().iter().flat_map(inherits_versions));
}

#[test]
fn the_rules_of_manifests_can_fail() {
    let manifest = |text: &str| File {
        path: "x/Cargo.toml".to_owned(),
        text: text.to_owned(),
    };
    let bad = manifest(
        "[dependencies]\nserde.workspace = true\nrand = \"0.9\"\n[dev-dependencies]\nx = \"1\"\n",
    );
    assert_eq!(lines(&only_allowed(&bad, &["serde"])), [3]);
    assert_eq!(lines(&inherits_versions(&bad)), [3, 5]);
    assert_eq!(has_workspace_lints(&bad).len(), 1);
    assert!(has_workspace_lints(&manifest("[lints]\nworkspace = true\n")).is_empty());
    assert_eq!(
        forbids_unsafe(&manifest(
            "[workspace.lints.rust]\nunsafe_code = \"deny\"\n"
        ))
        .len(),
        1
    );
    assert!(
        forbids_unsafe(&manifest(
            "[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"
        ))
        .is_empty()
    );
}
