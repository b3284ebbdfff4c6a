use super::*;
use std::collections::{BTreeMap, HashSet};

fn register() -> Register {
    let project = Project::locate().expect("tests run in the project");
    Register::read(&project.path("data")).expect("data/ is readable")
}

fn rows(register: &Register, count: u32) -> Vec<[String; 11]> {
    super::rows(register, count).collect()
}

const NAME: usize = 0;
const PRODUCER: usize = 1;
const COMMUNE: usize = 3;
const DISTRICT: usize = 4;
const STAR: usize = 5;
const GROUP: usize = 6;
const DATE: usize = 8;
const YEAR: usize = 9;

#[test]
fn fewer_rows_are_the_beginning_of_more_rows() {
    let register = register();
    let many = rows(&register, 200);
    for count in [0, 1, 9, 50] {
        assert_eq!(rows(&register, count), many[..count as usize]);
    }
}

#[test]
fn parts_are_all_products_once_and_in_order() {
    for (count, lengths) in [
        (0, vec![]),
        (20_000, vec![20_000]),
        (250_000, vec![250_000]),
        (600_001, vec![250_000, 250_000, 100_001]),
    ] {
        let parts: Vec<_> = parts(count).collect();
        let found: Vec<_> = parts.iter().map(ExactSizeIterator::len).collect();
        assert_eq!(found, lengths, "{count}");
        assert!(parts.into_iter().flatten().eq(0..count), "{count}");
    }
}

#[test]
fn every_name_says_that_it_is_a_sample_and_is_its_own() {
    let rows = rows(&register(), 2_000);
    assert!(
        rows.iter()
            .all(|row| row[NAME].contains("mẫu") && row[PRODUCER].contains("mẫu"))
    );
    let names: HashSet<_> = rows.iter().map(|row| &row[NAME]).collect();
    assert_eq!(names.len(), 2_000);
    let producers: HashSet<_> = rows.iter().map(|row| &row[PRODUCER]).collect();
    assert_eq!(producers.len(), 1_400);
}

#[test]
fn products_are_spread_over_groups_districts_stars_and_years() {
    let register = register();
    let rows = rows(&register, 20_000);
    let count = |column: usize| {
        rows.iter().fold(BTreeMap::new(), |mut counts, row| {
            *counts.entry(row[column].as_str()).or_insert(0_u32) += 1;
            counts
        })
    };
    assert_eq!(count(GROUP).len(), 6);
    assert!(count(DISTRICT).len() >= 26, "{:?}", count(DISTRICT));
    let years: Vec<_> = count(YEAR).into_keys().collect();
    assert_eq!(
        years,
        [
            "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"
        ]
    );
    let stars = count(STAR);
    assert!(stars["3"] > 14_000 && stars["4"] > 1_300 && stars["5"] > 30 && stars[""] > 2_000);
}

#[test]
fn a_producer_has_one_place_and_no_decision_is_of_the_future() {
    let register = register();
    let mut places = BTreeMap::new();
    for row in rows(&register, 5_000) {
        let [producer, commune, district] = [PRODUCER, COMMUNE, DISTRICT].map(|at| row[at].clone());
        let place = places
            .entry(producer)
            .or_insert((commune.clone(), district.clone()));
        assert_eq!(*place, (commune, district));
        assert!(row[DATE].is_empty() || row[DATE].starts_with(&row[YEAR]));
        assert!(row[DATE].as_str() < "2026-07-01", "{}", row[DATE]);
    }
}
