//! The seal: how a certificate looks everywhere. Its shape tells the state before any colour does; words stand beside it.

use crate::words::Words;
use domain::{CertificateState, Stars, StateKind};
use maud::{Markup, html};

/// The word for a state in class names and in the sprite.
pub const fn state_slug(kind: StateKind) -> &'static str {
    match kind {
        StateKind::InForce => "in-force",
        StateKind::Ending => "ending",
        StateKind::Unconfirmed => "unconfirmed",
        StateKind::Lapsed => "lapsed",
        StateKind::Withdrawn => "withdrawn",
    }
}

/// The shape alone, with the stars inside or a question mark where they are unknown; words must stand beside it.
pub fn seal_shape(kind: StateKind, stars: Option<Stars>) -> Markup {
    html! {
        svg class={ "seal seal--" (state_slug(kind)) } viewBox="0 0 96 96" aria-hidden="true" { (uses(kind, stars)) }
    }
}

fn uses(kind: StateKind, stars: Option<Stars>) -> Markup {
    html! {
        use href={ "/drawings/seals.svg#" (state_slug(kind)) } {}
        @if kind != StateKind::Withdrawn {
            use href={ "/drawings/seals.svg#stars-" (stars.map_or(0, Stars::count)) } {}
        }
    }
}

/// "4 sao OCOP" or that the stars are unknown.
pub fn stars_words(words: Words, stars: Option<Stars>) -> String {
    stars.map_or_else(
        || words.seal_stars_unknown().to_owned(),
        |stars| words.seal_stars(&stars.count()),
    )
}

/// What the state means, short enough for a card.
pub fn state_words(words: Words, state: &CertificateState, year: Option<i32>) -> String {
    match state {
        CertificateState::InForce { until } => words.seal_in_force(&words.day(*until)),
        CertificateState::Ending { days, .. } => words.seal_ending(days),
        CertificateState::Unconfirmed => match year {
            Some(year) => words.seal_unconfirmed_year(&year),
            None => words.seal_unconfirmed().to_owned(),
        },
        CertificateState::Lapsed { since } => words.seal_lapsed(&words.day(*since)),
        CertificateState::Withdrawn { on, .. } => words.seal_withdrawn(&words.day(*on)),
    }
}

/// The small seal with its words, for cards and lists. `year` is that of the source.
pub fn stamp(
    words: Words,
    stars: Option<Stars>,
    state: &CertificateState,
    year: Option<i32>,
) -> Markup {
    html! {
        p class="stamp" {
            (seal_shape(state.kind(), stars))
            span {
                span class="stamp__stars" { (stars_words(words, stars)) } " "
                span class="stamp__state" { (state_words(words, state, year)) }
            }
        }
    }
}

/// The large seal with words on its rim; at most one on a page, because its rim has an id. `year` is that of the source.
pub fn large_seal(
    words: Words,
    stars: Option<Stars>,
    state: &CertificateState,
    year: Option<i32>,
) -> Markup {
    let kind = state.kind();
    let rim = match state {
        CertificateState::InForce { until } | CertificateState::Ending { until, .. } => {
            words.seal_rim_until(&until.ymd().0)
        }
        CertificateState::Unconfirmed => year.map_or_else(
            || words.seal_rim_press().to_owned(),
            |year| words.seal_rim_press_year(&year),
        ),
        CertificateState::Lapsed { since } => words.seal_rim_lapsed(&since.ymd().0),
        CertificateState::Withdrawn { on, .. } => words.seal_rim_withdrawn(&on.ymd().0),
    };
    html! {
        svg class={ "seal seal--large seal--" (state_slug(kind)) } viewBox="0 0 96 96" aria-hidden="true" {
            (uses(kind, stars))
            path id="seal-rim" fill="none" stroke="none" d="M6.5 48a41.5 41.5 0 0 0 83 0" {}
            text class="seal__rim" { textPath href="#seal-rim" startOffset="50%" { (rim) } }
        }
    }
}
