//! The places of the catalogue: from codes to names, slots in Vietnamese order, and the words to find them by.

use crate::collate::SortKey;
use crate::page::{NamedPlace, PlaceKind, PlaceName};
use domain::{Commune, FormerCommune, FormerDistrict, PlaceCode, PlaceRef, Slug};
use std::collections::HashMap;

/// All places. A slot is the position of a place in the Vietnamese order of its level.
#[derive(Debug)]
pub(crate) struct Places {
    /// The former districts by slot.
    pub districts: Level,
    /// The communes of today by slot.
    pub communes: Level,
    /// Communes of before, named with their kind, with the words to find them by.
    former: HashMap<PlaceCode, FormerName>,
}

/// Places of one level by slot.
#[derive(Debug)]
pub(crate) struct Level {
    places: Vec<Place>,
    slots: HashMap<PlaceCode, u32>,
}

/// One place of a level.
#[derive(Debug)]
pub(crate) struct Place {
    /// What lists show.
    pub named: NamedPlace,
    /// What one may type to find it.
    words: String,
}

#[derive(Debug)]
struct FormerName {
    name: String,
    words: String,
}

impl Places {
    /// Orders the places and prepares their names.
    pub fn new(
        districts: Vec<FormerDistrict>,
        communes: Vec<Commune>,
        former: Vec<FormerCommune>,
    ) -> Self {
        let districts = districts.into_iter().map(|district| {
            let kind = PlaceKind::from(district.kind);
            let words = searchable(kind, &district.name);
            (
                district.code,
                district.slug,
                kind,
                district.name,
                None,
                words,
            )
        });
        let communes = communes.into_iter().map(|commune| {
            let kind = PlaceKind::from(commune.kind);
            let words = searchable(kind, &commune.name);
            let shown = with_kind(kind, &commune.name);
            (
                commune.code,
                commune.slug,
                kind,
                commune.name,
                Some(shown),
                words,
            )
        });
        Self {
            districts: Level::new(districts),
            communes: Level::new(communes),
            former: former.into_iter().map(former_name).collect(),
        }
    }

    /// A place in words; codes that the data does not know are left out.
    pub fn name(&self, place: &PlaceRef) -> PlaceName {
        let named = |level: &Level, code: &Option<PlaceCode>| {
            level.get(code.as_ref()).map(|place| place.named.clone())
        };
        PlaceName {
            commune: named(&self.communes, &place.commune),
            district: named(&self.districts, &place.district),
            as_written: place.as_written.clone(),
            former_commune: self.former(place).map(|former| former.name.clone()),
        }
    }

    /// The texts by which a product of that place is found.
    pub fn searchable<'a>(&'a self, place: &'a PlaceRef) -> impl Iterator<Item = &'a str> {
        let commune = self.communes.get(place.commune.as_ref());
        let district = self.districts.get(place.district.as_ref());
        [
            commune.map(|place| place.words.as_str()),
            self.former(place).map(|former| former.words.as_str()),
            district.map(|place| place.words.as_str()),
            place.as_written.as_deref(),
        ]
        .into_iter()
        .flatten()
    }

    fn former(&self, place: &PlaceRef) -> Option<&FormerName> {
        self.former.get(place.former_commune.as_ref()?)
    }
}

impl Level {
    /// Takes code, slug, kind, name to order by, name to show where it differs, words to search by.
    fn new(
        places: impl Iterator<Item = (PlaceCode, Slug, PlaceKind, String, Option<String>, String)>,
    ) -> Self {
        let mut places: Vec<_> = places.collect();
        places.sort_by_cached_key(|(_, slug, _, name, _, _)| (SortKey::new(name), slug.clone()));
        let mut level = Self {
            places: Vec::with_capacity(places.len()),
            slots: HashMap::with_capacity(places.len()),
        };
        for (slot, (code, slug, kind, name, shown, words)) in (0..).zip(places) {
            level.slots.insert(code, slot);
            let named = NamedPlace {
                slug: slug.to_string(),
                name: shown.unwrap_or(name),
                kind,
            };
            level.places.push(Place { named, words });
        }
        level
    }

    /// The slot of a code, where the data knows it.
    pub fn slot(&self, code: Option<&PlaceCode>) -> Option<u32> {
        self.slots.get(code?).copied()
    }

    /// The places by slot.
    pub fn iter(&self) -> impl Iterator<Item = &Place> {
        self.places.iter()
    }

    fn get(&self, code: Option<&PlaceCode>) -> Option<&Place> {
        self.places.get(self.slot(code)? as usize)
    }
}

fn former_name(former: FormerCommune) -> (PlaceCode, FormerName) {
    let kind = PlaceKind::from(former.kind);
    let name = FormerName {
        name: with_kind(kind, &former.name),
        words: searchable(kind, &former.name),
    };
    (former.code, name)
}

fn with_kind(kind: PlaceKind, name: &str) -> String {
    format!("{} {name}", kind.word())
}

/// The kind spelt out and as people shorten it, then the name.
fn searchable(kind: PlaceKind, name: &str) -> String {
    let short = match kind {
        PlaceKind::ThiTran => "TT",
        PlaceKind::ThiXa => "TX",
        PlaceKind::ThanhPho => "TP",
        PlaceKind::Xa | PlaceKind::Phuong | PlaceKind::Huyen => "",
    };
    format!("{} {short} {name}", kind.word())
}
