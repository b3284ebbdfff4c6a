//! Fairs and showings of products, past ones included.

use crate::{date::Date, slug::Slug};
use serde::{Deserialize, Serialize};

/// A fair that a source names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its lasting name in addresses, unique among the events.
    pub slug: Slug,
    /// Its name as the source writes it.
    pub name: String,
    /// Where it is held, as the source writes it.
    pub place: Option<String>,
    /// The first day.
    pub start: Option<Date>,
    /// The last day, never before the first; `None` where there is no first.
    pub end: Option<Date>,
    /// The addresses of its sources; empty where the source cannot be linked to.
    pub sources: Vec<String>,
}

/// How an event lies to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventTime {
    /// Its first day is still to come.
    Upcoming,
    /// The day is one of its days.
    Now,
    /// Its last day is over.
    Past,
    /// No source states its days.
    Unknown,
}

impl Event {
    /// How it lies to `today`. Of an event without a last day only the first one is known, so it is over after that.
    pub fn when(&self, today: Date) -> EventTime {
        let Some(start) = self.start else {
            return EventTime::Unknown;
        };
        if today < start {
            EventTime::Upcoming
        } else if today <= self.end.unwrap_or(start) {
            EventTime::Now
        } else {
            EventTime::Past
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, EventTime};
    use crate::{Date, Slug};

    #[test]
    fn an_event_is_on_from_its_first_day_to_its_last() {
        let on = |start: Option<&str>, end: Option<&str>, today: &str| {
            let date = |text: &str| Date::parse(text).unwrap();
            let event = Event {
                slug: Slug::from_name("Hội chợ mẫu"),
                name: "Hội chợ mẫu".to_owned(),
                place: None,
                start: start.map(date),
                end: end.map(date),
                sources: Vec::new(),
            };
            event.when(date(today))
        };
        for (start, end, today, expected) in [
            (
                Some("2025-12-20"),
                Some("2025-12-23"),
                "2025-12-19",
                EventTime::Upcoming,
            ),
            (
                Some("2025-12-20"),
                Some("2025-12-23"),
                "2025-12-20",
                EventTime::Now,
            ),
            (
                Some("2025-12-20"),
                Some("2025-12-23"),
                "2025-12-23",
                EventTime::Now,
            ),
            (
                Some("2025-12-20"),
                Some("2025-12-23"),
                "2025-12-24",
                EventTime::Past,
            ),
            (Some("2023-05-12"), None, "2023-05-11", EventTime::Upcoming),
            (Some("2023-05-12"), None, "2023-05-12", EventTime::Now),
            (Some("2023-05-12"), None, "2023-05-13", EventTime::Past),
            (None, None, "2023-05-13", EventTime::Unknown),
        ] {
            assert_eq!(on(start, end, today), expected, "{start:?} {end:?} {today}");
        }
    }
}
