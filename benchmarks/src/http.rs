//! Pages over HTTP, side by side with their peers.

use crate::Options;
use crate::failure::{Explain as _, Failure, Result};
use crate::memory;
use crate::pages::{CARDS, FILTERED, is_full};
use crate::parity::Outline;
use crate::process::{self, Running, pause};
use crate::report::{Report, Row};
use crate::rounds::{Duel, Side, duel};
use crate::wire::{self, Answer};
use crate::workshop::Workshop;
use std::fs;
use tokio::runtime::Runtime;

/// Least ratio of the page that is drawn anew to the hand-written one.
const GOAL_DRAWN: f64 = 0.33;
/// Least ratio of the kept page to the same bytes from memory.
const GOAL_KEPT: f64 = 0.80;
/// As a browser asks, reduced to what the server would choose.
const BROWSER: &str = "br";

/// Measures everything that goes over HTTP.
pub fn measure(workshop: &Workshop, options: &Options, report: &mut Report) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .explain(|| "cannot start the runtime that asks".to_owned())?;
    for synthetic in [0, options.products] {
        drawn(workshop, options, &runtime, synthetic, report)?;
    }
    kept(workshop, options, &runtime, report)
}

/// The page that is drawn anew for every request, against a hand-written one.
fn drawn(
    workshop: &Workshop,
    options: &Options,
    runtime: &Runtime,
    synthetic: u32,
    report: &mut Report,
) -> Result<()> {
    let database = workshop.database(synthetic)?;
    eprintln!("the filtered page, drawn anew, {synthetic} synthetic products");
    let server = Running::start(&workshop.server(&database, 0), options.server_core)?;
    let mut peer = process::own(&["maud-page", "--database"])?;
    peer.arg(&database);
    let peer = Running::start(&peer, options.server_core)?;
    let fetch = |running: &Running, name: &str| {
        let answer = runtime.block_on(wire::fetch(running.addr, FILTERED, ""))?;
        let html = String::from_utf8_lossy(&answer.body).into_owned();
        if answer.status != 200 || !answer.content_encoding.is_empty() || !is_full(&html) {
            return Err(Failure::new(format!(
                "{name} answers {FILTERED} with status {} and not with a page of {CARDS} cards as it is",
                answer.status
            )));
        }
        Ok((answer, Outline::of(&html)))
    };
    let (ours, our_outline) = fetch(&server, "Sao Quê")?;
    let (theirs, their_outline) = fetch(&peer, "the peer")?;
    our_outline.must_equal(&their_outline)?;
    pause(2);
    let side = |name, running, answer| Side {
        name,
        running,
        target: FILTERED,
        accept_encoding: "",
        answer,
    };
    let duel = duel(
        &side("Sao Quê", &server, &ours),
        &side("axum + maud", &peer, &theirs),
        options,
    )?;
    let catalogue = match synthetic {
        0 => "real catalogue".to_owned(),
        more => format!("real and {more} synthetic"),
    };
    let what = format!("{CARDS} cards drawn anew, {catalogue}");
    report.add(row(what, GOAL_DRAWN, &duel, &ours, &theirs));
    Ok(())
}

/// The kept, compressed page, against axum answering the same bytes; and the server's memory on the way.
fn kept(
    workshop: &Workshop,
    options: &Options,
    runtime: &Runtime,
    report: &mut Report,
) -> Result<()> {
    let database = workshop.database(0)?;
    eprintln!("the filtered page, kept and compressed");
    let server = Running::start(&workshop.server(&database, 8), options.server_core)?;
    pause(2);
    memory::note(&server, "after the start", report)?;

    let ours = runtime.block_on(wire::fetch(server.addr, FILTERED, BROWSER))?;
    if ours.status != 200 || ours.content_encoding != BROWSER {
        return Err(Failure::new(format!(
            "the server answers {FILTERED} with status {} and encoding {:?} instead of 200 and {BROWSER:?}",
            ours.status, ours.content_encoding
        )));
    }
    let body = workshop.file("page.br");
    fs::write(&body, &ours.body).explain(|| format!("cannot write {}", body.display()))?;
    let mut peer = process::own(&["axum-bytes", "--body"])?;
    peer.arg(&body)
        .args(["--content-type", &ours.content_type])
        .args(["--content-encoding", &ours.content_encoding]);
    let peer = Running::start(&peer, options.server_core)?;
    let theirs = runtime.block_on(wire::fetch(peer.addr, FILTERED, BROWSER))?;
    if theirs.body != ours.body || theirs.content_encoding != ours.content_encoding {
        return Err(Failure::new(
            "nothing was measured: the peer answers other bytes",
        ));
    }
    let side = |name, running, answer| Side {
        name,
        running,
        target: FILTERED,
        accept_encoding: BROWSER,
        answer,
    };
    let duel = duel(
        &side("Sao Quê", &server, &ours),
        &side("axum bytes", &peer, &theirs),
        options,
    )?;
    let what = format!("{CARDS} cards kept, br");
    report.add(row(what, GOAL_KEPT, &duel, &ours, &theirs));

    memory::note(&server, "after this load", report)?;
    let pages = runtime.block_on(memory::visit_everything(server.addr))?;
    memory::note(&server, &format!("after a visit to {pages} pages"), report)
}

/// The goal is held against the smaller of the two ratios: by the clock, and by processor time.
fn row(what: String, goal: f64, duel: &Duel, ours: &Answer, theirs: &Answer) -> Row {
    let (clock, cpu) = (duel.ratio(), duel.cpu_ratio());
    Row {
        what,
        goal: format!("≥ {goal:.2}"),
        figure: duel.ours(ours),
        peer: duel.peers(theirs),
        ratio: format!(
            "{:.3} ({:.3}–{:.3}); by processor time {:.3}",
            clock.median, clock.low, clock.high, cpu.median
        ),
        met: Some(clock.median.min(cpu.median) >= goal),
    }
}
