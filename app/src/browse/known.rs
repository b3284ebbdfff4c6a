//! The page of a product that this device has never opened, where there is no network: what the catalogue in the browser says.

use super::card::{place_words, price_words};
use crate::drawn::api::Drawn;
use crate::ui::{heading, stamp};
use crate::words::Words;
use maud::html;
use search::Card;

/// The page, as far as a card of a list tells it.
pub fn known(words: Words, card: &Card) -> Drawn {
    let place = place_words(words, &card.place);
    let page = html! {
        (heading(&card.name))
        p class="notice" { (words.offline_known()) }
        section class="prose" {
            p class="product__by" { (card.producer.as_deref().unwrap_or_else(|| words.card_producer_unknown())) }
            p class="quiet" { (place) }
            (stamp(words, card.stars, &card.state, card.year))
            @if let Some(price) = price_words(words, card.price, card.price_unit.as_deref()) {
                p class="num" { (price) }
            }
            p { a href=(words.at("/san-pham")) { (words.trouble_to_products()) } }
        }
    };
    Drawn {
        title: card.name.clone(),
        summary: place,
        path: format!("/san-pham/{}", card.slug),
        listed: false,
        structured: None,
        html: page.into_string(),
    }
}
