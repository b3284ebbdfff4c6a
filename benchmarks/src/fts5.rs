//! SQLite's FTS5 with a folded column and an index of beginnings; facets by `GROUP BY` over what it finds.

use crate::failure::{Explain as _, Result};
use crate::sql;
use crate::sqlite::{Sqlite, read, read_all};
use crate::table::{Choice, Table};
use rusqlite::Statement;
use search::fold::fold;
use std::time::Instant;

/// A database with rows and texts.
pub struct Fts5 {
    sqlite: Sqlite,
    /// What a list shows when nothing is chosen.
    choice: Choice,
}

/// What is counted over: SQLite takes a cross join in this order, from the matches to their rows.
const MATCHES: &str = "m CROSS JOIN p USING (id)";

fn cannot() -> String {
    "FTS5 as a peer".to_owned()
}

impl Fts5 {
    /// Takes the rows and their texts in the same order.
    pub fn open(table: &Table, texts: impl Iterator<Item = String>) -> Result<Self> {
        let mut sqlite = Sqlite::open(table)?;
        let batch = "CREATE VIRTUAL TABLE f USING fts5 (text, content = '', prefix = '2 3', tokenize = 'unicode61');
            CREATE TEMP TABLE m (id INTEGER PRIMARY KEY)";
        sqlite.connection.execute_batch(batch).explain(cannot)?;
        let write = sqlite.connection.transaction().explain(cannot)?;
        {
            let mut insert = write
                .prepare("INSERT INTO f (rowid, text) VALUES (?, ?)")
                .explain(cannot)?;
            for (row, text) in (0_i64..).zip(texts) {
                insert.execute((row, fold(&text))).explain(cannot)?;
            }
        }
        write.commit().explain(cannot)?;
        let optimise = "INSERT INTO f (f) VALUES ('optimize'); ANALYZE";
        sqlite.connection.execute_batch(optimise).explain(cannot)?;
        Ok(Self {
            sqlite,
            choice: table.choice(&domain::BrowseQuery::default()),
        })
    }

    /// The statements that every text needs, ready to run.
    pub fn prepare(&self) -> Result<Asker<'_>> {
        let prepare = |text: &str| self.sqlite.connection.prepare(text).explain(cannot);
        Ok(Asker {
            clear: prepare("DELETE FROM m")?,
            find: prepare("INSERT INTO m SELECT rowid FROM f WHERE f MATCH ?")?,
            page: prepare("SELECT rowid FROM f WHERE f MATCH ? ORDER BY rank LIMIT 24")?,
            counts: self.sqlite.prepare(&sql::counts(&self.choice, MATCHES))?,
        })
    }
}

/// The prepared statements.
pub struct Asker<'a> {
    clear: Statement<'a>,
    find: Statement<'a>,
    page: Statement<'a>,
    counts: Vec<Statement<'a>>,
}

impl Asker<'_> {
    /// All matches, their facets and the best 24. Microseconds, and the number of matches.
    pub fn ask(&mut self, text: &str) -> Result<(f64, usize)> {
        let before = Instant::now();
        let text = matching(text);
        self.clear.execute([]).explain(cannot)?;
        let found = self.find.execute([&text]).explain(cannot)?;
        let counts = read_all(&mut self.counts)?;
        let page = read(&mut self.page, |row| row.get::<_, i64>(0), &[&text])?;
        let took = before.elapsed().as_secs_f64() * 1e6;
        drop((counts, page));
        Ok((took, found))
    }
}

/// All words, the last one by its beginning.
fn matching(text: &str) -> String {
    let words = fold(text);
    let words: Vec<String> = words.split(' ').map(|word| format!("\"{word}\"")).collect();
    format!("{}*", words.join(" "))
}
