//! A small province and products in it.

use domain::place::DistrictKind;
use domain::*;
use search::{BrowsePage, CatalogueData, FacetValue, Index, Reference};

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// The day of the tests that do not care.
pub fn today() -> Date {
    day("2026-11-23")
}

/// A product of which only the name is known.
pub fn product(name: &str) -> CatalogueProduct {
    CatalogueProduct {
        id: ProductId::new(name),
        slug: Slug::from_name(name),
        name: name.to_owned(),
        producer: None,
        producer_kind: None,
        place: PlaceRef::default(),
        group: None,
        certificate: certificate(),
        price: Price::Unknown,
        price_unit: None,
        channels: ChannelSet::default(),
        photo: None,
        confirmed_on: None,
    }
}

pub fn certificate() -> Certificate {
    Certificate {
        stars: None,
        decision_no: None,
        decision_date: None,
        year: None,
        evidence: Evidence::Press,
        withdrawn: None,
    }
}

pub fn starred(name: &str, stars: Stars) -> CatalogueProduct {
    CatalogueProduct {
        certificate: Certificate {
            stars: Some(stars),
            ..certificate()
        },
        ..product(name)
    }
}

/// Recorded by the office on that day.
pub fn recorded(name: &str, decided: &str) -> CatalogueProduct {
    CatalogueProduct {
        certificate: Certificate {
            stars: Some(Stars::Four),
            decision_date: Some(day(decided)),
            evidence: Evidence::Office,
            ..certificate()
        },
        ..product(name)
    }
}

pub fn made_by(name: &str, producer: &str) -> CatalogueProduct {
    CatalogueProduct {
        producer: Some(ProducerRef {
            id: ProducerId::new(producer),
            slug: Slug::from_name(producer),
            name: producer.to_owned(),
            kind: None,
        }),
        ..product(name)
    }
}

/// In a commune of today and a former district, by code.
pub fn made_in(name: &str, commune: Option<&str>, district: Option<&str>) -> CatalogueProduct {
    CatalogueProduct {
        place: PlaceRef {
            commune: commune.map(PlaceCode::new),
            district: district.map(PlaceCode::new),
            ..PlaceRef::default()
        },
        ..product(name)
    }
}

pub fn in_group(name: &str, code: &str) -> CatalogueProduct {
    CatalogueProduct {
        group: Some(GroupCode::new(code)),
        ..product(name)
    }
}

fn district(code: &str, name: &str, kind: DistrictKind) -> FormerDistrict {
    FormerDistrict {
        code: PlaceCode::new(code),
        slug: Slug::from_name(name),
        name: name.to_owned(),
        kind,
    }
}

fn commune(
    code: &str,
    slug_text: &str,
    name: &str,
    kind: CommuneKind,
    districts: &[&str],
) -> Commune {
    Commune {
        code: PlaceCode::new(code),
        slug: slug(slug_text),
        name: name.to_owned(),
        kind,
        districts: districts.iter().map(|code| PlaceCode::new(*code)).collect(),
    }
}

fn former(code: &str, name: &str, kind: CommuneKind, successors: &[&str]) -> FormerCommune {
    FormerCommune {
        code: PlaceCode::new(code),
        name: name.to_owned(),
        kind,
        district: PlaceCode::new("399"),
        successors: successors
            .iter()
            .map(|code| PlaceCode::new(*code))
            .collect(),
    }
}

fn group(code: &str, name: &str) -> Group {
    Group {
        code: GroupCode::new(code),
        slug: Slug::from_name(name),
        name_vi: name.to_owned(),
        name_en: format!("{name} (en)"),
    }
}

/// The province with these products. Rows stand in no order.
pub fn catalogue(products: Vec<CatalogueProduct>) -> CatalogueData {
    CatalogueData {
        products,
        reference: reference(),
    }
}

fn reference() -> Reference {
    Reference {
        districts: vec![
            district("380", "TP Thanh Hóa", DistrictKind::ThanhPho),
            district("399", "Hoằng Hóa", DistrictKind::Huyen),
            district("405", "Đông Sơn", DistrictKind::Huyen),
            district("381", "Bỉm Sơn", DistrictKind::ThiXa),
            district("407", "Nghi Sơn", DistrictKind::ThiXa),
        ],
        communes: vec![
            commune("1", "hoang-phu", "Hoằng Phú", CommuneKind::Xa, &["399"]),
            commune("2", "hoang-phu-2", "Hoằng Phụ", CommuneKind::Xa, &["399"]),
            commune("3", "hac-thanh", "Hạc Thành", CommuneKind::Phuong, &["380"]),
            commune(
                "4",
                "bim-son",
                "Bỉm Sơn",
                CommuneKind::Phuong,
                &["381", "380"],
            ),
            commune("5", "dong-son", "Đông Sơn", CommuneKind::Phuong, &["405"]),
        ],
        former_communes: vec![
            former("11", "Hoằng Phụ", CommuneKind::Xa, &["2"]),
            former("12", "Bút Sơn", CommuneKind::ThiTran, &["1", "2"]),
            former("13", "Hoằng Châu", CommuneKind::Xa, &["2"]),
        ],
        groups: vec![
            group("II", "Đồ uống"),
            group("I.4.a", "Nước mắm"),
            group("I", "Thực phẩm"),
            group("I.4", "Gia vị"),
            group("I.5", "Chè"),
            group("III", "Dược liệu"),
        ],
        synonyms: vec![
            vec!["chè".into(), "trà".into()],
            vec!["mắm ruốc".into(), "mắm tép".into()],
        ],
    }
}

pub fn index(products: Vec<CatalogueProduct>) -> Index {
    Index::build(catalogue(products))
}

/// Answers the query string of an address.
pub fn ask(index: &Index, address: &str) -> BrowsePage {
    index.browse(&BrowseQuery::parse(address).0, today())
}

/// The names of the cards.
pub fn names(page: &BrowsePage) -> Vec<&str> {
    page.cards.iter().map(|card| card.name.as_str()).collect()
}

/// The values of a facet with their counts.
pub fn counts(values: &[FacetValue]) -> Vec<(&str, u32)> {
    values
        .iter()
        .map(|value| (value.value.as_str(), value.count))
        .collect()
}
