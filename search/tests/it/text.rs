//! What a text finds and in which order.

use crate::builders::*;
use domain::*;

fn province() -> Vec<CatalogueProduct> {
    let decided = CatalogueProduct {
        certificate: Certificate {
            decision_no: Some("5445/QĐ-UBND".into()),
            ..certificate()
        },
        ..product("Rượu nếp")
    };
    let former = CatalogueProduct {
        place: PlaceRef {
            former_commune: Some(PlaceCode::new("12")),
            as_written: Some("Làng Cự Nham".into()),
            ..PlaceRef::default()
        },
        ..product("Chiếu cói")
    };
    vec![
        product("Nước mắm cốt 40N"),
        product("Giá mầm"),
        product("Nu\u{31b}o\u{31b}\u{301}c ma\u{306}\u{301}m Ba La\u{300}ng"),
        made_by("Cá khô", "Cơ sở Mắm Lê Gia"),
        product("Gạo Đông Sơn"),
        product("Dông nướng"),
        product("Bánh Thanh Hoá"),
        product("Nem Thanh Hóa"),
        product("Trà Cẩm Thuỷ"),
        product("Mật Cẩm Thủy"),
        made_in("Ốc", Some("1"), Some("399")),
        made_in("Sứa", Some("2"), Some("399")),
        made_in("Nem", Some("3"), Some("380")),
        made_in("Dứa", None, Some("381")),
        decided,
        former,
    ]
}

/// The names that a text finds, in the order of the list.
fn check(text: &str, found: &[&str]) {
    let page = index(province()).browse(
        &BrowseQuery {
            text: text.to_owned(),
            ..BrowseQuery::default()
        },
        today(),
    );
    assert_eq!(names(&page), found, "{text}");
    assert_eq!(page.total as usize, found.len(), "{text}");
}

const LANG: &str = "Nu\u{31b}o\u{31b}\u{301}c ma\u{306}\u{301}m Ba La\u{300}ng";

#[test]
fn marks_case_and_writing_make_no_difference() {
    for text in [
        "nuoc mam",
        "nước mắm",
        "NƯỚC MẮM",
        "nu\u{31b}o\u{31b}\u{301}c ma\u{306}\u{301}m",
    ] {
        check(text, &[LANG, "Nước mắm cốt 40N"]);
    }
    for text in ["thanh hoa", "Thanh Hóa", "Thanh Hoá"] {
        check(text, &["Bánh Thanh Hoá", "Nem Thanh Hóa", "Nem"]);
    }
    for text in ["thuỷ", "thủy", "thuy"] {
        check(text, &["Mật Cẩm Thủy", "Trà Cẩm Thuỷ"]);
    }
}

#[test]
fn typed_marks_put_their_matches_first() {
    check("dong", &["Dông nướng", "Gạo Đông Sơn"]);
    check("đông", &["Gạo Đông Sơn", "Dông nướng"]);
    check("dông", &["Dông nướng", "Gạo Đông Sơn"]);
    check("mam", &["Giá mầm", LANG, "Nước mắm cốt 40N", "Cá khô"]);
    check("mắm", &[LANG, "Nước mắm cốt 40N", "Cá khô", "Giá mầm"]);
    check("mầm", &["Giá mầm", LANG, "Nước mắm cốt 40N", "Cá khô"]);
}

#[test]
fn the_last_word_may_be_unfinished() {
    check("nuoc m", &[LANG, "Nước mắm cốt 40N"]);
    check("nuo mam", &[]);
    check("ne", &["Nem", "Nem Thanh Hóa", "Rượu nếp"]);
    check("nem", &["Nem", "Nem Thanh Hóa"]);
}

#[test]
fn places_are_found_with_and_without_their_kind() {
    for text in ["hoang hoa", "huyen hoang hoa", "Hoằng Hoá"] {
        check(text, &["Ốc", "Sứa"]);
    }
    check("xã Hoằng Phú", &["Ốc", "Sứa"]);
    check("Hoằng Phụ", &["Sứa", "Ốc"]);
    check("hoang phu", &["Ốc", "Sứa"]);
    for text in [
        "phuong hac thanh",
        "TP Thanh Hóa nem",
        "thành phố thanh hóa nem",
        "hạc",
    ] {
        check(text, &["Nem"]);
    }
    for text in ["thị xã Bỉm Sơn", "tx bim son", "Bỉm S"] {
        check(text, &["Dứa"]);
    }
    for text in ["thị trấn Bút Sơn", "tt but son", "cu nham"] {
        check(text, &["Chiếu cói"]);
    }
}

#[test]
fn a_decision_is_found_by_its_number() {
    for text in ["5445/QĐ-UBND", "5445 qd ubnd", "5445"] {
        check(text, &["Rượu nếp"]);
    }
}

#[test]
fn at_equal_match_the_order_by_stars_decides() {
    let index = index(vec![
        starred("Mắm cáy", Stars::Three),
        starred("Mắm tôm", Stars::Five),
        product("Mắm ruốc"),
    ]);
    assert_eq!(
        names(&ask(&index, "q=mam")),
        ["Mắm tôm", "Mắm cáy", "Mắm ruốc"]
    );
    assert_eq!(
        names(&ask(&index, "q=mam&sap-xep=ten")),
        ["Mắm cáy", "Mắm ruốc", "Mắm tôm"]
    );
}
