//! Where things are in this repository.

use crate::failure::{Explain as _, Failure, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// This repository on this machine.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The project that this crate belongs to. Cargo tells where it is when it runs us; the path
    /// of the build is the fallback, because a repository may have been moved since.
    ///
    /// # Errors
    /// When that directory has no workspace manifest.
    pub fn locate() -> Result<Self> {
        let crate_dir = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = crate_dir.parent().unwrap_or(&crate_dir).to_path_buf();
        if root.join("Cargo.toml").is_file() && root.join("xtask").is_dir() {
            Ok(Self { root })
        } else {
            Err(Failure::new(format!(
                "{} is not the project; start me with `cargo xtask`",
                root.display()
            )))
        }
    }

    /// The directory of the workspace manifest.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the project.
    #[must_use]
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// Where Cargo builds.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.path("target"), |dir| self.root.join(dir))
    }

    /// The running toolchain's cargo, in the root of the project.
    #[must_use]
    pub fn cargo(&self) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.current_dir(&self.root);
        command
    }

    /// The version of `package` in Cargo.lock.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        let file = self.path("Cargo.lock");
        let text = fs::read_to_string(&file).explain(|| {
            format!(
                "cannot read {} (`cargo generate-lockfile` makes it)",
                file.display()
            )
        })?;
        locked_version(&text, package)
            .ok_or_else(|| Failure::new(format!("Cargo.lock has no package `{package}`")))
    }
}

/// Cargo writes the version on the line after the name, always.
fn locked_version(lockfile: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lockfile.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n\
                        [[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.131\"\n";

    #[test]
    fn the_locked_version_is_that_of_exactly_this_package() {
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }
}
