//! What depends on the day: the state of each certificate, and the orders that put those in force first.

use crate::bitmap::Bitmap;
use crate::facet::Column;
use crate::order::Ranking;
use crate::rows::{Facts, Shared, at};
use domain::{CertificateState, Date, Stars, StateKind};
use std::sync::{Arc, Mutex, PoisonError};

/// The catalogue on one day.
#[derive(Debug)]
pub(crate) struct Day {
    today: Date,
    /// The documents by state, in the order of [`StateKind::ALL`].
    pub states: Column,
    /// What a list shows when no state is chosen: everything but the lapsed and the withdrawn; `None` when that is all.
    pub shown: Option<Bitmap>,
    /// Standing, then stars descending, then name.
    pub by_standing: Ranking,
    /// Stars descending, then standing, then name.
    pub by_stars: Ranking,
    /// The soonest end first, then everything that is not in force, each by name.
    pub by_end: Ranking,
}

/// Keeps the day that was last asked for: working it out costs more than a hundred questions.
#[derive(Debug, Default)]
pub(crate) struct Days {
    last: Mutex<Option<Arc<Day>>>,
}

impl Days {
    /// The catalogue on `today`; `by_name` breaks the ties of the orders.
    pub fn get(&self, today: Date, facts: &Facts, shared: &Shared, by_name: &Ranking) -> Arc<Day> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        match last.as_ref() {
            Some(day) if day.today == today => Arc::clone(day),
            _ => {
                let day = Arc::new(Day::new(today, facts, shared, by_name));
                *last = Some(Arc::clone(&day));
                day
            }
        }
    }
}

impl Day {
    fn new(today: Date, facts: &Facts, shared: &Shared, by_name: &Ranking) -> Self {
        let size = facts.len();
        let (states, ends): (Vec<StateKind>, Vec<u32>) = facts
            .certificates
            .iter()
            .map(|rating| {
                let state = rating.without_number(shared).state(today);
                (state.kind(), end(&state))
            })
            .unzip();
        let slots = states
            .iter()
            .filter_map(|state| slot(&StateKind::ALL, state));
        let column = Column::sets(StateKind::ALL.len(), size, slots.zip(0..));
        let standing = |doc: u32| at(&states, doc).map_or(u32::MAX, |state| standing(*state));
        let stars = |doc: u32| {
            at(&facts.certificates, doc).map_or(u32::MAX, |rating| stars_place(rating.stars))
        };
        Self {
            today,
            shown: shown(&column, size),
            states: column,
            by_standing: by_name.then_by(|doc| standing(doc) << 8 | stars(doc)),
            by_stars: by_name.then_by(|doc| stars(doc) << 8 | standing(doc)),
            by_end: by_name.then_by(|doc| at(&ends, doc).copied().unwrap_or(u32::MAX)),
        }
    }
}

/// The states that a list shows when none is chosen: what holds, and what may hold.
pub(crate) const SHOWN: [StateKind; 3] = [
    StateKind::InForce,
    StateKind::Ending,
    StateKind::Unconfirmed,
];

fn shown(states: &Column, size: u32) -> Option<Bitmap> {
    let slots: Vec<u32> = SHOWN
        .iter()
        .filter_map(|state| slot(&StateKind::ALL, state))
        .collect();
    let shown = states.mask(&slots, size)?;
    (shown.count() < size).then_some(shown)
}

/// The last valid day as a number that sorts; the greatest for what is not in force.
fn end(state: &CertificateState) -> u32 {
    match state {
        CertificateState::InForce { until } | CertificateState::Ending { until, .. } => {
            until.days().cast_unsigned() ^ 1 << 31
        }
        _ => u32::MAX,
    }
}

/// The place of a value among all values.
pub(crate) fn slot<T: PartialEq>(all: &[T], value: &T) -> Option<u32> {
    (0..)
        .zip(all)
        .find(|(_, one)| *one == value)
        .map(|(slot, _)| slot)
}

/// Most stars first, unknown last.
fn stars_place(stars: Option<Stars>) -> u32 {
    let most = u32::from(u8::MAX);
    stars.map_or(most, |stars| most - u32::from(stars.count()))
}

/// What holds first; how long it still holds makes no difference.
const fn standing(state: StateKind) -> u32 {
    match state {
        StateKind::InForce | StateKind::Ending => 0,
        StateKind::Unconfirmed => 1,
        StateKind::Lapsed => 2,
        StateKind::Withdrawn => 3,
    }
}
