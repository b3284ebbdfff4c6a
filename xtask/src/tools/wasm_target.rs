//! The standard library for the browser. `targets` in rust-toolchain.toml names it, but rustup
//! installs it by itself only where automatic installs are on.

use crate::failure::{Explain as _, Result};
use crate::process;
use crate::progress;
use crate::project::Project;
use std::path::Path;
use std::process::Command;

/// The target of the browser's part.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target to the project's toolchain if it is not there.
pub(crate) fn ensure(project: &Project) -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc
        .current_dir(project.root())
        .args(["--print", "target-libdir", "--target", TARGET]);
    let libdir = process::capture(&mut rustc)?;
    if Path::new(libdir.trim()).is_dir() {
        return Ok(());
    }
    let title = format!("adding the target {TARGET}");
    progress::step(&title, "the browser's part is compiled to it", || {
        let mut rustup = Command::new("rustup");
        rustup
            .current_dir(project.root())
            .args(["target", "add", TARGET]);
        process::run(&mut rustup)
            .explain(|| format!("the toolchain has no {TARGET}, and rustup could not add it"))
    })
}
