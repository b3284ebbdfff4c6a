//! The command line: what `cargo xtask help` explains.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Builds, serves and tests Sao Quê. Needs Rust (rustup) and Node.js with npm; installs the rest.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = TOOLS)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const TOOLS: &str = "\
What is installed, each only if absent, and never into the project:
  the wasm32 target (rustup); cargo-leptos, the wasm-bindgen CLI of Cargo.lock's version, wasm-opt
  and sass, under $XDG_CACHE_HOME/sao-que/tools or ~/.cache/sao-que/tools. `test` also needs Chromium
  (CHROMIUM=FILE, or on PATH, or Debian's package) and the packages of end2end (npm ci, git-ignored).";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the release, fill a database with data/ and sample accounts, and serve it on loopback
    Serve(Serve),
    /// Run every check and test: format, clippy on both targets, Rust tests, browser tests
    Test(Test),
    /// Build the release binary and its site, and say where they are
    Build,
    /// The fast part of `test`, for before a commit: format, clippy, tidy tests
    Check,
    /// Measure the release build beside its peers: runs benchmarks/ with these arguments
    Bench {
        /// facets, search, browser-file, browse, http, start, flatness, fresh, queries, paint or all, and options; `bench help` explains them
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Say what each file costs that a browser downloads
    Size,
    /// Measure pages with Lighthouse, as a phone sees them, and what a visit costs in bytes
    Audit,
    /// Take pictures of every page in every width, theme and language, for people to look at
    Screens {
        /// Where they go
        #[arg(default_value = "target/screens")]
        dir: PathBuf,
    },
    /// Rewrite what is committed and made: xtask/browser-crates.txt, the pictures of the site for shared addresses
    Bless,
}

/// `cargo xtask serve`
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Where to listen; loopback only, because the sample accounts have published passwords
    #[arg(long, default_value = "127.0.0.1:3000", value_parser = loopback)]
    pub(crate) addr: SocketAddr,
    /// Where the database lives [default: var/ in the project]
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Also import N synthetic products, the same on every machine; they stay in the database
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) products: u32,
}

/// `cargo xtask test`
#[derive(Debug, Args)]
pub(crate) struct Test {
    /// Only these parts
    #[arg(value_enum)]
    pub(crate) parts: Vec<Part>,
    /// Arguments for `cargo test` (after `rust`) or Playwright (after `browser`)
    #[arg(last = true)]
    pub(crate) args: Vec<String>,
}

/// A part of `cargo xtask test`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Format, and clippy for the server and for the browser
    Lint,
    /// The tests that hold the rules of the repository
    Tidy,
    /// Unit, property, store, router and tidy tests
    Rust,
    /// Playwright on the release build
    Browser,
}

fn loopback(text: &str) -> Result<SocketAddr, String> {
    let addr: SocketAddr = text
        .replace("localhost:", "127.0.0.1:")
        .parse()
        .map_err(|_| "write it as IP:PORT, for example 127.0.0.1:3000".to_owned())?;
    if addr.ip().is_loopback() {
        Ok(addr)
    } else {
        Err(
            "serve creates sample accounts whose passwords are published, so it listens on \
             loopback only (127.0.0.1 or [::1]); for others to reach it, run `sao-que serve` on a \
             database of your own"
                .to_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn only_loopback_is_accepted() {
        for good in [
            "127.0.0.1:3000",
            "[::1]:80",
            "127.8.8.8:1",
            "localhost:4000",
        ] {
            assert!(loopback(good).is_ok(), "{good}");
        }
        for bad in ["0.0.0.0:3000", "[::]:3000", "192.168.1.5:3000"] {
            let words = loopback(bad).expect_err(bad);
            assert!(words.contains("loopback only"), "{words}");
        }
        let words = loopback("3000").expect_err("a bare port");
        assert!(words.contains("IP:PORT"), "{words}");
    }

    #[test]
    fn arguments_after_the_dashes_reach_the_test_program() {
        let line = ["cargo xtask", "test", "browser", "--", "--project", "no-js"];
        let Command::Test(test) = Cli::try_parse_from(line).expect("a good line").command else {
            panic!("not `test`");
        };
        assert_eq!(test.parts, [Part::Browser]);
        assert_eq!(test.args, ["--project", "no-js"]);
    }
}
