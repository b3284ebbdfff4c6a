use crate::support::{DAY, NOW, after, full, import_rows, makers, office, story};
use domain::{
    Availability, Date, Dong, ListingDraft, Phone, Price, ProductId, SalesChannel, SalesLink, Slug,
};
use store::{SaveListing, Saved, Store};

fn everything() -> ListingDraft {
    ListingDraft {
        description: Some("Mắm tôm\nngon".into()),
        story: Some("Chuyện \"kể\" lại <b>'; DROP TABLE products; --".into()),
        ingredients: Some("tôm, muối".into()),
        net_weight: Some("500 ml".into()),
        shelf_life: Some("12 tháng".into()),
        storage: Some("nơi khô".into()),
        price: Price::Range {
            low: Dong::new(90_000).unwrap(),
            high: Dong::new(120_000).unwrap(),
        },
        price_unit: Some("chai".into()),
        availability: Availability::Season {
            when: Some("vụ tháng 5 đến 7".into()),
        },
        links: vec![
            SalesLink {
                channel: SalesChannel::Shopee,
                url: "https://shopee.vn/mau".into(),
            },
            SalesLink {
                channel: SalesChannel::Website,
                url: "https://mau.vn/".into(),
            },
        ],
        phone: Some(Phone::parse("0912345678").unwrap()),
        phone_public: true,
    }
}

#[tokio::test]
async fn what_is_saved_is_read_everywhere() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let version = store.catalogue_version().await.unwrap();
    let today = Date::parse("2026-11-23").unwrap();
    let draft = everything();
    let save = SaveListing {
        confirmed_on: Some(today),
        ..maker.save(0, &draft)
    };
    assert_eq!(
        store.save_listing(save, after(1)).await.unwrap(),
        Saved::Done { version: 1 }
    );
    assert_eq!(store.catalogue_version().await.unwrap(), version + 1);

    let own = store
        .own_listing(&maker.producer, &maker.product)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((&own.listing, own.version), (&draft, 1));
    assert_eq!(
        (own.confirmed_on, own.changed_at),
        (Some(today), Some(after(1)))
    );
    let page = store.product(&own.slug).await.unwrap().unwrap();
    assert_eq!(
        (&page.listing, page.version, page.confirmed_on),
        (&draft, 1, Some(today))
    );
    let card = store
        .catalogue_product(&maker.product)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (card.price, card.price_unit.as_deref()),
        (draft.price, Some("chai"))
    );
    assert!(store.catalogue().await.unwrap().products.contains(&card));

    // Fewer links, and nothing said about "still correct": the links go, the day stays.
    assert_eq!(
        store
            .save_listing(maker.save(1, &ListingDraft::default()), after(2))
            .await
            .unwrap(),
        Saved::Done { version: 2 }
    );
    let own = store
        .own_listing(&maker.producer, &maker.product)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (own.listing, own.confirmed_on),
        (ListingDraft::default(), Some(today))
    );
}

#[tokio::test]
async fn the_own_list_is_in_order_and_own() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let names =
        |products: Vec<store::OwnProduct>| products.into_iter().map(|p| p.name).collect::<Vec<_>>();
    let own = store.own_products(&maker.producer).await.unwrap();
    assert_eq!(own[1].photo.as_ref().unwrap().path, "/drawings/mau.svg");
    assert_eq!((own[1].version, own[1].changed_at), (0, None));
    assert_eq!(names(own), ["Bánh mẫu", "Mắm mẫu"]);
    assert_eq!(
        names(store.own_products(&other.producer).await.unwrap()),
        ["Chiếu mẫu"]
    );
}

#[tokio::test]
async fn nobody_elses_listing_can_be_seen_or_saved() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let office = office(&store).await;
    let version = store.catalogue_version().await.unwrap();
    let before = store
        .own_listing(&maker.producer, &maker.product)
        .await
        .unwrap();
    assert_eq!(
        store
            .own_listing(&other.producer, &maker.product)
            .await
            .unwrap(),
        None
    );
    let draft = story("của người khác");
    let absent = ProductId::new("absent");
    let mine = maker.save(0, &draft);
    for (what, save) in [
        (
            "the other producer",
            SaveListing {
                actor: &other.account,
                producer: &other.producer,
                ..mine
            },
        ),
        (
            "the other account, with the owner's name",
            SaveListing {
                actor: &other.account,
                ..mine
            },
        ),
        (
            "the owner's account, with the other's name",
            SaveListing {
                producer: &other.producer,
                ..mine
            },
        ),
        (
            "the office",
            SaveListing {
                actor: &office,
                ..mine
            },
        ),
        (
            "no product",
            SaveListing {
                product: &absent,
                ..mine
            },
        ),
        (
            "a wrong version",
            SaveListing {
                actor: &other.account,
                version: 7,
                ..mine
            },
        ),
    ] {
        assert_eq!(
            store.save_listing(save, NOW).await.unwrap(),
            Saved::NotFound,
            "{what}"
        );
    }
    store.disable_account(&maker.account, NOW).await.unwrap();
    assert_eq!(
        store.save_listing(mine, NOW).await.unwrap(),
        Saved::NotFound,
        "a shut account"
    );
    assert_eq!(
        store
            .own_listing(&maker.producer, &maker.product)
            .await
            .unwrap(),
        before
    );
    assert_eq!(store.catalogue_version().await.unwrap(), version);
}

#[tokio::test]
async fn a_product_without_a_producer_belongs_to_nobody() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    import_rows(&store, "Muối mẫu,,,,,,,,,,\n").await;
    let page = store
        .product(&Slug::parse("muoi-mau").unwrap())
        .await
        .unwrap()
        .unwrap();
    let draft = story("a");
    let save = SaveListing {
        product: &page.id,
        ..maker.save(0, &draft)
    };
    assert_eq!(
        store.save_listing(save, NOW).await.unwrap(),
        Saved::NotFound
    );
}

#[tokio::test]
async fn an_old_version_meets_the_newer_one() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let (first, second) = (story("một"), story("hai"));
    store
        .save_listing(maker.save(0, &first), after(1))
        .await
        .unwrap();
    for version in [0, 2, -1] {
        let Saved::Conflict(there) = store
            .save_listing(maker.save(version, &second), after(2))
            .await
            .unwrap()
        else {
            panic!("version {version} was taken");
        };
        assert_eq!(
            (&there.listing, there.version, there.changed_at),
            (&first, 1, Some(after(1)))
        );
    }
    assert_eq!(
        store
            .save_listing(maker.save(1, &second), after(3))
            .await
            .unwrap(),
        Saved::Done { version: 2 }
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_hundred_saves_at_once_one_wins_each_version() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let maker = std::sync::Arc::new(maker);
    for version in 0..3 {
        let mut saves = tokio::task::JoinSet::new();
        for number in 0..100 {
            let (store, maker) = (Store::clone(&store), maker.clone());
            saves.spawn(async move {
                let draft = story(&format!("bản {number}"));
                (
                    number,
                    store
                        .save_listing(maker.save(version, &draft), after(DAY))
                        .await
                        .unwrap(),
                )
            });
        }
        let mut winners = Vec::new();
        while let Some(done) = saves.join_next().await {
            match done.unwrap() {
                (number, Saved::Done { version: now }) => winners.push((number, now)),
                (_, Saved::Conflict(there)) => assert_eq!(there.version, version + 1),
                (_, Saved::NotFound) => panic!("own product not found"),
            }
        }
        let own = store
            .own_listing(&maker.producer, &maker.product)
            .await
            .unwrap()
            .unwrap();
        let [(number, now)] = winners[..] else {
            panic!("{winners:?}")
        };
        assert_eq!((own.version, own.version), (now, version + 1));
        assert_eq!(own.listing.story, Some(format!("bản {number}")));
    }
}
