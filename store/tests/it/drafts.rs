//! Every draft that the form can make is kept as it is.

use crate::support::{NOW, full, makers};
use domain::{Dong, ListingDraft, Phone, Price, SalesChannel, SalesLink};
use proptest::prelude::*;

fn text() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("[a-zA-Zđêềơữ '\"<&;%$1]{1,40}")
}

fn price() -> impl Strategy<Value = Price> {
    let dong = |dong: i64| Dong::new(dong).unwrap();
    prop_oneof![
        Just(Price::Unknown),
        Just(Price::Contact),
        (1..=Dong::MOST).prop_map(move |one| Price::Fixed { dong: dong(one) }),
        (1..Dong::MOST).prop_map(move |low| Price::Range {
            low: dong(low),
            high: dong(low + 1)
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_draft_comes_back_as_it_was(
        (description, story, ingredients, storage, unit) in (text(), text(), text(), text(), text()),
        price in price(),
        links in proptest::collection::vec("https://[a-z]{1,9}\\.vn/[a-z?=&%]{0,9}", 0..6),
        phone in proptest::option::of("09[0-9]{8}"),
        public in any::<bool>(),
    ) {
        let phone = phone.map(|phone| Phone::parse(&phone).unwrap());
        let draft = ListingDraft {
            description, story, ingredients, storage, price, price_unit: unit,
            links: links.into_iter().map(|url| SalesLink { channel: SalesChannel::Website, url }).collect(),
            phone_public: public && phone.is_some(),
            phone,
            ..ListingDraft::default()
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let read = runtime.block_on(async {
            let store = full().await;
            let (maker, _) = makers(&store).await;
            store.save_listing(maker.save(0, &draft), NOW).await.unwrap();
            store.own_listing(&maker.producer, &maker.product).await.unwrap().unwrap().listing
        });
        prop_assert_eq!(read, draft);
    }
}
