//! Places with addresses of their own: which address means what.

use crate::builders::{catalogue, made_by, made_in, today};
use domain::CatalogueProduct;
use search::region::{Found, Level};
use search::{Index, Regions};

fn small() -> (Regions, Index) {
    let at = |name: &str, producer: &str, commune: Option<&str>, district: &str| CatalogueProduct {
        producer: made_by(name, producer).producer,
        ..made_in(name, commune, Some(district))
    };
    let data = catalogue(vec![
        at("Mắm tôm", "Ba Làng", Some("1"), "399"),
        at("Mắm tép", "Ba Làng", Some("2"), "399"),
        at("Chiếu", "An Cói", None, "399"),
        at("Bánh", "Út", Some("3"), "380"),
    ]);
    (Regions::build(&data.reference), Index::build(data))
}

#[test]
fn a_place_has_one_address_and_other_writings_lead_there() {
    let (regions, index) = small();
    for (asked, leads) in [
        ("hoang-hoa", Ok("hoang-hoa")),
        ("huyen-hoang-hoa", Err("hoang-hoa")),
        ("thanh-pho-thanh-hoa", Err("tp-thanh-hoa")),
        // A ward that shares its name with a district is told apart by its kind.
        ("bim-son", Ok("bim-son")),
        ("phuong-bim-son", Ok("phuong-bim-son")),
        ("xa-hoang-phu", Err("hoang-phu")),
        ("xa-hoang-phu-2", Err("hoang-phu-2")),
        // Hoằng Châu went into Hoằng Phụ, Bút Sơn into two.
        ("hoang-chau", Err("hoang-phu-2")),
        ("xa-hoang-chau", Err("hoang-phu-2")),
    ] {
        assert_eq!(
            regions.moved(asked),
            leads.err().map(str::to_owned),
            "{asked}"
        );
        let Some(Found::Region(region)) = regions.find(&index, asked, today()) else {
            panic!("{asked} is no region");
        };
        let (Ok(address) | Err(address)) = leads;
        assert_eq!(region.place.address, address, "{asked}");
    }
    for nothing in [
        "",
        "khong-co",
        "xa-hoang-hoa",
        "huyen-",
        "Hoang-Hoa",
        "hoang-hoa-",
    ] {
        assert!(
            regions.find(&index, nothing, today()).is_none(),
            "{nothing}"
        );
        assert_eq!(regions.moved(nothing), None, "{nothing}");
    }
}

#[test]
fn a_split_commune_leads_to_all_that_it_went_into() {
    let (regions, index) = small();
    for address in ["but-son", "thi-tran-but-son"] {
        assert_eq!(regions.moved(address), None);
        let Some(Found::Former(bearers)) = regions.find(&index, address, today()) else {
            panic!("{address} is one place");
        };
        let into: Vec<&str> = bearers[0]
            .successors
            .iter()
            .map(|link| link.address.as_str())
            .collect();
        assert_eq!(into, ["hoang-phu", "hoang-phu-2"]);
    }
}

#[test]
fn a_region_knows_what_is_made_there_by_whom_and_what_is_around() {
    let (regions, index) = small();
    let region = |address: &str| match regions.find(&index, address, today()) {
        Some(Found::Region(region)) => *region,
        other => panic!("{address}: {other:?}"),
    };
    let district = region("hoang-hoa");
    let makers: Vec<&str> = district
        .producers
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(makers, ["An Cói", "Ba Làng"]);
    assert_eq!((district.page.total, district.unplaced), (3, 1));
    let communes: Vec<(&str, u32)> = district
        .communes
        .iter()
        .map(|link| (link.name.as_str(), link.count))
        .collect();
    assert_eq!(communes, [("Hoằng Phú", 1), ("Hoằng Phụ", 1)]);

    let commune = region("hoang-phu");
    assert_eq!((commune.level, commune.page.total), (Level::Commune, 1));
    let near: Vec<&str> = commune
        .communes
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(near, ["Hoằng Phụ"]);
    let alike: Vec<&str> = commune
        .namesakes
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(alike, ["Hoằng Phụ"], "the one of before went elsewhere");
    let parts: Vec<(&str, usize)> = commune
        .parts
        .iter()
        .map(|one| (one.name.as_str(), one.successors.len()))
        .collect();
    assert_eq!(parts, [("Bút Sơn", 2)], "a part of it");
}
