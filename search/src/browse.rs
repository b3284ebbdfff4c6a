//! Answering a query: hits, counts, the page of cards; and the catalogue in numbers.

use crate::bitmap::Bitmap;
use crate::day::Day;
use crate::facet::{Column, Facet};
use crate::filter::Filter;
use crate::index::Index;
use crate::page::{BrowsePage, FacetValue, Facets, Overview, PAGE_SIZE, TopGroup};
use crate::text::Hits;
use domain::{BrowseQuery, Date, Order};

impl Index {
    /// Answers a query as of `today`. Never fails: unknown slugs are left out and named, a page beyond the last is empty.
    ///
    /// With a text, [`Order::Default`] puts the best matches first: least words with other marks than typed, then name
    /// before producer before place, then whole words before beginnings, then the order by stars.
    pub fn browse(&self, query: &BrowseQuery, today: Date) -> BrowsePage {
        let day = self.days.get(today, &self.products, &self.by_name);
        let found = self.text.find(&query.text);
        let (mut query, mut dropped) = (query.clone(), Vec::new());
        let docs = found.as_ref().map(|found| &found.docs);
        let filter = Filter::new(self, &day, docs, &mut query, &mut dropped);
        let hits = filter.hits();
        let total = hits.count();
        let page = self.page(&query, &day, found.as_ref(), &hits, total);
        let [stars, districts, communes, groups, kinds, states] = filter.facets(&hits);
        BrowsePage {
            page: query.page,
            query,
            dropped,
            total,
            pages: total.div_ceil(PAGE_SIZE).max(1),
            cards: self.cards(&page, today),
            facets: Facets {
                stars,
                states,
                groups,
                districts,
                communes,
                kinds,
                ..Facets::default()
            },
            hidden: 0,
            corrected: None,
            meanings: Vec::new(),
            recovery: None,
        }
    }

    /// The documents of the page that the query asks for.
    fn page(
        &self,
        query: &BrowseQuery,
        day: &Day,
        found: Option<&Hits>,
        hits: &Bitmap,
        total: u32,
    ) -> Vec<u32> {
        let skip = query.page.saturating_mul(PAGE_SIZE);
        let ranking = match (query.order, found) {
            (Order::Default, Some(found)) => {
                return day
                    .by_stars
                    .page_by_cost(hits, &found.costs, skip, PAGE_SIZE);
            }
            (Order::Name, _) => &self.by_name,
            (Order::Newest, _) => &self.by_newest,
            _ => &day.by_stars,
        };
        ranking.page(hits, total, skip, PAGE_SIZE)
    }

    /// The whole catalogue in numbers, as of `today`.
    pub fn overview(&self, today: Date) -> Overview {
        let day = self.days.get(today, &self.products, &self.by_name);
        let all = Bitmap::full(self.len());
        let count = |facet: &Facet, column: &Column| -> Vec<FacetValue> {
            facet.present(column.counts(&all), &facet.nothing())
        };
        let top = |value: FacetValue| {
            let group = self
                .groups
                .values()
                .find(|group| group.slug.as_str() == value.value)?;
            (value.depth == 0).then(|| TopGroup {
                code: group.code.clone(),
                value,
            })
        };
        let nodes = count(&self.group_tree.0, &self.group_tree.1);
        let groups = nodes.into_iter().filter_map(top).collect();
        let communes = count(&self.communes.0, &self.communes.1);
        Overview {
            products: self.len(),
            producers: u32::try_from(self.by_producer.len()).unwrap_or(u32::MAX),
            communes: u32::try_from(communes.len()).unwrap_or(u32::MAX),
            stars: count(&self.stars.0, &self.stars.1),
            states: count(&self.states, &day.states),
            groups,
            districts: count(&self.districts.0, &self.districts.1),
        }
    }
}
