use super::{BrowseQuery, Order, Param, StarsChoice, normal_text};
use crate::{ProducerKind, Slug, StateKind};
use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::select;

#[test]
fn addresses_are_canonical() {
    for (raw, canonical) in [
        ("", ""),
        ("?q=&sao=&trang=1&sap-xep=", ""),
        ("huyen=hoang-hoa&sao=4&sao=3", "sao=3&sao=4&huyen=hoang-hoa"),
        ("sao=4&sao=4", "sao=4"),
        (
            "q=++m%E1%BA%AFm++t%C3%B4m+&trang=2",
            "q=m%E1%BA%AFm+t%C3%B4m&trang=2",
        ),
        ("utm_source=x&sap-xep=ten", "sap-xep=ten"),
        (
            "sao=chua-ro&loai=htx&hieu-luc=con",
            "sao=chua-ro&loai=htx&hieu-luc=con",
        ),
    ] {
        assert_eq!(BrowseQuery::parse(raw).0.print(), canonical, "{raw}");
    }
}

#[test]
fn unknown_values_are_named() {
    let (query, dropped) =
        BrowseQuery::parse("sao=6&huyen=../etc&trang=0&loai=x&sao=4&trang=-1&sap-xep=gia");
    assert_eq!(query.print(), "sao=4");
    let named: Vec<(Param, &str)> = dropped
        .iter()
        .map(|d| (d.param, d.value.as_str()))
        .collect();
    assert_eq!(
        named,
        [
            (Param::Stars, "6"),
            (Param::District, "../etc"),
            (Param::Page, "0"),
            (Param::Kind, "x"),
            (Param::Page, "-1"),
            (Param::Order, "gia")
        ]
    );
}

#[test]
fn choosing_starts_again_on_the_first_page() {
    let (query, _) = BrowseQuery::parse("sao=4&trang=3");
    assert_eq!(
        query.toggled(Param::Stars, "3").map(|q| q.print()),
        Some("sao=3&sao=4".to_owned())
    );
    assert_eq!(
        query.toggled(Param::Stars, "4").map(|q| q.href()),
        Some("/san-pham".to_owned())
    );
    assert_eq!(query.toggled(Param::Stars, "9"), None);
}

fn queries() -> impl Strategy<Value = BrowseQuery> {
    let slugs = || {
        btree_set(
            "[a-z]{1,6}(-[a-z0-9]{1,6})?".prop_map(|s| Slug::parse(&s).unwrap()),
            0..4,
        )
    };
    (
        ".{0,30}",
        btree_set(select(StarsChoice::ALL.to_vec()), 0..4),
        (slugs(), slugs(), slugs()),
        btree_set(select(ProducerKind::ALL.to_vec()), 0..4),
        btree_set(select(StateKind::ALL.to_vec()), 0..4),
        select(Order::ALL.to_vec()),
        0..1000_u32,
    )
        .prop_map(
            |(text, stars, (districts, communes, groups), kinds, states, order, page)| {
                BrowseQuery {
                    text: normal_text(&text),
                    stars,
                    districts,
                    communes,
                    groups,
                    kinds,
                    states,
                    order,
                    page,
                }
            },
        )
}

proptest! {
    #[test]
    fn printing_and_parsing_are_inverse(query in queries()) {
        let (again, dropped) = BrowseQuery::parse(&query.print());
        prop_assert_eq!(again, query);
        prop_assert!(dropped.is_empty());
    }

    #[test]
    fn any_text_is_read(raw in ".{0,200}") {
        let (query, _) = BrowseQuery::parse(&raw);
        prop_assert_eq!(BrowseQuery::parse(&query.print()).0, query);
    }
}
