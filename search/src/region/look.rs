//! What is in a region, and what an address leads to.

use super::{Former, Meaning, Place, Regions};
use crate::index::Index;
use crate::page::{BrowsePage, FacetValue, PlaceKind};
use domain::{BrowseQuery, Date, Param, PlaceRef, ProducerRef, Slug};

/// What an address of a place leads to.
#[derive(Clone, Debug)]
pub enum Found {
    /// A district or a commune.
    Region(Box<Region>),
    /// A name of before that no one commune of today stands for: all that bore it.
    Former(Vec<Predecessor>),
}

/// A region with what is made there.
#[derive(Clone, Debug)]
pub struct Region {
    /// The region itself, its products counted.
    pub place: PlaceLink,
    /// What it is.
    pub level: Level,
    /// The query for its products, answered in `page`.
    pub query: BrowseQuery,
    /// Its products and their counts.
    pub page: BrowsePage,
    /// Its products that name no commune of today; only a district has them.
    pub unplaced: u32,
    /// Who makes them, in Vietnamese order.
    pub producers: Vec<ProducerRef>,
    /// Of a district all its communes; of a commune the others of its districts that have products.
    pub communes: Vec<PlaceLink>,
    /// The districts that a commune lies in.
    pub districts: Vec<PlaceLink>,
    /// The communes of before that a commune was made of.
    pub parts: Vec<Predecessor>,
    /// Communes of before of the same name that went elsewhere.
    pub namesakes: Vec<Predecessor>,
}

/// The two levels of regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A former district.
    District {
        /// Whether it was there until the districts ended; one that joined another before has no communes of 2025.
        to_the_end: bool,
    },
    /// A commune of today.
    Commune,
}

/// A way to a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceLink {
    /// Its word after `/vung/`.
    pub address: String,
    /// Its name without its kind.
    pub name: String,
    /// What it is or was.
    pub kind: PlaceKind,
    /// Its products.
    pub count: u32,
}

/// A commune of before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predecessor {
    /// Its name without its kind.
    pub name: String,
    /// What it was.
    pub kind: PlaceKind,
    /// Its district.
    pub district: Option<PlaceLink>,
    /// The communes of today that it went into; several where it was split, none where the sources do not say.
    pub successors: Vec<PlaceLink>,
}

impl PlaceLink {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/vung/{}", self.address)
    }
}

impl Regions {
    /// What an address leads to, as of `today`; other writings lead to the same, see [`Regions::moved`].
    pub fn find(&self, index: &Index, address: &str, today: Date) -> Option<Found> {
        let counts = Counts::of(index, today);
        let region = |level: Level, place: &Place| {
            let region = self.region(index, today, &counts, level, place)?;
            Some(Found::Region(Box::new(region)))
        };
        match self.addresses.get(address)? {
            Meaning::District(at) => {
                let to_the_end = self.former.iter().any(|one| one.district == Some(*at));
                region(Level::District { to_the_end }, self.districts.get(*at)?)
            }
            Meaning::Commune(at) => region(Level::Commune, self.communes.get(*at)?),
            Meaning::Former(bearers) => match self.successors(bearers)[..] {
                [only] => region(Level::Commune, self.communes.get(only)?),
                _ => Some(Found::Former(self.predecessors(bearers, &counts))),
            },
        }
    }

    /// All former districts in Vietnamese order, with the number of their products, each with its code.
    pub fn districts(&self, index: &Index, today: Date) -> Vec<(domain::PlaceCode, PlaceLink)> {
        let counts = Counts::of(index, today);
        let link = |place: &Place| (place.code.clone(), counts.district(place));
        self.districts.iter().map(link).collect()
    }

    fn region(
        &self,
        index: &Index,
        today: Date,
        counts: &Counts,
        level: Level,
        place: &Place,
    ) -> Option<Region> {
        let is_commune = level == Level::Commune;
        let (param, itself) = if is_commune {
            (Param::Commune, counts.commune(place))
        } else {
            (Param::District, counts.district(place))
        };
        let query = BrowseQuery::default().toggled(param, place.slug.as_str())?;
        let page = index.browse(&query, today);
        let ties = || place.ties.iter().copied();
        let here = |made: &PlaceRef| {
            let code = if is_commune {
                &made.commune
            } else {
                &made.district
            };
            code.as_ref() == Some(&place.code)
        };
        let mut region = Region {
            place: itself,
            level,
            producers: index.producers_at(here),
            unplaced: 0,
            communes: Vec::new(),
            districts: Vec::new(),
            parts: Vec::new(),
            namesakes: self.namesakes(place, counts),
            query,
            page,
        };
        if is_commune {
            region.districts = linked(&self.districts, ties(), |place| counts.district(place));
            region.communes = self.neighbours(place, counts);
            region.parts = self.parts(place, counts);
        } else {
            region.communes = linked(&self.communes, ties(), |place| counts.commune(place));
            let communes = region.page.facets.communes.iter();
            let placed: u32 = communes.map(|value| value.count).sum();
            region.unplaced = region.page.total.saturating_sub(placed);
        }
        Some(region)
    }

    /// The other communes of the same districts that have products.
    fn neighbours(&self, place: &Place, counts: &Counts) -> Vec<PlaceLink> {
        let districts = place.ties.iter().filter_map(|at| self.districts.get(*at));
        let mut around: Vec<usize> = districts.flat_map(|one| one.ties.clone()).collect();
        around.sort_unstable();
        around.dedup();
        let mut links = linked(&self.communes, around.into_iter(), |one| {
            counts.commune(one)
        });
        links.retain(|link| link.count > 0 && link.address != place.address);
        links
    }

    /// The communes of before that went into a commune.
    fn parts(&self, place: &Place, counts: &Counts) -> Vec<Predecessor> {
        let into = |former: &Former| self.is_among(place, &former.successors);
        self.predecessors(&self.which(into), counts)
    }

    /// The communes of before of that name which went elsewhere.
    fn namesakes(&self, place: &Place, counts: &Counts) -> Vec<Predecessor> {
        let name = Slug::from_name(&place.name);
        let borne = |former: &Former| {
            Slug::from_name(&former.name) == name && !self.is_among(place, &former.successors)
        };
        self.predecessors(&self.which(borne), counts)
    }

    fn is_among(&self, place: &Place, communes: &[usize]) -> bool {
        let mut communes = communes.iter().filter_map(|at| self.communes.get(*at));
        communes.any(|commune| commune.code == place.code)
    }

    fn which(&self, wanted: impl Fn(&Former) -> bool) -> Vec<usize> {
        let all = self.former.iter().enumerate();
        let wanted = all.filter(|(_, former)| wanted(former));
        wanted.map(|(at, _)| at).collect()
    }

    fn predecessors(&self, former: &[usize], counts: &Counts) -> Vec<Predecessor> {
        let former = former.iter().filter_map(|at| self.former.get(*at));
        let mut all: Vec<Predecessor> = former
            .map(|former| Predecessor {
                name: former.name.clone(),
                kind: former.kind,
                district: former
                    .district
                    .and_then(|at| self.districts.get(at))
                    .map(|place| counts.district(place)),
                successors: linked(&self.communes, former.successors.iter().copied(), |place| {
                    counts.commune(place)
                }),
            })
            .collect();
        // Đông Khê stands twice in the official codes.
        all.dedup();
        all
    }
}

/// The places at these positions as links.
fn linked(
    places: &[Place],
    at: impl Iterator<Item = usize>,
    link: impl Fn(&Place) -> PlaceLink,
) -> Vec<PlaceLink> {
    at.filter_map(|at| places.get(at)).map(link).collect()
}

/// How many products each place has.
struct Counts {
    districts: Vec<FacetValue>,
    communes: Vec<FacetValue>,
}

impl Counts {
    fn of(index: &Index, today: Date) -> Self {
        let facets = index.browse(&BrowseQuery::default(), today).facets;
        Self {
            districts: facets.districts,
            communes: facets.communes,
        }
    }

    fn district(&self, place: &Place) -> PlaceLink {
        counted(place, &self.districts)
    }

    fn commune(&self, place: &Place) -> PlaceLink {
        counted(place, &self.communes)
    }
}

fn counted(place: &Place, values: &[FacetValue]) -> PlaceLink {
    let mut values = values.iter();
    let value = values.find(|value| value.value == place.slug.as_str());
    PlaceLink {
        address: place.address.clone(),
        name: place.name.clone(),
        kind: place.kind,
        count: value.map_or(0, |value| value.count),
    }
}
