//! The one place that asks the system for the time.

use domain::Date;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use store::Timestamp;

const VIETNAM_AHEAD_MS: i64 = 7 * 3_600_000;
const DAY_MS: i64 = 86_400_000;

/// Where the present moment comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The system.
    System,
    /// A hand that tests turn: milliseconds since 1970 in UTC.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The present moment.
    pub fn now(&self) -> Timestamp {
        Timestamp(match self {
            Self::System => {
                let since = SystemTime::now()
                    .duration_since(UNIX_EPOCH)
                    .unwrap_or_default();
                i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
            }
            Self::Set(millis) => millis.load(Ordering::Relaxed),
        })
    }
}

/// The day in Vietnam (UTC+7 all year round) at a moment.
pub fn day_in_vietnam(now: Timestamp) -> Date {
    let days = now.0.saturating_add(VIETNAM_AHEAD_MS).div_euclid(DAY_MS);
    Date::from_days(i32::try_from(days).unwrap_or(i32::MAX))
}

/// The time of day in Vietnam, as `14:05`.
pub fn time_in_vietnam(at: Timestamp) -> String {
    let minutes =
        at.0.saturating_add(VIETNAM_AHEAD_MS)
            .rem_euclid(DAY_MS)
            .div_euclid(60_000);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::{Timestamp, day_in_vietnam, time_in_vietnam};

    #[test]
    fn the_clock_of_hanoi_has_leading_zeros() {
        for (at, time) in [
            (1_795_453_199_999, "23:59"),
            (1_795_453_200_000, "00:00"),
            (1_795_399_500_000, "09:05"),
            (-1, "06:59"),
        ] {
            assert_eq!(time_in_vietnam(Timestamp(at)), time);
        }
    }

    #[test]
    fn the_day_begins_at_midnight_of_hanoi() {
        // 23 November 2026, 16:59:59.999 and 17:00 in UTC.
        assert_eq!(
            day_in_vietnam(Timestamp(1_795_453_199_999)).to_string(),
            "2026-11-23"
        );
        assert_eq!(
            day_in_vietnam(Timestamp(1_795_453_200_000)).to_string(),
            "2026-11-24"
        );
    }
}
