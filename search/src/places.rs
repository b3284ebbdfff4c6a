//! The places of the catalogue: from codes to names, slots in Vietnamese order, and the words to find them by.

use crate::collate::SortKey;
use crate::fold::{Word, words};
use crate::index::Reference;
use crate::page::{NamedPlace, PlaceKind, PlaceName, SuggestionKind};
use domain::{Commune, FormerCommune, FormerDistrict, Param, PlaceCode, PlaceRef, Slug};
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
    /// Communes of today by address part, with the former districts that they lie in.
    districts_of: HashMap<String, Vec<PlaceCode>>,
    /// What former communes have become, by the address part that their name makes.
    successors: HashMap<Slug, Vec<Slug>>,
    /// Everything that one may type to filter by.
    entries: Vec<Entry>,
}

/// A place that one may type to filter by.
#[derive(Debug)]
pub(crate) struct Entry {
    /// What it is.
    pub kind: SuggestionKind,
    /// Its name with its kind.
    pub label: String,
    /// The words to find it by.
    pub words: Vec<Word>,
    /// What a former commune is now; empty for others.
    pub detail: String,
    /// The facet that it is chosen in.
    pub param: Param,
    /// The values to choose.
    pub slugs: Vec<String>,
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
    pub fn new(reference: &Reference) -> Self {
        let (districts, communes) = (&reference.districts, &reference.communes);
        let former = &reference.former_communes;
        let districts_of = communes
            .iter()
            .map(|commune| (commune.slug.to_string(), commune.districts.clone()))
            .collect();
        let mut successors: HashMap<Slug, Vec<Slug>> = HashMap::new();
        for commune in former {
            let now = communes
                .iter()
                .filter(|c| commune.successors.contains(&c.code));
            let all = successors
                .entry(Slug::from_name(&commune.name))
                .or_default();
            all.extend(now.map(|commune| commune.slug.clone()));
            all.sort_unstable();
            all.dedup();
        }
        let entries = entries(districts, communes, former);
        let districts = districts.iter().cloned().map(|district| {
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
        let communes = communes.iter().cloned().map(|commune| {
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
            former: former.iter().cloned().map(former_name).collect(),
            districts_of,
            successors,
            entries,
        }
    }

    /// Everything that one may type to filter by.
    pub fn all(&self) -> &[Entry] {
        &self.entries
    }

    /// What the former communes of that name have become.
    pub fn successors(&self, slug: &Slug) -> Vec<Slug> {
        self.successors.get(slug).cloned().unwrap_or_default()
    }

    /// The former districts that a commune of today lies in.
    pub fn districts_of(&self, commune: &str) -> &[PlaceCode] {
        self.districts_of.get(commune).map_or(&[], Vec::as_slice)
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

/// Districts, communes and former communes; a former commune that lives on alone under its own name is no entry of its own.
fn entries(
    districts: &[FormerDistrict],
    communes: &[Commune],
    former: &[FormerCommune],
) -> Vec<Entry> {
    let entry = |kind, place, name: &str, param, slugs: Vec<String>| Entry {
        kind,
        label: with_kind(place, name),
        words: words(&searchable(place, name)),
        detail: String::new(),
        param,
        slugs,
    };
    let districts = districts.iter().map(|district| {
        let (kind, slugs) = (district.kind.into(), vec![district.slug.to_string()]);
        entry(
            SuggestionKind::District,
            kind,
            &district.name,
            Param::District,
            slugs,
        )
    });
    let today = communes.iter().map(|commune| {
        let (kind, slugs) = (commune.kind.into(), vec![commune.slug.to_string()]);
        entry(
            SuggestionKind::Commune,
            kind,
            &commune.name,
            Param::Commune,
            slugs,
        )
    });
    let former = former.iter().filter_map(|commune| {
        let now = communes
            .iter()
            .filter(|c| commune.successors.contains(&c.code));
        let now: Vec<&Commune> = now.collect();
        let alone = matches!(now.as_slice(), [one] if one.name == commune.name);
        if now.is_empty() || alone {
            return None;
        }
        let names: Vec<String> = now
            .iter()
            .map(|c| with_kind(c.kind.into(), &c.name))
            .collect();
        let (kind, slugs) = (commune.kind.into(), now.iter().map(|c| c.slug.to_string()));
        Some(Entry {
            detail: names.join(", "),
            ..entry(
                SuggestionKind::FormerCommune,
                kind,
                &commune.name,
                Param::Commune,
                slugs.collect(),
            )
        })
    });
    districts.chain(today).chain(former).collect()
}

/// How many words of a label say what kind of place it is.
pub(crate) fn kind_words(label: &[Word]) -> usize {
    let first = |words: usize| {
        let words = label.iter().take(words).map(|word| word.folded.as_str());
        words.collect::<Vec<_>>().join(" ")
    };
    match (first(1).as_str(), first(2).as_str()) {
        (_, "thi xa" | "thi tran" | "thanh pho") => 2,
        ("xa" | "phuong" | "huyen", _) => 1,
        _ => 0,
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
