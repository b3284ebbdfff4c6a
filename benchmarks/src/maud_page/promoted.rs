//! Quick filters: choices of the filter column that most people make, above the list.

use domain::browse_query::{CONFIRMED, WITH_PHOTO};
use domain::{BrowseQuery, Param, StateKind};
use maud::{Markup, html};
use search::Facets;

/// Their words, and what they choose.
const OFFERS: [(&str, Param, &[&str]); 4] = [
    (
        "Còn hiệu lực",
        Param::State,
        &[StateKind::InForce.slug(), StateKind::Ending.slug()],
    ),
    ("4–5 sao", Param::Stars, &["4", "5"]),
    ("Có ảnh", Param::Photo, &[WITH_PHOTO]),
    ("Cơ sở xác nhận gần đây", Param::Confirmed, &[CONFIRMED]),
];

/// A quick filter that finds something or is on.
struct Offer {
    name: &'static str,
    href: String,
    chosen: bool,
    count: u32,
}

impl Offer {
    fn new(
        query: &BrowseQuery,
        facets: &Facets,
        (name, param, values): (&'static str, Param, &[&str]),
    ) -> Option<Self> {
        let offered = |value: &str| values.contains(&value);
        let known = facets.of(param).iter();
        let count = known.filter(|known| offered(&known.value));
        let count = count.map(|known| known.count).sum();
        let on = query.chosen_in(param);
        let chosen = values.iter().all(|value| on.contains(value));
        if count == 0 && !chosen {
            return None;
        }
        let mut switched = query.first_page();
        for value in values {
            if on.contains(value) == chosen {
                switched = switched.toggled(param, value)?;
            }
        }
        Some(Self {
            name,
            href: switched.href(),
            chosen,
            count,
        })
    }
}

/// The row of quick filters; nothing when none finds anything.
pub fn promoted(query: &BrowseQuery, facets: &Facets) -> Markup {
    let offers = OFFERS.map(|offer| Offer::new(query, facets, offer));
    html! {
        @if offers.iter().any(Option::is_some) {
            ul.promoted aria-label="Lọc nhanh" {
                @for offer in offers.into_iter().flatten() {
                    li {
                        a.promoted__way href=(offer.href) aria-current=[offer.chosen.then_some("true")] rel="nofollow" {
                            (offer.name) " " span.promoted__n { (offer.count) }
                        }
                    }
                }
            }
        }
    }
}
