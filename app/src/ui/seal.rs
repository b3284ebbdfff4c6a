//! The seal: how a certificate looks everywhere. Its shape tells the state before any colour does; words stand beside it.

use super::Markup;
use crate::words::{Words, use_words};
use domain::{CertificateState, Stars, StateKind};
use leptos::prelude::*;

/// The word for a state in class names and in the sprite.
const fn state_slug(kind: StateKind) -> &'static str {
    match kind {
        StateKind::InForce => "in-force",
        StateKind::Ending => "ending",
        StateKind::Unconfirmed => "unconfirmed",
        StateKind::Lapsed => "lapsed",
        StateKind::Withdrawn => "withdrawn",
    }
}

/// The shape alone; words must stand beside it.
#[component]
pub fn SealShape(
    /// Whether the certificate holds.
    kind: StateKind,
    /// The stars inside; a question mark where they are unknown.
    stars: Option<Stars>,
) -> impl IntoView {
    view! {
        <svg class=format!("seal seal--{}", state_slug(kind)) viewBox="0 0 96 96" aria-hidden="true">
            {uses(kind, stars)}
        </svg>
    }
}

fn uses(kind: StateKind, stars: Option<Stars>) -> impl IntoView {
    let shape = format!("/drawings/seals.svg#{}", state_slug(kind));
    let inside = format!(
        "/drawings/seals.svg#stars-{}",
        stars.map_or(0, Stars::count)
    );
    view! {
        <use href=shape></use>
        {(kind != StateKind::Withdrawn).then(|| view! { <use href=inside></use> })}
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
        CertificateState::InForce { until } => words.seal_in_force(&until.vietnamese()),
        CertificateState::Ending { days, .. } => words.seal_ending(days),
        CertificateState::Unconfirmed => match year {
            Some(year) => words.seal_unconfirmed_year(&year),
            None => words.seal_unconfirmed().to_owned(),
        },
        CertificateState::Lapsed { since } => words.seal_lapsed(&since.vietnamese()),
        CertificateState::Withdrawn { on, .. } => words.seal_withdrawn(&on.vietnamese()),
    }
}

/// The small seal with its words, for cards and lists.
#[component]
pub fn Stamp(
    /// The stars last stated.
    stars: Option<Stars>,
    /// Whether the certificate holds today.
    state: CertificateState,
    /// The year of the source.
    year: Option<i32>,
) -> impl IntoView {
    let words = use_words();
    let kind = state.kind();
    view! {
        <p class="stamp">
            <SealShape kind stars />
            <span>
                <span class="stamp__stars">{stars_words(words, stars)}</span>
                " "
                <span class="stamp__state">{state_words(words, &state, year)}</span>
            </span>
        </p>
    }
}

/// The same as [`Stamp`], into a list that is written as text.
pub fn write_stamp(
    markup: &mut Markup,
    words: Words,
    stars: Option<Stars>,
    state: &CertificateState,
    year: Option<i32>,
) {
    let kind = state.kind();
    let slug = state_slug(kind);
    markup
        .raw("<p class=\"stamp\"><svg class=\"seal seal--")
        .raw(slug);
    markup.raw("\" viewBox=\"0 0 96 96\" aria-hidden=\"true\"><use href=\"/drawings/seals.svg#");
    markup.raw(slug).raw("\"/>");
    if kind != StateKind::Withdrawn {
        let count = stars.map_or(0, Stars::count);
        markup
            .raw("<use href=\"/drawings/seals.svg#stars-")
            .number(count.into())
            .raw("\"/>");
    }
    markup
        .raw("</svg><span><span class=\"stamp__stars\">")
        .text(&stars_words(words, stars));
    markup
        .raw("</span> <span class=\"stamp__state\">")
        .text(&state_words(words, state, year))
        .raw("</span></span></p>");
}

/// The large seal with words on its rim; at most one on a page, because its rim has an id.
#[component]
pub fn LargeSeal(
    /// The stars last stated.
    stars: Option<Stars>,
    /// Whether the certificate holds today.
    state: CertificateState,
    /// The year of the source.
    year: Option<i32>,
) -> impl IntoView {
    let words = use_words();
    let kind = state.kind();
    let rim = match &state {
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
    view! {
        <svg class=format!("seal seal--large seal--{}", state_slug(kind)) viewBox="0 0 96 96" aria-hidden="true">
            {uses(kind, stars)}
            <path id="seal-rim" fill="none" stroke="none" d="M6.5 48a41.5 41.5 0 0 0 83 0"></path>
            <text class="seal__rim">
                <textPath href="#seal-rim" startOffset="50%">
                    {rim}
                </textPath>
            </text>
        </svg>
    }
}
