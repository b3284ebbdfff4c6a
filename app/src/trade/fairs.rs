//! The fairs: what is on, what is to come, and what has been.

use crate::drawn::api::Drawn;
use crate::drawn::parts::{sources, vietnamese};
use crate::ssr::AppContext;
use crate::ui::heading;
use crate::words::Words;
use domain::{Event, EventTime};
use maud::{Markup, html};

/// Draws the page `/su-kien`.
pub fn draw(words: Words, cx: &AppContext) -> Drawn {
    let (snapshot, today) = (cx.catalogue().current(), cx.today());
    let at = |time: EventTime| -> Vec<&Event> {
        let all = snapshot.trade.events.iter();
        all.filter(|event| event.when(today) == time).collect()
    };
    let now = at(EventTime::Now);
    let (mut upcoming, mut past) = (at(EventTime::Upcoming), at(EventTime::Past));
    let unknown = at(EventTime::Unknown);
    upcoming.sort_by_key(|event| event.start);
    past.sort_by_key(|event| std::cmp::Reverse(event.start));
    let page = html! {
        (heading(words.trade_fairs_title()))
        div class="prose" { p { (words.trade_fairs_lead()) } }
        (part(words, "dang-dien-ra", words.trade_now(), None, &now))
        section class="section" aria-labelledby="sap-toi" {
            div class="section__head" { h2 id="sap-toi" { (words.trade_upcoming()) } }
            @if upcoming.is_empty() {
                p { (words.trade_upcoming_none()) }
            } @else {
                (list(words, &upcoming))
            }
        }
        (part(words, "da-qua", words.trade_past(), None, &past))
        (part(words, "chua-ro-ngay", words.trade_undated(), Some(words.trade_undated_note()), &unknown))
    };
    Drawn {
        title: words.trade_fairs_title().to_owned(),
        summary: words.trade_fairs_summary(&snapshot.trade.events.len()),
        listed: true,
        structured: None,
        path: "/su-kien".to_owned(),
        html: page.into_string(),
    }
}

/// The fairs that are on or to come, for the home page; nothing where none is known.
pub fn coming(words: Words, cx: &AppContext) -> Markup {
    let (snapshot, today) = (cx.catalogue().current(), cx.today());
    let is_coming =
        |event: &&Event| matches!(event.when(today), EventTime::Now | EventTime::Upcoming);
    let mut events: Vec<&Event> = snapshot.trade.events.iter().filter(is_coming).collect();
    events.sort_by_key(|event| event.start);
    part(words, "hoi-cho", words.trade_coming(), None, &events)
}

/// A part of the page; nothing where there is no fair for it.
fn part(words: Words, id: &str, title: &str, note: Option<&str>, events: &[&Event]) -> Markup {
    html! {
        @if !events.is_empty() {
            section class="section" aria-labelledby=(id) {
                div class="section__head" {
                    h2 id=(id) { (title) }
                    @if let Some(note) = note { p class="quiet small" { (note) } }
                }
                (list(words, events))
            }
        }
    }
}

fn list(words: Words, events: &[&Event]) -> Markup {
    html! {
        ul class="points" {
            @for event in events {
                li class="point" id={ "hoi-cho-" (event.slug) } {
                    h3 class="point__name" lang=[vietnamese(words)] { (event.name) }
                    @if let Some(days) = days(words, event) { p { (days) } }
                    @if let Some(place) = &event.place { p lang=[vietnamese(words)] { (place) } }
                    p class="quiet small" {
                        @if event.sources.is_empty() { (words.trade_no_link()) } @else { (sources(words, &event.sources)) }
                    }
                }
            }
        }
    }
}

/// Its days, as far as they are known.
fn days(words: Words, event: &Event) -> Option<String> {
    let start = event.start?;
    Some(match event.end {
        None => words.trade_from(&words.day(start)),
        Some(end) if end == start => words.trade_on(&words.day(start)),
        Some(end) => words.trade_days(&words.day(start), &words.day(end)),
    })
}
