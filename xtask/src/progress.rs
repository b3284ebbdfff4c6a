//! What a long command says while it works. All of it goes to stderr, because the stdout of
//! `cargo xtask serve` carries nothing but the line that says the site is ready.

use crate::failure::{Failure, Result};
use std::time::{Duration, Instant};

/// Announces a step with its reason, does it, and says how long it took.
pub(crate) fn step<T>(title: &str, why: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    if why.is_empty() {
        eprintln!("==> {title}");
    } else {
        eprintln!("==> {title} ({why})");
    }
    let start = Instant::now();
    let result = work();
    let verdict = if result.is_ok() {
        "done in"
    } else {
        "FAILED after"
    };
    eprintln!("    {title}: {verdict} {}", human(start.elapsed()));
    result
}

/// One line that is not a step.
pub(crate) fn note(line: &str) {
    eprintln!("    {line}");
}

/// The last line of a command that did not succeed.
pub(crate) fn failed(failure: &Failure) {
    eprintln!("xtask: {failure}");
}

fn human(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 10 {
        format!("{:.1} s", time.as_secs_f64())
    } else if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_like_times() {
        let cases = [
            (Duration::from_millis(120), "0.1 s"),
            (Duration::from_secs(12), "12 s"),
            (Duration::from_secs(185), "3 min 5 s"),
        ];
        for (time, words) in cases {
            assert_eq!(human(time), words);
        }
    }
}
