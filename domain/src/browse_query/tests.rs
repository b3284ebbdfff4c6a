use super::{BrowseQuery, MOST_MORE, Order, Param, StarsChoice, View, normal_text};
use crate::{PriceBand, ProducerKind, SalesChannel, Slug, StateKind};
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
        (
            "xac-nhan=90-ngay&anh=co&gia=lien-he&gia=50-100&kenh=zalo&sap-xep=gia&xem=hang&trang=1-3",
            "kenh=zalo&gia=50-100&gia=lien-he&anh=co&xac-nhan=90-ngay&sap-xep=gia&xem=hang&trang=1-3",
        ),
        ("trang=2-2&xem=", "trang=2"),
    ] {
        assert_eq!(BrowseQuery::parse(raw).0.print(), canonical, "{raw}");
    }
}

#[test]
fn unknown_values_are_named() {
    let (query, dropped) = BrowseQuery::parse(
        "sao=6&huyen=../etc&trang=0&loai=x&sao=4&trang=-1&trang=3-2&trang=1-99&sap-xep=re&anh=khong&kenh=cho",
    );
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
            (Param::Page, "3-2"),
            (Param::Page, "1-99"),
            (Param::Order, "re"),
            (Param::Photo, "khong"),
            (Param::Channel, "cho")
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
    assert_eq!(
        query.toggled(Param::Photo, "co").map(|q| q.print()),
        Some("sao=4&anh=co".to_owned())
    );
    assert_eq!(query.without(Param::Stars).href(), "/san-pham");
}

fn queries() -> impl Strategy<Value = BrowseQuery> {
    let slugs = || {
        btree_set(
            "[a-z]{1,6}(-[a-z0-9]{1,6})?".prop_map(|s| Slug::parse(&s).unwrap()),
            0..4,
        )
    };
    let chosen = (
        btree_set(select(StarsChoice::ALL.to_vec()), 0..4),
        btree_set(select(ProducerKind::ALL.to_vec()), 0..4),
        btree_set(select(SalesChannel::ALL.to_vec()), 0..4),
        btree_set(select(PriceBand::ALL.to_vec()), 0..4),
        btree_set(select(StateKind::ALL.to_vec()), 0..4),
    );
    (
        ".{0,30}",
        (slugs(), slugs(), slugs()),
        chosen,
        (any::<bool>(), any::<bool>()),
        select(Order::ALL.to_vec()),
        select(vec![View::Grid, View::List]),
        (0..1000_u32, 0..=MOST_MORE),
    )
        .prop_map(
            |(text, (districts, communes, groups), chosen, flags, order, view, (page, more))| {
                let (stars, kinds, channels, prices, states) = chosen;
                BrowseQuery {
                    text: normal_text(&text),
                    stars,
                    districts,
                    communes,
                    groups,
                    kinds,
                    channels,
                    prices,
                    states,
                    with_photo: flags.0,
                    confirmed: flags.1,
                    order,
                    view,
                    page,
                    more,
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
