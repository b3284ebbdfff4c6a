//! Counting: 500 random filter states, against the bare loop, SQLite and `DuckDB`.

use crate::Options;
use crate::catalogue;
use crate::duckdb::DuckDb;
use crate::failure::{Failure, Result};
use crate::limit::{Limit, Scratch};
use crate::project::Project;
use crate::report::{Report, Row};
use crate::sqlite::{Sqlite, must_equal};
use crate::states;
use crate::synthetic::Synthetic;
use crate::table::{Choice, Table};
use crate::times::{Times, figure, micros, turn, versus};
use crate::timing::quantile;
use domain::{BrowseQuery, Date, Param};
use search::Index;
use std::hint::black_box;
use std::path::Path;

/// Filter states.
const STATES: u32 = 500;
/// What SQLite serves best: one value of a column that an index begins with.
const LEADING: [Param; 3] = [Param::Commune, Param::District, Param::Group];
/// Least ratio of SQLite's time to ours on states with at most one facet restricted, and on its best states.
const GOAL_WEAK: f64 = 300.0;
const GOAL_BEST: f64 = 10.0;
/// Least ratio of `DuckDB`'s time to ours.
const GOAL_DUCKDB: f64 = 10.0;
/// Most that ours may take for each unit of the bare loop.
const GOAL_LIMIT: f64 = 1.5;

/// One size of the catalogue.
struct Size {
    products: u32,
    /// Most microseconds of the median.
    goal: f64,
    /// States that SQLite is asked, weakly filtered and best.
    weak: usize,
    best: u32,
    /// States that `DuckDB` is asked; none where it is not compared.
    duckdb: usize,
    /// States whose counts are compared one by one.
    compared: usize,
}

const SIZES: [Size; 2] = [
    Size {
        products: 20_000,
        goal: 10.0,
        weak: 42,
        best: 42,
        duckdb: 0,
        compared: 60,
    },
    Size {
        products: 1_000_000,
        goal: 800.0,
        weak: 14,
        best: 21,
        duckdb: 100,
        compared: 15,
    },
];

/// What is timed of ours: all counts, the total and the first 24.
pub fn measured(index: &Index, query: &BrowseQuery, today: Date) -> u32 {
    black_box(index.count(query, today)).total
}

/// Measures both sizes.
pub fn measure(
    project: &Project,
    folder: &Path,
    options: &Options,
    report: &mut Report,
) -> Result<()> {
    let catalogue = catalogue::of_data(project, folder)?;
    let synthetic = Synthetic::new(project, &catalogue)?;
    for size in &SIZES {
        eprintln!("facets of {} synthetic products", size.products);
        let mut table = Table::new(&catalogue, catalogue::today());
        synthetic
            .products(size.products)
            .for_each(|product| table.push(&product));
        table.finish();
        let index = catalogue::build(&catalogue, synthetic.products(size.products));
        Run::new(project, folder, size, &table, &index)?.measure(options, report)?;
    }
    Ok(())
}

struct Run<'a> {
    size: &'a Size,
    table: &'a Table,
    index: &'a Index,
    today: Date,
    states: Vec<BrowseQuery>,
    choices: Vec<Choice>,
    best: Vec<BrowseQuery>,
    limit: Limit,
    sqlite: Sqlite,
    duckdb: Option<DuckDb>,
}

impl<'a> Run<'a> {
    /// Prepares all peers, and fails where they count differently.
    fn new(
        project: &Project,
        folder: &Path,
        size: &'a Size,
        table: &'a Table,
        index: &'a Index,
    ) -> Result<Self> {
        if index.len() != size.products {
            return Err(Failure::new(
                "the index has another number of products than were made",
            ));
        }
        let states = states::random(table, STATES);
        let sqlite = Sqlite::open(table)?;
        sqlite.index()?;
        let duckdb = size.duckdb > 0;
        let run = Self {
            size,
            table,
            index,
            today: catalogue::today(),
            choices: states.iter().map(|query| table.choice(query)).collect(),
            best: states::one_value(table, &LEADING, size.best),
            states,
            limit: Limit::new(table),
            sqlite,
            duckdb: duckdb
                .then(|| DuckDb::start(project, table, folder))
                .transpose()?,
        };
        for (query, choice) in run.states.iter().zip(&run.choices).take(size.compared) {
            let counts = table.counts(choice);
            let page = index.browse(query, run.today);
            table.must_agree(&page.facets, &counts, query)?;
        }
        Ok(run)
    }

    fn measure(mut self, options: &Options, report: &mut Report) -> Result<()> {
        let weak = |query: &BrowseQuery| states::restricted(query) <= 1;
        let numbers = 0..self.states.len();
        let weak: Vec<usize> = numbers
            .zip(&self.states)
            .filter(|(_, query)| weak(query))
            .map(|(number, _)| number)
            .take(self.size.weak)
            .collect();
        let masks: Vec<_> = self
            .choices
            .iter()
            .map(|c| Limit::masks(self.table, c))
            .collect();
        let [
            mut ours,
            mut limit,
            mut sqlite,
            mut duckdb,
            mut best,
            mut sqlite_best,
        ] = std::array::from_fn(|_| Times::default());
        let mut scratch = Scratch::default();
        for round in 0..options.rounds {
            // What ran before has the caches; the first states only bring ours back.
            for query in self.states.iter().take(50).chain(&self.states) {
                micros(|| measured(self.index, query, self.today));
            }
            for (state, query) in self.states.iter().enumerate() {
                ours.add(state, micros(|| measured(self.index, query, self.today)));
            }
            for (state, query) in self.best.iter().enumerate() {
                best.add(state, micros(|| measured(self.index, query, self.today)));
            }
            masks.iter().take(50).for_each(|masks| {
                black_box(self.limit.count(masks, &mut scratch));
            });
            for (state, masks) in masks.iter().enumerate() {
                limit.add(state, micros(|| self.limit.count(masks, &mut scratch)));
            }
            for (turn_of, state) in weak.iter().enumerate() {
                if turn(turn_of, round, options.rounds) {
                    sqlite.add(*state, self.sqlite(self.states.get(*state))?);
                }
            }
            for state in 0..self.best.len() {
                if turn(state, round, options.rounds) {
                    sqlite_best.add(state, self.sqlite(self.best.get(state))?);
                }
            }
            for state in 0..self.size.duckdb {
                if turn(state, round, options.rounds) {
                    duckdb.add(state, self.duckdb(state)?);
                }
            }
        }
        self.tell(&ours, &limit, report);
        let mut peer = |what: &str, who: &str, ours: &Times, theirs: &Times, goal: f64| {
            report.add(versus(&self.name(what), who, ours, theirs, goal));
        };
        peer(
            "at most one facet restricted",
            "SQLite GROUP BY",
            &ours,
            &sqlite,
            GOAL_WEAK,
        );
        peer(
            "one value of SQLite's leading column",
            "SQLite GROUP BY",
            &best,
            &sqlite_best,
            GOAL_BEST,
        );
        if self.duckdb.is_some() {
            peer("random states", "DuckDB", &ours, &duckdb, GOAL_DUCKDB);
        }
        Ok(())
    }

    fn name(&self, what: &str) -> String {
        format!("all counts, {} products: {what}", self.size.products)
    }

    /// Microseconds of SQLite; its counts are held against the plain loop.
    fn sqlite(&self, query: Option<&BrowseQuery>) -> Result<f64> {
        let query = query.cloned().unwrap_or_default();
        let choice = self.table.choice(&query);
        let (ms, counts) = self.sqlite.ask(self.table, &choice)?;
        must_equal(
            "SQLite",
            &counts,
            &self.table.counts(&choice),
            &query.href(),
        )?;
        Ok(ms * 1e3)
    }

    fn duckdb(&mut self, state: usize) -> Result<f64> {
        let (Some(duckdb), Some(choice)) = (&mut self.duckdb, self.choices.get(state)) else {
            return Ok(0.0);
        };
        let (ms, counts) = duckdb.ask(self.table, choice)?;
        if state < self.size.compared {
            let href = self.states.get(state).map(BrowseQuery::href);
            let plain = self.table.counts(choice);
            must_equal("DuckDB", &counts, &plain, &href.unwrap_or_default())?;
        }
        Ok(ms * 1e3)
    }

    /// Ours against its goal and against the bare loop.
    fn tell(&self, ours: &Times, limit: &Times, report: &mut Report) {
        let (times, bare) = (ours.sorted(), limit.sorted());
        let median = quantile(&times, 50);
        let goal = self.size.goal;
        report.add(Row {
            what: self.name("random states"),
            goal: format!("≤ {goal:.0} µs"),
            figure: figure(&times),
            ratio: format!("{:.2} of the goal", median / goal),
            met: Some(median <= goal),
            ..Row::default()
        });
        let factor = ours.to(limit);
        report.add(Row {
            what: self.name("against bare AND + popcount"),
            goal: format!("≤ {GOAL_LIMIT:.1} ×"),
            figure: figure(&times),
            peer: figure(&bare),
            ratio: format!(
                "{:.2} ({:.2}–{:.2})",
                factor.median, factor.low, factor.high
            ),
            met: Some(factor.median <= GOAL_LIMIT),
        });
    }
}
