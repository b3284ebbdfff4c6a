//! A product in a list.

use crate::ui::{Markup, write_stamp};
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

/// A grid of products, each one link; the first four pictures load at once.
#[component]
pub fn Cards(
    /// The products.
    cards: Vec<search::Card>,
) -> impl IntoView {
    let words = use_words();
    let mut markup = Markup::default();
    for (i, card) in cards.iter().enumerate() {
        write_card(&mut markup, words, card, i >= 4);
    }
    markup.into_list("cards")
}

fn write_card(markup: &mut Markup, words: Words, card: &search::Card, lazy: bool) {
    markup.raw("<li><article class=\"card\"><img class=\"card__pic\" src=\"");
    match &card.photo {
        Some(photo) => {
            markup.text(&photo.path).raw("\" alt=\"").text(&photo.alt);
            markup
                .raw("\" width=\"")
                .number(photo.width)
                .raw("\" height=\"")
                .number(photo.height);
        }
        None => {
            markup
                .text(&drawing(card.group.as_ref()))
                .raw("\" alt=\"\" width=\"320\" height=\"240");
        }
    }
    markup.raw(if lazy { "\" loading=\"lazy\">" } else { "\">" });
    markup
        .raw("<h3 class=\"card__name\"><a class=\"card__link\" href=\"/san-pham/")
        .text(card.slug.as_str())
        .raw("\">");
    markup
        .text(&card.name)
        .raw("</a></h3><p class=\"card__by\">");
    markup.text(
        card.producer
            .as_deref()
            .unwrap_or_else(|| words.card_producer_unknown()),
    );
    markup
        .raw(" <span class=\"card__place\">")
        .text(&place_words(words, &card.place))
        .raw("</span></p>");
    if let Some(price) = price_words(words, card.price, card.price_unit.as_deref()) {
        markup
            .raw("<p class=\"card__price num\">")
            .text(&price)
            .raw("</p>");
    }
    write_stamp(markup, words, card.stars, &card.state, card.year);
    markup.raw("</article></li>");
}
