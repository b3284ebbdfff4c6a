//! The release: the server's binary and the site it serves, built together by cargo-leptos.

use crate::failure::{Explain as _, Failure, Result};
use crate::fingerprint::Fingerprint;
use crate::lock;
use crate::process;
use crate::progress;
use crate::project::Project;
use crate::styles;
use crate::tools::{self, Toolbox};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::UNIX_EPOCH;

/// Everything that can change the release.
const INPUTS: [&str; 12] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "domain",
    "search",
    "store",
    "app",
    "frontend",
    "server",
    "style",
    "public",
];

/// The release build of this project.
#[derive(Debug)]
pub(crate) struct Site {
    /// The program `sao-que`. The file of asset hashes lies beside it.
    pub(crate) binary: PathBuf,
    /// The directory that it serves.
    pub(crate) dir: PathBuf,
    /// Changes whenever the release does.
    pub(crate) fingerprint: String,
}

/// `cargo xtask build`
pub(crate) fn build(project: &Project) -> Result<()> {
    let site = ensure(project)?;
    println!("{}", site.binary.display());
    println!("{}", site.dir.display());
    Ok(())
}

/// The release, built if anything that it is made of has changed. When nothing has, this costs
/// one reading of the sources: no tool is looked for and no cargo started.
pub(crate) fn ensure(project: &Project) -> Result<Site> {
    let release = project.target().join("release");
    let record = project.target().join("xtask/site");
    let _lock = lock::hold(
        &project.target().join("xtask/site.lock"),
        "building the release",
    )?;
    let site = Site {
        binary: release.join("sao-que"),
        dir: project.path("target/site"),
        fingerprint: inputs(project)?,
    };
    if fs::read_to_string(&record).is_ok_and(|built| site.outputs() == Some(built)) {
        return Ok(site);
    }

    let tools = progress::step(
        "looking for the build tools",
        "the release is to be built",
        || Toolbox::for_build(project),
    )?;
    // cargo-leptos empties the site before it fills it: from here on nothing is built.
    if record.exists() {
        fs::remove_file(&record).explain(|| format!("cannot remove {}", record.display()))?;
    }
    progress::step(
        "building the release",
        "server and browser part with all optimisations: minutes, the first time many",
        || cargo_leptos(project, &tools),
    )?;
    styles::compile(project, &tools, &site.dir)?;
    let outputs = site.outputs().ok_or_else(|| {
        Failure::new(format!(
            "cargo-leptos succeeded but left no {}, hash.txt or {}; see [[workspace.metadata.leptos]]",
            site.binary.display(),
            site.dir.join("pkg").display(),
        ))
    })?;
    fs::write(&record, outputs).explain(|| format!("cannot write {}", record.display()))?;
    Ok(site)
}

impl Site {
    /// What there is to serve, as text; nothing if a part is missing. The binary's own time is in
    /// it because a plain `cargo build` would replace it by one that cannot find the site's files.
    fn outputs(&self) -> Option<String> {
        let binary = fs::metadata(&self.binary).ok()?;
        let built = binary.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let complete =
            self.binary.with_file_name("hash.txt").is_file() && self.dir.join("pkg").is_dir();
        complete.then(|| {
            let (inputs, bytes, nanos) = (&self.fingerprint, binary.len(), built.as_nanos());
            format!("inputs {inputs}\nbinary {bytes} bytes of {nanos}\n")
        })
    }

    /// A command of the program, run in the root of the project.
    pub(crate) fn program(&self, project: &Project, subcommand: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command.current_dir(project.root()).args(subcommand);
        command
    }

    /// Tells a test or benchmark program where the release is.
    pub(crate) fn tell(&self, project: &Project, command: &mut Command) {
        command
            .env("SAOQUE_BIN", &self.binary)
            .env("SAOQUE_SITE", &self.dir)
            .env("SAOQUE_ROOT", project.root());
    }

    /// The directory of scripts, WASM and styles.
    pub(crate) fn pkg(&self) -> PathBuf {
        self.dir.join("pkg")
    }
}

fn inputs(project: &Project) -> Result<String> {
    let mut fingerprint = Fingerprint::default();
    fingerprint.text(&tools::versions());
    for input in INPUTS {
        fingerprint.text(input).path(&project.path(input))?;
    }
    Ok(fingerprint.finish())
}

fn cargo_leptos(project: &Project, tools: &Toolbox) -> Result<()> {
    let mut command = Command::new(&tools.cargo_leptos);
    command
        .current_dir(project.root())
        .args(["leptos", "build", "--release", "--split", "--precompress"])
        .env("PATH", &tools.path)
        .env("LEPTOS_WASM_BINDGEN_VERSION", &tools.wasm_bindgen)
        .env("LEPTOS_WASM_OPT_VERSION", Toolbox::wasm_opt())
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            short_paths(project),
        )
        .env_remove("RUSTFLAGS");
    process::run(&mut command)
}

/// Panic messages name source files. What the browser downloads names them without the folders of whoever built it.
fn short_paths(project: &Project) -> String {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default();
    let registry = cargo_home.join("registry").join("src");
    format!(
        "--remap-path-prefix={}= --remap-path-prefix={}=",
        registry.display(),
        project.root().display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn site_in(dir: &Path) -> Site {
        Site {
            binary: dir.join("release/sao-que"),
            dir: dir.join("site"),
            fingerprint: "f".to_owned(),
        }
    }

    #[test]
    fn a_site_counts_as_built_only_when_it_is_whole_and_untouched() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let site = site_in(dir.path());
        fs::create_dir_all(dir.path().join("release")).expect("a directory");
        fs::write(&site.binary, "program").expect("a file");
        assert_eq!(site.outputs(), None, "no site, no hashes");
        fs::create_dir_all(site.pkg()).expect("a directory");
        assert_eq!(site.outputs(), None, "no hashes");
        fs::write(dir.path().join("release/hash.txt"), "js: x").expect("a file");
        let first = site.outputs();
        assert!(first.is_some());
        fs::write(&site.binary, "another program").expect("a file");
        assert_ne!(site.outputs(), first);
    }
}
