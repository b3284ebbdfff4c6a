use crate::support::{NOW, after, full, makers, raw, story};
use domain::{Date, ListingDraft, Phone, ProductId};
use store::{Role, SaveListing};

#[tokio::test]
async fn every_save_is_there_with_who_when_and_both_states() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let first = ListingDraft {
        phone: Some(Phone::parse("0912345678").unwrap()),
        ..story("cũ")
    };
    store
        .save_listing(maker.save(0, &first), after(1))
        .await
        .unwrap();
    let day = Date::parse("2026-11-23").unwrap();
    let second = story("mới");
    let save = SaveListing {
        confirmed_on: Some(day),
        ..maker.save(1, &second)
    };
    store.save_listing(save, after(2)).await.unwrap();
    let history = store
        .listing_history(&maker.producer, &maker.product, 50)
        .await
        .unwrap()
        .unwrap();
    let [newest, oldest] = history.as_slice() else {
        panic!("{history:?}")
    };
    assert_eq!((newest.at, oldest.at), (after(2), after(1)));
    let by = newest.by.as_ref().unwrap();
    assert_eq!(
        (&by.account, by.name.as_deref(), by.role),
        (
            &maker.account,
            Some("Người của Cơ sở mẫu Một"),
            Some(Role::Producer)
        )
    );
    let (before, now) = (
        newest.before.as_ref().unwrap(),
        newest.after.as_ref().unwrap(),
    );
    assert_eq!(before.listing.story.as_deref(), Some("cũ"));
    assert_eq!(now.listing, second);
    assert_eq!((before.confirmed_on, now.confirmed_on), (None, Some(day)));
    assert_eq!(before.listing.phone, None, "a masked number is none");
    assert_eq!(before.masked_phone.as_deref(), Some("•••••••678"));
    let one = store
        .listing_change(&maker.producer, &maker.product, &oldest.id)
        .await
        .unwrap();
    assert_eq!(one.as_ref(), Some(oldest));
}

#[tokio::test]
async fn somebody_elses_history_is_like_one_that_is_not_there() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    store
        .save_listing(maker.save(0, &story("a")), NOW)
        .await
        .unwrap();
    let own = store.listing_history(&maker.producer, &maker.product, 50);
    let id = own.await.unwrap().unwrap().remove(0).id;
    let absent = ProductId::new("khong-co");
    for (producer, product) in [
        (&other.producer, &maker.product),
        (&maker.producer, &other.product),
        (&maker.producer, &absent),
        (&other.producer, &other.product),
    ] {
        let history = store.listing_history(producer, product, 50).await.unwrap();
        let own = producer == &other.producer && product == &other.product;
        assert_eq!(history, own.then(Vec::new));
        let change = store.listing_change(producer, product, &id).await.unwrap();
        assert_eq!(change, None);
    }
}

#[tokio::test]
async fn the_last_ones_are_read_and_no_more() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    for version in 0..5 {
        store
            .save_listing(maker.save(version, &story("a")), after(version))
            .await
            .unwrap();
    }
    let history = store
        .listing_history(&maker.producer, &maker.product, 3)
        .await
        .unwrap()
        .unwrap();
    let times: Vec<_> = history.iter().map(|change| change.at).collect();
    assert_eq!(times, [after(4), after(3), after(2)]);
}

#[tokio::test]
async fn rows_without_content_are_there_all_the_same() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    sqlx::query(
        "INSERT INTO audit (id, at, actor_role, action, subject, before_json) \
         VALUES ('x', 1, 'operator', 'listing.save', $1, '{\"old\":1}')",
    )
    .bind(maker.product.as_str())
    .execute(&mut raw(&store.file).await)
    .await
    .unwrap();
    let history = store
        .listing_history(&maker.producer, &maker.product, 50)
        .await
        .unwrap()
        .unwrap();
    let change = &history[0];
    assert_eq!(
        (&change.by, &change.before, &change.after),
        (&None, &None, &None)
    );
}
