//! `DuckDB`, driven by a small script in Python: the same rows, the same SQL, one thread.

use crate::failure::{Explain as _, Result};
use crate::outside::{self, Speaker};
use crate::project::Project;
use crate::sql::{self, COLUMNS};
use crate::sqlite::{Found, counts};
use crate::table::{Choice, Counts, Table};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Command;

/// The running script.
pub struct DuckDb {
    speaker: Speaker,
}

#[derive(Serialize)]
struct Question {
    counts: Vec<String>,
    first: String,
}

#[derive(Deserialize)]
struct Answer {
    ms: f64,
    counts: Found,
}

impl DuckDb {
    /// Hands it the rows through a file in `folder`.
    pub fn start(project: &Project, table: &Table, folder: &Path) -> Result<Self> {
        let rows = folder.join("rows.csv");
        write(table, &rows)?;
        let mut command = Command::new(outside::python(project)?);
        command
            .arg(project.path("benchmarks/peers/facets_duckdb.py"))
            .arg(&rows);
        Ok(Self {
            speaker: Speaker::start("DuckDB", &mut command)?,
        })
    }

    /// Counts all facets and takes the first page. Milliseconds by its own clock, and the counts.
    pub fn ask(&mut self, table: &Table, choice: &Choice) -> Result<(f64, Counts)> {
        let answer: Answer = self.speaker.ask(&Question {
            counts: sql::counts(choice, "p"),
            first: sql::first(choice),
        })?;
        Ok((answer.ms, counts(table, answer.counts)))
    }
}

fn write(table: &Table, file: &Path) -> Result<()> {
    let cannot = || format!("cannot write {}", file.display());
    let mut out = BufWriter::new(File::create(file).explain(cannot)?);
    writeln!(out, "{},rank", COLUMNS.join(",")).explain(cannot)?;
    for (row, rank) in table.rank.iter().enumerate() {
        for column in &table.columns {
            write!(out, "{},", column.get(row).copied().unwrap_or(0)).explain(cannot)?;
        }
        writeln!(out, "{rank}").explain(cannot)?;
    }
    out.flush().explain(cannot)
}
