//! SQLite in this process, in memory: `GROUP BY` a facet, each with its best covering index.

use crate::failure::{Explain as _, Failure, Result};
use crate::sql::{self, COLUMNS};
use crate::table::{Choice, Counts, Table};
use rusqlite::{Connection, Statement, ToSql, params_from_iter};
use std::time::Instant;

/// The table `p` in a database of its own.
pub struct Sqlite {
    /// The connection.
    pub connection: Connection,
}

fn cannot() -> String {
    "SQLite as a peer".to_owned()
}

impl Sqlite {
    /// A database in memory with the rows of the table, by row number.
    pub fn open(table: &Table) -> Result<Self> {
        let mut connection = Connection::open_in_memory().explain(cannot)?;
        let columns: Vec<String> = COLUMNS.map(|name| format!("{name} INTEGER")).into();
        let columns = columns.join(", ");
        let create = format!(
            "PRAGMA temp_store = MEMORY; CREATE TABLE p (id INTEGER PRIMARY KEY, {columns}, rank INTEGER)"
        );
        connection.execute_batch(&create).explain(cannot)?;
        let write = connection.transaction().explain(cannot)?;
        {
            let places = vec!["?"; COLUMNS.len() + 2].join(", ");
            let insert = format!("INSERT INTO p VALUES ({places})");
            let mut insert = write.prepare(&insert).explain(cannot)?;
            for (row, rank) in table.rank.iter().enumerate() {
                let id = i64::try_from(row).unwrap_or(i64::MAX);
                let values = table.columns.iter().map(|c| c.get(row).copied());
                let values = values.map(|value| value.map_or(0, i64::from));
                let all = std::iter::once(id).chain(values).chain([i64::from(*rank)]);
                insert.execute(params_from_iter(all)).explain(cannot)?;
            }
        }
        write.commit().explain(cannot)?;
        Ok(Self { connection })
    }

    /// For every facet an index with its column in front, the state next and all others behind, and one of the two alone,
    /// which is smaller; one in the order of the list. The planner knows the distribution and takes what is best.
    pub fn index(&self) -> Result<()> {
        let all = |front: &[&str]| {
            let rest = COLUMNS.iter().filter(|name| !front.contains(*name));
            let names: Vec<&str> = front.iter().chain(rest).copied().collect();
            names.join(", ")
        };
        let mut statements = vec![format!("CREATE INDEX p_rank ON p ({})", all(&["rank"]))];
        for column in COLUMNS {
            let wide = if column == "state" {
                vec![column]
            } else {
                vec![column, "state"]
            };
            statements.push(format!("CREATE INDEX p_{column} ON p ({})", all(&wide)));
            statements.push(format!(
                "CREATE INDEX p_{column}_only ON p ({})",
                wide.join(", ")
            ));
        }
        statements.push("ANALYZE".to_owned());
        for statement in statements {
            self.connection.execute_batch(&statement).explain(cannot)?;
        }
        Ok(())
    }

    /// Counts all facets and takes the first page. Milliseconds without preparing the statements, and the counts.
    pub fn ask(&self, table: &Table, choice: &Choice) -> Result<(f64, Counts)> {
        let statements = sql::counts(choice, "p");
        let mut statements = self.prepare(&statements)?;
        let mut first = self
            .connection
            .prepare(&sql::first(choice))
            .explain(cannot)?;
        let before = Instant::now();
        let found = read_all(&mut statements)?;
        let page = read(&mut first, |row| row.get::<_, u32>(0), &[])?;
        let took = before.elapsed().as_secs_f64() * 1e3;
        drop(page);
        Ok((took, counts(table, found)))
    }

    /// Statements, ready to run.
    pub fn prepare(&self, statements: &[String]) -> Result<Vec<Statement<'_>>> {
        let prepared = statements.iter().map(|text| self.connection.prepare(text));
        prepared.collect::<rusqlite::Result<_>>().explain(cannot)
    }
}

/// How often each number occurs, by facet.
pub type Found = Vec<Vec<(i16, u32)>>;

/// Runs the statements of all facets.
pub fn read_all(statements: &mut [Statement<'_>]) -> Result<Found> {
    let pair = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    statements.iter_mut().map(|s| read(s, pair, &[])).collect()
}

/// Runs one statement.
pub fn read<T>(
    statement: &mut Statement<'_>,
    row: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    values: &[&dyn ToSql],
) -> Result<Vec<T>> {
    let rows = statement.query_map(values, row).explain(cannot)?;
    rows.collect::<rusqlite::Result<_>>().explain(cannot)
}

/// The counts of the facets' values.
pub fn counts(table: &Table, found: Found) -> Counts {
    let mut found = found.into_iter().enumerate();
    std::array::from_fn(|_| {
        let (facet, found) = found.next().unwrap_or_default();
        table.by_value(facet, found)
    })
}

/// Fails where a peer counts otherwise than the plain loop over the rows.
pub fn must_equal(who: &str, said: &Counts, counts: &Counts, href: &str) -> Result<()> {
    if said == counts {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "nothing was measured: {who} counts {href} otherwise than the rows do"
        )))
    }
}
