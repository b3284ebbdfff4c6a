//! The database of `cargo xtask serve`: the register facts of `data/`, invented producers that say
//! "mẫu" in their names, and accounts whose passwords the README prints.

use crate::failure::{Explain as _, Result};
use crate::fingerprint::Fingerprint;
use crate::lock;
use crate::process;
use crate::progress;
use crate::project::Project;
use crate::site::Site;
use crate::synth;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// An account that anybody may use who can reach the loopback of this machine.
struct Account {
    role: &'static str,
    phone: &'static str,
    name: &'static str,
    producer: Option<&'static str>,
    password: &'static str,
}

const ACCOUNTS: [Account; 3] = [
    Account {
        role: "producer",
        phone: "0900000001",
        name: "Người phụ trách mẫu Bến Sao",
        producer: Some("co-so-mau-ben-sao"),
        password: "thu-nghiem-co-so-mau",
    },
    Account {
        role: "producer",
        phone: "0900000002",
        name: "Người phụ trách mẫu Đồi Sao",
        producer: Some("hop-tac-xa-mau-doi-sao"),
        password: "thu-nghiem-co-so-mau",
    },
    Account {
        role: "office",
        phone: "0900000009",
        name: "Văn phòng mẫu",
        producer: None,
        password: "thu-nghiem-van-phong",
    },
];

/// Fills the database in `dir` as far as it is not filled yet, and says where it is.
pub(crate) fn ensure(project: &Project, site: &Site, dir: &Path, products: u32) -> Result<PathBuf> {
    fs::create_dir_all(dir).explain(|| format!("cannot create {}", dir.display()))?;
    let _lock = lock::hold(&dir.join("xtask-seed.lock"), "filling this database")?;
    let database = dir.join("sao-que.sqlite3");
    let mut done = Done::read(&dir.join("xtask-seed.done"), &database);

    done.once("migrate", &site.fingerprint, || {
        progress::step(
            "preparing the database",
            "the program's version is new to it",
            || {
                process::run(
                    site.program(project, &["migrate", "--database"])
                        .arg(&database),
                )
            },
        )
    })?;
    let import = |what: &str, from: &Path| {
        progress::step(
            &format!("importing {what}"),
            "new or changed since the last start",
            || {
                let mut program = site.program(project, &["import", "--database"]);
                process::run(program.arg(&database).arg("--from").arg(from))
            },
        )
    };
    for (what, place) in [("data", "data"), ("the samples", "xtask/samples")] {
        let from = project.path(place);
        let state = Fingerprint::default()
            .text(&site.fingerprint)
            .path(&from)?
            .finish();
        done.once(&format!("import {place}"), &state, || import(what, &from))?;
    }
    if products > 0 {
        let state = Fingerprint::default()
            .text(&site.fingerprint)
            .text(synth::EDITION)
            .path(&project.path("data"))?
            .finish();
        done.once(&format!("import {products} synthetic"), &state, || {
            synth::parts(products).try_for_each(|part| {
                let from = dir.join(format!("synthetic-{}", part.start));
                synth::write_part(project, part.clone(), &from)?;
                import(&format!("synthetic products up to {}", part.end), &from)
            })
        })?;
    }
    done.once("accounts", &site.fingerprint, || {
        progress::step(
            "creating the sample accounts",
            "those that are not there yet",
            || {
                ACCOUNTS
                    .iter()
                    .try_for_each(|account| create(project, site, &database, account))
            },
        )
    })?;
    Ok(database)
}

fn create(project: &Project, site: &Site, database: &Path, account: &Account) -> Result<()> {
    let mut program = site.program(project, &["account", "create", "--database"]);
    program
        .arg(database)
        .args(["--role", account.role, "--phone", account.phone])
        .args(["--name", account.name]);
    if let Some(slug) = account.producer {
        program.args(["--producer", slug]);
    }
    program.args(["--password-stdin", "--sample", "--if-absent"]);
    process::run_with_input(&mut program, &format!("{}\n", account.password))
}

/// Which steps have been done for which state of their inputs. Every step is harmless to repeat;
/// this only saves the time of the second start.
struct Done {
    file: PathBuf,
    steps: BTreeMap<String, String>,
}

impl Done {
    /// What was written beside `database`; nothing if the database has gone.
    fn read(file: &Path, database: &Path) -> Self {
        let text = if database.is_file() {
            fs::read_to_string(file).unwrap_or_default()
        } else {
            String::new()
        };
        let steps = text
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(step, state)| (step.to_owned(), state.to_owned()))
            .collect();
        Self {
            file: file.to_path_buf(),
            steps,
        }
    }

    /// Does `work` unless it was done for this very `state`.
    fn once(&mut self, step: &str, state: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.steps.get(step).is_some_and(|done| done == state) {
            return Ok(());
        }
        work()?;
        self.steps.insert(step.to_owned(), state.to_owned());
        let lines = self.steps.iter();
        let text: String = lines
            .flat_map(|(step, state)| [step, "\t", state, "\n"])
            .collect();
        fs::write(&self.file, text).explain(|| format!("cannot write {}", self.file.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;
    use std::cell::Cell;

    #[test]
    fn a_step_is_done_once_per_state_and_again_without_its_database() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let (file, database) = (dir.path().join("done"), dir.path().join("db"));
        fs::write(&database, "").expect("a database");
        let count = Cell::new(0);
        let run = |step: &str, state: &str| {
            Done::read(&file, &database)
                .once(step, state, || {
                    count.set(count.get() + 1);
                    Ok(())
                })
                .expect("done");
            count.get()
        };
        assert_eq!(run("migrate", "a"), 1);
        assert_eq!(run("migrate", "a"), 1);
        assert_eq!(run("import data", "a"), 2);
        assert_eq!(run("migrate", "b"), 3);
        fs::remove_file(&database).expect("removed");
        assert_eq!(run("migrate", "b"), 4);
    }

    #[test]
    fn a_step_that_failed_is_not_done() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let mut done = Done::read(&dir.path().join("done"), &dir.path().join("db"));
        let failed = done.once("migrate", "a", || Err(Failure::new("no")));
        assert!(failed.is_err());
        assert!(done.steps.is_empty());
    }
}
