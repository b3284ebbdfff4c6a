//! Random catalogues and random queries: the index and the oracle must agree on everything.

use crate::builders::{catalogue, day, product, slug};
use crate::oracle::{Oracle, Seen};
use domain::browse_query::{StarsChoice, normal_text};
use domain::*;
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use search::{FacetValue, Index, PAGE_SIZE, fold::fold};

/// Words that fold together, words in both writings, words of places and numbers.
const WORDS: [&str; 32] = [
    "mắm",
    "mầm",
    "Mâm",
    "mam",
    "ma\u{306}\u{301}m",
    "Nước",
    "tôm",
    "Lê",
    "Gia",
    "Hoằng",
    "Phú",
    "Phụ",
    "hoà",
    "hòa",
    "hóa",
    "đông",
    "Dông",
    "đồng",
    "Sơn",
    "chè",
    "40N",
    "TP",
    "xã",
    "thị",
    "trấn",
    "5445/QĐ-UBND",
    "(",
    "–",
    "A",
    "thuỷ",
    "TX",
    "TT",
];

fn phrase(most: usize) -> impl Strategy<Value = String> {
    vec(select(WORDS.to_vec()), 1..=most).prop_map(|words| words.join(" "))
}

fn code<T>(
    codes: &'static [&'static str],
    make: fn(String) -> T,
) -> impl Strategy<Value = Option<T>>
where
    T: Clone + core::fmt::Debug + 'static,
{
    option::weighted(
        0.8,
        select(codes.to_vec()).prop_map(move |code| make(code.to_owned())),
    )
}

fn places() -> impl Strategy<Value = PlaceRef> {
    (
        code(&["1", "2", "3", "4", "999"], PlaceCode::new),
        code(&["11", "12", "13", "999"], PlaceCode::new),
        code(&["380", "399", "381", "407", "999"], PlaceCode::new),
        option::weighted(0.2, phrase(2)),
    )
        .prop_map(|(commune, former_commune, district, as_written)| PlaceRef {
            commune,
            former_commune,
            district,
            as_written,
        })
}

fn days() -> impl Strategy<Value = Date> {
    // Around the day that ends or begins something, so that the edges are met.
    select(vec![
        "2023-02-22",
        "2023-02-23",
        "2023-02-24",
        "2024-01-01",
        "2022-11-25",
        "2022-11-24",
        "2019-12-23",
    ])
    .prop_map(day)
}

fn certificates() -> impl Strategy<Value = Certificate> {
    (
        option::of(select(Stars::ALL.to_vec())),
        option::weighted(
            0.3,
            select(vec!["5445/QĐ-UBND".to_owned(), "590/QĐ-UBND".to_owned()]),
        ),
        option::weighted(0.6, days()),
        option::weighted(0.6, 2019..2025_i32),
        select(vec![Evidence::Press, Evidence::Office, Evidence::Office]),
        option::weighted(
            0.1,
            days().prop_map(|on| Withdrawal {
                on,
                reason: String::new(),
            }),
        ),
    )
        .prop_map(
            |(stars, decision_no, decision_date, year, evidence, withdrawn)| Certificate {
                stars,
                decision_no,
                decision_date,
                year,
                evidence,
                withdrawn,
            },
        )
}

fn products() -> impl Strategy<Value = Vec<CatalogueProduct>> {
    let one = (
        phrase(4),
        option::of(phrase(2)),
        option::of(select(ProducerKind::ALL.to_vec())),
        places(),
        code(
            &["I", "I.4", "I.4.a", "I.5", "II", "I.9.z", "VI"],
            GroupCode::new,
        ),
        certificates(),
    )
        .prop_map(
            |(name, producer, producer_kind, place, group, certificate)| CatalogueProduct {
                producer: producer.map(|name| ProducerRef {
                    id: ProducerId::new(fold(&name)),
                    slug: Slug::from_name(&name),
                    name,
                    kind: None,
                }),
                producer_kind,
                place,
                group,
                certificate,
                ..product(&name)
            },
        );
    vec(one, 0..140).prop_map(|mut products| {
        for (number, product) in (0_u32..).zip(&mut products) {
            // Unlike their places in the list, so that ties are broken by the slug and by nothing else.
            product.slug = Slug::from_name("p").numbered(number * 7919 % 1009);
        }
        products
    })
}

/// A phrase as people type it: with or without its marks, complete or not.
fn typed() -> impl Strategy<Value = String> {
    let whole = phrase(3);
    (whole, any::<bool>(), 0..3_usize, any::<bool>()).prop_map(|(text, plain, cut, upper)| {
        let text = if plain { fold(&text) } else { text };
        let kept = text.chars().count().saturating_sub(cut).max(1);
        let text: String = text.chars().take(kept).collect();
        normal_text(&if upper { text.to_uppercase() } else { text })
    })
}

fn slugs(
    known: &'static [&'static str],
) -> impl Strategy<Value = std::collections::BTreeSet<Slug>> {
    let none = Just(std::collections::BTreeSet::new());
    prop_oneof![2 => none, 1 => btree_set(select(known.to_vec()).prop_map(slug), 1..4)]
}

fn some<T: Clone + Ord + core::fmt::Debug + 'static>(
    all: &[T],
) -> impl Strategy<Value = std::collections::BTreeSet<T>> + use<T> {
    let none = Just(std::collections::BTreeSet::new());
    prop_oneof![2 => none, 1 => btree_set(select(all.to_vec()), 1..4)]
}

fn queries() -> impl Strategy<Value = BrowseQuery> {
    (
        prop_oneof![2 => Just(String::new()), 2 => typed(), 1 => ".{0,12}".prop_map(|text| normal_text(&text))],
        (some(&StarsChoice::ALL), some(&ProducerKind::ALL), some(&StateKind::ALL)),
        (
            slugs(&["tp-thanh-hoa", "hoang-hoa", "dong-son", "bim-son", "khong-co", "hoang-phu"]),
            slugs(&["hoang-phu", "hoang-phu-2", "hac-thanh", "dong-son", "khong-co"]),
            slugs(&["thuc-pham", "gia-vi", "nuoc-mam", "che", "do-uong", "duoc-lieu", "khong-co"]),
        ),
        select(vec![Order::Default, Order::Stars, Order::Name, Order::Newest]),
        prop_oneof![3 => Just(0), 1 => 0..7_u32, 1 => Just(u32::MAX)],
    )
        .prop_map(|(text, (stars, kinds, states), (districts, communes, groups), order, page)| BrowseQuery {
            text,
            stars,
            districts,
            communes,
            groups,
            kinds,
            states,
            order,
            page,
        })
}

fn seen(values: &[FacetValue]) -> Vec<Seen> {
    values
        .iter()
        .map(|value| (value.value.clone(), value.count, value.chosen))
        .collect()
}

fn agree(
    data: &search::CatalogueData,
    index: &Index,
    query: &BrowseQuery,
    today: Date,
) -> Result<(), TestCaseError> {
    let expected = Oracle::new(data, query, today).answer();
    let page = index.browse(query, today);
    let total = expected.slugs.len();
    prop_assert_eq!(page.total as usize, total);
    prop_assert_eq!(page.pages as usize, total.div_ceil(24).max(1));
    prop_assert_eq!(page.page, query.page);
    let skip = u64::from(query.page) * u64::from(PAGE_SIZE);
    let skip = usize::try_from(skip).unwrap_or(usize::MAX);
    let cards: Vec<&Slug> = page.cards.iter().map(|card| &card.slug).collect();
    let wanted: Vec<&Slug> = expected.slugs.iter().skip(skip).take(24).collect();
    prop_assert_eq!(cards, wanted);
    let facets = &page.facets;
    for (name, values, wanted) in [
        ("stars", &facets.stars, &expected.facets[0]),
        ("states", &facets.states, &expected.facets[1]),
        ("groups", &facets.groups, &expected.facets[2]),
        ("districts", &facets.districts, &expected.facets[3]),
        ("communes", &facets.communes, &expected.facets[4]),
        ("kinds", &facets.kinds, &expected.facets[5]),
    ] {
        prop_assert_eq!(&seen(values), wanted, "{}", name);
    }
    prop_assert_eq!(&page.dropped, &expected.dropped);
    let kept = page.query.districts.len() + page.query.communes.len() + page.query.groups.len();
    let asked = query.districts.len() + query.communes.len() + query.groups.len();
    prop_assert_eq!(kept + page.dropped.len(), asked);
    for card in &page.cards {
        let product = index.product(&card.slug).unwrap();
        prop_assert_eq!(&card.state, &product.certificate.state(today));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_agrees_with_the_oracle(
        products in products(),
        questions in vec((queries(), select(vec!["2025-11-23", "2025-11-24", "2026-02-23", "2026-02-24"])), 1..4),
    ) {
        let data = catalogue(products);
        let index = Index::build(data.clone());
        prop_assert_eq!(index.len() as usize, data.products.len());
        for (query, today) in &questions {
            agree(&data, &index, query, day(today))?;
        }
    }
}
