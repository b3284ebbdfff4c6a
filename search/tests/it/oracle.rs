//! Browsing straight from the definitions: loops over products, nothing prepared, nothing shared with the index.

use crate::oracle_text::{Cost, distance};
use domain::browse_query::StarsChoice;
use domain::*;
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use search::CatalogueData;
use std::collections::BTreeMap;

/// A facet value as the oracle sees it: word, count, chosen.
pub type Seen = (String, u32, bool);

/// What the index must answer.
pub struct Expected {
    pub slugs: Vec<Slug>,
    pub dropped: Vec<Dropped>,
    pub facets: [Vec<Seen>; 6],
}

pub struct Oracle<'a> {
    data: &'a CatalogueData,
    pub query: &'a BrowseQuery,
    today: Date,
    pub icu: CollatorBorrowed<'static>,
    /// How far each product is from the text; missing where it is not found.
    pub distances: BTreeMap<Slug, Cost>,
}

impl<'a> Oracle<'a> {
    pub fn new(data: &'a CatalogueData, query: &'a BrowseQuery, today: Date) -> Self {
        let icu = Collator::try_new(locale!("vi").into(), CollatorOptions::default()).unwrap();
        let distances = data.products.iter().filter_map(|product| {
            Some((product.slug.clone(), distance(data, product, &query.text)?))
        });
        Self {
            data,
            query,
            today,
            icu,
            distances: distances.collect(),
        }
    }

    pub fn answer(&self) -> Expected {
        let mut hits: Vec<&CatalogueProduct> = self
            .data
            .products
            .iter()
            .filter(|p| self.passes(p, None))
            .collect();
        hits.sort_by(|a, b| self.order(a, b));
        Expected {
            slugs: hits.into_iter().map(|p| p.slug.clone()).collect(),
            dropped: self.dropped(),
            facets: [
                self.stars(),
                self.states(),
                self.groups(),
                self.districts(),
                self.communes(),
                self.kinds(),
            ],
        }
    }

    pub fn state(&self, product: &CatalogueProduct) -> StateKind {
        product.certificate.state(self.today).kind()
    }

    /// Whether a product passes the text and every facet but one.
    fn passes(&self, p: &CatalogueProduct, but: Option<Param>) -> bool {
        let facet =
            |param: Param, chosen: usize, has: bool| but == Some(param) || chosen == 0 || has;
        let query = self.query;
        let districts = query
            .districts
            .iter()
            .filter_map(|slug| self.district(slug));
        let districts: Vec<_> = districts.collect();
        let communes: Vec<_> = query
            .communes
            .iter()
            .filter_map(|slug| self.commune(slug))
            .collect();
        let groups: Vec<_> = query
            .groups
            .iter()
            .filter_map(|slug| self.group(slug))
            .collect();
        let stars = p
            .certificate
            .stars
            .map_or(StarsChoice::Unknown, StarsChoice::Rated);
        self.distances.contains_key(&p.slug)
            && facet(
                Param::Stars,
                query.stars.len(),
                query.stars.contains(&stars),
            )
            && facet(
                Param::State,
                query.states.len(),
                query.states.contains(&self.state(p)),
            )
            && facet(
                Param::Kind,
                query.kinds.len(),
                p.producer_kind
                    .is_some_and(|kind| query.kinds.contains(&kind)),
            )
            && facet(
                Param::District,
                districts.len(),
                districts
                    .iter()
                    .any(|d| p.place.district.as_ref() == Some(&d.code)),
            )
            && facet(
                Param::Commune,
                communes.len(),
                communes
                    .iter()
                    .any(|c| p.place.commune.as_ref() == Some(&c.code)),
            )
            && facet(
                Param::Group,
                groups.len(),
                groups.iter().any(|g| within(p, &g.code)),
            )
    }

    fn count(&self, own: Param, has: impl Fn(&CatalogueProduct) -> bool) -> u32 {
        let all = self
            .data
            .products
            .iter()
            .filter(|p| self.passes(p, Some(own)) && has(p));
        u32::try_from(all.count()).unwrap()
    }

    fn district(&self, slug: &Slug) -> Option<&FormerDistrict> {
        self.data.districts.iter().find(|d| d.slug == *slug)
    }

    fn commune(&self, slug: &Slug) -> Option<&Commune> {
        self.data.communes.iter().find(|c| c.slug == *slug)
    }

    fn group(&self, slug: &Slug) -> Option<&Group> {
        self.data.groups.iter().find(|g| g.slug == *slug)
    }

    fn dropped(&self) -> Vec<Dropped> {
        let query = self.query;
        let districts = query
            .districts
            .iter()
            .filter(|s| self.district(s).is_none());
        let communes = query.communes.iter().filter(|s| self.commune(s).is_none());
        let groups = query.groups.iter().filter(|s| self.group(s).is_none());
        districts
            .map(|s| (Param::District, s))
            .chain(communes.map(|s| (Param::Commune, s)))
            .chain(groups.map(|s| (Param::Group, s)))
            .map(|(param, slug)| Dropped::new(param, slug.as_str()))
            .collect()
    }

    fn stars(&self) -> Vec<Seen> {
        let seen = [
            Some(Stars::Five),
            Some(Stars::Four),
            Some(Stars::Three),
            None,
        ]
        .map(|stars| {
            let choice = stars.map_or(StarsChoice::Unknown, StarsChoice::Rated);
            let count = self.count(Param::Stars, |p| p.certificate.stars == stars);
            (
                choice.slug().to_owned(),
                count,
                self.query.stars.contains(&choice),
            )
        });
        seen.into()
    }

    fn states(&self) -> Vec<Seen> {
        let seen = StateKind::ALL.map(|state| {
            let count = self.count(Param::State, |p| self.state(p) == state);
            (
                state.slug().to_owned(),
                count,
                self.query.states.contains(&state),
            )
        });
        seen.into()
    }

    fn kinds(&self) -> Vec<Seen> {
        let seen = ProducerKind::ALL.map(|kind| {
            let count = self.count(Param::Kind, |p| p.producer_kind == Some(kind));
            (
                kind.slug().to_owned(),
                count,
                self.query.kinds.contains(&kind),
            )
        });
        seen.into()
    }

    fn groups(&self) -> Vec<Seen> {
        let mut groups: Vec<&Group> = self.data.groups.iter().collect();
        groups.sort_by_key(|group| group.code.clone());
        let seen = groups.into_iter().map(|group| {
            let has = |p: &CatalogueProduct| within(p, &group.code);
            let chosen = self.query.groups.contains(&group.slug);
            self.seen(Param::Group, &group.slug, chosen, &has)
        });
        seen.flatten().collect()
    }

    fn districts(&self) -> Vec<Seen> {
        let mut districts: Vec<&FormerDistrict> = self.data.districts.iter().collect();
        districts.sort_by(|a, b| self.icu.compare(&a.name, &b.name));
        let seen = districts.into_iter().map(|district| {
            let has = |p: &CatalogueProduct| p.place.district.as_ref() == Some(&district.code);
            let chosen = self.query.districts.contains(&district.slug);
            self.seen(Param::District, &district.slug, chosen, &has)
        });
        seen.flatten().collect()
    }

    fn communes(&self) -> Vec<Seen> {
        let mut communes: Vec<&Commune> = self.data.communes.iter().collect();
        communes.sort_by(|a, b| self.icu.compare(&a.name, &b.name));
        let seen = communes.into_iter().map(|commune| {
            let has = |p: &CatalogueProduct| p.place.commune.as_ref() == Some(&commune.code);
            let chosen = self.query.communes.contains(&commune.slug);
            self.seen(Param::Commune, &commune.slug, chosen, &has)
        });
        seen.flatten().collect()
    }

    /// A value that is shown only where a product has it or the shopper chose it.
    fn seen(
        &self,
        own: Param,
        slug: &Slug,
        chosen: bool,
        has: &dyn Fn(&CatalogueProduct) -> bool,
    ) -> Option<Seen> {
        let known = chosen || self.data.products.iter().any(has);
        known.then(|| (slug.to_string(), self.count(own, has), chosen))
    }
}

fn within(product: &CatalogueProduct, code: &GroupCode) -> bool {
    product
        .group
        .as_ref()
        .is_some_and(|group| group.is_within(code))
}
