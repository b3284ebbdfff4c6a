//! The catalogue that was kept for the next start is taken only where it is the one of the database.

use crate::support::form::{editor, price};
use crate::support::people::PRODUCER_A;
use crate::support::{A, App, Call, app};
use app::ssr::{Catalogue, Snapshot};
use domain::{BrowseQuery, Slug};
use search::{CatalogueData, Index, Reference};
use std::sync::Arc;

fn kept(app: &App) -> Vec<u8> {
    let snapshot = app.state.cx.catalogue().current();
    [snapshot.kept_head().unwrap(), snapshot.kept_body()].concat()
}

/// Saves a price, as producer A.
async fn save(app: &App, dong: &str) -> Slug {
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    let call = Call::post(&editor(&listing), &price(&listing, dong)).by(&cookie);
    assert_eq!(app.send(call).await.code(), 303);
    listing.slug
}

async fn started(app: &App, kept: Vec<u8>) -> Arc<Snapshot> {
    let store = app.state.cx.store();
    Catalogue::load(store, Some(kept)).await.unwrap().current()
}

/// What the list says about the price of a product.
fn price_of(snapshot: &Snapshot, slug: &Slug) -> String {
    format!("{:?}", snapshot.index.product(slug).unwrap().price)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_before_a_change_is_not_taken_after_it() {
    let app = app().await;
    save(&app, "1.000").await;
    let old = kept(&app);
    let slug = save(&app, "2.000").await;
    for kept in [old, kept(&app)] {
        let snapshot = started(&app, kept).await;
        assert!(price_of(&snapshot, &slug).contains("2000"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_shows_what_the_rows_show() {
    let app = app().await;
    save(&app, "1.000").await;
    let (today, rows) = (
        app.state.cx.today(),
        Catalogue::load(app.state.cx.store(), None),
    );
    let (rows, taken) = (
        rows.await.unwrap().current(),
        started(&app, kept(&app)).await,
    );
    assert_eq!(taken.stamp, rows.stamp);
    for query in [
        "",
        "q=mam",
        "sao=4&huyen=hoang-hoa",
        "nhom=thuc-pham&sap-xep=ten",
    ] {
        let query = BrowseQuery::parse(query).0;
        assert_eq!(
            taken.index.browse(&query, today),
            rows.index.browse(&query, today)
        );
    }
    let region = |snapshot: &Snapshot| {
        let all = snapshot.regions.districts(&snapshot.index, today);
        all.into_iter()
            .map(|(_, link)| (link.href(), link.count))
            .collect::<Vec<_>>()
    };
    assert_eq!(region(&taken), region(&rows));
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_come_one_by_one_make_the_index_of_all_at_once() {
    let app = app().await;
    save(&app, "1.000").await;
    let store = app.state.cx.store();
    let rows = store.catalogue().await.unwrap();
    let at_once = Index::build(CatalogueData {
        products: rows.products,
        reference: Reference {
            districts: rows.districts,
            communes: rows.communes,
            former_communes: rows.former_communes,
            groups: rows.groups,
            synonyms: rows.synonyms,
        },
    });
    let started = Catalogue::load(store, None).await.unwrap().current();
    assert_eq!(started.kept_body(), at_once.to_bytes_with_ids());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_knows_whose_products_are_whose_and_takes_the_next_change() {
    let app = app().await;
    let slug = save(&app, "1.000").await;
    let (today, store) = (app.state.cx.today(), app.state.cx.store());
    let taken = Catalogue::load(store, Some(kept(&app))).await.unwrap();
    let before = taken.current();
    let rows = app.state.cx.catalogue().current();
    let product = app.listing(PRODUCER_A).await.id;
    let maker = Slug::parse(PRODUCER_A).unwrap();
    let maker = store.producer(&maker).await.unwrap().unwrap().id;
    let names = |snapshot: &Snapshot| {
        let cards = snapshot.index.products_of(&maker, today);
        cards.into_iter().map(|card| card.name).collect::<Vec<_>>()
    };
    assert!(!names(&rows).is_empty());
    assert_eq!(names(&before), names(&rows));
    assert_eq!(before.index.producers(), rows.index.producers());
    save(&app, "2.000").await;
    taken.take_over(store, &product).await.unwrap();
    let after = taken.current();
    assert!(price_of(&after, &slug).contains("2000"));
    assert!(
        Arc::ptr_eq(&before.regions, &after.regions),
        "one change does not build everything anew"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_and_one_of_a_copy_that_went_on_by_itself_are_not_taken() {
    let (app, copy) = (app().await, app().await);
    let slug = save(&app, "1.000").await;
    save(&copy, "2.000").await;
    let version = |app: &App| app.state.cx.catalogue().current().version;
    assert_eq!(version(&app), version(&copy));
    let mut damaged = kept(&app);
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    let short = kept(&app)[..100].to_vec();
    for kept in [damaged, short, kept(&copy), Vec::new()] {
        let snapshot = started(&app, kept).await;
        assert!(price_of(&snapshot, &slug).contains("1000"));
    }
}
