//! What the picture says that stands for a product where its address is shared.

use crate::browse::place_words;
use crate::ssr::AppContext;
use crate::ui::{stars_words, state_words};
use crate::words::Words;
use domain::{CertificateState, Slug, Stars, StateKind};

/// Everything that the picture says, in words of one language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pictured {
    /// The name of the product.
    pub name: String,
    /// Who makes it.
    pub producer: String,
    /// Where it is made; empty where nobody has said so.
    pub place: String,
    /// The stars last stated.
    pub stars: Option<Stars>,
    /// The stars in words.
    pub stars_words: String,
    /// What the shape of the seal says.
    pub state: StateKind,
    /// The state in words.
    pub state_words: String,
    /// All of it for who does not see it.
    pub alt: String,
}

/// What the picture of the product of that address part says today; from memory.
pub fn pictured(words: Words, cx: &AppContext, slug: &str) -> Option<Pictured> {
    let slug = Slug::parse(slug).ok()?;
    let card = cx.catalogue().current().index.card_of(&slug, cx.today())?;
    let stars = stars_words(words, card.stars);
    let state = match &card.state {
        // Others keep the picture for longer than days that are counted down would be true.
        CertificateState::Ending { until, .. } => words.seal_in_force(&words.day(*until)),
        state => state_words(words, state, card.year),
    };
    Some(Pictured {
        alt: match card.state.kind() {
            StateKind::Withdrawn => words.share_alt_withdrawn(&card.name, &state),
            _ => words.share_alt(&card.name, &stars, &state),
        },
        producer: card
            .producer
            .unwrap_or_else(|| words.card_producer_unknown().to_owned()),
        place: place_words(words, &card.place),
        name: card.name,
        stars: card.stars,
        stars_words: stars,
        state: card.state.kind(),
        state_words: state,
    })
}
