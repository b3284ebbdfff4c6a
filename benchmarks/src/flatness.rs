//! Whether a page of the list costs the same however large the catalogue is: 1,000,000 products against the real 500.

use crate::Options;
use crate::failure::{Explain as _, Failure, Result};
use crate::pages::{CARDS, FILTERED, is_full};
use crate::process::{Running, pause};
use crate::report::{Report, Row};
use crate::rounds::{Side, duel};
use crate::wire;
use crate::workshop::Workshop;

/// Synthetic products of the large catalogue.
const LARGE: u32 = 1_000_000;
/// Least ratio of its requests a second to those of the real catalogue.
const GOAL: f64 = 0.7;

/// Two servers under the same load in turns, no page kept.
pub fn measure(workshop: &Workshop, options: &Options, report: &mut Report) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .explain(|| "cannot start the runtime that asks".to_owned())?;
    let [large, small] = [LARGE, 0].map(|synthetic| -> Result<_> {
        let database = workshop.database(synthetic)?;
        let server = Running::start(&workshop.server(&database, 0), options.server_core)?;
        let answer = runtime.block_on(wire::fetch(server.addr, FILTERED, ""))?;
        let html = String::from_utf8_lossy(&answer.body);
        if answer.status != 200 || !is_full(&html) {
            return Err(Failure::new(format!(
                "with {synthetic} synthetic products {FILTERED} has status {} and not {CARDS} cards",
                answer.status
            )));
        }
        Ok((server, answer))
    });
    let (large, small) = (large?, small?);
    eprintln!(
        "the filtered page, drawn anew, {LARGE} synthetic products against the real catalogue"
    );
    pause(2);
    let side = |name, (running, answer)| Side {
        name,
        running,
        target: FILTERED,
        accept_encoding: "",
        answer,
    };
    let duel = duel(
        &side("large", (&large.0, &large.1)),
        &side("small", (&small.0, &small.1)),
        options,
    )?;
    let (clock, cpu) = (duel.ratio(), duel.cpu_ratio());
    report.add(Row {
        what: format!("{CARDS} cards drawn anew, real and {LARGE} synthetic against real"),
        goal: format!("≥ {GOAL:.1}"),
        figure: duel.ours(&large.1),
        peer: duel.peers(&small.1),
        ratio: format!(
            "{:.3} ({:.3}–{:.3}); by processor time {:.3}",
            clock.median, clock.low, clock.high, cpu.median
        ),
        met: Some(clock.median.min(cpu.median) >= GOAL),
    });
    Ok(())
}
