//! The words of facet values that are not names from the data.

use crate::words::Words;
use domain::browse_query::StarsChoice;
use domain::{Param, ProducerKind, StateKind};
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

/// The name of a facet.
pub fn param_name(words: Words, param: Param) -> &'static str {
    match param {
        Param::Text => words.browse_param_text(),
        Param::Stars => words.browse_param_stars(),
        Param::District => words.browse_param_district(),
        Param::Commune => words.browse_param_commune(),
        Param::Group => words.browse_param_group(),
        Param::Kind => words.browse_param_kind(),
        Param::State => words.browse_param_state(),
        Param::Order => words.browse_param_order(),
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
        _ => None,
    };
    own.unwrap_or_else(|| value.label.clone())
}
