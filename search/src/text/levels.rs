//! Sets of documents by how well they match.

use super::Cost;
use crate::bitmap::Bitmap;
use crate::order::{Ranking, smallest};

/// Up to so many hits are looked at one by one; more are cut out of whole sets.
const FEW: u32 = 4_096;

/// Documents by cost, best first; no document is in two levels once [`Levels::settle`] has been called.
#[derive(Clone, Debug, Default)]
pub(crate) struct Levels(Vec<(Cost, Bitmap)>);

impl Levels {
    /// The set of that cost.
    #[expect(
        clippy::indexing_slicing,
        reason = "it was found or put there just before"
    )]
    pub fn at(&mut self, cost: Cost, size: u32) -> &mut Bitmap {
        let place = match self.0.binary_search_by_key(&cost, |(cost, _)| *cost) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (cost, Bitmap::empty(size)));
                place
            }
        };
        &mut self.0[place].1
    }

    /// Leaves every document in the best of its levels.
    pub fn settle(mut self) -> Self {
        let mut better: Option<Bitmap> = None;
        for (_, docs) in &mut self.0 {
            match &mut better {
                None => better = Some(docs.clone()),
                Some(better) => {
                    docs.remove(better);
                    better.unite(docs);
                }
            }
        }
        self.0.retain(|(_, docs)| !docs.is_empty());
        self
    }

    /// All documents.
    pub fn all(&self, size: u32) -> Bitmap {
        let mut all = Bitmap::empty(size);
        self.0.iter().for_each(|(_, docs)| all.unite(docs));
        all
    }

    /// Adds the documents of other levels, each made worse by `more`.
    pub fn add(&mut self, others: &Self, more: Cost, size: u32) {
        for (cost, docs) in &others.0 {
            self.at(*cost + more, size).unite(docs);
        }
    }

    /// What both hold, at the sum of their costs.
    pub fn both(&self, other: &Self, size: u32) -> Self {
        let mut both = Self::default();
        for (cost, docs) in &self.0 {
            for (more, others) in &other.0 {
                let common = docs.common(others);
                if !common.is_empty() {
                    both.at(*cost + *more, size).unite(&common);
                }
            }
        }
        both
    }

    /// The cost of a document.
    pub fn cost(&self, doc: u32) -> Option<Cost> {
        self.0
            .iter()
            .find(|(_, docs)| docs.contains(doc))
            .map(|(cost, _)| *cost)
    }
}

/// At most `take` hits after the first `skip`, by the sum of their costs in all slots, then by a ranking. `hits` are
/// in every slot.
pub(crate) fn page(
    slots: &[Levels],
    hits: &Bitmap,
    total: u32,
    ranking: &Ranking,
    (skip, take): (u32, u32),
    size: u32,
) -> Vec<u32> {
    if total <= FEW {
        let cost = |doc: u32| {
            let costs = slots.iter().filter_map(|slot| slot.cost(doc));
            costs.fold(Cost::default(), |sum, cost| sum + cost)
        };
        let keys = hits
            .iter()
            .map(|doc| (cost(doc), ranking.rank(doc), doc))
            .collect();
        let page = smallest(keys, skip, take);
        return page.into_iter().map(|(_, _, doc)| doc).collect();
    }
    let mut slots = slots.iter();
    let Some(first) = slots.next() else {
        return ranking.page(hits, total, skip, take);
    };
    let all = slots.fold(first.clone(), |all, slot| all.both(slot, size));
    let (mut skip, mut page) = (skip, Vec::new());
    for (_, docs) in &all.0 {
        let here = docs.common(hits);
        let count = here.count();
        let wanted = take.saturating_sub(crate::arena::n32(page.len()));
        if wanted == 0 {
            break;
        }
        page.extend(ranking.page(&here, count, skip, wanted));
        skip = skip.saturating_sub(count);
    }
    page
}
