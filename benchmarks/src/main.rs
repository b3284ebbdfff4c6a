//! Sao Quê measured: its index by itself, its pages side by side with hand-written peers. See `README.md`.
//!
//! One program in several parts: the driver that people call (`browse`, `http`, `all`), and the processes that it
//! starts of itself, each on a core of its own (`maud-page`, `axum-bytes`, `load`).

mod axum_bytes;
mod browse;
mod catalogue;
mod duckdb;
mod facets;
mod flatness;
mod fresh;
mod fts5;
mod fuzz;
mod http;
mod limit;
mod load;
mod maud_page;
mod memory;
mod minisearch;
mod odd;
mod oracle;
mod outside;
mod pages;
mod paint;
mod parity;
mod peer;
mod process;
mod questions;
mod recall;
mod report;
mod rounds;
mod search_peers;
mod searching;
mod sql;
mod sqlite;
mod start;
mod states;
mod synthetic;
mod table;
mod tantivy_peer;
mod texts;
mod times;
mod timing;
mod weight;
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
use xtask::failure::{self, Explain as _, Failure, Result};
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
    /// Query strings that `queries` asks
    #[arg(long, global = true, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(100..=100_000_000))]
    count: u32,
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
    /// Counting 500 filter states against the bare loop, SQLite and `DuckDB`
    Facets,
    /// Searching against Tantivy, FTS5 and `MiniSearch`, and whether everything is found
    Search,
    /// The catalogue's file for browsers against JSON and a serialised `MiniSearch`
    BrowserFile,
    /// Pages over HTTP against their peers, and the server's memory
    Http,
    /// The server's start to its first answer, and its memory then, up to 1,000,000 products
    Start,
    /// The list page with 1,000,000 products against the real catalogue
    Flatness,
    /// From a producer's save until list, facets, search and product page show it
    Fresh,
    /// A million odd query strings: nothing breaks, nothing is slow
    Queries,
    /// From a click to its paint in Chromium with a slow processor
    Paint,
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
        Command::Browse => measure(options, &[Part::Browse]),
        Command::Facets => measure(options, &[Part::Facets]),
        Command::Search => measure(options, &[Part::Search]),
        Command::BrowserFile => measure(options, &[Part::BrowserFile]),
        Command::Http => measure(options, &[Part::Http]),
        Command::Start => measure(options, &[Part::Start]),
        Command::Flatness => measure(options, &[Part::Flatness]),
        Command::Fresh => measure(options, &[Part::Fresh]),
        Command::Queries => measure(options, &[Part::Queries]),
        Command::Paint => measure(options, &[Part::Paint]),
        Command::All => measure(options, &Part::ALL),
        Command::MaudPage(peer) => peer.run(),
        Command::AxumBytes(peer) => peer.run(),
        Command::Load(load) => load.run(),
    }
}

/// What can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Facets,
    Search,
    BrowserFile,
    Browse,
    Http,
    Start,
    Flatness,
    Fresh,
    Queries,
    Paint,
}

impl Part {
    /// Everything: first what needs no release build.
    const ALL: [Self; 10] = [
        Self::Facets,
        Self::Search,
        Self::BrowserFile,
        Self::Browse,
        Self::Http,
        Self::Start,
        Self::Flatness,
        Self::Fresh,
        Self::Paint,
        Self::Queries,
    ];

    /// Whether two programs share the machine, each on a core of its own.
    const fn is_load(self) -> bool {
        matches!(self, Self::Http | Self::Flatness)
    }
}

fn measure(options: &Options, parts: &[Part]) -> Result<()> {
    if options.server_core == options.load_core && parts.iter().any(|part| part.is_load()) {
        return Err(Failure::new(
            "--server-core and --load-core are the same: the load generator would take the server's time",
        ));
    }
    let project = project::Project::locate()?;
    let folder = tempfile::Builder::new()
        .prefix("sao-que-bench-")
        .tempdir()
        .explain(|| "cannot make a temporary folder".to_owned())?;
    let mut workshop = None;
    let mut report = Report::default();
    for part in parts {
        let report = &mut report;
        match part {
            Part::Facets => facets::measure(&project, folder.path(), options, report)?,
            Part::Search => searching::measure(&project, folder.path(), options, report)?,
            Part::BrowserFile => {
                weight::measure(&project, folder.path(), report, search::Index::to_bytes)?;
            }
            of_the_release => {
                let workshop = match &mut workshop {
                    Some(workshop) => workshop,
                    none => none.insert(Workshop::open(&project, folder.path())?),
                };
                match of_the_release {
                    Part::Http => http::measure(workshop, options, report)?,
                    Part::Start => start::measure(workshop, options, report)?,
                    Part::Flatness => flatness::measure(workshop, options, report)?,
                    Part::Fresh => fresh::measure(workshop, options, report)?,
                    Part::Queries => fuzz::measure(workshop, options, report)?,
                    Part::Paint => paint::measure(workshop, options, report)?,
                    _ => browse::measure(workshop, options, report)?,
                }
            }
        }
    }
    println!("{report}");
    Ok(())
}
