//! Orders of a list, worked out beforehand, and the page that a set of hits has in one of them.

use crate::bitmap::Bitmap;

/// One order of all documents.
#[derive(Debug, Default)]
pub(crate) struct Ranking {
    /// The documents, first to last.
    docs: Vec<u32>,
    /// The place of each document in `docs`.
    ranks: Vec<u32>,
}

impl Ranking {
    /// Takes every document once, first to last.
    pub fn new(docs: Vec<u32>) -> Self {
        let mut ranks = vec![0; docs.len()];
        for (rank, doc) in (0_u32..).zip(&docs) {
            if let Some(slot) = ranks.get_mut(*doc as usize) {
                *slot = rank;
            }
        }
        Self { docs, ranks }
    }

    /// The place of a document, 0 is first.
    pub fn rank(&self, doc: u32) -> u32 {
        self.ranks.get(doc as usize).copied().unwrap_or(u32::MAX)
    }

    /// At most `take` of the `total` hits in this order, after the first `skip`.
    ///
    /// Many hits: walk the order until the page is full. Few hits: look up the rank of each. Whichever is shorter, so
    /// that the first page never costs more than about the square root of all documents times five.
    pub fn page(&self, hits: &Bitmap, total: u32, skip: u32, take: u32) -> Vec<u32> {
        if skip >= total {
            return Vec::new();
        }
        let wanted = u64::from(skip.saturating_add(take).min(total));
        let steps = wanted * self.docs.len() as u64 / u64::from(total);
        if steps <= u64::from(total) {
            let hit = self.docs.iter().filter(|doc| hits.contains(**doc));
            return hit
                .skip(skip as usize)
                .take(take as usize)
                .copied()
                .collect();
        }
        let ranks = hits.iter().map(|doc| self.rank(doc)).collect();
        smallest(ranks, skip, take)
            .into_iter()
            .filter_map(|rank| self.docs.get(rank as usize).copied())
            .collect()
    }

    /// The same, but hits of lower cost go first; this order only breaks ties.
    pub fn page_by_cost(&self, hits: &Bitmap, costs: &[u16], skip: u32, take: u32) -> Vec<u32> {
        let keys = hits
            .iter()
            .map(|doc| {
                let cost = costs.get(doc as usize).copied().unwrap_or(u16::MAX);
                (cost, self.rank(doc))
            })
            .collect();
        smallest(keys, skip, take)
            .into_iter()
            .filter_map(|(_, rank)| self.docs.get(rank as usize).copied())
            .collect()
    }
}

/// At most `take` of the keys in ascending order after the `skip` smallest, without sorting the rest.
fn smallest<T: Ord + Copy>(mut keys: Vec<T>, skip: u32, take: u32) -> Vec<T> {
    let (skip, end) = (skip as usize, skip.saturating_add(take) as usize);
    if end < keys.len() {
        keys.select_nth_unstable(end);
        keys.truncate(end);
    }
    keys.sort_unstable();
    keys.split_off(skip.min(keys.len()))
}

#[cfg(test)]
mod tests {
    use super::{Bitmap, Ranking};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_ways_give_the_page(
            docs in (1..200_u32).prop_flat_map(|size| Just((0..size).collect::<Vec<_>>()).prop_shuffle()),
            density in 0..=4_u32,
            skip in 0..60_u32,
            take in 1..30_u32,
        ) {
            let size = u32::try_from(docs.len()).unwrap();
            let mut hits = Bitmap::empty(size);
            (0..size).filter(|doc| doc * 7 % 5 < density).for_each(|doc| hits.insert(doc));
            let costs: Vec<u16> = (0_u16..).map(|doc| doc % 3).take(docs.len()).collect();
            let ranking = Ranking::new(docs.clone());
            let mut expected: Vec<u32> = docs.into_iter().filter(|doc| hits.contains(*doc)).collect();
            let cut = |all: &[u32]| -> Vec<u32> {
                all.iter().skip(skip as usize).take(take as usize).copied().collect()
            };
            prop_assert_eq!(ranking.page(&hits, hits.count(), skip, take), cut(&expected));
            expected.sort_by_key(|doc| costs[*doc as usize]);
            prop_assert_eq!(ranking.page_by_cost(&hits, &costs, skip, take), cut(&expected));
        }
    }
}
