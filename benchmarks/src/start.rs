//! How long the server takes from its start to its first answer, and what it keeps in memory then.

use crate::Options;
use crate::failure::{Explain as _, Failure, Result};
use crate::pages::FILTERED;
use crate::process::Running;
use crate::report::{Report, Row};
use crate::timing::Spread;
use crate::wire;
use crate::workshop::Workshop;
use std::time::Instant;

/// One size: synthetic products beside the real ones, starts after the first, most milliseconds to the first answer, most
/// megabytes.
const SIZES: [(u32, usize, f64, f64); 3] = [
    (0, 5, 50.0, 30.0),
    (20_000, 5, 250.0, 60.0),
    (1_000_000, 3, 4_000.0, 700.0),
];

/// Starts the server several times on each size.
pub fn measure(workshop: &Workshop, options: &Options, report: &mut Report) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .explain(|| "cannot start the runtime that asks".to_owned())?;
    for (synthetic, starts, goal_ms, goal_mb) in SIZES {
        let database = workshop.database(synthetic)?;
        eprintln!("starts with {synthetic} synthetic products");
        let (mut times, mut now, mut most) = (Vec::new(), Vec::new(), Vec::new());
        // The first start reads the rows from the disk; the others find what the one before kept, as a restart does.
        for _ in 0..=starts {
            let before = Instant::now();
            let server = Running::start(&workshop.server(&database, 16), options.server_core)?;
            let answer = runtime.block_on(wire::fetch(server.addr, FILTERED, ""))?;
            times.push(before.elapsed().as_secs_f64() * 1e3);
            if answer.status != 200 {
                return Err(Failure::new(format!(
                    "the first answer of a server has status {}",
                    answer.status
                )));
            }
            let memory = server.memory()?;
            now.push(megabytes(memory.now));
            most.push(megabytes(memory.most));
            server.end()?;
        }
        let first = times.first().zip(most.first());
        let first = first.map(|(ms, mb)| format!("{ms:.0} ms, {mb:.1} MB at most"));
        let warm = Spread::of(times.into_iter().skip(1));
        let [now, most] = [now, most].map(|values| Spread::of(values.into_iter().skip(1)));
        let name = |what: &str| match synthetic {
            0 => format!("{what}, real catalogue"),
            more => format!("{what}, real and {more} synthetic"),
        };
        report.add(Row {
            what: name("start to first answer"),
            goal: format!("≤ {goal_ms:.0} ms"),
            figure: format!("{:.0} ms ({:.0}–{:.0})", warm.median, warm.low, warm.high),
            ratio: format!("{:.2} of the limit", warm.median / goal_ms),
            met: Some(warm.median <= goal_ms),
            ..Row::default()
        });
        report.add(Row {
            what: name("the first start, from all rows"),
            figure: first.unwrap_or_default(),
            ..Row::default()
        });
        report.add(Row {
            what: name("memory after the first answer"),
            goal: format!("≤ {goal_mb:.0} MB"),
            figure: format!("{:.1} MB now, {:.1} MB at most", now.median, most.median),
            ratio: format!("{:.2} of the limit", most.median / goal_mb),
            met: Some(most.median <= goal_mb),
            ..Row::default()
        });
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "a figure with one decimal")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
