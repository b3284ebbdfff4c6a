//! Filter states to measure: random, but the same at every run.

use crate::synth::prng::Prng;
use crate::table::Table;
use domain::{BrowseQuery, Param};

const SEED: u64 = 0xFA_CE75;

/// So many states with 0 to 5 facets restricted, each by one to three values.
pub fn random(table: &Table, count: u32) -> Vec<BrowseQuery> {
    (0..count)
        .map(|number| {
            let mut prng = Prng::new(SEED ^ (u64::from(number) << 32));
            let mut query = BrowseQuery::default();
            let mut free: Vec<usize> = (0..Param::FACETS.len()).collect();
            for _ in 0..prng.below(6) {
                let left = u32::try_from(free.len()).unwrap_or(u32::MAX);
                let facet = free.swap_remove(prng.below(left) as usize);
                for _ in 0..=prng.below(3) {
                    query = with(table, query, facet, &mut prng);
                }
            }
            query
        })
        .collect()
}

/// One value of a facet more; the same when it is chosen already.
fn with(table: &Table, query: BrowseQuery, facet: usize, prng: &mut Prng) -> BrowseQuery {
    let (Some(param), Some(words)) = (Param::FACETS.get(facet), table.words.get(facet)) else {
        return query;
    };
    let word = prng.pick(words).as_str();
    if query.chosen_in(*param).contains(&word) {
        return query;
    }
    query.toggled(*param, word).unwrap_or(query)
}

/// How many facets a state restricts.
pub fn restricted(query: &BrowseQuery) -> usize {
    let facets = Param::FACETS.into_iter();
    facets.filter(|p| !query.chosen_in(*p).is_empty()).count()
}

/// So many states with one value of one facet, those facets in turns: what an index with that column in front serves best.
pub fn one_value(table: &Table, facets: &[Param], count: u32) -> Vec<BrowseQuery> {
    let facets = facets.iter().cycle().map(|p| crate::table::place_of(*p));
    (0..count)
        .zip(facets)
        .map(|(number, facet)| {
            let mut prng = Prng::new(!SEED ^ (u64::from(number) << 32));
            with(table, BrowseQuery::default(), facet, &mut prng)
        })
        .collect()
}
