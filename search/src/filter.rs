//! What a query restricts: each facet with its choice, and the hits with or without one of them.

use crate::bitmap::Bitmap;
use crate::day::Day;
use crate::facet::{Column, Facet};
use crate::index::Index;
use crate::page::{FacetValue, Facets};
use domain::{BrowseQuery, Date, Dropped, Param, Slug};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Number of facets; [`Param::FACETS`] has their order.
const FACETS: usize = Param::FACETS.len();

/// The columns of a day.
pub(crate) struct Columns<'a> {
    pub index: &'a Index,
    pub day: Arc<Day>,
    pub confirmed: Arc<Column>,
}

impl Columns<'_> {
    /// A facet and its documents, by its place in [`Param::FACETS`].
    fn get(&self, place: usize) -> Option<(&Facet, &Column)> {
        let Index { facets, own, .. } = self.index;
        let pair = match Param::FACETS.get(place)? {
            Param::Stars => (&facets.stars.0, &facets.stars.1),
            Param::District => (&facets.districts.0, &facets.districts.1),
            Param::Commune => (&facets.communes.0, &facets.communes.1),
            Param::Group => (&facets.groups.0, &facets.groups.1),
            Param::Kind => (&facets.kinds.0, &facets.kinds.1),
            Param::Channel => (&own.channels.0, &own.channels.1),
            Param::Price => (&own.prices.0, &own.prices.1),
            Param::State => (&facets.states, &self.day.states),
            Param::Photo => (&own.photo.0, &own.photo.1),
            Param::Confirmed => (&facets.confirmed, &*self.confirmed),
            _ => return None,
        };
        Some(pair)
    }
}

/// All restrictions of one query.
pub(crate) struct Filter<'a> {
    columns: &'a Columns<'a>,
    size: u32,
    /// What the text finds; `None` is everything.
    start: Option<&'a Bitmap>,
    /// The chosen slots of each facet.
    chosen: [Vec<u32>; FACETS],
    /// The documents that each facet allows; `None` allows all.
    masks: [Option<Bitmap>; FACETS],
}

/// The counts of all facets under one query, and the hits.
pub(crate) struct Tally {
    /// What passes everything.
    pub hits: Bitmap,
    /// Number of hits.
    pub total: u32,
    /// By facet, by slot: each facet counted without its own choice.
    pub counts: [Vec<u32>; FACETS],
    /// What passes everything but the states that are left out when none is chosen.
    pub hidden: u32,
}

impl<'a> Filter<'a> {
    /// Reads the choices of a query. Words that a facet does not know must have been taken out before.
    pub fn new(columns: &'a Columns<'a>, start: Option<&'a Bitmap>, query: &BrowseQuery) -> Self {
        let size = columns.index.len();
        let mut filter = Self {
            columns,
            size,
            start,
            chosen: [const { Vec::new() }; FACETS],
            masks: [const { None }; FACETS],
        };
        let facets = filter.chosen.iter_mut().zip(&mut filter.masks);
        for (place, (chosen, mask)) in facets.enumerate() {
            let (Some(param), Some((facet, column))) =
                (Param::FACETS.get(place), columns.get(place))
            else {
                continue;
            };
            let words = query.chosen_in(*param);
            *chosen = words.iter().filter_map(|word| facet.slot(word)).collect();
            *mask = column.mask(chosen, size);
            if *param == Param::State && chosen.is_empty() {
                mask.clone_from(&columns.day.shown);
            }
        }
        filter
    }

    /// The documents that pass everything, or everything but one facet.
    pub fn hits(&self, but: Option<usize>) -> Bitmap {
        let mut masks = self.masks.iter().enumerate();
        let mut masks = masks
            .by_ref()
            .filter(|(place, _)| Some(*place) != but)
            .filter_map(|(_, mask)| mask.as_ref())
            .chain(self.start);
        let Some(first) = masks.next() else {
            return Bitmap::full(self.size);
        };
        let mut hits = first.clone();
        masks.for_each(|mask| hits.intersect(mask));
        hits
    }

    fn is_free(&self, but: usize) -> bool {
        let mut masks = self.masks.iter().enumerate();
        self.start.is_none() && masks.all(|(place, mask)| place == but || mask.is_none())
    }

    /// Counts every facet, each without its own choice.
    pub fn tally(&self) -> Tally {
        let hits = self.hits(None);
        let total = hits.count();
        let mut counts = [const { Vec::new() }; FACETS];
        for (place, counts) in counts.iter_mut().enumerate() {
            let Some((_, column)) = self.columns.get(place) else {
                continue;
            };
            *counts = if self.is_free(place) {
                column.totals.clone()
            } else if self.masks.get(place).is_some_and(Option::is_some) {
                let hits = self.hits(Some(place));
                column.counts(&hits, hits.count())
            } else {
                column.counts(&hits, total)
            };
        }
        let state = Param::FACETS.iter().position(|p| *p == Param::State);
        let hidden = state.map_or(0, |place| {
            let none_chosen = self.chosen.get(place).is_some_and(Vec::is_empty);
            let any: u32 = counts.get(place).map_or(0, |counts| counts.iter().sum());
            if none_chosen { any - total } else { 0 }
        });
        Tally {
            hits,
            total,
            counts,
            hidden,
        }
    }

    /// The values of all facets as a page shows them.
    pub fn facets(&self, tally: &Tally) -> Facets {
        let mut facets = Facets::default();
        for (place, param) in Param::FACETS.into_iter().enumerate() {
            if let (Some((facet, _)), Some(counts), Some(chosen), Some(values)) = (
                self.columns.get(place),
                tally.counts.get(place),
                self.chosen.get(place),
                facets.of_mut(param),
            ) {
                *values = facet.present(counts, chosen);
            }
        }
        facets
    }

    /// The values of one facet, counted under everything but its own choice.
    pub fn values(&self, param: Param) -> Vec<FacetValue> {
        let place = Param::FACETS.iter().position(|p| *p == param);
        place
            .and_then(|place| {
                let (facet, column) = self.columns.get(place)?;
                let hits = self.hits(Some(place));
                let counts = column.counts(&hits, hits.count());
                Some(facet.present(&counts, self.chosen.get(place)?))
            })
            .unwrap_or_default()
    }
}

/// Puts the successors of former communes in their place, and takes out and names what the catalogue does not know.
pub(crate) fn resolve(index: &Index, query: &mut BrowseQuery) -> Vec<Dropped> {
    let mut dropped = Vec::new();
    let mut known = |param, facet: &Facet, slugs: &mut BTreeSet<Slug>| {
        slugs.retain(|slug| {
            let known = facet.slot(slug.as_str()).is_some();
            if !known {
                dropped.push(Dropped::new(param, slug.as_str()));
            }
            known
        });
    };
    known(
        Param::District,
        &index.facets.districts.0,
        &mut query.districts,
    );
    let communes = &index.facets.communes.0;
    let former: Vec<Slug> = query
        .communes
        .iter()
        .filter(|slug| communes.slot(slug.as_str()).is_none())
        .cloned()
        .collect();
    for slug in former {
        let successors = index.places.successors(&slug);
        if !successors.is_empty() {
            query.communes.remove(&slug);
            query.communes.extend(successors);
        }
    }
    known(Param::Commune, communes, &mut query.communes);
    known(Param::Group, &index.facets.groups.0, &mut query.groups);
    dropped
}

/// The columns as of a day.
pub(crate) fn columns(index: &Index, today: Date) -> Columns<'_> {
    Columns {
        index,
        day: index.day(today),
        confirmed: index.own.confirmed.get(today, &index.listings),
    }
}
