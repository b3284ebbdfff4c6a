use super::{Gazetteer, without_prefix};
use domain::place::DistrictKind;
use domain::{Commune, CommuneKind, FormerCommune, FormerDistrict, PlaceCode, PlaceRef, Slug};
use std::collections::HashSet;

fn code(code: &str) -> PlaceCode {
    PlaceCode::new(code)
}

fn commune(number: &str, name: &str, kind: CommuneKind) -> Commune {
    Commune {
        code: code(number),
        slug: Slug::from_name(name),
        name: name.to_owned(),
        kind,
        districts: vec![code("D")],
    }
}

fn former(number: &str, name: &str, kind: CommuneKind, successors: &[&str]) -> FormerCommune {
    FormerCommune {
        code: code(number),
        name: name.to_owned(),
        kind,
        district: code("D"),
        successors: successors.iter().map(|successor| code(successor)).collect(),
    }
}

/// New: Tân, and Đôi that took its name from one former commune while another of that name went elsewhere.
fn gazetteer() -> Gazetteer {
    use CommuneKind::{Phuong, ThiTran, Xa};
    Gazetteer::new(
        vec![FormerDistrict {
            code: code("D"),
            slug: Slug::from_name("Định"),
            name: "Định".into(),
            kind: DistrictKind::Huyen,
        }],
        vec![
            commune("n1", "Tân", Xa),
            commune("n2", "Khác", Phuong),
            commune("n3", "Lạc", Phuong),
        ],
        vec![
            former("1", "Tân", Xa, &["n1"]),
            former("2", "Cũ", Xa, &["n1"]),
            former("3", "Cũ", ThiTran, &["n2"]),
            former("4", "Chia", Xa, &["n1", "n2"]),
            former("5", "Một phần", Xa, &["n1"]),
            former("6", "Quên", Xa, &[]),
            former("7", "Lạc", Phuong, &["n2"]),
            former("8", "Thị", ThiTran, &["n2"]),
        ],
        &HashSet::from([code("4"), code("5")]),
    )
}

/// Commune, former commune, and whether the words were kept.
fn check(written: &str, year: Option<i64>, commune: Option<&str>, former: Option<&str>) {
    let (place, reason) = gazetteer().resolve(Some(code("D")), Some(written), year);
    let expected = PlaceRef {
        commune: commune.map(code),
        former_commune: former.map(code),
        district: Some(code("D")),
        as_written: (commune.is_none() && former.is_none()).then(|| written.to_owned()),
    };
    assert_eq!(place, expected, "{written} {year:?}");
    assert_eq!(
        reason.is_some(),
        commune.is_none(),
        "{written} {year:?}: {reason:?}"
    );
}

#[test]
fn old_names_lead_to_the_commune_of_today() {
    check("Tân", Some(2021), Some("n1"), Some("1"));
    check("Tân", None, Some("n1"), Some("1"));
    check("xã Cũ", Some(2021), Some("n1"), Some("2"));
    check("TT. Cũ", None, Some("n2"), Some("3"));
}

#[test]
fn what_is_not_certain_stays_open() {
    check("Cũ", Some(2021), None, None);
    check("Chia", Some(2021), None, Some("4"));
    check("Một phần", Some(2021), None, Some("5"));
    check("Quên", Some(2021), None, Some("6"));
    check("Ở đâu", Some(2021), None, None);
    check("Phường Tân", Some(2021), None, None);
    check("Khác", Some(2021), None, None);
    check("tân", Some(2021), None, None);
}

#[test]
fn since_2025_names_are_those_of_today() {
    check("Tân", Some(2025), Some("n1"), None);
    check("Phường Khác", Some(2026), Some("n2"), None);
    check("Thị trấn Thị", Some(2025), Some("n2"), Some("8"));
    // A former Lạc went into another commune than the Lạc of today: either may be meant.
    check("Lạc", Some(2025), None, None);
    check("Lạc", Some(2024), Some("n2"), Some("7"));
}

#[test]
fn without_a_district_or_a_commune_nothing_is_said() {
    let places = gazetteer();
    let (place, reason) = places.resolve(None, Some("Tân"), Some(2024));
    assert_eq!(
        (place.commune, place.as_written.as_deref()),
        (None, Some("Tân"))
    );
    assert!(reason.is_some());
    let (place, reason) = places.resolve(places.district("Định"), None, None);
    assert_eq!(
        (place.district, place.as_written, reason),
        (Some(code("D")), None, None)
    );
    assert_eq!(places.district("định"), None);
}

#[test]
fn since_2025_a_commune_needs_no_district() {
    let places = gazetteer();
    let found = |written: &str, year| {
        let (place, reason) = places.resolve(None, Some(written), Some(year));
        assert_eq!(reason.is_some(), place.commune.is_none(), "{written}");
        let district = place.district;
        place.commune.map(|commune| (commune, district))
    };
    let expected = Some((code("n2"), Some(code("D"))));
    assert_eq!(found("phường Khác", 2025), expected);
    assert_eq!(found("Khác", 2026), expected);
    assert_eq!(found("Khác", 2024), None);
    assert_eq!(found("xã Khác", 2026), None);
    // A former Lạc went into another commune.
    assert_eq!(found("Lạc", 2026), None);
    // Of a commune in two districts, neither is meant for certain; of two communes of one name, neither.
    let within = |commune: Commune, districts: &[&str]| Commune {
        districts: districts.iter().map(|district| code(district)).collect(),
        ..commune
    };
    let broad = within(commune("n1", "Rộng", CommuneKind::Phuong), &["D", "E"]);
    let namesake = commune("n2", "Đôi", CommuneKind::Xa);
    let other = within(commune("n3", "Đôi", CommuneKind::Xa), &["E"]);
    let places = Gazetteer::new(
        vec![],
        vec![broad, namesake, other],
        vec![],
        &HashSet::new(),
    );
    let (place, reason) = places.resolve(None, Some("phường Rộng"), Some(2025));
    assert_eq!(
        (place.commune, place.district, reason),
        (Some(code("n1")), None, None)
    );
    let (place, _) = places.resolve(None, Some("Đôi"), Some(2025));
    assert_eq!(place.commune, None);
}

#[test]
fn prefixes_are_kinds() {
    for (written, kind, name) in [
        ("Thị trấn Quý Lộc", Some(CommuneKind::ThiTran), "Quý Lộc"),
        ("TT Yên Cát", Some(CommuneKind::ThiTran), "Yên Cát"),
        ("P.Hải Lĩnh", Some(CommuneKind::Phuong), "Hải Lĩnh"),
        ("X. Hà Long", Some(CommuneKind::Xa), "Hà Long"),
        ("XÃ Hà Long", Some(CommuneKind::Xa), "Hà Long"),
        ("Xã", None, "Xã"),
        ("Phường", None, "Phường"),
        ("Pù Nhi", None, "Pù Nhi"),
    ] {
        assert_eq!(without_prefix(written), (kind, name), "{written}");
    }
}
