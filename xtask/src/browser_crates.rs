//! The crates that are compiled into what a browser downloads. The list is committed, so that a
//! new one is a decision somebody sees and not an accident of somebody's features.

use crate::failure::{Explain as _, Result};
use crate::process;
use crate::progress;
use crate::project::Project;
use crate::tools::wasm_target;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The committed list.
#[must_use]
pub fn file(project: &Project) -> PathBuf {
    project.path("xtask/browser-crates.txt")
}

/// The names of the crates that `frontend` is built from, without those that only run while compiling.
///
/// # Errors
/// When `cargo tree` fails: its words say why.
pub fn current(project: &Project) -> Result<BTreeSet<String>> {
    let mut tree = project.cargo();
    tree.args([
        "tree",
        "--locked",
        "--package",
        "frontend",
        "--edges",
        "normal,no-proc-macro",
    ]);
    tree.args([
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--target",
        wasm_target::TARGET,
    ]);
    Ok(names(&process::capture(&mut tree)?))
}

/// The committed names.
///
/// # Errors
/// When the file cannot be read.
pub fn committed(project: &Project) -> Result<BTreeSet<String>> {
    let file = file(project);
    let text = fs::read_to_string(&file).explain(|| {
        format!(
            "cannot read {} (`cargo xtask bless` writes it)",
            file.display()
        )
    })?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// `cargo xtask bless`: the list of crates, and the pictures of the site.
pub(crate) fn bless(project: &Project) -> Result<()> {
    let now = current(project)?;
    let before = committed(project).unwrap_or_default();
    for name in now.difference(&before) {
        progress::note(&format!("+ {name}"));
    }
    for name in before.difference(&now) {
        progress::note(&format!("- {name}"));
    }
    let mut text = now.into_iter().collect::<Vec<_>>().join("\n");
    text.push('\n');
    let file = file(project);
    fs::write(&file, text).explain(|| format!("cannot write {}", file.display()))?;
    // What the server draws once for all, kept as files of the site.
    let mut draw = project.cargo();
    draw.args([
        "run",
        "--package",
        "server",
        "--example",
        "site_pictures",
        "--",
    ]);
    process::run(draw.arg(project.path("public")))
}

/// A line of `cargo tree` is `name version (*)`.
fn names(tree: &str) -> BTreeSet<String> {
    tree.lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_first_words_without_repetition() {
        let tree = "frontend v0.1.0 (/x/frontend)\nserde v1.0.1\nserde v1.0.1 (*)\n\n";
        let expected = ["frontend", "serde"].map(str::to_owned);
        assert_eq!(names(tree), BTreeSet::from(expected));
    }
}
