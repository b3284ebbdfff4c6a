//! Sao Quê measured: its index by itself, its pages side by side with hand-written peers. See `README.md`.
//!
//! One program in several parts: the driver that people call (`browse`, `http`, `all`), and the processes that it
//! starts of itself, each on a core of its own (`maud-page`, `axum-bytes`, `load`).

mod axum_bytes;
mod browse;
mod catalogue;
mod http;
mod load;
mod maud_page;
mod memory;
mod pages;
mod parity;
mod peer;
mod process;
mod report;
mod rounds;
mod timing;
mod wire;
mod workshop;

/// The synthetic products of `cargo xtask serve --products`: the very same file, so that both mean the same 20,000.
#[path = "../../xtask/src/synth/mod.rs"]
#[allow(
    dead_code,
    clippy::pedantic,
    reason = "it belongs to xtask, which holds it to its own rules"
)]
mod synth;

use clap::{Args, Parser, Subcommand};
use report::Report;
use std::process::ExitCode;
use workshop::Workshop;
use xtask::failure::{self, Failure, Result};
use xtask::project;

/// Measures the release build of Sao Quê: the index by itself, the pages side by side with hand-written peers
#[derive(Debug, Parser)]
#[command(name = "benchmarks", bin_name = "cargo xtask bench")]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    options: Options,
}

/// How long and where to measure.
#[derive(Clone, Debug, Args)]
struct Options {
    /// Rounds of each pair of programs, A B A B
    #[arg(long, global = true, default_value_t = 7, value_parser = clap::value_parser!(u32).range(5..=50))]
    rounds: u32,
    /// Seconds of each measurement
    #[arg(long, global = true, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=60))]
    seconds: u32,
    /// Connections that ask at the same time
    #[arg(long, global = true, default_value_t = 32, value_parser = clap::value_parser!(u32).range(1..=256))]
    connections: u32,
    /// Synthetic products beside the real ones in the large catalogue
    #[arg(long, global = true, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(100..=200_000))]
    products: u32,
    /// The core of the programs under test
    #[arg(long, global = true, default_value_t = 0)]
    server_core: u32,
    /// The core of the load generator
    #[arg(long, global = true, default_value_t = 1)]
    load_core: u32,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The index by itself
    Browse,
    /// Pages over HTTP against their peers, and the server's memory
    Http,
    /// Everything (the default)
    All,
    /// The hand-written peer of the list page
    #[command(hide = true)]
    MaudPage(maud_page::MaudPage),
    /// The peer that answers prepared bytes
    #[command(hide = true)]
    AxumBytes(axum_bytes::AxumBytes),
    /// The load generator
    #[command(hide = true)]
    Load(load::Load),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    let options = &cli.options;
    match cli.command.unwrap_or(Command::All) {
        Command::Browse => measure(options, true, false),
        Command::Http => measure(options, false, true),
        Command::All => measure(options, true, true),
        Command::MaudPage(peer) => peer.run(),
        Command::AxumBytes(peer) => peer.run(),
        Command::Load(load) => load.run(),
    }
}

fn measure(options: &Options, index: bool, pages: bool) -> Result<()> {
    let project = project::Project::locate()?;
    let workshop = Workshop::open(&project)?;
    let mut report = Report::default();
    if index {
        browse::measure(&workshop, options, &mut report)?;
    }
    if pages {
        if options.server_core == options.load_core {
            return Err(Failure::new(
                "--server-core and --load-core are the same: the load generator would take the server's time",
            ));
        }
        http::measure(&workshop, options, &mut report)?;
    }
    println!("{report}");
    Ok(())
}
