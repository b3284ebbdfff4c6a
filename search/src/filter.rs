//! What a query restricts: each facet with its choice, and the hits with or without one of them.

use crate::bitmap::Bitmap;
use crate::day::Day;
use crate::facet::{Choice, Column, Facet};
use crate::index::Index;
use crate::page::FacetValue;
use domain::{BrowseQuery, Dropped, Param, Slug};
use std::collections::BTreeSet;

/// One facet under one query.
struct Part<'a> {
    param: Param,
    facet: &'a Facet,
    column: &'a Column,
    choice: Choice,
    /// The documents that the choice allows; `None` allows all.
    mask: Option<Bitmap>,
}

/// All restrictions of one query.
pub(crate) struct Filter<'a> {
    /// What the text finds, or everything.
    start: Bitmap,
    parts: [Part<'a>; 6],
}

impl<'a> Filter<'a> {
    /// Reads the facets of a query; takes unknown slugs out of it and names them in `dropped`.
    pub fn new(
        index: &'a Index,
        day: &'a Day,
        found: Option<&Bitmap>,
        query: &mut BrowseQuery,
        dropped: &mut Vec<Dropped>,
    ) -> Self {
        let size = index.len();
        let mut known =
            |param, (facet, column): &'a (Facet, Column), slugs: &mut BTreeSet<Slug>| {
                let mut choice = facet.nothing();
                slugs.retain(|slug| {
                    let known = facet.choose(&mut choice, slug.as_str());
                    if !known {
                        dropped.push(Dropped::new(param, slug.as_str()));
                    }
                    known
                });
                Part::new(param, facet, column, choice, size)
            };
        let districts = known(Param::District, &index.districts, &mut query.districts);
        let communes = known(Param::Commune, &index.communes, &mut query.communes);
        let groups = known(Param::Group, &index.group_tree, &mut query.groups);
        let fixed = |param, facet: &'a Facet, column: &'a Column, words: Vec<&str>| {
            let mut choice = facet.nothing();
            for word in words {
                facet.choose(&mut choice, word);
            }
            Part::new(param, facet, column, choice, size)
        };
        let (stars, kinds) = (&index.stars, &index.kinds);
        let star_words = query.stars.iter().map(|choice| choice.slug()).collect();
        let kind_words = query.kinds.iter().map(|kind| kind.slug()).collect();
        let state_words = query.states.iter().map(|state| state.slug()).collect();
        Self {
            start: found.cloned().unwrap_or_else(|| Bitmap::full(size)),
            parts: [
                fixed(Param::Stars, &stars.0, &stars.1, star_words),
                districts,
                communes,
                groups,
                fixed(Param::Kind, &kinds.0, &kinds.1, kind_words),
                fixed(Param::State, &index.states, &day.states, state_words),
            ],
        }
    }

    /// The documents that pass everything.
    pub fn hits(&self) -> Bitmap {
        self.hits_without(None)
    }

    fn hits_without(&self, left_out: Option<Param>) -> Bitmap {
        let mut hits = self.start.clone();
        let asked = self
            .parts
            .iter()
            .filter(|part| Some(part.param) != left_out);
        for mask in asked.filter_map(|part| part.mask.as_ref()) {
            hits.intersect(mask);
        }
        hits
    }

    /// The values of stars, districts, communes, groups, kinds and states, each counted without its own choice.
    pub fn facets(&self, hits: &Bitmap) -> [Vec<FacetValue>; 6] {
        self.parts.each_ref().map(|part| {
            let counts = match part.mask {
                None => part.column.counts(hits),
                Some(_) => part.column.counts(&self.hits_without(Some(part.param))),
            };
            part.facet.present(counts, &part.choice)
        })
    }
}

impl<'a> Part<'a> {
    fn new(param: Param, facet: &'a Facet, column: &'a Column, choice: Choice, size: u32) -> Self {
        Self {
            param,
            facet,
            column,
            mask: column.mask(&choice, size),
            choice,
        }
    }
}
