//! The files of the repository.

use std::fs;
use std::path::{Path, PathBuf};
use xtask::project::Project;

/// What nobody commits.
const NOT_OURS: [&str; 7] = [
    ".git",
    ".env",
    "target",
    "node_modules",
    "var",
    "test-results",
    "playwright-report",
];

/// A text file and its path from the root, with `/`.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The project under test.
pub(crate) fn project() -> Project {
    Project::locate().expect("tests run inside the project")
}

/// One file that must exist.
pub(crate) fn file(path: &str) -> File {
    let text =
        fs::read_to_string(project().path(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    File {
        path: path.to_owned(),
        text,
    }
}

/// All files below `under` ("" for the root) with one of these extensions, in the order of paths.
pub(crate) fn files(under: &str, extensions: &[&str]) -> Vec<File> {
    let root = project().root().to_path_buf();
    let mut paths = Vec::new();
    walk(&root.join(under), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .filter(|path| {
            let extension = path.extension().unwrap_or_default();
            extensions.iter().any(|wanted| extension == *wanted)
        })
        .filter_map(|path| {
            let name = path
                .strip_prefix(&root)
                .ok()?
                .to_string_lossy()
                .replace('\\', "/");
            Some(File {
                path: name,
                text: fs::read_to_string(&path).ok()?,
            })
        })
        .collect()
}

/// The Rust files of a crate's `src`. A rule that looks at nothing holds nothing: none is a failure.
pub(crate) fn sources(krate: &str) -> Vec<File> {
    let found = files(&format!("{krate}/src"), &["rs"]);
    assert!(
        !found.is_empty(),
        "{krate}/src has no Rust file; the rules of {krate} would hold nothing"
    );
    found
}

fn walk(dir: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries.flatten() {
        if NOT_OURS.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&entry.path(), into);
        } else {
            into.push(entry.path());
        }
    }
}
