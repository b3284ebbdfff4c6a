use crate::support::{
    DAY, Fixture, HEADER, MAM, MINUTE, Maker, NOW, after, full, import, makers, product,
};
use domain::{Photo, PhotoShape};
use store::{
    Added, MOST_PHOTOS_SENT, OwnPhoto, PhotoAnswer, PhotoBy, PhotoChange, PhotoChanged, PhotoMove,
    PhotoState, Pictured, Store, Timestamp, WholePhoto,
};

fn added(number: u32) -> PhotoChange<'static> {
    PhotoChange::Add(Added {
        id: format!("0190a000-0000-7000-8000-{number:012}"),
        whole: WholePhoto {
            photo: Photo {
                path: format!("/anh/{number:032x}-640.jpg"),
                alt: "Chai mắm mẫu".to_owned(),
                width: 640,
                height: 480,
            },
            original: format!("{number:064x}"),
        },
    })
}

struct Own {
    store: Fixture,
    actor: domain::AccountId,
    producer: domain::ProducerId,
    product: domain::ProductId,
    other: Maker,
}

impl Own {
    /// The second product of the first maker: it came without photos.
    async fn new() -> Self {
        let store = full().await;
        let (maker, other) = makers(&store).await;
        let catalogue = store.catalogue().await.unwrap();
        let product = product(&catalogue, "Bánh mẫu");
        Self {
            store,
            actor: maker.account,
            producer: maker.producer,
            product,
            other,
        }
    }

    async fn change(&self, change: PhotoChange<'_>, now: Timestamp) -> PhotoChanged {
        let by = PhotoBy {
            actor: &self.actor,
            producer: &self.producer,
            product: &self.product,
            request_id: "test",
        };
        self.store.change_photos(by, change, now).await.unwrap()
    }

    async fn photos(&self) -> Vec<OwnPhoto> {
        let store: &Store = &self.store;
        let own = store.own_photos(&self.producer, &self.product, NOW).await;
        own.unwrap().unwrap().photos
    }

    async fn public(&self) -> usize {
        let catalogue = self.store.catalogue().await.unwrap();
        let slug = catalogue
            .products
            .iter()
            .find(|product| product.id == self.product)
            .map(|product| product.slug.clone());
        let found = self.store.product(&slug.unwrap()).await.unwrap();
        found.unwrap().photos.len()
    }
}

#[tokio::test]
async fn first_photos_wait_together_and_are_answered_together() {
    let own = Own::new().await;
    let silent = PhotoChanged::Done { public: false };
    assert_eq!(own.change(added(1), NOW).await, silent);
    assert_eq!(own.change(added(2), after(MINUTE)).await, silent);
    let waiting = own.store.waiting_photos().await.unwrap();
    assert_eq!((waiting.len(), waiting[0].paths.len()), (1, 2));
    assert_eq!(own.public().await, 0);
    let accepted = own
        .store
        .answer_photos(&own.product, PhotoAnswer::Accept, NOW);
    assert_eq!(accepted.await.unwrap(), 2);
    assert_eq!(own.public().await, 2);
    assert_eq!(
        own.change(added(3), NOW).await,
        PhotoChanged::Done { public: true }
    );
    let none = own
        .store
        .answer_photos(&own.product, PhotoAnswer::Accept, NOW);
    assert_eq!(none.await.unwrap(), 0);
}

#[tokio::test]
async fn a_returned_photo_stays_with_its_producer() {
    let own = Own::new().await;
    own.change(added(1), NOW).await;
    let answer = PhotoAnswer::Return("Mờ");
    own.store
        .answer_photos(&own.product, answer, NOW)
        .await
        .unwrap();
    assert_eq!(
        own.photos().await[0].state,
        PhotoState::Returned("Mờ".to_owned())
    );
    let rows = own.store.own_products(&own.producer).await.unwrap();
    let row = rows.iter().find(|row| row.id == own.product).unwrap();
    assert_eq!(row.pictured, Pictured::Returned);
    // Taken away and put back, it waits anew.
    let id = own.photos().await[0].id.clone();
    own.change(PhotoChange::Remove(&id), NOW).await;
    own.change(PhotoChange::PutBack(&id), NOW).await;
    assert_eq!(own.photos().await[0].state, PhotoState::Waiting);
}

#[tokio::test]
async fn somebody_else_changes_nothing() {
    let own = Own::new().await;
    own.change(added(1), NOW).await;
    let id = own.photos().await[0].id.clone();
    let other = &own.other;
    for (actor, producer) in [
        (&other.account, &other.producer),
        (&other.account, &own.producer),
        (&own.actor, &other.producer),
    ] {
        let by = PhotoBy {
            actor,
            producer,
            product: &own.product,
            request_id: "test",
        };
        let changed = own
            .store
            .change_photos(by, PhotoChange::Remove(&id), NOW)
            .await;
        assert_eq!(changed.unwrap(), PhotoChanged::NotFound);
    }
    assert_eq!(own.photos().await[0].removed_at, None);
}

#[tokio::test]
async fn imported_photos_become_the_producers_with_the_first_change() {
    let mut own = Own::new().await;
    let catalogue = own.store.catalogue().await.unwrap();
    own.product = product(&catalogue, "Mắm mẫu");
    let photos = own.photos().await;
    assert_eq!(photos.len(), 2);
    let second = photos[1].id.clone();
    let moved = own
        .change(PhotoChange::Move(&second, PhotoMove::To(0)), NOW)
        .await;
    assert_eq!(moved, PhotoChanged::Done { public: true });
    assert_eq!(own.photos().await[0].photo.path, "/drawings/mau-2.svg");
    // A file of photos does not undo what the producer has done.
    let file = "product,producer,path,alt,width,height\n\
        Mắm mẫu,Cơ sở mẫu Một,/drawings/mau.svg,Hình vẽ mẫu,800,600\n";
    let products = format!("{HEADER}{MAM}");
    let files = [("products.csv", products.as_str()), ("photos.csv", file)];
    assert!(!import(&own.store, &files).await.is_refused());
    assert_eq!(own.photos().await[0].photo.path, "/drawings/mau-2.svg");
    assert_eq!(own.public().await, 2);
}

#[tokio::test]
async fn a_flood_of_photos_is_slowed() {
    let own = Own::new().await;
    let mut sent = 0;
    let refused = loop {
        let number = u32::try_from(sent).unwrap();
        match own.change(added(number), NOW).await {
            PhotoChanged::Done { .. } => {
                let id = format!("0190a000-0000-7000-8000-{number:012}");
                own.change(PhotoChange::Remove(&id), NOW).await;
                sent += 1;
            }
            other => break other,
        }
    };
    assert_eq!(
        (sent, refused),
        (MOST_PHOTOS_SENT, PhotoChanged::TooMany(600))
    );
    assert_eq!(
        own.change(added(999), after(10 * MINUTE)).await,
        PhotoChanged::Done { public: false }
    );
    // What was removed a month ago is gone for good.
    own.change(added(1000), after(31 * DAY)).await;
    assert_eq!(own.photos().await.len(), 2);
}

#[tokio::test]
async fn a_shape_keeps_the_words() {
    let own = Own::new().await;
    own.change(added(1), NOW).await;
    let id = own.photos().await[0].id.clone();
    let photo = Photo {
        path: "/anh/00000000000000000000000000000009-320.jpg".to_owned(),
        alt: String::new(),
        width: 320,
        height: 240,
    };
    let shape = PhotoShape::new(1, None).unwrap();
    let change = PhotoChange::Shape {
        id: &id,
        shape,
        photo: &photo,
    };
    own.change(change, NOW).await;
    let now = own.photos().await.remove(0);
    assert_eq!((now.photo.alt.as_str(), now.shape), ("Chai mắm mẫu", shape));
    assert_eq!(now.whole.unwrap().photo.width, 640);
}

#[tokio::test]
async fn files_are_wanted_until_a_month_after_their_photo_was_taken_away() {
    let own = Own::new().await;
    own.change(added(1), NOW).await;
    let first = own.store.wanted_photo_files(NOW).await.unwrap();
    let path = own.photos().await[0].photo.path.clone();
    assert!(first.pictures.contains(&path) && first.pictures.contains("/drawings/mau.svg"));
    assert_eq!(first.originals.len(), 1);
    let id = own.photos().await[0].id.clone();
    own.change(PhotoChange::Remove(&id), NOW).await;
    let still = own.store.wanted_photo_files(after(29 * DAY)).await.unwrap();
    assert_eq!(still, first);
    let gone = own.store.wanted_photo_files(after(30 * DAY)).await.unwrap();
    assert!(!gone.pictures.contains(&path) && gone.originals.is_empty());
}
