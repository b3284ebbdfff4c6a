//! `Index::browse` by itself, on one core.

use crate::failure::{Explain as _, Failure, Result};
use crate::report::{Report, Row};
use crate::timing::time;
use crate::workshop::Workshop;
use crate::{Options, catalogue};
use domain::BrowseQuery;
use search::Index;

/// The most that the median of the query with three facets may take, in microseconds.
const GOAL: f64 = 200.0;

/// What is asked, and under which name. The first carries the goal: 1 of 3 stars, 3 groups, 2 of 6 legal forms.
const QUESTIONS: [(&str, &str); 9] = [
    (
        "three facets",
        "sao=3&nhom=thuc-pham&nhom=do-uong&nhom=hang-thu-cong-my-nghe&loai=cong-ty&loai=htx",
    ),
    ("nothing chosen", ""),
    ("district and two facets", "huyen=hoang-hoa&sao=3&loai=htx"),
    ("text", "q=mắm tôm"),
    ("text without marks", "q=nuoc mam"),
    ("one letter (the worst text)", "q=m"),
    (
        "text and three facets",
        "q=nuoc mam&sao=3&nhom=thuc-pham&loai=cong-ty",
    ),
    ("by name, page 5", "sap-xep=ten&trang=5"),
    ("newest first", "sap-xep=moi"),
];

/// Measures all questions on the large and on the real catalogue.
pub fn measure(workshop: &Workshop, options: &Options, report: &mut Report) -> Result<()> {
    eprintln!("Index::browse");
    for synthetic in [options.products, 0] {
        let index = load(&workshop.database(synthetic)?)?;
        for (place, (name, address)) in QUESTIONS.into_iter().enumerate() {
            let query = parse(&index, address)?;
            let goal = (place == 0 && synthetic > 0).then_some(GOAL);
            report.add(row(&index, name, &query, goal));
        }
    }
    Ok(())
}

fn load(database: &std::path::Path) -> Result<Index> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .explain(|| "cannot start the runtime that reads the database".to_owned())?;
    runtime.block_on(catalogue::index(database))
}

/// Every value must mean something and something must be found, or the measurement would flatter.
fn parse(index: &Index, address: &str) -> Result<BrowseQuery> {
    let (query, dropped) = BrowseQuery::parse(address);
    let page = index.browse(&query, catalogue::today());
    if dropped.is_empty() && page.dropped.is_empty() && page.total > 0 {
        Ok(query)
    } else {
        Err(Failure::new(format!(
            "the query {address:?} finds {} products and has {} unknown values: mend it in benchmarks/src/browse.rs",
            page.total,
            dropped.len() + page.dropped.len(),
        )))
    }
}

fn row(index: &Index, name: &str, query: &BrowseQuery, goal: Option<f64>) -> Row {
    let today = catalogue::today();
    let total = index.browse(query, today).total;
    let timing = time(|| index.browse(query, today));
    Row {
        what: format!("browse, {} products: {name}", index.len()),
        goal: goal.map_or_else(String::new, |goal| format!("≤ {goal:.0} µs")),
        figure: format!(
            "{:.1} µs (min {:.1}, p99 {:.1}; {total} hits, {} calls)",
            timing.median, timing.min, timing.p99, timing.calls
        ),
        ratio: goal.map_or_else(String::new, |goal| {
            format!("{:.2} of the limit", timing.median / goal)
        }),
        met: goal.map(|goal| timing.median <= goal),
        ..Row::default()
    }
}
