//! Fairs.

use super::answer::Moment;
use super::problem::Problem;
use crate::state::ServerState;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// The list.
pub const PATH: &str = "/api/v1/events";

/// All events that a source names, past ones included.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventList {
    /// The newest first day first, events without one last.
    items: Vec<Event>,
}

/// A fair or showing.
#[derive(Debug, Serialize, ToSchema)]
struct Event {
    /// Its lasting name in addresses.
    #[schema(example = "festival-ocop-viet-nam-2025")]
    id: String,
    /// Its name as the source writes it.
    name: String,
    /// Where it is held, as the source writes it.
    place: Option<String>,
    /// The first day.
    #[schema(format = Date)]
    start: Option<String>,
    /// The last day; null where it is not known.
    #[schema(format = Date)]
    end: Option<String>,
    /// How it lies to today.
    time: EventTime,
    /// The addresses of its sources; empty where the source cannot be linked to.
    sources: Vec<String>,
}

/// How an event lies to today, in Vietnam: `upcoming`, `now`, `past`, or `unknown` where no source states its days. Of an event
/// without `end` only the first day is known, so it is `past` after that.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum EventTime {
    /// Its first day is still to come.
    Upcoming,
    /// Today is one of its days.
    Now,
    /// Its last day is over.
    Past,
    /// No source states its days.
    Unknown,
}

impl From<domain::EventTime> for EventTime {
    fn from(time: domain::EventTime) -> Self {
        use domain::EventTime as Inner;
        match time {
            Inner::Upcoming => Self::Upcoming,
            Inner::Now => Self::Now,
            Inner::Past => Self::Past,
            Inner::Unknown => Self::Unknown,
        }
    }
}

impl Event {
    fn of(event: &domain::Event, today: Date) -> Self {
        let text = |date: Option<Date>| date.map(|date| date.to_string());
        Self {
            id: event.slug.to_string(),
            name: event.name.clone(),
            place: event.place.clone(),
            start: text(event.start),
            end: text(event.end),
            time: event.when(today).into(),
            sources: event.sources.clone(),
        }
    }
}

/// Fairs and showings
///
/// As public sources name them, past ones included; of most no days are known.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    operation_id = "list_events",
    tag = "trade",
    responses(
        (status = 200, description = "All events", body = EventList, headers(("ETag" = String, description = "Strong"))),
        (status = 304, description = "The tag in `If-None-Match` is still the one of this list"),
    )
)]
pub async fn list(
    State(state): State<ServerState>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let moment = Moment::now(&state);
    let tag = moment.tag(PATH, &[]);
    if let Some(known) = tag.known(&headers) {
        return Ok(known);
    }
    let events = moment.trade().events.iter();
    let items = events.map(|event| Event::of(event, moment.today)).collect();
    tag.answer(&headers, &EventList { items })
}
