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
const WORDS: [&str; 38] = [
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
    "trà",
    "ruốc",
    "tép",
    "kỹ",
    "Kĩ",
    "Kyoto",
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

/// What a producer may have said.
#[derive(Clone, Debug)]
struct Listing {
    price: Price,
    channels: ChannelSet,
    photo: bool,
    confirmed_on: Option<Date>,
}

impl Listing {
    fn of(&self, name: &str) -> CatalogueProduct {
        CatalogueProduct {
            price: self.price,
            channels: self.channels,
            photo: self.photo.then(|| Photo {
                path: "/drawings/mau.svg".into(),
                alt: "mẫu".into(),
                width: 4,
                height: 3,
            }),
            confirmed_on: self.confirmed_on,
            ..product(name)
        }
    }
}

fn listings() -> impl Strategy<Value = Listing> {
    let dong = |dong| Dong::new(dong).unwrap();
    let prices = vec![
        Price::Unknown,
        Price::Contact,
        Price::Fixed { dong: dong(49_000) },
        Price::Fixed { dong: dong(50_000) },
        Price::Fixed {
            dong: dong(3_000_000),
        },
        Price::Range {
            low: dong(50_000),
            high: dong(900_000),
        },
    ];
    let confirmed = vec![
        "2025-08-26",
        "2025-08-27",
        "2025-11-23",
        "2025-11-24",
        "2027-01-01",
    ];
    (
        select(prices),
        vec(select(SalesChannel::ALL.to_vec()), 0..3),
        any::<bool>(),
        option::of(select(confirmed).prop_map(day)),
    )
        .prop_map(|(price, channels, photo, confirmed_on)| Listing {
            price,
            channels: channels.into_iter().collect(),
            photo,
            confirmed_on,
        })
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
        listings(),
    )
        .prop_map(
            |(name, producer, producer_kind, place, group, certificate, listing)| {
                CatalogueProduct {
                    producer: producer.map(|name| ProducerRef {
                        id: ProducerId::new(name.as_str()),
                        slug: Slug::from_name(&name),
                        name,
                        kind: None,
                    }),
                    producer_kind,
                    place,
                    group,
                    certificate,
                    ..listing.of(&name)
                }
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
    let texts = prop_oneof![
        2 => Just(String::new()),
        2 => typed(),
        1 => misspelt(),
        1 => ".{0,12}".prop_map(|text| normal_text(&text)),
    ];
    let facets = (
        some(&StarsChoice::ALL),
        some(&ProducerKind::ALL),
        some(&StateKind::ALL),
        some(SalesChannel::ALL),
        some(&PriceBand::ALL),
        (any::<u8>(), any::<u8>()),
    );
    let places = (
        slugs(&[
            "tp-thanh-hoa",
            "hoang-hoa",
            "dong-son",
            "bim-son",
            "khong-co",
            "hoang-phu",
        ]),
        slugs(&[
            "hoang-phu",
            "hoang-phu-2",
            "hac-thanh",
            "dong-son",
            "khong-co",
            "but-son",
            "hoang-chau",
        ]),
        slugs(&[
            "thuc-pham",
            "gia-vi",
            "nuoc-mam",
            "che",
            "do-uong",
            "duoc-lieu",
            "khong-co",
        ]),
    );
    let pages = (
        prop_oneof![3 => Just(0), 1 => 0..7_u32, 1 => Just(u32::MAX)],
        prop_oneof![3 => Just(0), 1 => 0..3_u32],
    );
    (texts, facets, places, select(Order::ALL.to_vec()), pages).prop_map(
        |(text, facets, (districts, communes, groups), order, (page, more))| {
            let (stars, kinds, states, channels, prices, (with_photo, confirmed)) = facets;
            BrowseQuery {
                text,
                stars,
                districts,
                communes,
                groups,
                kinds,
                channels,
                prices,
                states,
                with_photo: with_photo > 200,
                confirmed: confirmed > 200,
                order,
                page,
                more,
                ..BrowseQuery::default()
            }
        },
    )
}

/// One letter wrong, missing, swapped or too many, somewhere.
fn misspelt() -> impl Strategy<Value = String> {
    (
        phrase(2),
        0..4_u8,
        any::<proptest::sample::Index>(),
        "[a-z]",
    )
        .prop_map(|(text, how, place, letter)| {
            let mut text: Vec<char> = fold(&text).chars().collect();
            if text.len() < 2 {
                return text.into_iter().collect();
            }
            let place = place.index(text.len() - 1);
            match how {
                0 => text[place] = letter.chars().next().unwrap(),
                1 => drop(text.remove(place)),
                2 => text.swap(place, place + 1),
                _ => text.insert(place, letter.chars().next().unwrap()),
            }
            normal_text(&text.into_iter().collect::<String>())
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
    let shown = (query.more as usize + 1) * PAGE_SIZE as usize;
    let wanted: Vec<&Slug> = expected.slugs.iter().skip(skip).take(shown).collect();
    prop_assert_eq!(cards, wanted);
    prop_assert_eq!(page.hidden, expected.hidden);
    for (param, wanted) in Param::FACETS.into_iter().zip(&expected.facets) {
        prop_assert_eq!(&seen(page.facets.of(param)), wanted, "{:?}", param);
    }
    prop_assert_eq!(&page.dropped, &expected.dropped);
    for card in &page.cards {
        let product = data.products.iter().find(|p| p.slug == card.slug).unwrap();
        prop_assert_eq!(&card.state, &product.certificate.state(today));
        prop_assert_eq!((&card.name, card.price), (&product.name, product.price));
        prop_assert_eq!(index.card_of(&card.slug, today), Some(card.clone()));
    }
    let counted = index.count(query, today);
    prop_assert_eq!(
        (counted.total, counted.docs.len()),
        (page.total, page.cards.len())
    );
    Ok(())
}

fn changed_name_needs_a_new_index(
    index: &Index,
    product: &CatalogueProduct,
) -> Result<(), TestCaseError> {
    let renamed = CatalogueProduct {
        name: format!("{} mẫu", product.name),
        ..product.clone()
    };
    prop_assert!(index.with_listing(&renamed).is_none());
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_listing_is_taken_over(
        products in products(),
        which in any::<proptest::sample::Index>(),
        listing in listings(),
        query in queries(),
    ) {
        let mut data = catalogue(products);
        if data.products.is_empty() {
            return Ok(());
        }
        let index = Index::build(data.clone());
        let place = which.index(index.len() as usize);
        let changed = &mut data.products[place];
        let said = listing.of(&changed.name);
        *changed = CatalogueProduct {
            price: said.price,
            channels: said.channels,
            photo: said.photo,
            confirmed_on: said.confirmed_on,
            ..changed.clone()
        };
        let patched = index.with_listing(changed).unwrap();
        changed_name_needs_a_new_index(&index, changed)?;
        let read = Index::from_bytes(&patched.to_bytes()).unwrap();
        prop_assert_eq!(read.browse(&query, day("2025-11-24")), patched.browse(&query, day("2025-11-24")));
        prop_assert_eq!(read.complete(&query.text, day("2025-11-24")), patched.complete(&query.text, day("2025-11-24")));
        prop_assert_eq!(read.to_bytes(), patched.to_bytes());
        let kept = patched.to_bytes_with_ids();
        prop_assert_eq!(Index::from_bytes(&kept).unwrap().to_bytes_with_ids(), kept);
        agree(&data, &patched, &query, day("2025-11-24"))?;
    }
}
