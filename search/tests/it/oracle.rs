//! Browsing straight from the definitions: loops over products, nothing prepared, nothing shared with the index.

use crate::oracle_text::{Cost, distances};
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
    pub facets: Vec<Vec<Seen>>,
    pub hidden: u32,
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
        Self {
            data,
            query,
            today,
            icu,
            distances: distances(data, &query.text),
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
            hidden: self.hidden(),
            facets: vec![
                self.stars(),
                self.districts(),
                self.communes(),
                self.groups(),
                self.kinds(),
                self.channels(),
                self.prices(),
                self.states(),
                self.fixed(Param::Photo, "co", self.query.with_photo, |p| {
                    p.photo.is_some()
                }),
                self.recent(),
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
        let communes = self.communes_meant();
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
                1,
                match query.states.len() {
                    0 => !gone(self.state(p)),
                    _ => query.states.contains(&self.state(p)),
                },
            )
            && facet(
                Param::Channel,
                query.channels.len(),
                query.channels.iter().any(|c| p.channels.contains(*c)),
            )
            && facet(
                Param::Price,
                query.prices.len(),
                PriceBand::of(p.price).is_some_and(|band| query.prices.contains(&band)),
            )
            && facet(
                Param::Photo,
                usize::from(query.with_photo),
                p.photo.is_some(),
            )
            && facet(
                Param::Confirmed,
                usize::from(query.confirmed),
                self.is_recent(p),
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

    /// Confirmed on one of the last ninety days, today included.
    fn is_recent(&self, p: &CatalogueProduct) -> bool {
        p.confirmed_on
            .is_some_and(|day| (0..90).contains(&day.days_until(self.today)))
    }

    fn hidden(&self) -> u32 {
        if self.query.states.is_empty() {
            self.count(Param::State, |p| gone(self.state(p)))
        } else {
            0
        }
    }

    fn fixed(
        &self,
        own: Param,
        word: &str,
        chosen: bool,
        has: impl Fn(&CatalogueProduct) -> bool,
    ) -> Vec<Seen> {
        let known = chosen || self.data.products.iter().any(&has);
        let seen = known.then(|| (word.to_owned(), self.count(own, has), chosen));
        seen.into_iter().collect()
    }

    fn recent(&self) -> Vec<Seen> {
        let count = self.count(Param::Confirmed, |p| self.is_recent(p));
        vec![("90-ngay".to_owned(), count, self.query.confirmed)]
    }

    fn channels(&self) -> Vec<Seen> {
        let seen = SalesChannel::ALL.iter().map(|channel| {
            let chosen = self.query.channels.contains(channel);
            self.fixed(Param::Channel, channel.code(), chosen, |p| {
                p.channels.contains(*channel)
            })
        });
        seen.flatten().collect()
    }

    fn prices(&self) -> Vec<Seen> {
        let seen = PriceBand::ALL.into_iter().map(|band| {
            let chosen = self.query.prices.contains(&band);
            self.fixed(Param::Price, band.slug(), chosen, |p| {
                PriceBand::of(p.price) == Some(band)
            })
        });
        seen.flatten().collect()
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
        self.data
            .reference
            .districts
            .iter()
            .find(|d| d.slug == *slug)
    }

    fn commune(&self, slug: &Slug) -> Option<&Commune> {
        self.data
            .reference
            .communes
            .iter()
            .find(|c| c.slug == *slug)
    }

    /// The communes of today that former communes of that name went into.
    fn successors(&self, slug: &Slug) -> Vec<&Commune> {
        let reference = &self.data.reference;
        let former = reference.former_communes.iter();
        let former: Vec<_> = former
            .filter(|f| Slug::from_name(&f.name) == *slug)
            .collect();
        let now = reference.communes.iter();
        now.filter(|c| former.iter().any(|f| f.successors.contains(&c.code)))
            .collect()
    }

    fn communes_meant(&self) -> Vec<&Commune> {
        let meant = self.query.communes.iter().flat_map(|slug| {
            let today = self.commune(slug);
            today.map_or_else(|| self.successors(slug), |commune| vec![commune])
        });
        meant.collect()
    }

    fn group(&self, slug: &Slug) -> Option<&Group> {
        self.data.reference.groups.iter().find(|g| g.slug == *slug)
    }

    fn dropped(&self) -> Vec<Dropped> {
        let query = self.query;
        let districts = query
            .districts
            .iter()
            .filter(|s| self.district(s).is_none());
        let communes = query
            .communes
            .iter()
            .filter(|s| self.commune(s).is_none() && self.successors(s).is_empty());
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
        let mut groups: Vec<&Group> = self.data.reference.groups.iter().collect();
        groups.sort_by_key(|group| group.code.clone());
        let seen = groups.into_iter().map(|group| {
            let has = |p: &CatalogueProduct| within(p, &group.code);
            let chosen = self.query.groups.contains(&group.slug);
            self.seen(Param::Group, &group.slug, chosen, &has)
        });
        seen.flatten().collect()
    }

    fn districts(&self) -> Vec<Seen> {
        let mut districts: Vec<&FormerDistrict> = self.data.reference.districts.iter().collect();
        districts.sort_by(|a, b| self.icu.compare(&a.name, &b.name));
        let seen = districts.into_iter().map(|district| {
            let has = |p: &CatalogueProduct| p.place.district.as_ref() == Some(&district.code);
            let chosen = self.query.districts.contains(&district.slug);
            self.seen(Param::District, &district.slug, chosen, &has)
        });
        seen.flatten().collect()
    }

    fn communes(&self) -> Vec<Seen> {
        let mut communes: Vec<&Commune> = self.data.reference.communes.iter().collect();
        communes.sort_by(|a, b| self.icu.compare(&a.name, &b.name));
        let seen = communes.into_iter().map(|commune| {
            let has = |p: &CatalogueProduct| p.place.commune.as_ref() == Some(&commune.code);
            let chosen = self.communes_meant().contains(&commune);
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

/// What a list leaves out unless it is asked for.
fn gone(state: StateKind) -> bool {
    matches!(state, StateKind::Lapsed | StateKind::Withdrawn)
}

fn within(product: &CatalogueProduct, code: &GroupCode) -> bool {
    product
        .group
        .as_ref()
        .is_some_and(|group| group.is_within(code))
}
