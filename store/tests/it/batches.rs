//! Several listings saved at once, and put back at once.

use crate::support::{DAY, Maker, NOW, after, count, full, makers, office, product, story};
use domain::{Availability, Date, ListingDraft, Phone, ProductId};
use store::{
    BatchKind, BatchLine, BatchSaved, KEPT_DAYS, SaveBatch, SaveListing, Saved, Store, Undone,
};

/// The two products of the first sample producer, and what is saved on them.
struct Two {
    maker: Maker,
    other: Maker,
    second: ProductId,
    draft: ListingDraft,
}

impl Two {
    async fn of(store: &Store) -> Self {
        let (maker, other) = makers(store).await;
        let catalogue = store.catalogue().await.unwrap();
        Self {
            second: product(&catalogue, "Bánh mẫu"),
            maker,
            other,
            draft: ListingDraft {
                availability: Availability::SoldOut,
                phone: Some(Phone::parse("0912345678").unwrap()),
                ..story("cả hai")
            },
        }
    }

    fn lines(&self, versions: [i64; 2]) -> [BatchLine<'_>; 2] {
        [
            (&self.maker.product, versions[0]),
            (&self.second, versions[1]),
        ]
        .map(|(product, version)| BatchLine {
            product,
            version,
            draft: &self.draft,
            confirmed_on: Some(Date::parse("2026-11-23").unwrap()),
        })
    }

    fn save<'a>(&'a self, lines: &'a [BatchLine<'a>]) -> SaveBatch<'a> {
        SaveBatch {
            actor: &self.maker.account,
            producer: &self.maker.producer,
            kind: BatchKind::Table,
            lines,
        }
    }

    async fn undo(&self, store: &Store, batch: &str, leave: bool, at: i64) -> Undone {
        let (actor, producer) = (&self.maker.account, &self.maker.producer);
        store
            .undo_batch(actor, producer, batch, leave, after(at))
            .await
            .unwrap()
    }
}

fn done(saved: BatchSaved) -> String {
    match saved {
        BatchSaved::Done { batch } => batch,
        BatchSaved::Refused(lines) => panic!("refused: {lines:?}"),
    }
}

#[tokio::test]
async fn all_are_saved_as_one_change_with_one_name_in_the_log() {
    let store = full().await;
    let two = Two::of(&store).await;
    let version = store.catalogue_version().await.unwrap();
    let batch = done(
        store
            .save_listings(two.save(&two.lines([0, 0])), after(1))
            .await
            .unwrap(),
    );
    assert_eq!(store.catalogue_version().await.unwrap(), version + 1);
    let own = store.own_listings(&two.maker.producer).await.unwrap();
    assert_eq!(
        own.iter().map(|own| &*own.name).collect::<Vec<_>>(),
        ["Bánh mẫu", "Mắm mẫu"]
    );
    assert!(
        own.iter()
            .all(|own| own.listing == two.draft && own.version == 1)
    );
    let alone = store
        .own_listing(&two.maker.producer, &two.second)
        .await
        .unwrap();
    assert_eq!(
        alone.as_ref(),
        own.first(),
        "read together or alone, it is the same"
    );
    let rows = count(&store.file, "SELECT COUNT(*) FROM audit WHERE action = 'listing.save' AND request_id IN (SELECT id FROM batches)").await;
    assert_eq!(rows, 2);
    let told = store
        .own_batches(&two.maker.producer, after(2))
        .await
        .unwrap();
    assert_eq!(
        (told.len(), told[0].listings, told[0].kind),
        (1, 2, BatchKind::Table)
    );
    assert_eq!(
        (told[0].id.as_str(), told[0].undone_at),
        (batch.as_str(), None)
    );
    assert!(
        store
            .own_batches(&two.other.producer, after(2))
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn one_that_cannot_be_saved_keeps_all_from_it() {
    let store = full().await;
    let two = Two::of(&store).await;
    let before = store.own_listings(&two.maker.producer).await.unwrap();
    let refused = store
        .save_listings(two.save(&two.lines([0, 7])), NOW)
        .await
        .unwrap();
    let BatchSaved::Refused(lines) = refused else {
        panic!("it was saved");
    };
    assert!(matches!(&lines[..], [(1, Saved::Conflict(now))] if now.version == 0));
    let office = office(&store).await;
    for actor in [&office, &two.other.account] {
        let lines = two.lines([0, 0]);
        let save = SaveBatch {
            actor,
            ..two.save(&lines)
        };
        let refused = store.save_listings(save, NOW).await.unwrap();
        assert_eq!(
            refused,
            BatchSaved::Refused(vec![(0, Saved::NotFound), (1, Saved::NotFound)])
        );
    }
    let mut lines = two.lines([0, 0]);
    lines[1].product = &two.other.product;
    let refused = store.save_listings(two.save(&lines), NOW).await.unwrap();
    assert_eq!(refused, BatchSaved::Refused(vec![(1, Saved::NotFound)]));
    assert_eq!(
        store.own_listings(&two.maker.producer).await.unwrap(),
        before
    );
    assert!(
        store
            .own_batches(&two.maker.producer, NOW)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_batch_goes_back_whole_with_numbers_and_words() {
    let store = full().await;
    let two = Two::of(&store).await;
    let first = done(
        store
            .save_listings(two.save(&two.lines([0, 0])), after(1))
            .await
            .unwrap(),
    );
    let saved = store.own_listings(&two.maker.producer).await.unwrap();
    let Undone::Done { batch, products } = two.undo(&store, &first, false, 2).await else {
        panic!("not undone");
    };
    assert_eq!(products.len(), 2);
    let own = store.own_listings(&two.maker.producer).await.unwrap();
    assert!(own.iter().all(|own| own.listing == ListingDraft::default()));
    assert!(
        own.iter()
            .all(|own| own.version == 2 && own.confirmed_on.is_none())
    );
    assert_eq!(
        two.undo(&store, &first, false, 3).await,
        Undone::NotFound,
        "once is enough"
    );
    // The way back has a way back: with the number that the log hides.
    assert!(matches!(
        two.undo(&store, &batch, false, 4).await,
        Undone::Done { .. }
    ));
    let again = store.own_listings(&two.maker.producer).await.unwrap();
    for (now, then) in again.iter().zip(&saved) {
        assert_eq!(
            (&now.listing, now.confirmed_on),
            (&then.listing, then.confirmed_on)
        );
    }
    let kinds = store
        .own_batches(&two.maker.producer, after(5))
        .await
        .unwrap();
    assert_eq!(kinds.len(), 3);
    assert!(kinds.iter().all(|batch| batch.listings == 2));
}

#[tokio::test]
async fn what_was_changed_since_stays_if_somebody_agrees() {
    let store = full().await;
    let two = Two::of(&store).await;
    let batch = done(
        store
            .save_listings(two.save(&two.lines([0, 0])), after(1))
            .await
            .unwrap(),
    );
    let newer = story("mới hơn");
    let save = SaveListing {
        product: &two.second,
        ..two.maker.save(1, &newer)
    };
    store.save_listing(save, after(2)).await.unwrap();
    let before = store.own_listings(&two.maker.producer).await.unwrap();
    let changed = Undone::Changed {
        names: vec!["Bánh mẫu".to_owned()],
        others: 1,
    };
    assert_eq!(two.undo(&store, &batch, false, 3).await, changed);
    assert_eq!(
        store.own_listings(&two.maker.producer).await.unwrap(),
        before
    );
    let Undone::Done { products, .. } = two.undo(&store, &batch, true, 4).await else {
        panic!("not undone");
    };
    assert_eq!(products, std::slice::from_ref(&two.maker.product));
    let own = store.own_listings(&two.maker.producer).await.unwrap();
    assert_eq!(
        (&own[0].listing, &own[1].listing),
        (&newer, &ListingDraft::default())
    );
}

#[tokio::test]
async fn after_thirty_days_and_for_others_there_is_no_way_back() {
    let store = full().await;
    let two = Two::of(&store).await;
    let batch = done(
        store
            .save_listings(two.save(&two.lines([0, 0])), NOW)
            .await
            .unwrap(),
    );
    let other = store.undo_batch(
        &two.other.account,
        &two.other.producer,
        &batch,
        true,
        after(1),
    );
    assert_eq!(other.await.unwrap(), Undone::NotFound);
    let forged = store.undo_batch(
        &two.other.account,
        &two.maker.producer,
        &batch,
        true,
        after(1),
    );
    assert_eq!(forged.await.unwrap(), Undone::NotFound);
    let late = KEPT_DAYS * DAY;
    assert_eq!(two.undo(&store, &batch, true, late).await, Undone::NotFound);
    let lines = two.lines([1, 1]);
    done(
        store
            .save_listings(two.save(&lines[..1]), after(late))
            .await
            .unwrap(),
    );
    let kept = count(&store.file, "SELECT COUNT(*) FROM batch_listings").await;
    assert_eq!(kept, 1, "what cannot be put back is forgotten");
}

#[tokio::test]
async fn a_plan_waits_half_an_hour_for_the_person_who_saw_it() {
    let store = full().await;
    let two = Two::of(&store).await;
    let (account, producer) = (&two.maker.account, &two.maker.producer);
    let first = store
        .keep_import_plan(account, producer, "[1]", NOW)
        .await
        .unwrap();
    let hash = store
        .keep_import_plan(account, producer, "[2]", after(1))
        .await
        .unwrap();
    let minutes = |minutes: i64| after(1 + minutes * 60_000);
    let plan = async |hash: &str, at| {
        store
            .import_plan(account, producer, hash, at)
            .await
            .unwrap()
    };
    assert_eq!(plan(&hash, minutes(29)).await.as_deref(), Some("[2]"));
    assert_eq!(
        plan(&first, minutes(1)).await,
        None,
        "another was shown since"
    );
    assert_eq!(plan(&hash, minutes(30)).await, None);
    let other = store.import_plan(&two.other.account, &two.other.producer, &hash, minutes(1));
    assert_eq!(other.await.unwrap(), None);
    store.forget_import_plan(account).await.unwrap();
    assert_eq!(plan(&hash, minutes(1)).await, None);
}
