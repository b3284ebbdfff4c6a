//! Orders, pages, states by day, cards and look-ups.

use crate::builders::*;
use domain::*;
use search::{Index, NamedPlace, PAGE_SIZE, PlaceKind};

#[test]
fn names_in_vietnamese_order() {
    let index = index(
        ["Ổi", "Đào", "Dứa", "Ấm", "Ăn", "An", "Cá", "Zơ"]
            .map(product)
            .into(),
    );
    let sorted = ["An", "Ăn", "Ấm", "Cá", "Dứa", "Đào", "Ổi", "Zơ"];
    assert_eq!(names(&ask(&index, "sap-xep=ten")), sorted);
    assert_eq!(names(&ask(&index, "")), sorted);
}

#[test]
fn the_newest_decision_first() {
    let dated = |name: &str, date: Option<&str>, year| CatalogueProduct {
        certificate: Certificate {
            decision_date: date.map(day),
            year,
            ..certificate()
        },
        ..product(name)
    };
    let index = index(vec![
        dated("bare 2021", None, Some(2021)),
        dated("1 January 2021", Some("2021-01-01"), Some(2021)),
        dated("unknown", None, None),
        dated("end of 2020", Some("2020-12-31"), None),
        dated("2022", None, Some(2022)),
    ]);
    let newest = [
        "2022",
        "1 January 2021",
        "bare 2021",
        "end of 2020",
        "unknown",
    ];
    assert_eq!(names(&ask(&index, "sap-xep=moi")), newest);
}

#[test]
fn the_day_moves_certificates() {
    let withdrawn = CatalogueProduct {
        certificate: Certificate {
            withdrawn: Some(Withdrawal {
                on: day("2021-01-01"),
                reason: String::new(),
            }),
            ..recorded("d", "2020-01-01").certificate
        },
        ..product("d")
    };
    let press = CatalogueProduct {
        certificate: Certificate {
            evidence: Evidence::Press,
            ..recorded("c", "2021-01-01").certificate
        },
        ..product("c")
    };
    let index = index(vec![
        withdrawn,
        press,
        recorded("a", "2019-12-23"),
        recorded("b", "2022-06-01"),
    ]);
    let on = |date: &str, address: &str| index.browse(&BrowseQuery::parse(address).0, day(date));
    let all = "hieu-luc=con&hieu-luc=sap-het&hieu-luc=chua-xac-nhan&hieu-luc=het&hieu-luc=thu-hoi";
    let last = on("2022-12-23", "");
    assert_eq!((names(&last), last.hidden), (vec!["a", "b", "c"], 1));
    assert_eq!(names(&on("2022-12-23", all)), ["a", "b", "c", "d"]);
    let states = [
        ("con", 1),
        ("sap-het", 1),
        ("chua-xac-nhan", 1),
        ("het", 0),
        ("thu-hoi", 1),
    ];
    assert_eq!(counts(&last.facets.states), states);
    let after = on("2022-12-24", "");
    assert_eq!((names(&after), after.hidden), (vec!["b", "c"], 2));
    assert_eq!(names(&on("2022-12-24", all)), ["b", "c", "a", "d"]);
    assert_eq!(names(&on("2022-12-24", "hieu-luc=het")), ["a"]);
    assert_eq!(names(&on("2022-12-23", "hieu-luc=het")), [""; 0]);
}

#[test]
fn pages_of_twenty_four() {
    let many = index(
        (0..50)
            .map(|number| product(&format!("Chè {number:02}")))
            .collect(),
    );
    let mut seen = Vec::new();
    for page in 1..=3 {
        let answer = ask(&many, &format!("trang={page}"));
        assert_eq!((answer.total, answer.pages, answer.page), (50, 3, page - 1));
        seen.extend(answer.cards.into_iter().map(|card| card.name));
    }
    assert_eq!(
        seen,
        (0..50)
            .map(|number| format!("Chè {number:02}"))
            .collect::<Vec<_>>()
    );
    let beyond = ask(&many, "trang=4");
    assert_eq!((beyond.cards.len(), beyond.page, beyond.total), (0, 3, 50));
    let nothing = ask(&index(Vec::new()), "");
    assert_eq!((nothing.total, nothing.pages, PAGE_SIZE), (0, 1, 24));
}

#[test]
fn places_are_named_as_people_say_them() {
    let index = index(Vec::new());
    let place = index.place(&PlaceRef {
        commune: Some(PlaceCode::new("2")),
        former_commune: Some(PlaceCode::new("12")),
        district: Some(PlaceCode::new("380")),
        as_written: None,
    });
    let named = |slug: &str, name: &str, kind| {
        Some(NamedPlace {
            slug: slug.to_owned(),
            name: name.to_owned(),
            kind,
        })
    };
    assert_eq!(
        place.commune,
        named("hoang-phu-2", "xã Hoằng Phụ", PlaceKind::Xa)
    );
    assert_eq!(
        place.district,
        named("tp-thanh-hoa", "TP Thanh Hóa", PlaceKind::ThanhPho)
    );
    assert_eq!(place.former_commune.as_deref(), Some("thị trấn Bút Sơn"));
    let unknown = index.place(&PlaceRef {
        commune: Some(PlaceCode::new("999")),
        ..PlaceRef::default()
    });
    assert!(unknown.is_unknown());
}

#[test]
fn two_communes_of_one_folded_name_stay_apart() {
    let index = index(vec![
        made_in("Ốc", Some("1"), Some("399")),
        made_in("Sứa", Some("2"), Some("399")),
    ]);
    assert_eq!(names(&ask(&index, "xa=hoang-phu")), ["Ốc"]);
    assert_eq!(names(&ask(&index, "xa=hoang-phu-2")), ["Sứa"]);
    let labels: Vec<String> = ask(&index, "")
        .facets
        .communes
        .into_iter()
        .map(|value| value.label)
        .collect();
    assert_eq!(labels, ["xã Hoằng Phú", "xã Hoằng Phụ"]);
}

#[test]
fn products_are_found_by_key() {
    let index = index(vec![
        made_by("Mắm tép", "Lê Gia"),
        made_by("Mắm cáy", "Lê Gia"),
        made_by("Chè", "Bình Sơn"),
    ]);
    assert_eq!(
        index.card_of(&slug("che"), today()).map(|card| card.name),
        Some("Chè".to_owned())
    );
    assert!(index.card_of(&slug("tra"), today()).is_none());
    let cards = index.products_of(&ProducerId::new("Lê Gia"), today());
    let made: Vec<&str> = cards.iter().map(|card| card.name.as_str()).collect();
    assert_eq!(made, ["Mắm cáy", "Mắm tép"]);
    assert!(index.products_of(&ProducerId::new("?"), today()).is_empty());
    let group = index.group(&GroupCode::new("I.5"));
    assert_eq!(group.map(|group| group.name_vi.as_str()), Some("Chè"));
}

#[test]
fn threads_can_share_the_index() {
    fn shared<T: Send + Sync>() {}
    shared::<Index>();
}
