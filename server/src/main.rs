//! The program `sao-que`: see `sao-que help`.

use clap::Parser;
use server::commands::{Cli, run};
use std::process::ExitCode;

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
