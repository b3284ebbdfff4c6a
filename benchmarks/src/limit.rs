//! The limit of counting: AND and popcount over as many bitmaps of the same size as the index counts, and nothing else.
//!
//! Compiled and dispatched to the widest instructions of the machine as the index is. Flattered a little: the masks of the
//! choices are ready, where the index makes them for every question.

use crate::table::{Choice, FACETS, Table, place_of};
use domain::Param;

const BITS: usize = u64::BITS as usize;

/// The bitmaps of all facets.
pub struct Limit {
    words: usize,
    /// By facet, one after the other; none of places, which the index counts in one pass over the hits.
    sets: [Vec<u64>; FACETS],
}

/// A state, ready to be counted: by facet the rows that it allows, `None` for all.
pub type Masks = [Option<Vec<u64>>; FACETS];

impl Limit {
    /// The bitmaps of a table.
    pub fn new(table: &Table) -> Self {
        let channels = place_of(Param::Channel);
        let flags = [Param::Photo, Param::Confirmed].map(place_of);
        let places = [Param::District, Param::Commune].map(place_of);
        let mut facets = table.columns.iter().zip(&table.words).enumerate();
        Self {
            words: table.len().div_ceil(BITS),
            sets: std::array::from_fn(|_| {
                let facet = facets.next().filter(|(facet, _)| !places.contains(facet));
                let Some((facet, (column, values))) = facet else {
                    return Vec::new();
                };
                let sets = (0..values.len()).flat_map(|place| {
                    bits(column, |value| match facet {
                        _ if facet == channels => value >> place & 1 == 1,
                        _ if flags.contains(&facet) => value == 1,
                        _ => usize::try_from(value) == Ok(place),
                    })
                });
                sets.collect()
            }),
        }
    }

    /// The masks of a choice.
    pub fn masks(table: &Table, choice: &Choice) -> Masks {
        let mut facets = table.columns.iter().zip(choice).enumerate();
        std::array::from_fn(|_| {
            let (facet, (column, chosen)) = facets.next()?;
            let chosen = chosen.as_deref()?;
            let channels = facet == place_of(Param::Channel);
            Some(bits(column, |value| {
                let any = |one: &i16| value & one != 0;
                (channels && chosen.iter().any(any)) || (!channels && chosen.contains(&value))
            }))
        })
    }

    /// Counts everything; returns the sum of all counts, so that nothing is left out.
    pub fn count(&self, masks: &Masks, scratch: &mut Scratch) -> u64 {
        let Scratch {
            hits,
            without,
            counts,
        } = scratch;
        base(hits, self.words, masks, None);
        let mut sum = 0;
        for (facet, sets) in self.sets.iter().enumerate() {
            let base = if masks.get(facet).is_some_and(Option::is_some) {
                base(without, self.words, masks, Some(facet));
                &*without
            } else {
                &*hits
            };
            let sets = if sets.is_empty() { base } else { sets };
            counts.clear();
            counts.resize(sets.len() / self.words.max(1), 0);
            count_common(base, sets, counts);
            sum += counts.iter().sum::<u64>();
        }
        sum
    }
}

/// Room for base masks and counts, so that counting asks for no memory.
#[derive(Default)]
pub struct Scratch {
    hits: Vec<u64>,
    without: Vec<u64>,
    counts: Vec<u64>,
}

fn count_common(base: &[u64], sets: &[u64], counts: &mut [u64]) {
    pulp::Arch::new().dispatch(
        #[inline(always)]
        || {
            for (set, count) in sets.chunks_exact(base.len().max(1)).zip(counts) {
                let mut sum = 0;
                for (a, b) in base.iter().zip(set) {
                    sum += u64::from((a & b).count_ones());
                }
                *count = sum;
            }
        },
    );
}

/// What passes all masks but one.
fn base(base: &mut Vec<u64>, words: usize, masks: &Masks, but: Option<usize>) {
    base.clear();
    for (facet, mask) in masks.iter().enumerate() {
        match mask {
            Some(mask) if Some(facet) != but => {
                if base.is_empty() {
                    base.extend_from_slice(mask);
                } else {
                    for (word, mask) in base.iter_mut().zip(mask) {
                        *word &= mask;
                    }
                }
            }
            _ => {}
        }
    }
    if base.is_empty() {
        base.resize(words, u64::MAX);
    }
}

fn bits(column: &[i16], has: impl Fn(i16) -> bool) -> Vec<u64> {
    let words = column.chunks(BITS).map(|rows| {
        let set = (0..).zip(rows).filter(|(_, value)| has(**value));
        set.fold(0, |word, (bit, _)| word | 1_u64 << bit)
    });
    words.collect()
}
