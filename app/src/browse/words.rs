//! The words of facet values that are not names from the data.

use crate::words::Words;
use domain::browse_query::{CONFIRMED_DAYS, StarsChoice};
use domain::{Dong, Param, PriceBand, ProducerKind, SalesChannel, StateKind};
use search::FacetValue;

/// The legal form of a producer.
pub fn kind_words(words: Words, kind: ProducerKind) -> &'static str {
    match kind {
        ProducerKind::Company => words.kind_company(),
        ProducerKind::Cooperative => words.kind_cooperative(),
        ProducerKind::CooperativeGroup => words.kind_cooperative_group(),
        ProducerKind::Household => words.kind_household(),
        ProducerKind::Workshop => words.kind_workshop(),
        ProducerKind::Other => words.kind_other(),
    }
}

/// The state of a certificate as a filter names it.
pub fn state_name(words: Words, state: StateKind) -> &'static str {
    match state {
        StateKind::InForce => words.state_in_force(),
        StateKind::Ending => words.state_ending(),
        StateKind::Unconfirmed => words.state_unconfirmed(),
        StateKind::Lapsed => words.state_lapsed(),
        StateKind::Withdrawn => words.state_withdrawn(),
    }
}

fn stars_name(words: Words, stars: StarsChoice) -> String {
    match stars {
        StarsChoice::Rated(stars) => words.browse_stars(&stars.count()),
        StarsChoice::Unknown => words.browse_stars_unknown().to_owned(),
    }
}

fn price_name(words: Words, band: PriceBand) -> String {
    let dong = |thousands: u32| {
        Dong::new(i64::from(thousands) * 1_000)
            .map_or_else(|_| String::new(), |dong| words.money(dong))
    };
    match band.thousands() {
        None => words.price_contact().to_owned(),
        Some((0, Some(above))) => words.browse_price_below(&dong(above)),
        Some((from, Some(above))) => words.browse_price_between(&dong(from), &dong(above)),
        Some((from, None)) => words.browse_price_from(&dong(from)),
    }
}

/// The name of a facet.
pub fn param_name(words: Words, param: Param) -> &'static str {
    match param {
        Param::Text => words.browse_param_text(),
        Param::Stars => words.browse_param_stars(),
        Param::District => words.browse_param_district(),
        Param::Commune => words.browse_param_commune(),
        Param::Group => words.browse_param_group(),
        Param::Kind => words.browse_param_kind(),
        Param::Channel => words.browse_param_channel(),
        Param::Price => words.browse_param_price(),
        Param::State => words.browse_param_state(),
        Param::Photo => words.browse_param_photo(),
        Param::Confirmed => words.browse_param_confirmed(),
        Param::Order => words.browse_param_order(),
        Param::View => words.browse_param_view(),
        Param::Page => words.browse_param_page(),
    }
}

/// The words of a facet value: its name from the data, or ours where the data has none.
pub fn value_words(words: Words, param: Param, value: &FacetValue) -> String {
    let own = match param {
        Param::Stars => StarsChoice::from_slug(&value.value).map(|stars| stars_name(words, stars)),
        Param::Kind => {
            ProducerKind::from_slug(&value.value).map(|kind| kind_words(words, kind).to_owned())
        }
        Param::State => {
            StateKind::from_slug(&value.value).map(|state| state_name(words, state).to_owned())
        }
        Param::Channel => {
            SalesChannel::from_code(&value.value).map(|channel| channel.name().to_owned())
        }
        Param::Price => PriceBand::from_slug(&value.value).map(|band| price_name(words, band)),
        Param::Photo => Some(words.browse_with_photo().to_owned()),
        Param::Confirmed => Some(words.browse_confirmed(&CONFIRMED_DAYS)),
        _ => None,
    };
    own.unwrap_or_else(|| match value.kind {
        Some(_) => words.place_name(&value.label),
        None => value.label.clone(),
    })
}
