//! Which place a source means. Where it could be two, it stays open: a place is never guessed.

use crate::row::{integer, text};
use crate::{StoreError, places};
use domain::{Commune, CommuneKind, FormerCommune, FormerDistrict, PlaceCode, PlaceRef};
use sqlx::AnyConnection;
use std::collections::{HashMap, HashSet};

/// Since this year sources name the communes of today.
const NEW_NAMES: i64 = 2025;

/// The ways in which a source writes what a commune is, in lower case.
const PREFIXES: [(&str, CommuneKind); 10] = [
    ("thị trấn ", CommuneKind::ThiTran),
    ("tt. ", CommuneKind::ThiTran),
    ("tt.", CommuneKind::ThiTran),
    ("tt ", CommuneKind::ThiTran),
    ("phường ", CommuneKind::Phuong),
    ("p. ", CommuneKind::Phuong),
    ("p.", CommuneKind::Phuong),
    ("xã ", CommuneKind::Xa),
    ("x. ", CommuneKind::Xa),
    ("x.", CommuneKind::Xa),
];

/// A place, and why its commune stays open where it does.
pub(super) type Resolved = (PlaceRef, Option<&'static str>);

struct Former {
    code: PlaceCode,
    kind: CommuneKind,
    successors: Vec<PlaceCode>,
    whole: bool,
}

/// The places by district and name.
#[derive(Default)]
pub(super) struct Gazetteer {
    districts: HashMap<String, PlaceCode>,
    communes: HashMap<(PlaceCode, String), Vec<(CommuneKind, PlaceCode)>>,
    former: HashMap<(PlaceCode, String), Vec<Former>>,
}

impl Gazetteer {
    /// Reads the places as they are within the transaction.
    pub(super) async fn read(connection: &mut AnyConnection) -> Result<Self, StoreError> {
        let districts = places::districts(connection).await?;
        let communes = places::communes(connection).await?;
        let former = places::former_communes(connection).await?;
        let mut parts = HashSet::new();
        for row in sqlx::query("SELECT former_code, part FROM successions")
            .fetch_all(connection)
            .await?
        {
            if integer(&row, "part")? == 1 {
                parts.insert(PlaceCode::new(text(&row, "former_code")?));
            }
        }
        Ok(Self::new(districts, communes, former, &parts))
    }

    /// `parts`: the former communes that were split.
    pub(super) fn new(
        districts: Vec<FormerDistrict>,
        communes: Vec<Commune>,
        former: Vec<FormerCommune>,
        parts: &HashSet<PlaceCode>,
    ) -> Self {
        let mut places = Self::default();
        for district in districts {
            places.districts.insert(district.name, district.code);
        }
        for commune in communes {
            for district in commune.districts {
                let key = (district, commune.name.clone());
                places
                    .communes
                    .entry(key)
                    .or_default()
                    .push((commune.kind, commune.code.clone()));
            }
        }
        for commune in former {
            let whole = !parts.contains(&commune.code);
            places
                .former
                .entry((commune.district, commune.name))
                .or_default()
                .push(Former {
                    code: commune.code,
                    kind: commune.kind,
                    successors: commune.successors,
                    whole,
                });
        }
        places
    }

    /// The code of a former district, by its exact name.
    pub(super) fn district(&self, name: &str) -> Option<PlaceCode> {
        self.districts.get(name).cloned()
    }

    /// The place that a source of that year means.
    pub(super) fn resolve(
        &self,
        district: Option<PlaceCode>,
        written: Option<&str>,
        year: Option<i64>,
    ) -> Resolved {
        let Some(written) = written else {
            return (
                PlaceRef {
                    district,
                    ..PlaceRef::default()
                },
                None,
            );
        };
        let open = |district: Option<PlaceCode>, reason: &'static str| {
            let as_written = Some(written.to_owned());
            (
                PlaceRef {
                    district,
                    as_written,
                    ..PlaceRef::default()
                },
                Some(reason),
            )
        };
        let Some(district) = district else {
            let today = self
                .only_today(written)
                .filter(|_| year.is_some_and(|year| year >= NEW_NAMES));
            return match today {
                Some(place) => (place, None),
                None => open(None, "the source names no district"),
            };
        };
        let (kind, name) = without_prefix(written);
        let key = (district, name.to_owned());
        let fits = |other: CommuneKind| kind.is_none_or(|kind| kind == other);
        let former: Vec<&Former> = self
            .former
            .get(&key)
            .into_iter()
            .flatten()
            .filter(|f| fits(f.kind))
            .collect();
        if year.is_some_and(|year| year >= NEW_NAMES) {
            let communes = self.communes.get(&key).into_iter().flatten();
            let today: Vec<&PlaceCode> = communes
                .filter(|(kind, _)| fits(*kind))
                .map(|(_, code)| code)
                .collect();
            match today.as_slice() {
                [] => {}
                [commune]
                    if former
                        .iter()
                        .all(|before| before.successors.contains(commune)) =>
                {
                    let commune = Some((*commune).clone());
                    return (
                        PlaceRef {
                            commune,
                            district: Some(key.0),
                            ..PlaceRef::default()
                        },
                        None,
                    );
                }
                _ => return open(Some(key.0), "the name is that of several places"),
            }
        }
        match former.as_slice() {
            [] => open(Some(key.0), "no commune of that name in the district"),
            [only] => {
                let (commune, reason) = match only.successors.as_slice() {
                    [successor] if only.whole => (Some(successor.clone()), None),
                    [] => (None, Some("the source of the mergers does not mention it")),
                    _ => (None, Some("the former commune was split")),
                };
                let place = PlaceRef {
                    commune,
                    former_commune: Some(only.code.clone()),
                    district: Some(key.0),
                    as_written: None,
                };
                (place, reason)
            }
            _ => open(Some(key.0), "the name is that of several places"),
        }
    }

    /// The commune of today that a name means without a district: the only one of that name, if no commune of before that
    /// went elsewhere was called the same.
    fn only_today(&self, written: &str) -> Option<PlaceRef> {
        let (kind, name) = without_prefix(written);
        let fits = |other: CommuneKind| kind.is_none_or(|kind| kind == other);
        let named = self.communes.iter().filter(|((_, of), _)| of == name);
        let found: Vec<(&PlaceCode, &PlaceCode)> = named
            .flat_map(|((district, _), communes)| communes.iter().map(move |it| (district, it)))
            .filter(|(_, (kind, _))| fits(*kind))
            .map(|(district, (_, commune))| (district, commune))
            .collect();
        let (district, commune) = found.first()?;
        let named = self.former.iter().filter(|((_, of), _)| of == name);
        let mut former = named
            .flat_map(|(_, former)| former)
            .filter(|former| fits(former.kind));
        let only = found.iter().all(|(_, other)| other == commune)
            && former.all(|before| before.successors.contains(commune));
        only.then(|| PlaceRef {
            commune: Some((*commune).clone()),
            // Of a commune that lies in several districts, the one that is meant is not known.
            district: (found.len() == 1).then(|| (*district).clone()),
            ..PlaceRef::default()
        })
    }
}

/// `Thị trấn Quý Lộc` is a thị trấn called Quý Lộc.
fn without_prefix(written: &str) -> (Option<CommuneKind>, &str) {
    for (prefix, kind) in PREFIXES {
        let letters = prefix.chars().count();
        let end = written
            .char_indices()
            .nth(letters)
            .map_or(written.len(), |(at, _)| at);
        if let Some((start, rest)) = written.split_at_checked(end)
            && start.to_lowercase() == prefix
            && !rest.trim().is_empty()
        {
            return (Some(kind), rest.trim());
        }
    }
    (None, written)
}

#[cfg(test)]
#[path = "gazetteer_tests.rs"]
mod tests;
