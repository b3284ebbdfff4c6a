//! Peers that are no Rust crates: where their packages are kept (outside of the project, installed once), and talking to
//! their programs line by line.

use crate::failure::{Explain as _, Failure, Result};
use crate::process::finish;
use crate::project::Project;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A program that answers every line of JSON with one.
pub struct Speaker {
    name: &'static str,
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// Python with `DuckDB` of the version that `peers/requirements.txt` names.
pub fn python(project: &Project) -> Result<PathBuf> {
    let list = project.path("benchmarks/peers/requirements.txt");
    let venv = folder("duckdb", &list)?;
    let python = venv.join("bin/python");
    once(&venv, || {
        eprintln!("installing DuckDB for Python into {}", venv.display());
        finish(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "-r"])
            .arg(&list);
        finish(&mut pip)
    })?;
    Ok(python)
}

/// A folder with the packages of `peers/package-lock.json` and the script, which Node wants beside them.
pub fn node(project: &Project, script: &str) -> Result<PathBuf> {
    let peers = project.path("benchmarks/peers");
    let folder = folder("minisearch", &peers.join("package-lock.json"))?;
    let copy = |name: &str| {
        let to = folder.join(name);
        fs::copy(peers.join(name), &to).explain(|| format!("cannot write {}", to.display()))
    };
    once(&folder, || {
        eprintln!("installing MiniSearch into {}", folder.display());
        copy("package.json")?;
        copy("package-lock.json")?;
        let mut npm = Command::new("npm");
        npm.current_dir(&folder)
            .args(["ci", "--no-audit", "--no-fund"]);
        finish(&mut npm)
    })?;
    copy(script)?;
    Ok(folder.join(script))
}

/// A folder beside the tools of `cargo xtask`, one for each content of `list`.
fn folder(name: &str, list: &Path) -> Result<PathBuf> {
    let wanted = fs::read(list).explain(|| format!("cannot read {}", list.display()))?;
    let number = wanted.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
    });
    let home = |name: &str| env::var_os(name).map(PathBuf::from);
    let cache = home("XDG_CACHE_HOME").or_else(|| Some(home("HOME")?.join(".cache")));
    let cache = cache.ok_or_else(|| Failure::new("neither XDG_CACHE_HOME nor HOME is set"))?;
    let folder = cache.join(format!("sao-que/bench/{name}-{number:016x}"));
    fs::create_dir_all(&folder).explain(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

/// Installs unless that has been done.
fn once(folder: &Path, install: impl FnOnce() -> Result<()>) -> Result<()> {
    let stamp = folder.join(".installed");
    if !stamp.is_file() {
        install()?;
        fs::write(&stamp, "").explain(|| format!("cannot write {}", stamp.display()))?;
    }
    Ok(())
}

impl Speaker {
    /// Starts a program.
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        let cannot = || format!("cannot start {name}");
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .explain(cannot)?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (questions, answers) = pipes.ok_or_else(|| Failure::new(cannot()))?;
        Ok(Self {
            name,
            child,
            questions,
            answers: BufReader::new(answers),
        })
    }

    /// Asks, and waits for the answer.
    pub fn ask<T: DeserializeOwned>(&mut self, question: &impl Serialize) -> Result<T> {
        let name = self.name;
        let cannot = || format!("{name} did not answer");
        let mut line = serde_json::to_string(question).explain(cannot)?;
        line.push('\n');
        self.questions.write_all(line.as_bytes()).explain(cannot)?;
        self.questions.flush().explain(cannot)?;
        line.clear();
        self.answers.read_line(&mut line).explain(cannot)?;
        serde_json::from_str(&line).explain(cannot)
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
