//! The questions of a state as SQL, for every engine that speaks it: one statement a facet, counted without its own choice,
//! and the first page.

use crate::table::{Choice, FACETS, place_of};
use domain::Param;

/// The columns of the table `p`, in the order of [`Param::FACETS`]; after them it has `rank`.
pub const COLUMNS: [&str; FACETS] = [
    "stars",
    "district",
    "commune",
    "grp",
    "kind",
    "channels",
    "price",
    "state",
    "photo",
    "confirmed",
];

/// Cards of a page.
const PAGE: u32 = search::PAGE_SIZE;

/// How often each value of a facet occurs in what the other choices allow. Groups and channels come as they stand in the
/// column: their few distinct values are summed up by who asks, which spares the engine a join.
pub fn count(facet: usize, choice: &Choice, from: &str) -> String {
    let column = COLUMNS.get(facet).copied().unwrap_or_default();
    let conditions = conditions(choice, Some(facet));
    format!("SELECT {column}, count(*) FROM {from}{conditions} GROUP BY {column}")
}

/// All facets.
pub fn counts(choice: &Choice, from: &str) -> Vec<String> {
    (0..FACETS)
        .map(|facet| count(facet, choice, from))
        .collect()
}

/// The first page.
pub fn first(choice: &Choice) -> String {
    let conditions = conditions(choice, None);
    format!("SELECT rank FROM p{conditions} ORDER BY rank LIMIT {PAGE}")
}

fn conditions(choice: &Choice, but: Option<usize>) -> String {
    let chosen = COLUMNS.iter().zip(choice).enumerate();
    let parts = chosen.filter_map(|(facet, (column, chosen))| {
        let chosen = chosen.as_ref().filter(|_| Some(facet) != but)?;
        Some(if facet == place_of(Param::Channel) {
            let bits = chosen.iter().fold(0, |bits, bit| bits | bit);
            format!("({column} & {bits}) <> 0")
        } else {
            let numbers: Vec<String> = chosen.iter().map(i16::to_string).collect();
            format!("{column} IN ({})", numbers.join(","))
        })
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!(" WHERE {}", parts.join(" AND "))
    }
}
