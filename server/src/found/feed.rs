//! Feeds (Atom, RFC 4287) of new products and of changed ones.

use super::xml;
use crate::pages;
use crate::state::ServerState;
use app::ssr::day_in_vietnam;
use app::words::Words;
use axum::extract::State;
use axum::response::Response;
use domain::Language;
use maud::html;
use store::{Change, StoreError, Timestamp};

/// Entries of a feed.
const MOST: u32 = 50;
const KIND: &str = "application/atom+xml; charset=utf-8";

/// `GET /moi.atom`
pub async fn newest(State(state): State<ServerState>) -> Response {
    let changes = state.cx.store().newest(MOST).await;
    answer(&state, "/moi.atom", Words::feed_new, changes)
}

/// `GET /thay-doi.atom`
pub async fn changed(State(state): State<ServerState>) -> Response {
    let changes = state.cx.store().changed(MOST).await;
    answer(&state, "/thay-doi.atom", Words::feed_changed, changes)
}

fn answer(
    state: &ServerState,
    path: &str,
    title: fn(Words) -> &'static str,
    changes: Result<Vec<Change>, StoreError>,
) -> Response {
    match changes {
        Ok(changes) => {
            let words = Words(Language::Vi);
            xml(
                KIND,
                feed(words, state.cx.origin(), path, title(words), &changes),
            )
        }
        Err(error) => pages::broken(&error),
    }
}

fn feed(words: Words, origin: &str, path: &str, title: &str, changes: &[Change]) -> String {
    let latest = changes.iter().map(|change| change.at).max();
    let document = html! {
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi" {
            id { (origin) (path) }
            title { (words.site_title_of(&title)) }
            updated { (moment(latest.unwrap_or(Timestamp(0)))) }
            link rel="self" type="application/atom+xml" href={ (origin) (path) } {}
            link rel="alternate" type="text/html" href={ (origin) "/san-pham" } {}
            author { name { (words.site_name()) } }
            @for change in changes {
                @let page = format!("{origin}/san-pham/{}", change.slug);
                entry {
                    id { (page) "#" (change.at.0) }
                    title { (change.name) }
                    updated { (moment(change.at)) }
                    link rel="alternate" type="text/html" href=(page) {}
                    summary { (change.producer.as_deref().unwrap_or_else(|| words.card_producer_unknown())) }
                }
            }
        }
    };
    document.into_string()
}

/// A moment as RFC 3339 writes it, in the time of Vietnam.
fn moment(at: Timestamp) -> String {
    let seconds = at.0.div_euclid(1_000) + 7 * 3_600;
    let of_day = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    format!(
        "{}T{hour:02}:{minute:02}:{second:02}+07:00",
        day_in_vietnam(at)
    )
}

#[cfg(test)]
mod tests {
    use super::moment;
    use store::Timestamp;

    #[test]
    fn moments_are_told_in_the_time_of_vietnam() {
        assert_eq!(
            moment(Timestamp(1_795_453_199_999)),
            "2026-11-23T23:59:59+07:00"
        );
        assert_eq!(
            moment(Timestamp(1_795_453_200_000)),
            "2026-11-24T00:00:00+07:00"
        );
    }
}
