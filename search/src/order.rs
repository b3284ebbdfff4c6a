//! Orders of a list, worked out beforehand, and the page that a set of hits has in one of them.

use crate::arena::n32;
use crate::bitmap::Bitmap;

/// One order of all documents.
#[derive(Clone, Debug, Default)]
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

    /// Orders by a key, ascending, and by this ranking where keys are equal. The key has 32 bits so that the two together
    /// are one number: numbers sort several times faster than pairs.
    pub fn then_by(&self, key: impl Fn(u32) -> u32) -> Self {
        let mut keys: Vec<u64> = (0_u32..)
            .zip(&self.docs)
            .map(|(rank, doc)| u64::from(key(*doc)) << u32::BITS | u64::from(rank))
            .collect();
        keys.sort_unstable();
        let rank = |key: u64| u32::try_from(key & u64::from(u32::MAX)).unwrap_or(u32::MAX);
        Self::new(
            keys.into_iter()
                .filter_map(|key| self.doc(rank(key)))
                .collect(),
        )
    }

    /// Moves one document to where it belongs after its key has changed; `before` says whether a document goes before it.
    pub fn moved(&self, doc: u32, before: impl Fn(u32) -> bool) -> Self {
        let mut docs = self.docs.clone();
        docs.remove(self.rank(doc) as usize);
        let place = docs.partition_point(|other| before(*other));
        docs.insert(place, doc);
        Self::new(docs)
    }

    /// The documents, first to last.
    pub fn docs(&self) -> &[u32] {
        &self.docs
    }

    /// The place of a document, 0 is first.
    pub fn rank(&self, doc: u32) -> u32 {
        self.ranks.get(doc as usize).copied().unwrap_or(u32::MAX)
    }

    fn doc(&self, rank: u32) -> Option<u32> {
        self.docs.get(rank as usize).copied()
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
        let steps = wanted * u64::from(n32(self.docs.len())) / u64::from(total);
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
            .filter_map(|rank| self.doc(rank))
            .collect()
    }
}

/// At most `take` of the keys in ascending order after the `skip` smallest, without sorting the rest.
pub(crate) fn smallest<T: Ord + Copy>(mut keys: Vec<T>, skip: u32, take: u32) -> Vec<T> {
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

    fn shuffled() -> impl Strategy<Value = Vec<u32>> {
        (1..200_u32).prop_flat_map(|size| Just((0..size).collect::<Vec<_>>()).prop_shuffle())
    }

    proptest! {
        #[test]
        fn both_ways_give_the_page(docs in shuffled(), density in 0..=4_u32, skip in 0..60_u32, take in 1..30_u32) {
            let size = u32::try_from(docs.len()).unwrap();
            let mut hits = Bitmap::empty(size);
            (0..size).filter(|doc| doc * 7 % 5 < density).for_each(|doc| hits.insert(doc));
            let ranking = Ranking::new(docs.clone());
            let expected: Vec<u32> = docs.into_iter().filter(|doc| hits.contains(*doc)).collect();
            let cut: Vec<u32> = expected.iter().skip(skip as usize).take(take as usize).copied().collect();
            prop_assert_eq!(ranking.page(&hits, hits.count(), skip, take), cut);
        }

        #[test]
        fn a_second_key_orders_what_the_first_leaves_equal(docs in shuffled(), key in 1..9_u32) {
            let ranking = Ranking::new(docs.clone());
            let mut expected = docs;
            expected.sort_by_key(|doc| doc % key);
            let ordered = ranking.then_by(|doc| doc % key);
            prop_assert_eq!(ordered.docs(), expected.as_slice());
        }

        #[test]
        fn one_document_can_move(docs in shuffled(), place in 0..200_usize, key in 0..200_u32) {
            let doc = docs[place % docs.len()];
            let natural = Ranking::new((0..u32::try_from(docs.len()).unwrap()).collect());
            let moved = natural.moved(doc, |other| other < key);
            let mut expected: Vec<u32> = natural.docs().iter().copied().filter(|other| *other != doc).collect();
            let at = expected.partition_point(|other| *other < key);
            expected.insert(at, doc);
            prop_assert_eq!(moved.docs(), expected.as_slice());
            prop_assert_eq!(moved.rank(doc) as usize, at);
        }
    }
}
