//! The orders of a list, pair by pair.

use crate::oracle::Oracle;
use core::cmp::{Ordering, Reverse};
use domain::*;

impl Oracle<'_> {
    pub fn order(&self, a: &CatalogueProduct, b: &CatalogueProduct) -> Ordering {
        let by_name = || {
            self.icu
                .compare(&a.name, &b.name)
                .then_with(|| a.slug.cmp(&b.slug))
        };
        let by_stars = || {
            let key =
                |p: &CatalogueProduct| (Reverse(p.certificate.stars), standing(self.state(p)));
            key(a).cmp(&key(b)).then_with(by_name)
        };
        let by_standing = || {
            let key =
                |p: &CatalogueProduct| (standing(self.state(p)), Reverse(p.certificate.stars));
            key(a).cmp(&key(b)).then_with(by_name)
        };
        let priced = |p: &CatalogueProduct| p.price.lowest().map(Dong::dong);
        match self.query.order {
            Order::Default => {
                let distance = |p: &CatalogueProduct| self.distances.get(&p.slug);
                distance(a).cmp(&distance(b)).then_with(by_standing)
            }
            Order::Ending => self.ends(a).cmp(&self.ends(b)).then_with(by_name),
            Order::Cheapest => {
                let key = |p| (priced(p).is_none(), priced(p));
                key(a).cmp(&key(b)).then_with(by_name)
            }
            Order::Dearest => priced(b).cmp(&priced(a)).then_with(by_name),
            Order::Stars => by_stars(),
            Order::Name => by_name(),
            Order::Newest => newest(b).cmp(&newest(a)).then_with(by_name),
        }
    }
}

impl Oracle<'_> {
    /// The last valid day of what is in force; greater than any day for everything else.
    fn ends(&self, p: &CatalogueProduct) -> i32 {
        match self.state(p) {
            StateKind::InForce | StateKind::Ending => p.certificate.until().unwrap().days(),
            _ => i32::MAX,
        }
    }
}

fn standing(state: StateKind) -> u8 {
    match state {
        StateKind::InForce | StateKind::Ending => 0,
        StateKind::Unconfirmed => 1,
        StateKind::Lapsed => 2,
        StateKind::Withdrawn => 3,
    }
}

/// Greater is newer: a known day counts a little more than 1 January of a bare year, anything more than nothing.
fn newest(product: &CatalogueProduct) -> i64 {
    let Certificate {
        decision_date,
        year,
        ..
    } = product.certificate;
    let first_day = |year| Date::new(year, 1, 1).unwrap();
    match (decision_date, year) {
        (Some(date), _) => i64::from(date.days()) * 2 + 1,
        (None, Some(year)) => i64::from(first_day(year).days()) * 2,
        (None, None) => i64::MIN,
    }
}
