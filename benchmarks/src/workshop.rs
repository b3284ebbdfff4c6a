//! What measurements work with: the release build, and databases of their own in a folder that disappears afterwards.

use crate::failure::{Explain as _, Failure, Result};
use crate::process;
use crate::project::Project;
use crate::synth;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The release build and a temporary folder that somebody else removes.
pub struct Workshop<'a> {
    project: &'a Project,
    binary: PathBuf,
    site: PathBuf,
    folder: PathBuf,
    databases: RefCell<BTreeMap<u32, PathBuf>>,
}

/// Somebody who keeps the listings of a sample producer.
pub struct Account {
    /// What they sign in with.
    pub phone: &'static str,
    /// And the secret of it.
    pub password: &'static str,
    /// The producer's address part.
    pub producer: &'static str,
}

impl<'a> Workshop<'a> {
    /// Finds the release: where `cargo xtask bench` says it is, else where it usually is.
    pub fn open(project: &'a Project, folder: &Path) -> Result<Self> {
        let place = |name: &str, usual: &str| {
            env::var_os(name).map_or_else(|| project.path(usual), PathBuf::from)
        };
        let binary = place("SAOQUE_BIN", "target/release/sao-que");
        let site = place("SAOQUE_SITE", "target/site");
        if !binary.is_file() || !site.join("pkg").is_dir() {
            return Err(Failure::new(format!(
                "there is no release build ({} and {}): run `cargo xtask bench`, which makes it, or `cargo xtask build`",
                binary.display(),
                site.display(),
            )));
        }
        Ok(Self {
            project,
            binary,
            site,
            folder: folder.to_path_buf(),
            databases: RefCell::default(),
        })
    }

    /// The project that is measured.
    pub fn project(&self) -> &Project {
        self.project
    }

    /// A file of that name in the temporary folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A database with the real catalogue and that many synthetic products, filled by the release's own commands.
    pub fn database(&self, synthetic: u32) -> Result<PathBuf> {
        if let Some(made) = self.databases.borrow().get(&synthetic) {
            return Ok(made.clone());
        }
        eprintln!("preparing a database of the real catalogue and {synthetic} synthetic products");
        let database = self.file(&format!("catalogue-{synthetic}.sqlite3"));
        self.fill(&database, "migrate", None)?;
        self.fill(&database, "import", Some(&self.project.path("data")))?;
        for part in synth::parts(synthetic) {
            let from = self.file(&format!("synthetic-{synthetic}-{}", part.start));
            synth::write_part(self.project, part, &from)?;
            self.fill(&database, "import", Some(&from))?;
        }
        self.databases
            .borrow_mut()
            .insert(synthetic, database.clone());
        Ok(database)
    }

    /// A copy of such a database that may be written to, with a sample producer who can sign in.
    pub fn with_a_producer(&self, synthetic: u32, account: &Account) -> Result<PathBuf> {
        let copy = self.file(&format!("written-{synthetic}.sqlite3"));
        let from = self.database(synthetic)?;
        fs::copy(&from, &copy).explain(|| format!("cannot write {}", copy.display()))?;
        self.fill(&copy, "import", Some(&self.project.path("xtask/samples")))?;
        let mut command = Command::new(&self.binary);
        command
            .args([
                "account",
                "create",
                "--role",
                "producer",
                "--password-stdin",
                "--sample",
            ])
            .args(["--phone", account.phone, "--name", "Người phụ trách mẫu"])
            .args(["--producer", account.producer, "--database"])
            .arg(&copy);
        process::finish_with(&mut command, &format!("{}\n", account.password))?;
        Ok(copy)
    }

    fn fill(&self, database: &Path, what: &str, from: Option<&Path>) -> Result<()> {
        let mut command = Command::new(&self.binary);
        command.arg(what).arg("--database").arg(database);
        if let Some(from) = from {
            command.arg("--from").arg(from);
        }
        process::finish(&mut command)
    }

    /// The server of the release on a free port.
    pub fn server(&self, database: &Path, page_cache_mb: u32) -> Command {
        let mut command = Command::new(&self.binary);
        command
            .args(["serve", "--addr", "127.0.0.1:0", "--log", "warn"])
            .args(["--origin", "http://127.0.0.1"])
            .args(["--page-cache-mb", &page_cache_mb.to_string()])
            .arg("--database")
            .arg(database)
            .arg("--site")
            .arg(&self.site);
        command
    }
}
