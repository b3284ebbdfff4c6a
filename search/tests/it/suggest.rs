//! What a text may mean while it is being typed, and what it leads to at once.

use crate::builders::*;
use domain::*;
use search::{Direct, Index, Suggestion, SuggestionKind};

fn province() -> Index {
    let decided = |name: &str, number: &str| CatalogueProduct {
        certificate: Certificate {
            decision_no: Some(number.to_owned()),
            ..certificate()
        },
        ..product(name)
    };
    index(vec![
        made_by("Mắm tôm Lê Gia", "Lê Gia"),
        made_by("Nước mắm cốt", "Lê Gia"),
        made_in("Ốc", Some("1"), Some("399")),
        made_in("Sứa", Some("2"), Some("399")),
        in_group("Chè xanh", "I.5"),
        decided("Rượu nếp", "5445/QĐ-UBND"),
        decided("Bánh gai", "590/QĐ-UBND"),
        decided("Bánh răng bừa", "590/QĐ-UBND"),
        decided("Nem chua", "77/QĐ-UBND"),
        decided("Giò lụa", "77/qđ-ubnd"),
    ])
}

fn suggested(text: &str) -> Vec<(SuggestionKind, String, u32)> {
    let completion = province().complete(text, today());
    let short = |s: Suggestion| (s.kind, s.label, s.count);
    completion.suggestions.into_iter().map(short).collect()
}

fn own(kind: SuggestionKind, label: &str, count: u32) -> (SuggestionKind, String, u32) {
    (kind, label.to_owned(), count)
}

#[test]
fn products_then_producers_then_places_then_groups() {
    assert_eq!(
        suggested("le g"),
        [
            own(SuggestionKind::Product, "Mắm tôm Lê Gia", 1),
            own(SuggestionKind::Product, "Nước mắm cốt", 1),
            own(SuggestionKind::Producer, "Lê Gia", 2),
        ]
    );
    assert_eq!(
        suggested("che"),
        [
            own(SuggestionKind::Product, "Chè xanh", 1),
            own(SuggestionKind::Group, "Chè", 1),
        ]
    );
    assert_eq!(suggested("zzz"), []);
    assert_eq!(suggested(" "), []);
}

#[test]
fn places_lead_to_their_products() {
    let completion = province().complete("hoằng h", today());
    let places = completion.suggestions.into_iter();
    let places: Vec<_> = places
        .filter(|s| s.kind == SuggestionKind::District)
        .collect();
    let [district] = places.as_slice() else {
        panic!("{places:?}")
    };
    assert_eq!(district.label, "huyện Hoằng Hóa");
    assert_eq!(district.href, "/san-pham?huyen=hoang-hoa");
    assert_eq!(district.count, 2);
    assert_eq!(district.marks, [(0, 1), (6, 11), (12, 13)]);
}

#[test]
fn a_former_commune_leads_to_what_it_has_become() {
    let completion = province().complete("but son", today());
    let former = completion.suggestions.into_iter();
    let former: Vec<_> = former
        .filter(|s| s.kind == SuggestionKind::FormerCommune)
        .collect();
    let [former] = former.as_slice() else {
        panic!("{former:?}")
    };
    assert_eq!(former.label, "thị trấn Bút Sơn");
    assert_eq!(former.detail, "xã Hoằng Phú, xã Hoằng Phụ");
    assert_eq!(former.href, "/san-pham?xa=hoang-phu&xa=hoang-phu-2");
    assert_eq!(former.count, 2);
    let page = ask(&province(), "xa=but-son");
    assert_eq!(
        (page.total, page.query.print().as_str()),
        (2, "xa=hoang-phu&xa=hoang-phu-2")
    );
}

#[test]
fn a_text_that_names_a_place_says_so() {
    let meant = |text: &str| -> Vec<String> {
        let page = ask(&province(), &format!("q={}", text.replace(' ', "+")));
        page.meanings.into_iter().map(|s| s.label).collect()
    };
    assert_eq!(meant("hoang hoa"), ["huyện Hoằng Hóa"]);
    assert_eq!(meant("huyện hoằng hoá"), ["huyện Hoằng Hóa"]);
    assert_eq!(meant("hoang phu"), ["xã Hoằng Phú", "xã Hoằng Phụ"]);
    assert_eq!(meant("Hoằng Phụ"), ["xã Hoằng Phụ"]);
    assert_eq!(meant("hoang"), [""; 0]);
    assert_eq!(meant("mam hoang hoa"), [""; 0]);
}

#[test]
fn a_decision_number_leads_there_at_once() {
    let index = province();
    for text in ["5445/QĐ-UBND", "5445 qd ubnd", " 5445 QĐ–UBND "] {
        assert_eq!(
            index.direct(text),
            Some(Direct::Product(slug("ruou-nep"))),
            "{text}"
        );
    }
    assert_eq!(
        index.direct("590 qd-ubnd"),
        Some(Direct::Decision("590/QĐ-UBND".to_owned()))
    );
    assert!(
        matches!(index.direct("77/QĐ-UBND"), Some(Direct::Decision(_))),
        "two writings of one number"
    );
    for text in ["5445", "qd ubnd", "1/QĐ-UBND", ""] {
        assert_eq!(index.direct(text), None, "{text}");
    }
}
