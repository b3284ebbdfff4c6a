//! Regions: the former districts and the communes of today as places with an address of their own, `/vung/{address}`.
//!
//! [`Regions`] knows names, addresses and successions; what is made in a region it asks of [`Index::browse`], so that its
//! numbers are those of the list that it links to.

mod group;
mod look;
mod producers;

pub use group::GroupView;
pub use look::{Found, Level, PlaceLink, Predecessor, Region};

use crate::collate::SortKey;
use crate::index::Reference;
use crate::page::PlaceKind;
use domain::{PlaceCode, PlaceRef, Slug};
use std::collections::HashMap;

/// All regions, in Vietnamese order, and what every address means.
#[derive(Debug, Default)]
pub struct Regions {
    districts: Vec<Place>,
    communes: Vec<Place>,
    former: Vec<Former>,
    addresses: HashMap<String, Meaning>,
}

/// A district of before, or a commune of today.
#[derive(Debug)]
struct Place {
    code: PlaceCode,
    /// Its word in a query.
    slug: Slug,
    /// Its word after `/vung/`.
    address: String,
    /// Its name without its kind.
    name: String,
    kind: PlaceKind,
    /// Of a district its communes, of a commune its districts, by position.
    ties: Vec<usize>,
}

/// A commune of before.
#[derive(Debug)]
struct Former {
    /// Its name without its kind.
    name: String,
    kind: PlaceKind,
    district: Option<usize>,
    /// The communes that it went into, by position.
    successors: Vec<usize>,
}

/// What an address means, by position.
#[derive(Clone, Debug)]
enum Meaning {
    District(usize),
    Commune(usize),
    /// Communes of before that bear the name.
    Former(Vec<usize>),
}

impl Regions {
    /// Orders the places and gives out the addresses.
    pub fn build(data: &Reference) -> Self {
        let mut regions = Self {
            districts: districts(data),
            communes: communes(data),
            ..Self::default()
        };
        regions.tie(data);
        regions.former = regions.former_communes(data);
        regions.addresses = regions.addresses();
        regions
    }

    /// Where an address leads instead, when it is another writing of one place: `huyen-hoang-hoa`, or a commune of before
    /// that went into one of today.
    pub fn moved(&self, address: &str) -> Option<String> {
        let place = match self.addresses.get(address)? {
            Meaning::District(at) => self.districts.get(*at)?,
            Meaning::Commune(at) => self.communes.get(*at)?,
            Meaning::Former(bearers) => {
                let [only] = self.successors(bearers)[..] else {
                    return None;
                };
                self.communes.get(only)?
            }
        };
        (place.address != address).then(|| place.address.clone())
    }

    /// The addresses of the former districts and of the communes of today.
    pub fn addresses_of_places(&self) -> impl Iterator<Item = &str> {
        let places = self.districts.iter().chain(&self.communes);
        places.map(|place| place.address.as_str())
    }

    /// Where the page of the commune is in which something is made.
    pub fn commune_href(&self, made: &PlaceRef) -> Option<String> {
        let code = made.commune.as_ref()?;
        let place = self.communes.iter().find(|place| place.code == *code)?;
        Some(format!("/vung/{}", place.address))
    }

    /// The communes that any of these went into, in Vietnamese order.
    fn successors(&self, former: &[usize]) -> Vec<usize> {
        let former = former.iter().filter_map(|at| self.former.get(*at));
        let mut all: Vec<usize> = former.flat_map(|one| one.successors.clone()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Joins the communes and the districts that they lie in.
    fn tie(&mut self, data: &Reference) {
        let district_at = positions(&self.districts);
        let commune_at = positions(&self.communes);
        for commune in &data.communes {
            let Some(&at) = commune_at.get(&commune.code) else {
                continue;
            };
            for code in &commune.districts {
                let Some(&district) = district_at.get(code) else {
                    continue;
                };
                if let Some(place) = self.communes.get_mut(at) {
                    place.ties.push(district);
                }
                if let Some(place) = self.districts.get_mut(district) {
                    place.ties.push(at);
                }
            }
        }
        for place in &mut self.districts {
            place.ties.sort_unstable();
        }
    }

    fn former_communes(&self, data: &Reference) -> Vec<Former> {
        let district_at = positions(&self.districts);
        let commune_at = positions(&self.communes);
        let mut former: Vec<Former> = data
            .former_communes
            .iter()
            .map(|former| {
                let known = former.successors.iter();
                let mut successors: Vec<usize> = known
                    .filter_map(|code| commune_at.get(code).copied())
                    .collect();
                successors.sort_unstable();
                Former {
                    name: former.name.clone(),
                    kind: PlaceKind::from(former.kind),
                    district: district_at.get(&former.district).copied(),
                    successors,
                }
            })
            .collect();
        former.sort_by_cached_key(|former| (SortKey::new(&former.name), former.district));
        former
    }

    /// What is asked for first keeps its address: places of today and districts before former communes, whose names are
    /// borne by several.
    fn addresses(&self) -> HashMap<String, Meaning> {
        let mut addresses = HashMap::new();
        let district = |at: usize| Meaning::District(at);
        let commune = |at: usize| Meaning::Commune(at);
        let mut take = |address: String, meaning: Meaning| {
            addresses.entry(address).or_insert(meaning);
        };
        for (at, place) in self.districts.iter().enumerate() {
            take(place.address.clone(), district(at));
        }
        for (at, place) in self.communes.iter().enumerate() {
            take(place.address.clone(), commune(at));
        }
        for (at, place) in self.districts.iter().enumerate() {
            let bare = place.slug.as_str();
            let bare = bare.strip_prefix("tp-").unwrap_or(bare);
            take(prefixed(place.kind, bare), district(at));
            take(prefixed(place.kind, place.slug.as_str()), district(at));
        }
        for (at, place) in self.communes.iter().enumerate() {
            let name = Slug::from_name(&place.name);
            take(prefixed(place.kind, name.as_str()), commune(at));
            take(prefixed(place.kind, place.slug.as_str()), commune(at));
        }
        let mut bearers = HashMap::<String, Vec<usize>>::new();
        for (at, former) in self.former.iter().enumerate() {
            let name = Slug::from_name(&former.name);
            for address in [name.to_string(), prefixed(former.kind, name.as_str())] {
                bearers.entry(address).or_default().push(at);
            }
        }
        for (address, bearers) in bearers {
            take(address, Meaning::Former(bearers));
        }
        addresses
    }
}

fn districts(data: &Reference) -> Vec<Place> {
    let districts = data.districts.iter().map(|district| Place {
        code: district.code.clone(),
        slug: district.slug.clone(),
        address: district.slug.to_string(),
        name: district.name.clone(),
        kind: PlaceKind::from(district.kind),
        ties: Vec::new(),
    });
    in_order(districts)
}

/// The communes; one that shares its word with a district is addressed with its kind.
fn communes(data: &Reference) -> Vec<Place> {
    let communes = data.communes.iter().map(|commune| {
        let kind = PlaceKind::from(commune.kind);
        let mut districts = data.districts.iter();
        let address = if districts.any(|district| district.slug == commune.slug) {
            prefixed(kind, commune.slug.as_str())
        } else {
            commune.slug.to_string()
        };
        Place {
            code: commune.code.clone(),
            slug: commune.slug.clone(),
            address,
            name: commune.name.clone(),
            kind,
            ties: Vec::new(),
        }
    });
    in_order(communes)
}

fn in_order(places: impl Iterator<Item = Place>) -> Vec<Place> {
    let mut places: Vec<Place> = places.collect();
    places.sort_by_cached_key(|place| (SortKey::new(&place.name), place.slug.clone()));
    places
}

fn positions(places: &[Place]) -> HashMap<PlaceCode, usize> {
    let places = places.iter().enumerate();
    places.map(|(at, place)| (place.code.clone(), at)).collect()
}

/// `huyen-hoang-hoa`.
fn prefixed(kind: PlaceKind, slug: &str) -> String {
    format!("{}-{slug}", Slug::from_name(kind.word()))
}
