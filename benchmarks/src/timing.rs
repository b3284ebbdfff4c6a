//! A loop that times one call at a time.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What a call takes, in microseconds.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// The fastest call.
    pub min: f64,
    /// Half of the calls are faster.
    pub median: f64,
    /// 99 of 100 calls are faster.
    pub p99: f64,
    /// Number of calls.
    pub calls: usize,
}

const WARM_UP: Duration = Duration::from_millis(300);
const AT_LEAST: Duration = Duration::from_secs(1);
const MOST_CALLS: usize = 200_000;

/// Calls until a second has passed or there are 200,000 times, after a warm-up. What a call returns is dropped
/// outside of its time.
pub fn time<T>(mut call: impl FnMut() -> T) -> Timing {
    let warm = Instant::now();
    while warm.elapsed() < WARM_UP {
        black_box(call());
    }
    let mut times = Vec::with_capacity(MOST_CALLS);
    let start = Instant::now();
    while start.elapsed() < AT_LEAST && times.len() < MOST_CALLS {
        let before = Instant::now();
        let answer = black_box(call());
        let took = before.elapsed();
        drop(answer);
        times.push(took.as_secs_f64() * 1e6);
    }
    times.sort_unstable_by(f64::total_cmp);
    Timing {
        min: quantile(&times, 0),
        median: quantile(&times, 50),
        p99: quantile(&times, 99),
        calls: times.len(),
    }
}

/// The value below which so many of a hundred sorted ones lie; 0 of none.
pub fn quantile(sorted: &[f64], percent: usize) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted.get(last * percent / 100).copied().unwrap_or(0.0)
}

/// The middle one of some values, with the lowest and the highest.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// The lowest.
    pub low: f64,
    /// The middle one.
    pub median: f64,
    /// The highest.
    pub high: f64,
}

impl Spread {
    /// Of these values.
    pub fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.collect();
        sorted.sort_unstable_by(f64::total_cmp);
        Self {
            low: quantile(&sorted, 0),
            median: quantile(&sorted, 50),
            high: quantile(&sorted, 100),
        }
    }
}
