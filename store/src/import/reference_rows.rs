//! Places, groups and channels: what the rows of their files say.
//!
//! Each row becomes the values of its statement in `reference_tables`. Rows of places and groups that have an address end
//! with words that tell namesakes apart; see `sync::with_slugs`.

use super::files::ImportFiles;
use super::report::Refused;
use super::sync::Values;
use super::table::{Cells, Table};
use domain::{CommuneKind, place::DistrictKind};
use std::collections::{HashMap, HashSet};

const CODE: usize = 20;
const NAME: usize = 100;
const LONG: usize = 2_000;

/// The rows of the files, in the order in which they name one another.
pub(super) struct Reference {
    pub(super) provinces: Vec<Values>,
    pub(super) districts: Vec<Values>,
    pub(super) communes: Vec<Values>,
    pub(super) commune_districts: Vec<Values>,
    pub(super) former_communes: Vec<Values>,
    pub(super) successions: Vec<Values>,
    pub(super) groups: Vec<Values>,
    pub(super) channels: Vec<Values>,
}

impl Reference {
    /// Reads the files; what is wrong in them goes to `refused`.
    pub(super) fn read(files: &ImportFiles, refused: &mut Vec<Refused>) -> Self {
        let mut reader = Reader {
            files,
            refused,
            seen: Seen::default(),
        };
        let provinces = reader.provinces();
        let districts = reader.districts();
        let communes = reader.communes();
        Self {
            provinces,
            districts,
            communes,
            former_communes: reader.former_communes(),
            successions: reader.successions(),
            groups: reader.groups(),
            channels: reader.channels(),
            commune_districts: reader.seen.commune_districts,
        }
    }
}

struct Reader<'a> {
    files: &'a ImportFiles,
    refused: &'a mut Vec<Refused>,
    seen: Seen,
}

/// What the files have named so far.
#[derive(Default)]
struct Seen {
    /// Codes, each with what it is the code of.
    codes: HashSet<(&'static str, String)>,
    /// The codes of former districts by name.
    districts: HashMap<String, String>,
    commune_districts: Vec<Values>,
}

impl Reader<'_> {
    fn rows(
        &mut self,
        file: &'static str,
        columns: &'static [&'static str],
        read: impl Fn(&mut Cells<'_>, &mut Seen) -> Option<Values>,
    ) -> Vec<Values> {
        let bytes = self.files.bytes(file).unwrap_or_default();
        let table = Table::read(file, columns, bytes, self.refused);
        table.each(self.refused, |cells| read(cells, &mut self.seen))
    }

    fn provinces(&mut self) -> Vec<Values> {
        let columns = &["code", "name", "kind", "communes"];
        self.rows("provinces.csv", columns, |cells, seen| {
            let kind = cells.meaning("kind", "is no kind of province", |kind| {
                matches!(kind, "tinh" | "thanh_pho").then(|| kind.to_owned())
            });
            let communes = cells.number("communes", 1..=1_000);
            Some(vec![
                seen.first("province", cells),
                cells.required("name", NAME),
                needed(cells, "kind", kind),
                needed(cells, "communes", communes),
            ])
        })
    }

    fn districts(&mut self) -> Vec<Values> {
        let columns = &["code", "name", "kind"];
        self.rows("former_districts.csv", columns, |cells, seen| {
            let kind = cells.meaning("kind", "is no kind of district", DistrictKind::from_code);
            let kind = needed(cells, "kind", kind.map(DistrictKind::code));
            let (code, name) = (
                seen.first("district", cells)?,
                cells.required("name", NAME)?,
            );
            if seen.districts.insert(name.clone(), code.clone()).is_some() {
                cells.refuse("name", "stands on an earlier line already");
            }
            Some(vec![Some(code), Some(name), kind, None])
        })
    }

    fn communes(&mut self) -> Vec<Values> {
        let columns = &[
            "code",
            "name",
            "kind",
            "province_code",
            "former_districts",
            "predecessors",
        ];
        self.rows("communes.csv", columns, |cells, seen| {
            let kind = commune_kind(cells, &[CommuneKind::Xa, CommuneKind::Phuong]);
            let province = seen.known("province", "province_code", cells);
            let code = seen.first("commune", cells)?;
            let list = cells.required("former_districts", LONG)?;
            for (ordinal, name) in list.split(" / ").enumerate() {
                let Some(district) = seen.districts.get(name) else {
                    cells.refuse(
                        "former_districts",
                        format!("there is no former district \"{name}\""),
                    );
                    continue;
                };
                let pair = [code.clone(), district.clone(), ordinal.to_string()];
                seen.commune_districts.push(pair.map(Some).to_vec());
            }
            Some(vec![
                Some(code),
                cells.required("name", NAME),
                kind,
                province,
                cells.required("predecessors", LONG),
                list.split(" / ").next().map(str::to_owned),
            ])
        })
    }

    fn former_communes(&mut self) -> Vec<Values> {
        let columns = &["code", "name", "kind", "former_district"];
        self.rows("former_communes.csv", columns, |cells, seen| {
            let kinds = [CommuneKind::Xa, CommuneKind::Phuong, CommuneKind::ThiTran];
            let kind = commune_kind(cells, &kinds);
            let district = cells.meaning("former_district", "is no former district", |name| {
                seen.districts.get(name).cloned()
            });
            Some(vec![
                seen.first("former commune", cells),
                cells.required("name", NAME),
                kind,
                needed(cells, "former_district", district),
            ])
        })
    }

    fn successions(&mut self) -> Vec<Values> {
        let columns = &["former_code", "commune_code", "part"];
        self.rows("successions.csv", columns, |cells, seen| {
            let former = seen.known("former commune", "former_code", cells)?;
            let commune = seen.known("commune", "commune_code", cells)?;
            if !seen
                .codes
                .insert(("succession", format!("{former} {commune}")))
            {
                cells.refuse("", "stands on an earlier line already");
            }
            let part = cells.number("part", 0..=1);
            Some(vec![
                Some(former),
                Some(commune),
                needed(cells, "part", part),
            ])
        })
    }

    fn groups(&mut self) -> Vec<Values> {
        let columns = &["code", "parent", "name_vi", "name_en"];
        self.rows("groups.csv", columns, |cells, seen| {
            let parent = match cells.text("parent", CODE) {
                Some(_) => seen.known("group", "parent", cells),
                None => None,
            };
            let code = seen.first("group", cells);
            Some(vec![
                code.clone(),
                cells.required("name_vi", NAME),
                cells.required("name_en", NAME),
                parent,
                code,
            ])
        })
    }

    fn channels(&mut self) -> Vec<Values> {
        let columns = &["code", "name", "kind", "hosts"];
        self.rows("channels.csv", columns, |cells, seen| {
            Some(vec![
                seen.first("channel", cells),
                cells.required("name", NAME),
                cells.required("kind", CODE),
                Some(cells.text("hosts", LONG).unwrap_or_default()),
            ])
        })
    }
}

impl Seen {
    /// A code that no earlier line has.
    fn first(&mut self, what: &'static str, cells: &mut Cells<'_>) -> Option<String> {
        let code = cells.required("code", CODE)?;
        if !self.codes.insert((what, code.clone())) {
            cells.refuse("code", "stands on an earlier line already");
        }
        Some(code)
    }

    /// A code that an earlier line or file has.
    fn known(
        &self,
        what: &'static str,
        column: &'static str,
        cells: &mut Cells<'_>,
    ) -> Option<String> {
        let code = cells.required(column, CODE)?;
        if !self.codes.contains(&(what, code.clone())) {
            cells.refuse(column, format!("there is no {what} \"{code}\""));
        }
        Some(code)
    }
}

/// A value that has to be there: an empty one is refused here, a wrong one was already.
fn needed<T: ToString>(
    cells: &mut Cells<'_>,
    column: &'static str,
    value: Option<T>,
) -> Option<String> {
    if value.is_none() {
        cells.required(column, LONG)?;
    }
    value.map(|value| value.to_string())
}

fn commune_kind(cells: &mut Cells<'_>, kinds: &[CommuneKind]) -> Option<String> {
    let kind = cells.meaning("kind", "is no kind of commune", |kind| {
        CommuneKind::from_code(kind).filter(|kind| kinds.contains(kind))
    });
    needed(cells, "kind", kind.map(CommuneKind::code))
}
