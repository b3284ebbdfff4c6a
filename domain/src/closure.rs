//! Days on which a producer is closed, as it announces them: Tết, a wedding, the end of a season.

use crate::date::Date;
use crate::text::clean;
use serde::{Deserialize, Serialize};

/// Most characters of a reason.
pub const LONGEST_REASON: u32 = 100;
/// Longest time that can be announced, in days.
pub const LONGEST: i32 = 366;
/// So many days before, everybody is told.
const TOLD_BEFORE: i32 = 14;

/// Days on which a producer is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// Its id.
    pub id: String,
    /// The days and the reason.
    pub days: ClosureDraft,
    /// Counts the changes.
    pub version: i64,
}

/// What is announced. Built by [`ClosureForm::parse`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosureDraft {
    /// The first day.
    pub first: Date,
    /// The last day, not before the first.
    pub last: Date,
    /// Why.
    pub reason: Option<String>,
}

impl ClosureDraft {
    /// Whether the public is told on a day: from two weeks before until the last day.
    pub fn is_told(&self, today: Date) -> bool {
        self.first.plus_days(-TOLD_BEFORE) <= today && today <= self.last
    }

    /// Whether it is over.
    pub fn is_over(&self, today: Date) -> bool {
        self.last < today
    }

    /// The days as people write them: `10–20/2/2027`, `28/1–3/2/2027`, `10/2/2027`.
    pub fn vietnamese(&self) -> String {
        let (first, last) = (self.first.ymd(), self.last.ymd());
        let (year, month, day) = first;
        let end = format!("{}/{}/{}", last.2, last.1, last.0);
        if self.first == self.last {
            end
        } else if year != last.0 {
            format!("{day}/{month}/{year} – {end}")
        } else if month != last.1 {
            format!("{day}/{month}–{end}")
        } else {
            format!("{day}–{end}")
        }
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosureForm {
    /// The first day, as `2027-02-10` or `10/2/2027`.
    pub first: String,
    /// The last day, the same; empty for one day.
    pub last: String,
    /// Why; may be empty.
    pub reason: String,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosureProblem {
    /// The first day is no day.
    First,
    /// The last day is no day.
    Last,
    /// The last day is before the first.
    Reversed,
    /// More than [`LONGEST`] days.
    TooLong,
    /// The last day is over.
    Over,
    /// The reason is too long or has hidden characters.
    Reason,
}

impl ClosureForm {
    /// The form that shows what is announced.
    pub fn of(draft: &ClosureDraft) -> Self {
        Self {
            first: draft.first.to_string(),
            last: draft.last.to_string(),
            reason: draft.reason.clone().unwrap_or_default(),
        }
    }

    /// What was meant, or the first thing that is wrong.
    pub fn parse(&self, today: Date) -> Result<ClosureDraft, ClosureProblem> {
        let first = day(&self.first).ok_or(ClosureProblem::First)?;
        let last = if self.last.trim().is_empty() {
            first
        } else {
            day(&self.last).ok_or(ClosureProblem::Last)?
        };
        let reason = clean(&self.reason, LONGEST_REASON).map_err(|_| ClosureProblem::Reason)?;
        if last < first {
            Err(ClosureProblem::Reversed)
        } else if first.days_until(last) > LONGEST {
            Err(ClosureProblem::TooLong)
        } else if last < today {
            Err(ClosureProblem::Over)
        } else {
            // A reason is one line wherever it is shown.
            let reason = reason.map(|text| text.replace('\n', " "));
            Ok(ClosureDraft {
                first,
                last,
                reason,
            })
        }
    }
}

/// A day as browsers send it, or as people type it where there is no calendar.
fn day(text: &str) -> Option<Date> {
    Date::parse(&text.replace('.', "/")).ok()
}

#[cfg(test)]
mod tests {
    use super::{ClosureForm, ClosureProblem};
    use crate::Date;

    fn parse(first: &str, last: &str) -> Result<String, ClosureProblem> {
        let form = ClosureForm {
            first: first.to_owned(),
            last: last.to_owned(),
            reason: "nghỉ Tết".to_owned(),
        };
        let today = Date::parse("2026-11-23").unwrap();
        form.parse(today).map(|draft| draft.vietnamese())
    }

    #[test]
    fn days_as_browsers_send_and_people_type_them() {
        for (first, last, said) in [
            ("2027-02-10", "2027-02-20", "10–20/2/2027"),
            ("28/1/2027", "3.2.2027", "28/1–3/2/2027"),
            ("2026-12-30", "2027-01-02", "30/12/2026 – 2/1/2027"),
            ("2026-11-01", "2026-11-23", "1–23/11/2026"),
            ("10/2/2027", "", "10/2/2027"),
        ] {
            assert_eq!(parse(first, last).as_deref(), Ok(said));
        }
        for (first, last, problem) in [
            ("", "", ClosureProblem::First),
            ("30/2/2027", "", ClosureProblem::First),
            ("10/2/27", "", ClosureProblem::First),
            ("2027-02-10", "mai", ClosureProblem::Last),
            ("2027-02-10", "2027-02-09", ClosureProblem::Reversed),
            ("2027-02-10", "2029-02-09", ClosureProblem::TooLong),
            ("2026-11-01", "2026-11-22", ClosureProblem::Over),
        ] {
            assert_eq!(parse(first, last), Err(problem), "{first} {last}");
        }
    }

    #[test]
    fn it_is_told_from_two_weeks_before_until_the_last_day() {
        let form = ClosureForm {
            first: "2027-02-10".into(),
            last: "2027-02-20".into(),
            ..ClosureForm::default()
        };
        let today = |day: &str| Date::parse(day).unwrap();
        let closure = form.parse(today("2026-11-23")).unwrap();
        for (day, told) in [
            ("2027-01-26", false),
            ("2027-01-27", true),
            ("2027-02-10", true),
            ("2027-02-20", true),
            ("2027-02-21", false),
        ] {
            assert_eq!(closure.is_told(today(day)), told, "{day}");
        }
    }
}
