//! The commands of this repository: `cargo xtask serve`, `test`, `build`, `check` and more.
//!
//! A library with a thin binary, so that the tidy tests can share `browser_crates` with
//! `cargo xtask bless`. Few dependencies on purpose: a stranger's first command compiles
//! this crate before anything else happens.

#[cfg(not(unix))]
compile_error!("xtask runs on Linux and macOS; on Windows use WSL");

pub mod browser_crates;
pub mod failure;
pub mod project;

mod bench;
mod cli;
mod fingerprint;
mod lock;
mod process;
mod progress;
mod seed;
mod serve;
mod site;
mod size;
mod styles;
mod suite;
mod synth;
mod tools;

use clap::Parser as _;
use std::process::ExitCode;

/// Reads the command line, runs the command and says in one sentence why it stopped.
#[must_use]
pub fn main() -> ExitCode {
    let command = cli::Cli::parse().command;
    match project::Project::locate().and_then(|project| dispatch(&project, command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            progress::failed(&failure);
            ExitCode::FAILURE
        }
    }
}

fn dispatch(project: &project::Project, command: cli::Command) -> failure::Result<()> {
    match command {
        cli::Command::Serve(options) => serve::run(project, &options),
        cli::Command::Test(options) => suite::test(project, &options),
        cli::Command::Build => site::build(project),
        cli::Command::Check => suite::check(project),
        cli::Command::Bench { args } => bench::run(project, &args),
        cli::Command::Size => size::run(project),
        cli::Command::Audit => suite::audit(project),
        cli::Command::Screens { dir } => suite::screens(project, &dir),
        cli::Command::Bless => browser_crates::bless(project),
    }
}
