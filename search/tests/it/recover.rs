//! Ways on where nothing was found, and texts that mean more than their letters.

use crate::builders::*;
use domain::*;
use search::Index;

fn province() -> Index {
    let tea = CatalogueProduct {
        place: made_in("", Some("1"), Some("399")).place,
        ..starred("Chè xanh", Stars::Four)
    };
    index(vec![
        tea,
        starred("Nước mắm cốt", Stars::Three),
        starred("Trà hoa vàng", Stars::Three),
        starred("Mắm tép", Stars::Three),
        recorded("Bánh gai", "2020-01-01"),
    ])
}

#[test]
fn single_choices_that_can_be_dropped_are_named_with_what_they_would_show() {
    let page = ask(&province(), "q=mam&sao=5&anh=co");
    assert_eq!(page.total, 0);
    assert_eq!(
        page.recovery.unwrap().drops,
        [],
        "two of them stand in the way"
    );
    let page = ask(&province(), "q=mam&sao=5");
    let drops = page.recovery.unwrap().drops;
    let shown: Vec<(Param, String, u32)> = drops
        .iter()
        .map(|drop| (drop.param, drop.query.print(), drop.count))
        .collect();
    assert_eq!(shown, [(Param::Stars, "q=mam".to_owned(), 2)]);
    assert_eq!(ask(&province(), "q=mam").recovery, None);
}

#[test]
fn signs_that_are_no_words_find_nothing() {
    for signs in ["😀", "...", "(–)", "\u{301}", "“ ”"] {
        let page = ask(&province(), &format!("q={signs}"));
        let all = page
            .facets
            .stars
            .iter()
            .map(|value| value.count)
            .sum::<u32>();
        assert_eq!((page.total, all), (0, 0), "{signs}");
        assert_eq!(page.corrected, None, "{signs}");
        let recovery = page.recovery.unwrap();
        assert_eq!(recovery.spelling, None, "{signs}");
        let [drop] = recovery.drops.as_slice() else {
            panic!("{signs}: {:?}", recovery.drops)
        };
        assert_eq!((drop.param, drop.count), (Param::Text, 4), "{signs}");
    }
    for nothing in ["", "+", "%09+", "\u{200b}"] {
        let page = ask(&province(), &format!("q={nothing}"));
        assert_eq!((page.total, page.recovery), (4, None), "{nothing}");
    }
}

#[test]
fn a_lapsed_product_can_be_shown() {
    let page = ask(&province(), "q=banh+gai");
    assert_eq!((page.total, page.hidden), (0, 1));
    let drops = page.recovery.unwrap().drops;
    let states = drops
        .iter()
        .find(|drop| drop.param == Param::State)
        .unwrap();
    assert_eq!(states.count, 1);
    assert_eq!(ask(&province(), &states.query.print()).total, 1);
}

#[test]
fn neighbours_of_a_commune_have_something() {
    let page = ask(&province(), "xa=hoang-phu-2");
    let neighbours = page.recovery.unwrap().neighbours;
    assert_eq!(counts(&neighbours), [("hoang-phu", 1)]);
}

#[test]
fn one_wrong_letter_is_forgiven_where_nothing_is_exact() {
    for text in ["nuocc+mam", "nuco+mam", "nuoc+mma", "bnuoc+mam"] {
        let page = ask(&province(), &format!("q={text}"));
        assert_eq!(
            (page.total, page.corrected.is_some()),
            (u32::from(text != "nuoc+mma"), text != "nuoc+mma"),
            "{text}"
        );
    }
    let page = ask(&province(), "q=nuocc+mam");
    assert_eq!(page.corrected.as_deref(), Some("nước mam"));
    assert_eq!(ask(&province(), "q=nuoc+mam").corrected, None);
    assert_eq!(
        ask(&province(), "q=tra+hao+vang").total,
        0,
        "three letters are not corrected"
    );
}

#[test]
fn a_spelling_two_letters_away_is_offered() {
    let page = ask(&province(), "q=xannhi");
    assert_eq!(page.total, 0);
    let spelling = page.recovery.unwrap().spelling.unwrap();
    assert_eq!((spelling.text.as_str(), spelling.count), ("xanh", 1));
}

#[test]
fn words_of_the_same_meaning_are_found_after_the_typed_ones() {
    assert_eq!(
        names(&ask(&province(), "q=chè")),
        ["Chè xanh", "Trà hoa vàng"]
    );
    assert_eq!(
        names(&ask(&province(), "q=trà")),
        ["Trà hoa vàng", "Chè xanh"]
    );
    assert_eq!(names(&ask(&province(), "q=mắm+ruốc")), ["Mắm tép"]);
}
