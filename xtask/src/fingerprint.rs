//! Has anything changed since the last time? Answered from the content of files, because a
//! fresh checkout changes every time stamp and no content.

use crate::failure::{Explain as _, Result};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::Path;

/// Directories of a crate that never reach a build of the site.
const NOT_AN_INPUT: [&str; 4] = ["target", "tests", "benches", "examples"];

/// A hash over texts and files, the same on every run of the same program. It guards against
/// forgetting, not against attackers, so the hasher of the standard library is enough.
#[derive(Default)]
pub(crate) struct Fingerprint(DefaultHasher);

impl Fingerprint {
    /// Takes a text in.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        text.hash(&mut self.0);
        self
    }

    /// Takes a file, or a directory with everything below it, in. Absence counts as a content.
    pub(crate) fn path(&mut self, path: &Path) -> Result<&mut Self> {
        if path.is_dir() {
            let is_crate = path.join("Cargo.toml").is_file();
            let mut names = Vec::new();
            for entry in fs::read_dir(path).explain(|| format!("cannot list {}", path.display()))? {
                let entry = entry.explain(|| format!("cannot list {}", path.display()))?;
                names.push(entry.file_name());
            }
            names.sort();
            for name in names {
                if !(is_crate && NOT_AN_INPUT.iter().any(|skipped| name == *skipped)) {
                    name.hash(&mut self.0);
                    self.path(&path.join(name))?;
                }
            }
        } else if path.is_file() {
            fs::read(path)
                .explain(|| format!("cannot read {}", path.display()))?
                .hash(&mut self.0);
        } else {
            "absent".hash(&mut self.0);
        }
        Ok(self)
    }

    /// The hash as text.
    pub(crate) fn finish(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(dir: &Path) -> String {
        Fingerprint::default()
            .path(dir)
            .expect("the directory is readable")
            .finish()
    }

    #[test]
    fn content_and_names_count_and_tests_do_not() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let write = |name: &str, text: &str| {
            let file = dir.path().join(name);
            fs::create_dir_all(file.parent().expect("a parent")).expect("a directory");
            fs::write(file, text).expect("a file");
        };
        write("Cargo.toml", "[package]");
        write("src/lib.rs", "one");
        let first = of(dir.path());

        write("tests/it.rs", "not an input");
        assert_eq!(of(dir.path()), first);
        write("src/lib.rs", "two");
        let second = of(dir.path());
        assert_ne!(second, first);
        write("src/lib.rs", "one");
        assert_eq!(of(dir.path()), first);
        fs::rename(
            dir.path().join("src/lib.rs"),
            dir.path().join("src/main.rs"),
        )
        .expect("renamed");
        assert_ne!(of(dir.path()), first);
    }
}
