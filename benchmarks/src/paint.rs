//! From a click or a key to what is painted, as Chromium itself measures it with its processor slowed down; and what is asked of
//! the network meanwhile. The script is `peers/paint.mjs`.

use crate::Options;
use crate::failure::{Explain as _, Failure, Result};
use crate::process::Running;
use crate::report::{Report, Row};
use crate::timing::quantile;
use crate::workshop::Workshop;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::env;
use std::process::{Command, Stdio};

/// The most that an interaction may take until its paint, in milliseconds.
const GOAL: f64 = 50.0;
/// Of so many interactions the slowest one is passed over, as the measure "interaction to next paint" has it.
const ONE_OF: usize = 50;
/// What the browser does not report took less.
const LEAST: f64 = 16.0;

#[derive(Deserialize)]
struct Outcome {
    clicks: Measured,
    keys: Measured,
}

#[derive(Deserialize)]
struct Measured {
    times: usize,
    all: Vec<Interaction>,
    /// Milliseconds from each click until the list that it asked for was painted.
    drawn: Vec<f64>,
    /// Milliseconds of the browser's main thread by what it did, for each interaction.
    parts: BTreeMap<String, f64>,
    requests: Vec<String>,
}

#[derive(Deserialize)]
struct Interaction {
    ms: f64,
    delay: f64,
    handlers: f64,
}

/// Clicks and types with the real catalogue and with the large one.
pub fn measure(workshop: &Workshop, options: &Options, report: &mut Report) -> Result<()> {
    for synthetic in [0, options.products] {
        let database = workshop.database(synthetic)?;
        let server = Running::start(&workshop.server(&database, 16), options.server_core)?;
        eprintln!("Chromium, {synthetic} synthetic products");
        let outcome = drive(workshop, &server)?;
        let catalogue = match synthetic {
            0 => "real catalogue".to_owned(),
            more => format!("real and {more} synthetic"),
        };
        for (what, measured) in [("click", &outcome.clicks), ("key", &outcome.keys)] {
            report.add(painted(&format!("{what} to paint, {catalogue}"), measured));
            if !measured.drawn.is_empty() {
                report.add(drawn(&format!("{what} to the new list, {catalogue}"), measured));
            }
            report.add(asked(
                &format!("requests of {} {what}s, {catalogue}", measured.times),
                measured,
            ));
        }
    }
    Ok(())
}

fn drive(workshop: &Workshop, server: &Running) -> Result<Outcome> {
    let project = workshop.project();
    let chromium = env::var_os("CHROMIUM").unwrap_or_else(|| "/usr/bin/chromium".into());
    let output = Command::new("node")
        .arg(project.path("benchmarks/peers/paint.mjs"))
        .arg(format!("http://{}", server.addr))
        .arg(project.path("end2end"))
        .arg(chromium)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .explain(|| "cannot start Node".to_owned())?;
    if !output.status.success() {
        return Err(Failure::new("Chromium could not be driven, see above"));
    }
    serde_json::from_slice(&output.stdout)
        .explain(|| "the script said something else than its figures".to_owned())
}

fn painted(what: &str, measured: &Measured) -> Row {
    let of = |part: fn(&Interaction) -> f64| {
        let mut all: Vec<f64> = measured.all.iter().map(part).collect();
        all.sort_unstable_by(f64::total_cmp);
        all
    };
    let mut times = of(|one| one.ms);
    let unseen = measured.times.saturating_sub(times.len());
    times.splice(0..0, std::iter::repeat_n(LEAST, unseen));
    let passed_over = times.len() / ONE_OF;
    let inp = times
        .iter()
        .rev()
        .nth(passed_over)
        .copied()
        .unwrap_or(LEAST);
    let part = |name: &str| measured.parts.get(name).copied().unwrap_or_default();
    Row {
        what: what.to_owned(),
        goal: format!("INP ≤ {GOAL:.0} ms"),
        figure: format!("INP {inp:.0} ms, half ≤ {:.0} ms", quantile(&times, 50)),
        peer: format!(
            "until handled {:.0} ms, handled in {:.0} ms; a time: scripts {:.0}, styles {:.0}, layout {:.0}, all tasks {:.0} ms",
            quantile(&of(|one| one.delay), 50),
            quantile(&of(|one| one.handlers), 50),
            part("ScriptDuration"),
            part("RecalcStyleDuration"),
            part("LayoutDuration"),
            part("TaskDuration"),
        ),
        ratio: format!("{:.2} of the limit", inp / GOAL),
        met: Some(inp <= GOAL),
    }
}

/// The next paint shows that a choice was made; this is the time until its list is there.
fn drawn(what: &str, measured: &Measured) -> Row {
    let mut times = measured.drawn.clone();
    times.sort_unstable_by(f64::total_cmp);
    Row {
        what: what.to_owned(),
        figure: format!(
            "half ≤ {:.0} ms, slowest {:.0} ms",
            quantile(&times, 50),
            times.last().copied().unwrap_or_default(),
        ),
        ..Row::default()
    }
}

fn asked(what: &str, measured: &Measured) -> Row {
    let requests = &measured.requests;
    Row {
        what: what.to_owned(),
        goal: "0".to_owned(),
        figure: requests.len().to_string(),
        ratio: requests.first().cloned().unwrap_or_default(),
        met: Some(requests.is_empty()),
        ..Row::default()
    }
}
