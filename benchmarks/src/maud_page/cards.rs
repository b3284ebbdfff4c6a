//! The products of a list.

use super::words;
use domain::browse_query::View;
use domain::{GroupCode, Stars, StateKind};
use maud::{Markup, html};
use search::Card;

/// All cards, as a grid or as rows; the first four pictures load at once.
pub fn cards(cards: &[Card], view: View) -> Markup {
    let class = match view {
        View::Grid => "cards",
        View::List => "cards cards--rows",
    };
    html! {
        ul class=(class) {
            @for (i, card) in cards.iter().enumerate() { li { (one(card, i >= 4)) } }
        }
    }
}

fn one(card: &Card, lazy: bool) -> Markup {
    let loading = lazy.then_some("lazy");
    html! {
        article.card {
            @match &card.photo {
                Some(photo) => img.card__pic src=(photo.path) alt=(photo.alt) width=(photo.width) height=(photo.height) loading=[loading];,
                None => img.card__pic src=(drawing(card.group.as_ref())) alt="" width="320" height="240" loading=[loading];,
            }
            h3.card__name { a.card__link href={ "/san-pham/" (card.slug.as_str()) } { (card.name) } }
            p.card__by {
                (card.producer.as_deref().unwrap_or("Chưa rõ cơ sở")) " "
                span.card__place { (words::place(&card.place)) }
            }
            @if let Some(price) = words::price(card.price, card.price_unit.as_deref()) { p.card__price.num { (price) } }
            p.stamp {
                (seal(card.state.kind(), card.stars))
                span {
                    span.stamp__stars { (words::stars(card.stars)) } " "
                    span.stamp__state { (words::state(&card.state, card.year)) }
                }
            }
            (marks(card))
        }
    }
}

/// To save a product and to compare it.
fn marks(card: &Card) -> Markup {
    let slug = card.slug.as_str();
    html! {
        div.marks {
            button.mark.mark--save.scripted type="button" data-save=(slug) aria-pressed="false" {
                svg.mark__heart viewBox="0 0 24 24" aria-hidden="true" {
                    path d="M12 20.3 4.6 13a4.9 4.9 0 0 1 7-6.9l.4.5.4-.5a4.9 4.9 0 0 1 7 6.9z" {}
                }
                span { "Lưu" span.visually-hidden { " " (card.name) } }
            }
            label.mark {
                input.mark__box type="checkbox" name="sp" value=(slug) form="so-sanh" autocomplete="off";
                span { "So sánh" span.visually-hidden { " " (card.name) } }
            }
        }
    }
}

/// The groups that have a drawing of their own.
const DRAWN: [&str; 31] = [
    "i-1", "i-1-a", "i-1-b", "i-2", "i-2-a", "i-2-b", "i-3", "i-3-a", "i-3-b", "i-3-c", "i-3-d",
    "i-4", "i-4-a", "i-4-b", "i-5", "i-5-a", "i-5-b", "i-6", "ii-1-a", "ii-1-b", "ii-2-a",
    "ii-2-b", "iii-1", "iii-2", "iii-3", "iv-1", "iv-2", "v-1", "v-2", "v-3", "vi",
];

fn drawing(group: Option<&GroupCode>) -> String {
    let Some(group) = group else {
        return "/drawings/none.svg".to_owned();
    };
    let own = group.as_str().to_lowercase().replace('.', "-");
    let top = own.split('-').next().unwrap_or_default();
    let file = if DRAWN.contains(&own.as_str()) {
        &own
    } else {
        top
    };
    format!("/drawings/{file}.svg")
}

fn seal(state: StateKind, stars: Option<Stars>) -> Markup {
    let slug = match state {
        StateKind::InForce => "in-force",
        StateKind::Ending => "ending",
        StateKind::Unconfirmed => "unconfirmed",
        StateKind::Lapsed => "lapsed",
        StateKind::Withdrawn => "withdrawn",
    };
    html! {
        svg class={ "seal seal--" (slug) } viewBox="0 0 96 96" aria-hidden="true" {
            use href={ "/drawings/seals.svg#" (slug) } {}
            @if state != StateKind::Withdrawn {
                use href={ "/drawings/seals.svg#stars-" (stars.map_or(0, Stars::count)) } {}
            }
        }
    }
}
