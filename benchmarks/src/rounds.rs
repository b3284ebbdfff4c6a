//! Two programs under the same load in turns, A B A B, so that what else happens on the machine happens to both.

use crate::Options;
use crate::failure::{Failure, Result};
use crate::load::Load;
use crate::process::Running;
use crate::report::grouped;
use crate::timing::Spread;
use crate::wire::Answer;

/// A program with what it is asked.
pub struct Side<'a> {
    /// Its name in messages.
    pub name: &'a str,
    /// The process.
    pub running: &'a Running,
    /// Path and query.
    pub target: &'a str,
    /// The header of that name; empty for none.
    pub accept_encoding: &'a str,
    /// The answer as it came once; every further one must be as long.
    pub answer: &'a Answer,
}

/// One round of one program.
#[derive(Clone, Copy, Debug)]
struct Round {
    /// Requests a second.
    per_second: f64,
    /// Requests a second of its processor time, which other programs on the core do not take away.
    per_cpu_second: f64,
    median_ms: f64,
    p99_ms: f64,
}

/// All rounds of both.
pub struct Duel {
    rounds: Vec<(Round, Round)>,
}

/// Measures both in turns, after a warm-up of each.
pub fn duel(ours: &Side, peer: &Side, options: &Options) -> Result<Duel> {
    for side in [ours, peer] {
        side.round(options, 1_000)?;
    }
    let mut rounds = Vec::new();
    for number in 1..=options.rounds {
        let milliseconds = u64::from(options.seconds) * 1_000;
        let pair = (
            ours.round(options, milliseconds)?,
            peer.round(options, milliseconds)?,
        );
        eprintln!(
            "  round {number}: {} {:.0} req/s ({:.0} % of the core), {} {:.0} req/s ({:.0} %)",
            ours.name,
            pair.0.per_second,
            pair.0.busy() * 100.0,
            peer.name,
            pair.1.per_second,
            pair.1.busy() * 100.0,
        );
        rounds.push(pair);
    }
    Ok(Duel { rounds })
}

impl Side<'_> {
    fn round(&self, options: &Options, milliseconds: u64) -> Result<Round> {
        let load = Load {
            addr: self.running.addr,
            target: self.target.to_owned(),
            accept_encoding: self.accept_encoding.to_owned(),
            connections: options.connections,
            milliseconds,
            bytes: self.answer.body.len(),
        };
        let before = self.running.cpu_seconds()?;
        let outcome = load.on_core(options.load_core)?;
        let cpu = self.running.cpu_seconds()? - before;
        if outcome.requests == 0 || cpu <= 0.0 {
            return Err(Failure::new(format!("{} answered nothing", self.name)));
        }
        let requests = f64::from(outcome.requests);
        Ok(Round {
            per_second: requests / outcome.seconds,
            per_cpu_second: requests / cpu,
            median_ms: outcome.median_ms,
            p99_ms: outcome.p99_ms,
        })
    }
}

impl Round {
    /// How much of the core it had.
    fn busy(self) -> f64 {
        self.per_second / self.per_cpu_second
    }
}

impl Duel {
    /// Ours to the peer's, round by round, in requests a second.
    pub fn ratio(&self) -> Spread {
        Spread::of(self.rounds.iter().map(|(a, b)| a.per_second / b.per_second))
    }

    /// The same in requests a second of processor time.
    pub fn cpu_ratio(&self) -> Spread {
        let ratio = |(a, b): &(Round, Round)| a.per_cpu_second / b.per_cpu_second;
        Spread::of(self.rounds.iter().map(ratio))
    }

    /// Our figures in words; `answer` tells the bytes.
    pub fn ours(&self, answer: &Answer) -> String {
        words(&self.rounds, |pair| pair.0, answer)
    }

    /// The peer's figures in words.
    pub fn peers(&self, answer: &Answer) -> String {
        words(&self.rounds, |pair| pair.1, answer)
    }
}

fn words(
    rounds: &[(Round, Round)],
    side: impl Fn(&(Round, Round)) -> Round,
    answer: &Answer,
) -> String {
    let of = |what: fn(Round) -> f64| Spread::of(rounds.iter().map(|pair| what(side(pair))));
    let (rate, busy) = (of(|round| round.per_second), of(Round::busy));
    let (median, p99) = (of(|round| round.median_ms), of(|round| round.p99_ms));
    format!(
        "{} req/s ({}–{}), core {:.0} % busy, {:.1}/{:.1} ms, {} + {} B",
        grouped(rate.median),
        grouped(rate.low),
        grouped(rate.high),
        busy.median * 100.0,
        median.median,
        p99.median,
        answer.headers,
        answer.body.len(),
    )
}
