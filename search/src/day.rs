//! What depends on the day: the state of each certificate, and the order by stars, which puts those in force first.

use crate::facet::Column;
use crate::order::Ranking;
use domain::{CatalogueProduct, Date, Stars, StateKind};
use std::sync::{Arc, Mutex, PoisonError};

/// The catalogue on one day.
#[derive(Debug)]
pub(crate) struct Day {
    today: Date,
    /// The documents by state, in the order of [`StateKind::ALL`].
    pub states: Column,
    /// Stars descending, then standing, then name.
    pub by_stars: Ranking,
}

/// Keeps the day that was last asked for: working it out costs more than a hundred questions.
#[derive(Debug, Default)]
pub(crate) struct Days {
    last: Mutex<Option<Arc<Day>>>,
}

impl Days {
    /// The catalogue on `today`. Products in the order of documents; `by_name` breaks the ties of the order by stars.
    pub fn get(&self, today: Date, products: &[CatalogueProduct], by_name: &Ranking) -> Arc<Day> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        match last.as_ref() {
            Some(day) if day.today == today => Arc::clone(day),
            _ => {
                let day = Arc::new(Day::new(today, products, by_name));
                *last = Some(Arc::clone(&day));
                day
            }
        }
    }
}

impl Day {
    fn new(today: Date, products: &[CatalogueProduct], by_name: &Ranking) -> Self {
        let size = u32::try_from(products.len()).unwrap_or(u32::MAX);
        let states: Vec<StateKind> = products
            .iter()
            .map(|product| product.certificate.state(today).kind())
            .collect();
        let slots = states
            .iter()
            .filter_map(|state| slot(&StateKind::ALL, state));
        let column = Column::sets(StateKind::ALL.len(), size, slots.zip(0..));
        let mut keys: Vec<(u8, u8, u32, u32)> = (0..)
            .zip(products.iter().zip(&states))
            .map(|(doc, (product, state))| {
                let stars = stars_place(product.certificate.stars);
                (stars, standing(*state), by_name.rank(doc), doc)
            })
            .collect();
        keys.sort_unstable();
        Self {
            today,
            states: column,
            by_stars: Ranking::new(keys.into_iter().map(|(.., doc)| doc).collect()),
        }
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
fn stars_place(stars: Option<Stars>) -> u8 {
    stars.map_or(u8::MAX, |stars| u8::MAX - stars.count())
}

/// What holds first; how long it still holds makes no difference.
const fn standing(state: StateKind) -> u8 {
    match state {
        StateKind::InForce | StateKind::Ending => 0,
        StateKind::Unconfirmed => 1,
        StateKind::Lapsed => 2,
        StateKind::Withdrawn => 3,
    }
}
