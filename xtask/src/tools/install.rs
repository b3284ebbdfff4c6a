//! One tool: found on PATH, found in the cache, or installed into the cache.

use super::{Origin, Tool, require_npm};
use crate::failure::{Explain as _, Failure, Result};
use crate::process;
use crate::progress;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Settings that compile a tool in a fraction of the time; the tools need not be fast.
const QUICK_COMPILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "false"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// The start of the name of a directory that an installation is still filling.
const PARTIAL: &str = ".partial-";

/// Makes sure that `tool` exists in its exact version. The answer is the directory that holds the
/// program, or nothing when the one on PATH is right. The caller holds the lock of `cache`.
pub(super) fn ensure(tool: &Tool, cache: &Path) -> Result<Option<PathBuf>> {
    if let Some(program) = process::on_path(tool.program)
        && answers(&program, &tool.says)
    {
        super::found(tool.program, &program);
        return Ok(None);
    }
    let home = cache.join(format!("{}-{}", tool.name, tool.version));
    let programs = tool.programs_in(&home);
    if !answers(&programs.join(tool.program), &tool.says) {
        let title = format!("installing {} {}", tool.name, tool.version);
        progress::step(&title, tool.why, || install(tool, cache, &home))?;
    }
    Ok(Some(programs))
}

/// Installs next to the final place and moves the whole when it works, so that a broken
/// download or a ctrl-c leaves nothing that looks like a tool.
fn install(tool: &Tool, cache: &Path, home: &Path) -> Result<()> {
    remove_leftovers(cache)?;
    let partial = cache.join(format!("{PARTIAL}{}", tool.name));
    let build = cache.join(format!("{PARTIAL}{}-build", tool.name));
    fs::create_dir_all(&partial).explain(|| format!("cannot create {}", partial.display()))?;
    let installed = process::run(&mut tool.installer(&partial, &build)?).and_then(|()| {
        let program = tool.programs_in(&partial).join(tool.program);
        if answers(&program, &tool.says) {
            Ok(())
        } else {
            Err(Failure::new(format!(
                "{} was installed but does not answer `--version` with {}",
                tool.program, tool.says
            )))
        }
    });
    let moved = installed.and_then(|()| {
        if home.exists() {
            fs::remove_dir_all(home).explain(|| format!("cannot replace {}", home.display()))?;
        }
        fs::rename(&partial, home).explain(|| format!("cannot create {}", home.display()))
    });
    remove_leftovers(cache)?;
    moved.explain(|| {
        format!(
            "{} {} is needed but could not be installed",
            tool.name, tool.version
        )
    })
}

/// Removes what interrupted installations left. Nobody else installs: the lock is held.
fn remove_leftovers(cache: &Path) -> Result<()> {
    let entries = fs::read_dir(cache).explain(|| format!("cannot list {}", cache.display()))?;
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(PARTIAL) {
            let path = entry.path();
            fs::remove_dir_all(&path).explain(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// Does the program run and call itself `version`?
fn answers(program: &Path, version: &str) -> bool {
    program.is_file()
        && process::capture(Command::new(program).arg("--version"))
            .is_ok_and(|answer| answer.split_whitespace().any(|word| word == version))
}

impl Tool {
    fn programs_in(&self, home: &Path) -> PathBuf {
        home.join(match self.origin {
            Origin::Cargo { .. } => "bin",
            Origin::Npm { .. } => "node_modules/.bin",
        })
    }

    fn installer(&self, into: &Path, build: &Path) -> Result<Command> {
        match self.origin {
            Origin::Cargo { package, locked } => {
                let mut command = Command::new("cargo");
                // On PATH, so that cargo does not advise to put this passing directory there.
                command.env("PATH", super::path_with([into.join("bin")])?);
                command
                    .args(["install", package, "--version", &self.version, "--root"])
                    .arg(into)
                    .args(locked.then_some("--locked"))
                    .envs(QUICK_COMPILE)
                    .env("CARGO_TARGET_DIR", build)
                    .env_remove("RUSTFLAGS");
                Ok(command)
            }
            Origin::Npm { package } => {
                let mut command = Command::new(require_npm()?);
                command
                    .args(["install", "--no-audit", "--no-fund", "--prefix"])
                    .arg(into)
                    .arg(format!("{package}@{}", self.version));
                Ok(command)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    fn script(file: &Path, text: &str) {
        fs::write(file, format!("#!/bin/sh\n{text}\n")).expect("a script");
        fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("made executable");
    }

    #[test]
    fn a_program_is_right_only_when_it_says_the_exact_version() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let program = dir.path().join("wasm-opt");
        assert!(!answers(&program, "132"), "absent");
        script(&program, "echo 'wasm-opt version 132 (version_132)'");
        assert!(answers(&program, "132"));
        assert!(!answers(&program, "13"));
        script(&program, "echo 'wasm-opt version 132'; exit 1");
        assert!(!answers(&program, "132"), "broken");
    }

    #[test]
    fn leftovers_of_interrupted_installations_go_and_tools_stay() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        for name in [".partial-sass", "sass-1.0.0"] {
            fs::create_dir_all(dir.path().join(name).join("node_modules")).expect("a directory");
        }
        remove_leftovers(dir.path()).expect("removed");
        assert!(!dir.path().join(".partial-sass").exists());
        assert!(dir.path().join("sass-1.0.0").exists());
    }
}
