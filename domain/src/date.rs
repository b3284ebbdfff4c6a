//! A calendar day, without time and zone. "Today" is decided by the server in UTC+7 and handed in.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, kept as days since 1970-01-01; on the wire `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(i32);

/// Not a day: wrong form or no such day in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the form YYYY-MM-DD or DD/MM/YYYY")]
pub struct DateError;

impl Date {
    /// The day that is `days` after 1970-01-01.
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// The day `day`/`month`/`year`, if the calendar has it (years 1 to 9999).
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, DateError> {
        if !(1..=9999).contains(&year)
            || !(1..=12).contains(&month)
            || day == 0
            || day > days_in(year, month)
        {
            return Err(DateError);
        }
        Ok(Self(days_from_civil(year, month, day)))
    }

    /// Year, month (1–12) and day (1–31).
    pub fn ymd(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }

    /// The same day `months` later; the last day of that month where it is shorter (31/8 + 6 months = 28/2 or 29/2).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.ymd();
        let index = year * 12 + i32::from(month) - 1 + months;
        let (year, month) = (
            index.div_euclid(12),
            u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1),
        );
        Self(days_from_civil(year, month, day.min(days_in(year, month))))
    }

    /// The day `days` later.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `self` to `later`; negative when `later` lies before.
    pub const fn days_until(self, later: Self) -> i32 {
        later.0.saturating_sub(self.0)
    }

    /// Reads `YYYY-MM-DD` or, as people in Vietnam write it, `DD/MM/YYYY`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        let mut parts = text.split(['-', '/']);
        let (Some(a), Some(b), Some(c), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(DateError);
        };
        let (year, month, day) = if text.contains('/') {
            (c, b, a)
        } else {
            (a, b, c)
        };
        if year.len() != 4
            || !(year.chars().chain(month.chars()).chain(day.chars())).all(|c| c.is_ascii_digit())
        {
            return Err(DateError);
        }
        Self::new(
            year.parse().map_err(|_| DateError)?,
            month.parse().map_err(|_| DateError)?,
            day.parse().map_err(|_| DateError)?,
        )
    }

    /// As people in Vietnam read it: `23/12/2028`.
    pub fn vietnamese(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{day:02}/{month:02}/{year:04}")
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Counts in eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let month_from_march = (i32::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let z = days + 719_468;
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + z.div_euclid(146_097) * 400 + i32::from(month <= 2);
    (
        year,
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )
}

#[cfg(test)]
mod tests {
    use super::Date;
    use proptest::prelude::*;

    #[test]
    fn days_of_the_calendar() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11_016),
            ("2026-11-23", 20_780),
            ("1969-12-31", -1),
        ] {
            assert_eq!(Date::parse(text).map(Date::days), Ok(days), "{text}");
        }
        for wrong in [
            "2025-02-29",
            "31/04/2025",
            "2025-13-01",
            "25-01-01",
            "",
            "2025-01",
            "2025-1-1-1",
            "a/b/2025",
        ] {
            assert!(Date::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_certificate_of_23_12_2019_ends_on_23_12_2022() {
        let decision = Date::parse("23/12/2019").unwrap();
        assert_eq!(decision.plus_months(36).vietnamese(), "23/12/2022");
        assert_eq!(
            Date::parse("2024-02-29")
                .unwrap()
                .plus_months(36)
                .to_string(),
            "2027-02-28"
        );
    }

    proptest! {
        #[test]
        fn text_and_days_agree(days in -700_000..2_900_000_i32) {
            let date = Date::from_days(days);
            prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
            prop_assert_eq!(Date::parse(&date.vietnamese()), Ok(date));
        }
    }
}
