//! Times of many questions over several rounds, and what two programs' times are to each other.

use crate::report::Row;
use crate::timing::{Spread, quantile};
use std::hint::black_box;
use std::time::Instant;

/// Microseconds of a call.
pub fn micros<T>(call: impl FnOnce() -> T) -> f64 {
    let before = Instant::now();
    let answer = black_box(call());
    let took = before.elapsed().as_secs_f64() * 1e6;
    drop(answer);
    took
}

/// Times by question, one a round, in microseconds.
#[derive(Default)]
pub struct Times(Vec<Vec<f64>>);

impl Times {
    /// Adds a time of a question.
    pub fn add(&mut self, question: usize, time: f64) {
        if self.0.len() <= question {
            self.0.resize(question + 1, Vec::new());
        }
        if let Some(times) = self.0.get_mut(question) {
            times.push(time);
        }
    }

    /// The median of a question over the rounds; `None` for a question that was not asked.
    pub fn of(&self, question: usize) -> Option<f64> {
        let times = self.0.get(question).filter(|times| !times.is_empty())?;
        Some(Spread::of(times.iter().copied()).median)
    }

    /// The medians of all questions that were asked, ascending.
    pub fn sorted(&self) -> Vec<f64> {
        let mut medians: Vec<f64> = (0..self.0.len())
            .filter_map(|question| self.of(question))
            .collect();
        medians.sort_unstable_by(f64::total_cmp);
        medians
    }

    /// Theirs to ours, question by question.
    pub fn to(&self, ours: &Self) -> Spread {
        let questions = 0..self.0.len();
        Spread::of(questions.filter_map(|question| Some(self.of(question)? / ours.of(question)?)))
    }
}

/// Whether a question belongs to this round, when so many are spread over all rounds.
pub fn turn(question: usize, round: u32, rounds: u32) -> bool {
    u32::try_from(question).unwrap_or(u32::MAX) % rounds == round
}

/// Median and 99th percentile in words.
pub fn figure(sorted: &[f64]) -> String {
    let [median, p99] = [50, 99].map(|percent| quantile(sorted, percent));
    format!("{median:.1} µs (p99 {p99:.1})")
}

/// A line: theirs must take so many times as long as ours, question by question.
pub fn versus(what: &str, who: &str, ours: &Times, theirs: &Times, goal: f64) -> Row {
    let factor = theirs.to(ours);
    let same = (0..theirs.0.len()).filter(|question| theirs.of(*question).is_some());
    let mut same: Vec<f64> = same.filter_map(|question| ours.of(question)).collect();
    same.sort_unstable_by(f64::total_cmp);
    Row {
        what: what.to_owned(),
        goal: format!("≥ {goal:.0} ×"),
        figure: figure(&same),
        peer: format!("{who}: {}", figure(&theirs.sorted())),
        ratio: format!(
            "{:.0} ({:.0}–{:.0})",
            factor.median, factor.low, factor.high
        ),
        met: Some(factor.median >= goal),
    }
}
