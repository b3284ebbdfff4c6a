//! The program `sao-que`: see `sao-que help`.

use clap::Parser;
use server::commands::{Cli, run};
use std::process::ExitCode;

/// Drawing a page is thousands of small strings; this allocator takes a fifth off it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sao-que: {error}");
            ExitCode::FAILURE
        }
    }
}
