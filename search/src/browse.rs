//! Answering a query: hits, counts, the page of cards; and the catalogue in numbers.

use crate::arena::n32;
use crate::facet::{Column, Facet};
use crate::filter::{Columns, Filter, Tally, columns, resolve};
use crate::index::Index;
use crate::page::{BrowsePage, FacetValue, Overview, PAGE_SIZE, TopGroup};
use crate::text::Found;
use domain::{BrowseQuery, Date, Order};

/// What a query comes to before it is put into words: for programs that need numbers only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Products that match.
    pub total: u32,
    /// The counts of each facet in the order of [`domain::Param::FACETS`], by value.
    pub counts: [Vec<u32>; domain::Param::FACETS.len()],
    /// The documents of the pages asked for, in the order asked for.
    pub docs: Vec<u32>,
}

impl Index {
    /// Answers a query as of `today`. Never fails: unknown slugs are left out and named, a page beyond the last is empty.
    ///
    /// With a text, [`Order::Default`] puts the best matches first: least wrong letters, then least words with other marks
    /// than typed, then the typed words before others of the same meaning, then name before producer before group before
    /// place, then whole words before beginnings, then the order of the list without a text.
    pub fn browse(&self, query: &BrowseQuery, today: Date) -> BrowsePage {
        let mut query = query.clone();
        let dropped = resolve(self, &mut query);
        let found = self.text.find(&query.text);
        let columns = columns(self, today);
        let filter = Filter::new(&columns, found.as_ref().map(|found| &found.docs), &query);
        let tally = filter.tally();
        let docs = self.page(&query, &columns, found.as_ref(), &tally);
        let nothing = (tally.total == 0 && !self.is_empty()).then(|| self.recover(&query, today));
        BrowsePage {
            dropped,
            total: tally.total,
            page: query.page,
            pages: tally.total.div_ceil(PAGE_SIZE).max(1),
            cards: self.cards(docs, today),
            facets: filter.facets(&tally),
            hidden: tally.hidden,
            corrected: found.and_then(|found| found.corrected),
            meanings: self.meanings(&query, today),
            recovery: nothing,
            query,
        }
    }

    /// The same without words: hits, counts and documents.
    pub fn count(&self, query: &BrowseQuery, today: Date) -> Counted {
        let mut query = query.clone();
        resolve(self, &mut query);
        let found = self.text.find(&query.text);
        let columns = columns(self, today);
        let filter = Filter::new(&columns, found.as_ref().map(|found| &found.docs), &query);
        let tally = filter.tally();
        Counted {
            docs: self.page(&query, &columns, found.as_ref(), &tally),
            total: tally.total,
            counts: tally.counts,
        }
    }

    /// How many products a query shows.
    pub(crate) fn total(&self, query: &BrowseQuery, today: Date) -> u32 {
        let found = self.text.find(&query.text);
        let columns = columns(self, today);
        let filter = Filter::new(&columns, found.as_ref().map(|found| &found.docs), query);
        filter.hits(None).count()
    }

    /// The documents of the pages that the query asks for.
    fn page(
        &self,
        query: &BrowseQuery,
        columns: &Columns<'_>,
        found: Option<&Found>,
        tally: &Tally,
    ) -> Vec<u32> {
        let day = &columns.day;
        let skip = query.page.saturating_mul(PAGE_SIZE);
        let take = query.more.saturating_add(1).saturating_mul(PAGE_SIZE);
        let ranking = match (query.order, found) {
            (Order::Default, Some(found)) => {
                let (hits, total) = (&tally.hits, tally.total);
                return found.page(hits, total, &day.by_standing, (skip, take), self.len());
            }
            (Order::Default, None) => &day.by_standing,
            (Order::Stars, _) => &day.by_stars,
            (Order::Ending, _) => &day.by_end,
            (Order::Name, _) => &*self.by_name,
            (Order::Newest, _) => &*self.by_newest,
            (Order::Cheapest, _) => &self.own.cheapest,
            (Order::Dearest, _) => &self.own.dearest,
        };
        ranking.page(&tally.hits, tally.total, skip, take)
    }

    /// The whole catalogue in numbers, as of `today`: what lists show without a choice, so that each number is the total of
    /// the list that it leads to.
    pub fn overview(&self, today: Date) -> Overview {
        let columns = columns(self, today);
        let query = BrowseQuery::default();
        let filter = Filter::new(&columns, None, &query);
        let tally = filter.tally();
        let facets = filter.facets(&tally);
        let slug = |value: &FacetValue| {
            let mut groups = self.groups.values();
            groups.find(|group| group.slug.as_str() == value.value)
        };
        let top = |value: FacetValue| {
            let code = slug(&value)?.code.clone();
            (value.depth == 0).then_some(TopGroup { code, value })
        };
        let filled = |values: &[FacetValue]| n32(values.iter().filter(|v| v.count > 0).count());
        Overview {
            products: tally.total,
            producers: self.text.producers(),
            communes: filled(&facets.communes),
            stars: facets.stars,
            states: facets.states,
            groups: facets.groups.into_iter().filter_map(top).collect(),
            districts: facets.districts,
        }
    }

    /// A facet that only the office changes, by its name in an address.
    pub(crate) fn fixed(&self, param: domain::Param) -> Option<&(Facet, Column)> {
        match param {
            domain::Param::District => Some(&self.facets.districts),
            domain::Param::Commune => Some(&self.facets.communes),
            domain::Param::Group => Some(&self.facets.groups),
            _ => None,
        }
    }
}
