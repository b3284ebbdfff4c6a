//! The photos of a product as its producer keeps them: their order, their words, what is cut out of them, which ones wait for
//! the office. Every change is one transaction with its line in the log, and writes anew what the public sees.

mod change;
mod files;
mod office;
mod rows;

pub use change::{Added, PhotoBy, PhotoChange, PhotoChanged, PhotoMove};
pub use files::PhotoFiles;
pub use office::{PhotoAnswer, WaitingPhotos};

use crate::{Store, StoreError, Timestamp};
use domain::{AccountId, Photo, PhotoShape, ProducerId, ProductId};

/// Most photos of a product.
pub const MOST_PHOTOS: usize = 10;
/// Most photos that an account sends within [`PHOTOS_WITHIN`].
pub const MOST_PHOTOS_SENT: i64 = 60;
/// Most new pictures that are made of the photos of a product within [`PHOTOS_WITHIN`].
pub const MOST_SHAPES: i64 = 30;
/// In milliseconds: ten minutes.
pub const PHOTOS_WITHIN: i64 = 10 * 60 * 1000;
/// For so long a removed photo can be put back, in milliseconds: 30 days.
pub const PHOTOS_KEPT: i64 = 30 * 24 * 60 * 60 * 1000;

/// Who may see a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoState {
    /// Everybody.
    Public,
    /// Its producer, until the office has looked at the first photo of the product.
    Waiting,
    /// Its producer; the office has said why.
    Returned(String),
}

/// A photo that can be turned and cut anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholePhoto {
    /// All of it, upright as the camera meant it.
    pub photo: Photo,
    /// The private name of the file that was sent.
    pub original: String,
}

/// A photo as its producer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPhoto {
    /// Its id, made by the device that sent it; unique within the product.
    pub id: String,
    /// As it is shown.
    pub photo: Photo,
    /// All of it; `None` for one that came with an import.
    pub whole: Option<WholePhoto>,
    /// How it is turned and cut.
    pub shape: PhotoShape,
    /// Who may see it.
    pub state: PhotoState,
    /// When it came.
    pub added_at: Timestamp,
    /// Who sent it, where that is known.
    pub added_by: Option<AccountId>,
    /// When it was taken away, at most [`PHOTOS_KEPT`] ago.
    pub removed_at: Option<Timestamp>,
}

/// A product with its photos.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPhotos {
    /// The name of the product.
    pub name: String,
    /// The photos in their order; the removed ones after the others.
    pub photos: Vec<OwnPhoto>,
}

impl Store {
    /// The photos of an own product; `None` for somebody else's as for one that is not there.
    pub async fn own_photos(
        &self,
        producer: &ProducerId,
        product: &ProductId,
        now: Timestamp,
    ) -> Result<Option<OwnPhotos>, StoreError> {
        let mut read = self.read_together().await?;
        let name = rows::own_product(&mut read, producer, product).await?;
        let Some(name) = name else {
            return Ok(None);
        };
        let mut photos = rows::read(&mut read, product).await?;
        photos.retain(|photo| rows::is_kept(photo, now));
        Ok(Some(OwnPhotos { name, photos }))
    }
}
