//! A product in a list.

use super::drawing::drawing;
use crate::picks::marks;
use crate::ui::{picture, stamp};
use crate::words::Words;
use maud::{Markup, html};
use search::{Card, PlaceName};

/// Where something is made, in the words of today and of before: `xã Hoằng Thanh, huyện Hoằng Hóa (cũ)`.
pub fn place_words(words: Words, place: &PlaceName) -> String {
    let parts: Vec<String> = place_parts(words, place).into_iter().flatten().collect();
    parts.join(", ")
}

/// The same in its two parts: the commune, and the former district.
pub fn place_parts(words: Words, place: &PlaceName) -> [Option<String>; 2] {
    let commune = match (&place.commune, &place.former_commune, &place.as_written) {
        (Some(commune), _, _) => Some(words.place_name(&commune.name)),
        (None, Some(former), _) => Some(words.place_former(&words.place_name(former))),
        (None, None, Some(written)) => Some(words.place_former(&words.place_name(written))),
        (None, None, None) => None,
    };
    let district = place
        .district
        .as_ref()
        .map(|district| words.place_former(&words.district_name(district)));
    [commune, district]
}

/// A price in words; nothing where nobody has stated one.
pub fn price_words(words: Words, price: domain::Price, unit: Option<&str>) -> Option<String> {
    let amount = match price {
        domain::Price::Unknown => return None,
        domain::Price::Contact => return Some(words.price_contact().to_owned()),
        domain::Price::Fixed { dong } => words.money(dong),
        domain::Price::Range { low, high } => {
            words.price_range(&words.money(low), &words.money(high))
        }
    };
    Some(match unit {
        Some(unit) => words.price_per(&amount, &unit),
        None => amount,
    })
}

/// How wide the picture of a card stands: see `style/_card.scss`.
const SIZES: &str = "(min-width: 80em) 19rem, (min-width: 48em) 31vw, (min-width: 30em) 46vw, 7rem";

/// A grid of products, each one link; the first four pictures load at once.
pub fn cards(words: Words, cards: &[Card]) -> Markup {
    list(words, "cards", cards, false)
}

/// The same, each with marks to save and to compare it.
pub fn cards_to_pick(words: Words, cards: &[Card]) -> Markup {
    list(words, "cards", cards, true)
}

/// The same as rows, more of them on a screen.
pub fn rows_to_pick(words: Words, cards: &[Card]) -> Markup {
    list(words, "cards cards--rows", cards, true)
}

fn list(words: Words, class: &str, cards: &[Card], to_pick: bool) -> Markup {
    html! {
        ul class=(class) {
            @for (i, card) in cards.iter().enumerate() {
                li { (one(words, card, i >= 4, to_pick)) }
            }
        }
    }
}

fn one(words: Words, card: &Card, lazy: bool, to_pick: bool) -> Markup {
    let lazy = lazy.then_some("lazy");
    html! {
        article class="card" {
            @match &card.photo {
                Some(photo) => {
                    (picture("card__pic", photo, SIZES, lazy.is_some()))
                }
                None => {
                    img class="card__pic" src=(drawing(card.group.as_ref(), &card.name)) alt="" width="320" height="240" loading=[lazy];
                }
            }
            h3 class="card__name" {
                a class="card__link" href=(words.at(format!("/san-pham/{}", card.slug.as_str()))) { (card.name) }
            }
            p class="card__by" {
                (card.producer.as_deref().unwrap_or_else(|| words.card_producer_unknown())) " "
                span class="card__place" { (place_words(words, &card.place)) }
            }
            @if let Some(price) = price_words(words, card.price, card.price_unit.as_deref()) {
                p class="card__price num" { (price) }
            }
            (stamp(words, card.stars, &card.state, card.year))
            @if to_pick { (marks(words, card.slug.as_str(), &card.name)) }
        }
    }
}
