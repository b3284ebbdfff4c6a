//! The program `sao-que`: see `sao-que help`.

use clap::Parser;
use server::commands::{Cli, run};
use std::process::ExitCode;

/// Pages are many small strings that come and go on several threads: the allocator of the system keeps twice the memory for them.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
