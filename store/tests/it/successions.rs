//! `data/successions.csv` against the text of the merger list in `data/communes.csv`.

use crate::support::data;
use std::collections::{BTreeMap, BTreeSet};

/// Commune, name as the merger list writes it, and the code of the former commune that it means.
const BY_READING: [(&str, &str, &str); 3] = [
    // Written Vân Âm in the list of former communes.
    ("15106", "Vân Am", "15076"),
    // Written Văn Sơn there.
    ("15715", "Vân Sơn", "15712"),
    // Lay in Quảng Xương, although its new ward counts as Sầm Sơn; the only one of that name in the province.
    ("16516", "Quảng Giao", "16519"),
];
/// Two rows of former communes with the same name, kind and district: both went where that name went.
const TWICE: (&str, &str) = ("16378", "Đông Khê");
/// Former communes that the merger list does not mention: Đông Xuân, part of the town Rừng Thông before.
const NOT_MENTIONED: [&str; 1] = ["16411"];

struct Former {
    code: String,
    name: String,
    kind: String,
    district: String,
}

fn rows(file: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(data().join(file))
        .unwrap()
        .records()
        .map(Result::unwrap)
        .collect()
}

fn former() -> Vec<Former> {
    let former = rows("former_communes.csv");
    let row = |row: &csv::StringRecord| Former {
        code: row[0].into(),
        name: row[1].into(),
        kind: row[2].into(),
        district: row[3].into(),
    };
    former.iter().map(row).collect()
}

/// The items of a list, without splitting within brackets.
fn items(text: &str) -> Vec<String> {
    let (mut items, mut depth) = (vec![String::new()], 0);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 {
            items.push(String::new());
        } else {
            items.last_mut().unwrap().push(c);
        }
    }
    items.iter().map(|item| item.trim().to_owned()).collect()
}

/// What the text of one commune means: former code and whether only a part.
fn meant(
    code: &str,
    name: &str,
    kind: &str,
    districts: &[&str],
    text: &str,
    former: &[Former],
) -> BTreeSet<(String, bool)> {
    let find = |name: &str, kind: &str, districts: &[&str]| -> Vec<&str> {
        let fits = |f: &&Former| {
            f.name == name && f.kind == kind && districts.contains(&f.district.as_str())
        };
        former
            .iter()
            .filter(fits)
            .map(|f| f.code.as_str())
            .collect()
    };
    let mut out = BTreeSet::new();
    if text == "(giữ nguyên)" {
        let [only] = find(name, kind, districts)[..] else {
            panic!("{name}: unchanged, but not one of before")
        };
        out.insert((only.to_owned(), false));
        return out;
    }
    let mut kind = "";
    for item in items(text) {
        let (mut name, bracket) = item
            .split_once('(')
            .map_or((item.as_str(), ""), |(name, rest)| (name.trim(), rest));
        for (word, code) in [("phường ", "phuong"), ("xã ", "xa"), ("TT ", "thi_tran")] {
            if let Some(rest) = name.strip_prefix(word) {
                (name, kind) = (rest, code);
            }
        }
        let (mut part, mut within) = (false, districts.to_vec());
        for word in bracket.trim_end_matches(')').split(';').map(str::trim) {
            match word {
                "phần" => part = true,
                "" | "đổi thành xã" => {}
                district => within = vec![district],
            }
        }
        let by_reading = BY_READING
            .iter()
            .find(|(commune, written, _)| *commune == code && *written == name);
        let found =
            by_reading.map_or_else(|| find(name, kind, &within), |(_, _, former)| vec![*former]);
        assert!(
            found.len() == 1 || (code, name) == TWICE,
            "{code}: {kind} {name} is {found:?}"
        );
        out.extend(found.into_iter().map(|former| (former.to_owned(), part)));
    }
    out
}

#[test]
fn every_predecessor_is_in_the_file_and_nothing_else_is() {
    let former = former();
    let mut listed = BTreeMap::<String, BTreeSet<(String, bool)>>::new();
    for row in rows("successions.csv") {
        let part = match &row[2] {
            "0" => false,
            "1" => true,
            other => panic!("{other}"),
        };
        assert!(
            listed
                .entry(row[1].into())
                .or_default()
                .insert((row[0].into(), part)),
            "{row:?} stands twice"
        );
    }
    let communes = rows("communes.csv");
    assert_eq!(
        communes
            .iter()
            .filter(|row| &row[5] == "(giữ nguyên)")
            .count(),
        21
    );
    for row in &communes {
        let districts: Vec<&str> = row[4].split(" / ").collect();
        let meant = meant(&row[0], &row[1], &row[2], &districts, &row[5], &former);
        assert_eq!(
            listed.remove(&row[0]),
            Some(meant),
            "{} {}",
            &row[0],
            &row[1]
        );
    }
    assert!(
        listed.is_empty(),
        "successors that are no communes: {listed:?}"
    );
}

#[test]
fn every_former_commune_went_somewhere_and_only_split_ones_to_several() {
    let mut successors = BTreeMap::<String, Vec<bool>>::new();
    for row in rows("successions.csv") {
        successors
            .entry(row[0].into())
            .or_default()
            .push(&row[2] == "1");
    }
    for Former { code, name, .. } in former() {
        match successors.remove(&code) {
            None => assert!(
                NOT_MENTIONED.contains(&code.as_str()),
                "{code} {name} went nowhere"
            ),
            Some(parts) if parts.len() == 1 => {
                assert!(!parts[0], "{code} {name}: where is the other part?");
            }
            Some(parts) => assert!(
                parts.iter().all(|part| *part),
                "{code} {name} went whole to several"
            ),
        }
    }
    assert!(
        successors.is_empty(),
        "unknown former communes: {successors:?}"
    );
}
