//! The choices that most people make, above the list. They are the choices of the filter column: both change together.

use crate::words::Words;
use domain::browse_query::{CONFIRMED, WITH_PHOTO};
use domain::{BrowseQuery, Param, StateKind};
use maud::{Markup, html};
use search::Facets;

/// Links that switch a choice, each with its count; those that would find nothing are left out.
pub fn promoted(words: Words, query: &BrowseQuery, facets: &Facets) -> Markup {
    let offers: [(&str, Param, &[&str]); 4] = [
        (
            words.browse_promoted_valid(),
            Param::State,
            &[StateKind::InForce.slug(), StateKind::Ending.slug()],
        ),
        (words.browse_promoted_stars(), Param::Stars, &["4", "5"]),
        (words.browse_with_photo(), Param::Photo, &[WITH_PHOTO]),
        (
            words.browse_promoted_confirmed(),
            Param::Confirmed,
            &[CONFIRMED],
        ),
    ];
    let offers: Vec<Offer> = offers
        .into_iter()
        .filter_map(|(name, param, values)| offer(query, facets, name, param, values))
        .collect();
    html! {
        @if !offers.is_empty() {
            ul class="promoted" aria-label=(words.browse_promoted()) {
                @for offer in &offers {
                    li {
                        a class="promoted__way" href=(words.at(&offer.href)) aria-current=[offer.chosen.then_some("true")]
                            data-key={ "hay:" (offer.param.name()) } data-noscroll rel="nofollow" {
                            (offer.name) " " span class="promoted__n" { (offer.count) }
                        }
                    }
                }
            }
        }
    }
}

struct Offer<'a> {
    name: &'a str,
    param: Param,
    href: String,
    chosen: bool,
    count: u32,
}

fn offer<'a>(
    query: &BrowseQuery,
    facets: &Facets,
    name: &'a str,
    param: Param,
    values: &[&str],
) -> Option<Offer<'a>> {
    let chosen_now = query.chosen_in(param);
    let chosen = values.iter().all(|value| chosen_now.contains(value));
    let mut switched = query.first_page();
    for value in values {
        if chosen_now.contains(value) == chosen {
            switched = switched.toggled(param, value)?;
        }
    }
    let known = facets.of(param).iter();
    let counts = known
        .filter(|known| values.contains(&known.value.as_str()))
        .map(|known| known.count);
    let count = counts.sum();
    (count > 0 || chosen).then(|| Offer {
        name,
        param,
        href: switched.href(),
        chosen,
        count,
    })
}

#[cfg(test)]
mod tests {
    use super::offer;
    use domain::{BrowseQuery, Param};
    use search::{FacetValue, Facets};

    fn stars(counts: [(&str, u32); 3]) -> Facets {
        let value = |(value, count): (&str, u32)| FacetValue {
            value: value.to_owned(),
            label: String::new(),
            kind: None,
            depth: 0,
            count,
            chosen: false,
        };
        Facets {
            stars: counts.map(value).into(),
            ..Facets::default()
        }
    }

    #[test]
    fn a_promoted_filter_switches_all_its_values_and_counts_them_together() {
        let facets = stars([("5", 1), ("4", 20), ("3", 99)]);
        for (before, after, chosen) in [
            ("", "/san-pham?sao=4&sao=5", false),
            ("sao=4", "/san-pham?sao=4&sao=5", false),
            ("sao=3&sao=4&sao=5&trang=2", "/san-pham?sao=3", true),
        ] {
            let query = BrowseQuery::parse(before).0;
            let offer = offer(&query, &facets, "4–5 sao", Param::Stars, &["4", "5"]).unwrap();
            assert_eq!((offer.href.as_str(), offer.chosen), (after, chosen));
            assert_eq!(offer.count, 21);
        }
    }

    #[test]
    fn a_promoted_filter_that_finds_nothing_is_not_offered() {
        let facets = stars([("5", 0), ("4", 0), ("3", 9)]);
        let query = BrowseQuery::default();
        assert!(offer(&query, &facets, "4–5 sao", Param::Stars, &["4", "5"]).is_none());
    }
}
