//! A product in a list.

use crate::ui::Stamp;
use crate::words::{Words, use_words};
use leptos::prelude::*;
use search::PlaceName;

/// Where something is made, in the words of today and of before: `xã Hoằng Thanh, huyện Hoằng Hóa (cũ)`.
pub fn place_words(words: Words, place: &PlaceName) -> String {
    let commune = match (&place.commune, &place.former_commune, &place.as_written) {
        (Some(commune), _, _) => Some(commune.name.clone()),
        (None, Some(former), _) => Some(words.place_former(former)),
        (None, None, Some(written)) => Some(words.place_former(written)),
        (None, None, None) => None,
    };
    let district = place
        .district
        .as_ref()
        .map(|district| words.place_former(&district.name));
    let parts: Vec<String> = commune.into_iter().chain(district).collect();
    parts.join(", ")
}

/// The drawing that stands where a product has no photo: that of its top group, or one of the five of food where known.
pub fn drawing(group: Option<&domain::GroupCode>) -> String {
    let file = match group.map(domain::GroupCode::as_str) {
        None => "none".to_owned(),
        Some(code) => {
            let mut parts = code.split('.');
            match (parts.next().unwrap_or_default(), parts.next()) {
                ("I", Some(second @ ("1" | "2" | "3" | "4" | "5"))) => format!("i-{second}"),
                (top, _) => top.to_lowercase(),
            }
        }
    };
    format!("/drawings/{file}.svg")
}

/// One product: the whole card is one link.
#[component]
pub fn Card(
    /// The product.
    card: search::Card,
    /// Whether its picture may wait until it is near the view.
    lazy: bool,
) -> impl IntoView {
    let words = use_words();
    let place = place_words(words, &card.place);
    let (picture, alt, width, height) = match card.photo {
        Some(photo) => (photo.path, photo.alt, photo.width, photo.height),
        None => (drawing(card.group.as_ref()), String::new(), 320, 240),
    };
    view! {
        <article class="card">
            <img class="card__pic" src=picture alt=alt width=width height=height loading=lazy.then_some("lazy") />
            <h3 class="card__name">
                <a class="card__link" href=format!("/san-pham/{}", card.slug)>
                    {card.name}
                </a>
            </h3>
            <p class="card__by">
                {card.producer.unwrap_or_else(|| words.card_producer_unknown().to_owned())} " "
                <span class="card__place">{place}</span>
            </p>
            {price_words(words, card.price, card.price_unit.as_deref())
                .map(|price| view! { <p class="card__price num">{price}</p> })}
            <Stamp stars=card.stars state=card.state year=card.year />
        </article>
    }
}

/// A price in words; nothing where nobody has stated one.
pub fn price_words(words: Words, price: domain::Price, unit: Option<&str>) -> Option<String> {
    let amount = match price {
        domain::Price::Unknown => return None,
        domain::Price::Contact => return Some(words.price_contact().to_owned()),
        domain::Price::Fixed { dong } => dong.vietnamese(),
        domain::Price::Range { low, high } => {
            words.price_range(&low.vietnamese(), &high.vietnamese())
        }
    };
    Some(match unit {
        Some(unit) => words.price_per(&amount, &unit),
        None => amount,
    })
}

/// A grid of products; the first four pictures load at once.
#[component]
pub fn Cards(
    /// The products.
    cards: Vec<search::Card>,
) -> impl IntoView {
    view! {
        <ul class="cards">
            {cards
                .into_iter()
                .enumerate()
                .map(|(i, card)| {
                    view! {
                        <li>
                            <Card card lazy={i >= 4} />
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}
