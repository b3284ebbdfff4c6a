//! Counts of the facets.

use crate::builders::*;
use domain::*;

fn province() -> search::Index {
    let both = |name: &str, stars, commune| CatalogueProduct {
        certificate: Certificate {
            stars: Some(stars),
            ..certificate()
        },
        ..made_in(name, Some(commune), Some("399"))
    };
    index(vec![
        both("A", Stars::Four, "1"),
        both("B", Stars::Four, "2"),
        both("C", Stars::Three, "1"),
        starred("D", Stars::Three),
        product("E"),
        in_group("F", "I.4.a"),
        in_group("G", "I.5"),
    ])
}

#[test]
fn a_facet_is_not_counted_under_its_own_choice() {
    let index = province();
    let all = [("5", 0), ("4", 2), ("3", 2), ("chua-ro", 3)];
    assert_eq!(counts(&ask(&index, "").facets.stars), all);
    let four = ask(&index, "sao=4");
    assert_eq!(counts(&four.facets.stars), all);
    assert_eq!(
        counts(&four.facets.communes),
        [("hoang-phu", 1), ("hoang-phu-2", 1)]
    );
    let here = ask(&index, "xa=hoang-phu");
    assert_eq!(
        counts(&here.facets.stars),
        [("5", 0), ("4", 1), ("3", 1), ("chua-ro", 0)]
    );
    assert_eq!(
        counts(&here.facets.communes),
        [("hoang-phu", 2), ("hoang-phu-2", 1)]
    );
}

#[test]
fn values_of_one_facet_unite_and_facets_intersect() {
    let index = province();
    assert_eq!(names(&ask(&index, "sao=4")), ["A", "B"]);
    assert_eq!(names(&ask(&index, "sao=3&sao=4")), ["A", "B", "C", "D"]);
    assert_eq!(names(&ask(&index, "sao=3&sao=4&xa=hoang-phu")), ["A", "C"]);
    assert_eq!(ask(&index, "sao=5").total, 0);
}

#[test]
fn a_count_is_the_total_after_choosing_the_value() {
    let index = province();
    for facet_of in ["", "sao=4", "q=a", "nhom=gia-vi"] {
        let (query, _) = BrowseQuery::parse(facet_of);
        let page = index.browse(&query, today());
        for (param, values) in [
            (Param::Stars, &page.facets.stars),
            (Param::District, &page.facets.districts),
            (Param::Commune, &page.facets.communes),
            (Param::Group, &page.facets.groups),
            (Param::State, &page.facets.states),
        ] {
            for value in values {
                let mut alone = query.clone();
                match param {
                    Param::Stars => alone.stars.clear(),
                    Param::Group => alone.groups.clear(),
                    _ => {}
                }
                let chosen = alone.toggled(param, &value.value).unwrap();
                assert_eq!(
                    index.browse(&chosen, today()).total,
                    value.count,
                    "{facet_of} {value:?}"
                );
            }
        }
    }
}

#[test]
fn values_stay_and_chosen_ones_are_never_hidden() {
    let index = province();
    // Nothing matches, yet every value that the catalogue has is there.
    let none = ask(
        &index,
        "q=khongco&xa=hac-thanh&huyen=khong-co&nhom=duoc-lieu",
    );
    assert_eq!(none.total, 0);
    assert_eq!(
        counts(&none.facets.communes),
        [("hac-thanh", 0), ("hoang-phu", 0), ("hoang-phu-2", 0)]
    );
    assert_eq!(counts(&none.facets.districts), [("hoang-hoa", 0)]);
    let chosen: Vec<&str> = none
        .facets
        .groups
        .iter()
        .filter(|g| g.chosen)
        .map(|g| g.value.as_str())
        .collect();
    assert_eq!(chosen, ["duoc-lieu"]);
    assert_eq!(none.dropped, [Dropped::new(Param::District, "khong-co")]);
    assert_eq!(
        none.query.href(),
        "/san-pham?q=khongco&xa=hac-thanh&nhom=duoc-lieu"
    );
}

#[test]
fn a_group_means_everything_below_it() {
    let index = province();
    assert_eq!(names(&ask(&index, "nhom=thuc-pham")), ["F", "G"]);
    assert_eq!(names(&ask(&index, "nhom=gia-vi")), ["F"]);
    let groups = ask(&index, "").facets.groups;
    let tree: Vec<(&str, u8, u32)> = groups
        .iter()
        .map(|g| (g.label.as_str(), g.depth, g.count))
        .collect();
    assert_eq!(
        tree,
        [
            ("Thực phẩm", 0, 2),
            ("Gia vị", 1, 1),
            ("Nước mắm", 2, 1),
            ("Chè", 1, 1)
        ]
    );
}

#[test]
fn the_overview_counts_the_catalogue() {
    let overview = province().overview(today());
    assert_eq!(
        (overview.products, overview.producers, overview.communes),
        (7, 0, 2)
    );
    let groups: Vec<_> = overview
        .groups
        .iter()
        .map(|group| (group.code.as_str(), group.value.count))
        .collect();
    assert_eq!(groups, [("I", 2)]);
    assert_eq!(counts(&overview.districts), [("hoang-hoa", 3)]);
    assert_eq!(
        counts(&overview.stars),
        [("5", 0), ("4", 2), ("3", 2), ("chua-ro", 3)]
    );
    assert_eq!(
        overview.states.iter().map(|state| state.count).sum::<u32>(),
        7
    );
    let none = index(Vec::new());
    assert!(none.is_empty());
    assert_eq!(none.overview(today()).products, 0);
}
