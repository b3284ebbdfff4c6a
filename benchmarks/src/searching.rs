//! Searching with all facets and the first 24, against Tantivy, FTS5 and `MiniSearch`; and whether everything is found.

use crate::Options;
use crate::catalogue;
use crate::facets::measured;
use crate::failure::{Failure, Result};
use crate::oracle::Oracle;
use crate::project::Project;
use crate::questions::{Question, Typed, drawn};
use crate::recall::compare;
use crate::report::{Report, Row};
use crate::search_peers::{Peers, texts};
use crate::synthetic::Synthetic;
use crate::texts::Wording;
use crate::times::{Times, figure, micros, turn, versus};
use crate::timing::quantile;
use domain::{BrowseQuery, Date, Slug};
use search::Index;
use std::path::Path;
use store::Catalogue;

/// Texts whose time is measured, 50 of each way of typing.
const TIMED: u32 = 250;
/// Names that texts are drawn from.
const NAMES: u32 = 20_000;
/// Most microseconds of the median at 20,000 products, of the 99th percentile at 1,000,000.
const GOAL_MEDIAN: f64 = 200.0;
const GOAL_P99: f64 = 5_000.0;
/// Least ratios of the peers' times to ours.
const GOAL_TANTIVY: f64 = 1.0;
const GOAL_FTS5: f64 = 10.0;
const GOAL_MINISEARCH: f64 = 10.0;

/// One size of the catalogue.
struct Size {
    products: u32,
    /// Texts that are compared with the oracle.
    compared: u32,
    /// Of so many texts FTS5 is asked one: it is slow.
    fts5_every: usize,
    /// Whether `MiniSearch` takes part.
    minisearch: bool,
}

const SIZES: [Size; 2] = [
    Size {
        products: 20_000,
        compared: 300,
        fts5_every: 1,
        minisearch: true,
    },
    Size {
        products: 1_000_000,
        compared: 30,
        fts5_every: 4,
        minisearch: false,
    },
];

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
        eprintln!("search in {} synthetic products", size.products);
        let run = Run {
            size,
            index: catalogue::build(&catalogue, synthetic.products(size.products)),
            today: catalogue::today(),
        };
        let names = synthetic.products(NAMES.min(size.products));
        let names: Vec<(String, String)> = names
            .map(|p| (p.name, p.producer.map(|p| p.name).unwrap_or_default()))
            .collect();
        let compared = drawn(&names, size.compared);
        let hits = run.recall(&catalogue, &synthetic, &compared, report)?;
        let mut peers = Peers::open(
            project,
            folder,
            &catalogue,
            &synthetic,
            (size.products, size.minisearch),
        )?;
        // The texts are the same ones, as far as there are as many.
        run.times(&mut peers, &drawn(&names, TIMED), &hits, options, report)?;
    }
    Ok(())
}

struct Run<'a> {
    size: &'a Size,
    index: Index,
    today: Date,
}

impl Run<'_> {
    fn recall(
        &self,
        catalogue: &Catalogue,
        synthetic: &Synthetic,
        questions: &[Question],
        report: &mut Report,
    ) -> Result<Vec<usize>> {
        let count = self.size.products;
        if self.index.len() != count {
            return Err(Failure::new(
                "the index has another number of products than were made",
            ));
        }
        let wording = Wording::new(catalogue);
        let mut oracle = Oracle::default();
        texts(&wording, synthetic, count).for_each(|texts| oracle.push(&texts));
        let slugs: Vec<Slug> = synthetic
            .products(count)
            .map(|product| product.slug)
            .collect();
        let recall = compare(&self.index, &oracle, &slugs, questions, self.today)?;
        let (questions, ordered) = (recall.hits.len(), recall.ordered);
        for (what, percent, figure) in [
            (
                "found of what the oracle finds",
                recall.percent(),
                format!("{} of {}, {questions} texts", recall.found, recall.expected),
            ),
            (
                "exact marks first",
                recall.exact_percent(),
                format!("{} of {ordered} texts", recall.exact_first),
            ),
        ] {
            report.add(Row {
                what: self.name(what),
                goal: "100 %".to_owned(),
                figure,
                ratio: format!("{percent:.2} %"),
                met: Some(percent >= 100.0),
                ..Row::default()
            });
        }
        Ok(recall.hits)
    }

    fn name(&self, what: &str) -> String {
        format!("search, {} products: {what}", self.size.products)
    }

    fn times(
        &self,
        peers: &mut Peers,
        questions: &[Question],
        hits: &[usize],
        options: &Options,
        report: &mut Report,
    ) -> Result<()> {
        let queries: Vec<BrowseQuery> = questions
            .iter()
            .map(|question| BrowseQuery {
                text: question.text.clone(),
                ..BrowseQuery::default()
            })
            .collect();
        let [mut ours, mut tantivy, mut fts5, mut minisearch] =
            std::array::from_fn(|_| Times::default());
        for round in 0..options.rounds {
            // What ran before has the caches; these only bring ours back.
            for query in queries.iter().take(50) {
                micros(|| measured(&self.index, query, self.today));
            }
            for (number, query) in queries.iter().enumerate() {
                ours.add(number, micros(|| measured(&self.index, query, self.today)));
            }
            for (number, question) in questions.iter().enumerate() {
                tantivy.add(number, peers.tantivy.ask(&question.text)?.0);
            }
            let mut asker = peers.fts5.prepare()?;
            let every = self.size.fts5_every;
            let exact = questions.iter().enumerate();
            // FTS5 knows no wrong letters.
            let exact = exact.filter(|(n, q)| q.typed != Typed::Typo && n.is_multiple_of(every));
            for (turn_of, (number, question)) in exact.enumerate() {
                if turn(turn_of, round, options.rounds) {
                    let (took, found) = asker.ask(&question.text)?;
                    fts5.add(number, took);
                    self.must_find(question, found, hits.get(number).copied())?;
                }
            }
            if let Some(peer) = &mut peers.minisearch {
                for (number, question) in questions.iter().enumerate() {
                    minisearch.add(number, peer.ask(&question.text)?.0);
                }
            }
        }
        self.tell(&ours, questions, report);
        report.add(versus(
            &self.name("against the best 24 alone"),
            "Tantivy",
            &ours,
            &tantivy,
            GOAL_TANTIVY,
        ));
        report.add(versus(
            &self.name("with facets"),
            "SQLite FTS5",
            &ours,
            &fts5,
            GOAL_FTS5,
        ));
        if peers.minisearch.is_some() {
            let what = self.name("against all hits without facets");
            report.add(versus(
                &what,
                "MiniSearch",
                &ours,
                &minisearch,
                GOAL_MINISEARCH,
            ));
        }
        Ok(())
    }

    /// FTS5 must find what the oracle finds, where that was asked.
    fn must_find(&self, question: &Question, found: usize, hits: Option<usize>) -> Result<()> {
        if hits.is_none_or(|hits| hits == found) {
            return Ok(());
        }
        Err(Failure::new(format!(
            "{} products: {:?} finds {found} with FTS5 and {hits:?} with the oracle",
            self.size.products, question.text
        )))
    }

    fn tell(&self, ours: &Times, questions: &[Question], report: &mut Report) {
        let all = ours.sorted();
        let small = self.size.products <= NAMES;
        let (percent, goal, word) = if small {
            (50, GOAL_MEDIAN, "median")
        } else {
            (99, GOAL_P99, "p99")
        };
        let held = quantile(&all, percent);
        report.add(Row {
            what: self.name("with facets and the first 24"),
            goal: format!("{word} ≤ {goal:.0} µs"),
            figure: figure(&all),
            ratio: format!("{:.2} of the goal", held / goal),
            met: Some(held <= goal),
            ..Row::default()
        });
        for typed in Typed::ALL {
            let these = questions
                .iter()
                .enumerate()
                .filter(|(_, q)| q.typed == typed);
            let mut these: Vec<f64> = these.filter_map(|(number, _)| ours.of(number)).collect();
            these.sort_unstable_by(f64::total_cmp);
            report.add(Row {
                what: self.name(typed.name()),
                figure: figure(&these),
                ..Row::default()
            });
        }
    }
}
