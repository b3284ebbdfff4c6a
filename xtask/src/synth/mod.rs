//! Synthetic products for tests of size: as many as one wants, spread over the real places and
//! groups, the same on every machine. Every name says "mẫu", so that none can pass for a real one.

pub(crate) mod prng;
mod words;

use crate::failure::{Explain as _, Failure, Result};
use crate::project::Project;
use prng::Prng;
use std::fs;
use std::ops::Range;
use std::path::Path;
use words::{GOODS, HOUSES, KINDS, QUALITIES};

/// Named in stamps: change it with anything that changes the output.
pub(crate) const EDITION: &str = "1";

const SEED: u64 = 0x5A0_09E;

/// The columns of `data/products.csv`.
const COLUMNS: [&str; 11] = [
    "name",
    "producer",
    "producer_kind",
    "commune",
    "district",
    "stars",
    "group",
    "decision_no",
    "decision_date",
    "year",
    "source_url",
];

/// As the province has them, with some that no source rates.
const STARS: [(&str, u32); 4] = [("3", 600), ("4", 59), ("5", 2), ("", 90)];

/// How many of a thousand products belong to each top group.
const GROUPS: [(usize, u32); 6] = [(0, 640), (1, 110), (2, 60), (3, 140), (4, 25), (5, 25)];

/// The first year whose decisions name the communes of the merger.
const MERGER: u32 = 2025;

/// Where a producer can be.
struct Place {
    commune: String,
    district: String,
}

/// The facts of `data/` that synthetic rows are spread over.
pub(crate) struct Register {
    groups: Vec<String>,
    before: Vec<Place>,
    after: Vec<Place>,
}

struct Producer<'a> {
    name: String,
    kind: &'static str,
    place: &'a Place,
    years: (u32, u32),
}

/// Products of one import, which takes no file beyond 64 MiB.
const PART: u32 = 250_000;

/// The numbers of so many products in parts, each of them one import.
pub(crate) fn parts(count: u32) -> impl Iterator<Item = Range<u32>> {
    (0..count)
        .step_by(PART as usize)
        .map(move |from| from..count.min(from.saturating_add(PART)))
}

/// Writes `products.csv` with the products of these numbers into `dir`.
pub(crate) fn write_part(project: &Project, part: Range<u32>, dir: &Path) -> Result<()> {
    let register = Register::read(&project.path("data"))?;
    fs::create_dir_all(dir).explain(|| format!("cannot create {}", dir.display()))?;
    let file = dir.join("products.csv");
    let mut writer =
        csv::Writer::from_path(&file).explain(|| format!("cannot write {}", file.display()))?;
    let mut written = writer.write_record(COLUMNS);
    for row in rows(&register, part.end).skip(part.start as usize) {
        written = written.and_then(|()| writer.write_record(row));
    }
    written
        .and_then(|()| writer.flush().map_err(csv::Error::from))
        .explain(|| format!("cannot write {}", file.display()))
}

/// Of ten products in a row seven come from a producer of their own, and three from an earlier one.
/// Every row has its own stream of numbers, so that fewer rows are the beginning of more rows.
#[expect(
    clippy::indexing_slicing,
    reason = "the tables are fixed, and every index is made from their lengths"
)]
pub(crate) fn rows(register: &Register, count: u32) -> impl Iterator<Item = [String; 11]> {
    let mut producers = Vec::new();
    (0..count).map(move |number| {
        let mut prng = Prng::new(SEED ^ (u64::from(number) << 32));
        let owner = if number % 10 < 7 {
            producers.push(producer(&mut prng, register, producers.len() + 1));
            producers.len() - 1
        } else {
            prng.below(u32::try_from(producers.len()).unwrap_or(u32::MAX)) as usize
        };
        product(&mut prng, register, &producers[owner], number)
    })
}

/// A producer's decisions fall all before or all after the merger, so that its place has one name.
fn producer<'a>(prng: &mut Prng, register: &'a Register, number: usize) -> Producer<'a> {
    let (kind, beginning) = prng.weighted(&KINDS);
    let (places, years) = if prng.below(4) == 0 {
        (&register.after, (MERGER, 2026))
    } else {
        (&register.before, (2019, MERGER - 1))
    };
    Producer {
        name: format!("{beginning} mẫu {} {number}", prng.pick(&HOUSES)),
        kind,
        place: prng.pick(places),
        years,
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "the tables are fixed, and every index is made from their lengths"
)]
fn product(prng: &mut Prng, register: &Register, owner: &Producer, number: u32) -> [String; 11] {
    let group = prng.weighted(&GROUPS);
    let (_, goods) = GOODS[group];
    let name = format!(
        "{} {} mẫu {}",
        prng.pick(goods),
        prng.pick(&QUALITIES),
        number + 1
    );
    let (first, last) = owner.years;
    let year = first + prng.below(last - first + 1);
    let (decision, date) = if prng.below(3) == 0 {
        (String::new(), String::new())
    } else {
        let number = 100 + prng.below(5_900);
        // The last synthetic decision is of June 2026: none is ever in the future.
        let month = 1 + prng.below(if year == 2026 { 6 } else { 12 });
        let day = 1 + prng.below(28);
        (
            format!("{number}/QĐ-UBND"),
            format!("{year}-{month:02}-{day:02}"),
        )
    };
    [
        name,
        owner.name.clone(),
        owner.kind.to_owned(),
        owner.place.commune.clone(),
        owner.place.district.clone(),
        prng.weighted(&STARS).to_owned(),
        register.groups[group].clone(),
        decision,
        date,
        year.to_string(),
        String::new(),
    ]
}

impl Register {
    pub(crate) fn read(data: &Path) -> Result<Self> {
        let groups = read(&data.join("groups.csv"), ["code", "name_vi"])?;
        let groups = GOODS
            .iter()
            .map(|(code, _)| {
                let named = groups.iter().find(|[found, _]| found == code);
                named
                    .map(|[_, name]| name.clone())
                    .ok_or_else(|| Failure::new(format!("data/groups.csv has no group {code}")))
            })
            .collect::<Result<_>>()?;
        Ok(Self {
            groups,
            before: places(&data.join("former_communes.csv"), "former_district")?,
            after: places(&data.join("communes.csv"), "former_districts")?,
        })
    }
}

/// The communes of `file` that lie in one district. Those of several stay out: a row of
/// `products.csv` names one district.
fn places(file: &Path, district: &str) -> Result<Vec<Place>> {
    let places: Vec<_> = read(file, ["name", district])?
        .into_iter()
        .filter(|[_, district]| !district.is_empty() && !district.contains('/'))
        .map(|[commune, district]| Place { commune, district })
        .collect();
    if places.is_empty() {
        return Err(Failure::new(format!("{} names no place", file.display())));
    }
    Ok(places)
}

/// Some columns of a CSV file, by their names.
fn read<const N: usize>(file: &Path, columns: [&str; N]) -> Result<Vec<[String; N]>> {
    let cannot = || format!("cannot read {}", file.display());
    let mut reader = csv::Reader::from_path(file).explain(cannot)?;
    let headers = reader.headers().explain(cannot)?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.explain(cannot)?;
        rows.push(columns.map(|column| {
            let index = headers.iter().position(|header| header == column);
            let field = index.and_then(|index| record.get(index));
            field.unwrap_or_default().to_owned()
        }));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests;
