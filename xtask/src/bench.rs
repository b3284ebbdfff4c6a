//! `cargo xtask bench`: the measurements of `benchmarks/`, which is a workspace of its own.

use crate::failure::{Failure, Result};
use crate::process;
use crate::project::Project;
use crate::site;
use crate::tools::{chromium, end2end};

/// Parts that need no release build: they measure in their own process.
const IN_PROCESS: [&str; 4] = ["facets", "search", "browser-file", "help"];

/// Builds the release if the part needs it and hands it, with `args`, to the benchmark program.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    let manifest = project.path("benchmarks/Cargo.toml");
    if !manifest.is_file() {
        return Err(Failure::new(
            "benchmarks/Cargo.toml is missing, so there is nothing to measure with",
        ));
    }
    let in_process = args.iter().any(|arg| IN_PROCESS.contains(&arg.as_str()));
    let mut cargo = project.cargo();
    cargo
        .args(["run", "--release", "--manifest-path"])
        .arg(&manifest)
        .arg("--")
        .args(args)
        .env_remove("RUSTFLAGS");
    if !in_process {
        site::ensure(project)?.tell(project, &mut cargo);
    }
    // Without the name of a part everything is measured.
    let named = |name: &str| args.iter().any(|arg| arg == name);
    if named("paint") || named("all") || args.iter().all(|arg| arg.starts_with('-')) {
        cargo.env("CHROMIUM", chromium::ensure()?);
        end2end::ensure(project)?;
    }
    process::run_shown(&mut cargo)
}
