//! The programs that building and testing need besides Rust and Node.

pub(crate) mod chromium;
pub(crate) mod end2end;

mod install;
pub(crate) mod lighthouse;
pub(crate) mod wasm_target;

use crate::failure::{Failure, Result};
use crate::lock;
use crate::progress;
use crate::project::Project;
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// The newest cargo-leptos that the pinned toolchain compiles.
const CARGO_LEPTOS: &str = "0.3.10";
/// npm's packaging of wasm-opt; Debian's is too old for what rustc emits.
const BINARYEN: &str = "132.0.0";
/// npm's sass, for `style/main.scss`.
const SASS: &str = "1.108.2";

/// Where a tool comes from.
#[derive(Debug, Clone, Copy)]
enum Origin {
    /// `cargo install PACKAGE`, with its own lock file or (where that one no longer resolves) without.
    Cargo { package: &'static str, locked: bool },
    /// `npm install PACKAGE`.
    Npm { package: &'static str },
}

/// A program of one exact version.
#[derive(Debug, Clone)]
struct Tool {
    program: &'static str,
    /// How its directory is called, before the dash and the version.
    name: &'static str,
    version: String,
    /// The word in the answer to `--version` that proves the version.
    says: String,
    origin: Origin,
    why: &'static str,
}

/// The tools of a release build, ready to be found.
#[derive(Debug)]
pub(crate) struct Toolbox {
    /// `PATH` with the tools in front.
    pub(crate) path: OsString,
    /// The program that drives the build.
    pub(crate) cargo_leptos: PathBuf,
    /// The version of the wasm-bindgen CLI, which is that of the crate.
    pub(crate) wasm_bindgen: String,
}

impl Toolbox {
    /// The version of wasm-opt as cargo-leptos writes it.
    pub(crate) fn wasm_opt() -> String {
        format!("version_{}", first_number(BINARYEN))
    }

    /// Finds every tool that the release build needs and installs those that are missing.
    pub(crate) fn for_build(project: &Project) -> Result<Self> {
        let cache = cache_dir()?;
        let _lock = lock::hold(&cache.join(".lock"), "installing tools")?;
        wasm_target::ensure(project)?;

        let wasm_bindgen = project.locked_version("wasm-bindgen")?;
        let mut front = Vec::new();
        let mut cargo_leptos = PathBuf::from("cargo-leptos");
        for tool in build_tools(&wasm_bindgen) {
            if let Some(dir) = install::ensure(&tool, &cache)? {
                if tool.program == "cargo-leptos" {
                    cargo_leptos = dir.join(tool.program);
                }
                front.push(dir);
            }
        }
        let path = path_with(front)?;
        Ok(Self {
            path,
            cargo_leptos,
            wasm_bindgen,
        })
    }
}

/// What a change of the tools changes in the site, for its fingerprint.
pub(crate) fn versions() -> String {
    format!("cargo-leptos {CARGO_LEPTOS}, binaryen {BINARYEN}, sass {SASS}")
}

/// `PATH` with these directories in front.
fn path_with(front: impl IntoIterator<Item = PathBuf>) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(front.into_iter().chain(env::split_paths(&path)))
        .map_err(|error| Failure::new(format!("cannot extend PATH: {error}")))
}

/// npm, or a sentence about Node.
fn require_npm() -> Result<PathBuf> {
    crate::process::on_path("npm").ok_or_else(|| {
        Failure::new("npm is not on PATH: install Node.js 20.19 or newer, which brings it")
    })
}

fn build_tools(wasm_bindgen: &str) -> Vec<Tool> {
    vec![
        Tool {
            program: "cargo-leptos",
            name: "cargo-leptos",
            version: CARGO_LEPTOS.to_owned(),
            says: CARGO_LEPTOS.to_owned(),
            origin: Origin::Cargo {
                package: "cargo-leptos",
                locked: true,
            },
            why: "it builds the server and the browser's part together; compiling it takes minutes, once",
        },
        Tool {
            program: "wasm-bindgen",
            name: "wasm-bindgen",
            version: wasm_bindgen.to_owned(),
            says: wasm_bindgen.to_owned(),
            origin: Origin::Cargo {
                package: "wasm-bindgen-cli",
                locked: false,
            },
            why: "it must have exactly the version of the crate in Cargo.lock; compiled once",
        },
        Tool {
            program: "wasm-opt",
            name: "binaryen",
            version: BINARYEN.to_owned(),
            says: first_number(BINARYEN).to_owned(),
            origin: Origin::Npm {
                package: "binaryen",
            },
            why: "wasm-opt makes what the browser downloads smaller",
        },
        Tool {
            program: "sass",
            name: "sass",
            version: SASS.to_owned(),
            says: SASS.to_owned(),
            origin: Origin::Npm { package: "sass" },
            why: "it compiles style/main.scss",
        },
    ]
}

fn first_number(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

/// The directory that all tools share, outside the project so that `git clean` keeps them.
fn cache_dir() -> Result<PathBuf> {
    let base = env::var_os("XDG_CACHE_HOME")
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .ok_or_else(|| {
            Failure::new("neither XDG_CACHE_HOME nor HOME is set, so tools have no place")
        })?;
    Ok(base.join("sao-que/tools"))
}

/// Says where a tool that was already there comes from.
fn found(what: &str, place: &std::path::Path) {
    progress::note(&format!("{what}: {}", place.display()));
}
