//! Changing the photos of an own product.

use super::rows;
use super::{
    MOST_PHOTOS, MOST_PHOTOS_SENT, MOST_SHAPES, OwnPhoto, PHOTOS_WITHIN, PhotoState, WholePhoto,
};
use crate::audit::{self, Actor, Entry, State};
use crate::reports::seconds_until;
use crate::row::integer;
use crate::{Role, Store, StoreError, Timestamp, catalogue};
use domain::{AccountId, Photo, PhotoShape, ProducerId, ProductId};
use serde::Serialize;
use sqlx::AnyConnection;

/// Who changes the photos of what.
#[derive(Clone, Copy, Debug)]
pub struct PhotoBy<'a> {
    /// Who changes them.
    pub actor: &'a AccountId,
    /// The producer that the actor belongs to.
    pub producer: &'a ProducerId,
    /// The product.
    pub product: &'a ProductId,
    /// The request, for the log.
    pub request_id: &'a str,
}

/// A photo that has been sent, and is on the disk already.
#[derive(Clone, Debug)]
pub struct Added {
    /// Its id, made by the device that sends it: 36 signs.
    pub id: String,
    /// All of it, upright, with words for those who do not see it.
    pub whole: WholePhoto,
}

/// A step in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoMove {
    /// One place to the front.
    Earlier,
    /// One place to the end.
    Later,
    /// To a place: 0 is the cover.
    To(usize),
}

/// What is to be changed.
#[derive(Clone, Debug)]
pub enum PhotoChange<'a> {
    /// One more photo, at the end.
    Add(Added),
    /// Another place.
    Move(&'a str, PhotoMove),
    /// Other words.
    Describe {
        /// The photo.
        id: &'a str,
        /// The words that the change began from.
        old: &'a str,
        /// The new ones: 1 to 300 characters.
        new: &'a str,
    },
    /// Turned and cut in another way.
    Shape {
        /// The photo.
        id: &'a str,
        /// The way.
        shape: PhotoShape,
        /// What comes of it; its words are not looked at.
        photo: &'a Photo,
    },
    /// Taken away; it can be put back for 30 days.
    Remove(&'a str),
    /// Put back, at the end.
    PutBack(&'a str),
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoChanged {
    /// It is made. Whether the public sees another picture now.
    Done {
        /// Whether what the public sees is not what it was.
        public: bool,
    },
    /// A photo of that id is there: it was sent twice, and is kept once.
    Already,
    /// No such product or photo, or somebody else's: the answer is the same.
    NotFound,
    /// There are as many photos as can be.
    Full,
    /// Too many were sent; the next is taken after so many seconds.
    TooMany(u32),
    /// Somebody has written other words meanwhile: these.
    Differs(String),
}

impl Store {
    /// Changes the photos of a product, if it belongs to the producer, and the actor to the producer.
    pub async fn change_photos(
        &self,
        by: PhotoBy<'_>,
        change: PhotoChange<'_>,
        now: Timestamp,
    ) -> Result<PhotoChanged, StoreError> {
        let mut write = self.write().await?;
        if !may_change(&mut write, by).await? {
            return Ok(PhotoChanged::NotFound);
        }
        let mut photos = rows::read(&mut write, by.product).await?;
        let before = logged(&photos)?;
        if let PhotoChange::Add(added) = &change
            && !photos.iter().any(|own| is_the_same(own, added))
            && let Some(seconds) = too_many(&mut write, by.actor, now).await?
        {
            return Ok(PhotoChanged::TooMany(seconds));
        }
        if let Err(refused) = apply(&mut photos, &change, by.actor, now) {
            return Ok(refused);
        }
        photos.retain(|own| rows::is_kept(own, now));
        photos.sort_by_key(|own| own.removed_at.is_some());
        rows::write(&mut write, by.product, &photos).await?;
        let public = rows::publish(&mut write, by.product, &photos).await?;
        let entry = Entry {
            actor: Actor::Account(by.actor, Role::Producer),
            action: action(&change),
            subject: by.product.as_str(),
            before: Some(&before),
            after: Some(&logged(&photos)?),
            request_id: Some(by.request_id),
        };
        audit::record(&mut write, entry, now).await?;
        if public {
            touch(&mut write, by.product, now).await?;
        }
        write.commit().await?;
        Ok(PhotoChanged::Done { public })
    }
}

impl Store {
    /// Seconds until an account may send one more photo; asked before one is developed, and again when it is kept.
    pub async fn photo_wait(
        &self,
        sender: &AccountId,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        too_many(&mut *self.read().await?, sender, now).await
    }

    /// Seconds until a photo of a product may be made anew once more: each leaves pictures on the disk.
    pub async fn shape_wait(
        &self,
        product: &ProductId,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        let row = sqlx::query(
            "SELECT at FROM audit WHERE subject = $1 AND action = 'photo.shape' AND at > $2 ORDER BY at DESC LIMIT 1 OFFSET $3",
        )
        .bind(product.as_str())
        .bind(now.0.saturating_sub(PHOTOS_WITHIN))
        .bind(MOST_SHAPES - 1)
        .fetch_optional(&mut *self.read().await?)
        .await?;
        row.map(|row| Ok(seconds_until(integer(&row, "at")?, PHOTOS_WITHIN, now)))
            .transpose()
    }
}

/// The public sees a change: the product counts as changed, and every catalogue follows.
pub(super) async fn touch(
    connection: &mut AnyConnection,
    product: &ProductId,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE products SET changed_at = $2 WHERE id = $1")
        .bind(product.as_str())
        .bind(now.0)
        .execute(&mut *connection)
        .await?;
    catalogue::bump(connection).await
}

async fn may_change(connection: &mut AnyConnection, by: PhotoBy<'_>) -> Result<bool, StoreError> {
    let row = sqlx::query(
        "SELECT p.id FROM products p JOIN accounts a ON a.producer_id = p.producer_id \
         WHERE p.id = $1 AND p.producer_id = $2 AND a.id = $3 AND a.role = 'producer' AND a.disabled_at IS NULL",
    )
    .bind(by.product.as_str())
    .bind(by.producer.as_str())
    .bind(by.actor.as_str())
    .fetch_optional(connection)
    .await?;
    Ok(row.is_some())
}

/// Seconds until an account may send one more.
async fn too_many(
    connection: &mut AnyConnection,
    sender: &AccountId,
    now: Timestamp,
) -> Result<Option<u32>, StoreError> {
    let row = sqlx::query(
        "SELECT added_at FROM own_photos WHERE added_by = $1 AND added_at > $2 ORDER BY added_at DESC LIMIT 1 OFFSET $3",
    )
    .bind(sender.as_str())
    .bind(now.0.saturating_sub(PHOTOS_WITHIN))
    .bind(MOST_PHOTOS_SENT - 1)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let added_at = integer(&row, "added_at")?;
    Ok(Some(seconds_until(added_at, PHOTOS_WITHIN, now)))
}

/// Makes the change on the list; the removed ones stand anywhere in it.
fn apply(
    photos: &mut Vec<OwnPhoto>,
    change: &PhotoChange<'_>,
    actor: &AccountId,
    now: Timestamp,
) -> Result<(), PhotoChanged> {
    let there = photos.iter().filter(|own| own.removed_at.is_none()).count();
    match change {
        PhotoChange::Add(added) => {
            if photos.iter().any(|own| is_the_same(own, added)) {
                return Err(PhotoChanged::Already);
            }
            if there >= MOST_PHOTOS {
                return Err(PhotoChanged::Full);
            }
            let one = OwnPhoto {
                id: added.id.clone(),
                photo: added.whole.photo.clone(),
                whole: Some(added.whole.clone()),
                shape: PhotoShape::default(),
                state: state_of_new(photos),
                added_at: now,
                added_by: Some(actor.clone()),
                removed_at: None,
            };
            photos.insert(there.min(photos.len()), one);
        }
        PhotoChange::Move(id, step) => {
            let at = place(photos, id)?;
            let to = match step {
                PhotoMove::Earlier => at.saturating_sub(1),
                PhotoMove::Later => (at + 1).min(there.saturating_sub(1)),
                PhotoMove::To(place) => (*place).min(there.saturating_sub(1)),
            };
            let one = photos.remove(at);
            photos.insert(to, one);
        }
        PhotoChange::Describe { id, old, new } => {
            let own = find(photos, id)?;
            if own.photo.alt != *old && own.photo.alt != *new {
                return Err(PhotoChanged::Differs(own.photo.alt.clone()));
            }
            describe(own, new);
        }
        PhotoChange::Shape { id, shape, photo } => {
            let own = find(photos, id)?;
            let alt = own.photo.alt.clone();
            own.photo = Photo {
                alt,
                ..(*photo).clone()
            };
            own.shape = *shape;
        }
        PhotoChange::Remove(id) => find(photos, id)?.removed_at = Some(now),
        PhotoChange::PutBack(id) => {
            let gone = |own: &OwnPhoto| {
                own.id == *id && own.removed_at.is_some() && rows::is_kept(own, now)
            };
            let at = photos.iter().position(gone).ok_or(PhotoChanged::NotFound)?;
            if there >= MOST_PHOTOS {
                return Err(PhotoChanged::Full);
            }
            let mut one = photos.remove(at);
            one.removed_at = None;
            if one.state != PhotoState::Public {
                one.state = state_of_new(photos);
            }
            photos.insert(there.min(photos.len()), one);
        }
    }
    Ok(())
}

/// A photo sent twice: by one device under one id, or the same file, of which a browser without scripts knows no id.
fn is_the_same(own: &OwnPhoto, added: &Added) -> bool {
    let file = own.whole.as_ref().map(|whole| &whole.original);
    own.id == added.id || (own.removed_at.is_none() && file == Some(&added.whole.original))
}

/// The first photo of a product waits until the office has looked at it; once one was accepted, others are seen at once.
fn state_of_new(photos: &[OwnPhoto]) -> PhotoState {
    if photos.iter().any(|own| own.state == PhotoState::Public) {
        PhotoState::Public
    } else {
        PhotoState::Waiting
    }
}

fn place(photos: &[OwnPhoto], id: &str) -> Result<usize, PhotoChanged> {
    let there = |own: &OwnPhoto| own.id == id && own.removed_at.is_none();
    photos.iter().position(there).ok_or(PhotoChanged::NotFound)
}

fn find<'a>(photos: &'a mut [OwnPhoto], id: &str) -> Result<&'a mut OwnPhoto, PhotoChanged> {
    let there = |own: &&mut OwnPhoto| own.id == id && own.removed_at.is_none();
    photos.iter_mut().find(there).ok_or(PhotoChanged::NotFound)
}

fn describe(own: &mut OwnPhoto, words: &str) {
    words.clone_into(&mut own.photo.alt);
    if let Some(whole) = &mut own.whole {
        words.clone_into(&mut whole.photo.alt);
    }
}

const fn action(change: &PhotoChange<'_>) -> &'static str {
    match change {
        PhotoChange::Add(_) => "photo.add",
        PhotoChange::Move(..) => "photo.move",
        PhotoChange::Describe { .. } => "photo.describe",
        PhotoChange::Shape { .. } => "photo.shape",
        PhotoChange::Remove(_) => "photo.remove",
        PhotoChange::PutBack(_) => "photo.put_back",
    }
}

pub(super) fn logged(photos: &[OwnPhoto]) -> Result<State, StoreError> {
    #[derive(Serialize)]
    struct Logged<'a> {
        id: &'a str,
        path: &'a str,
        alt: &'a str,
        shape: PhotoShape,
        state: &'static str,
        removed: bool,
    }
    let all: Vec<Logged<'_>> = photos
        .iter()
        .map(|own| Logged {
            id: &own.id,
            path: &own.photo.path,
            alt: &own.photo.alt,
            shape: own.shape,
            state: match own.state {
                PhotoState::Public => "public",
                PhotoState::Waiting => "waiting",
                PhotoState::Returned(_) => "returned",
            },
            removed: own.removed_at.is_some(),
        })
        .collect();
    State::of(&all)
}
