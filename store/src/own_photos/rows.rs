//! Rows of photos, and what the public sees of them.

use super::{OwnPhoto, PHOTOS_KEPT, PhotoState, WholePhoto};
use crate::row::{integer, maybe_integer, maybe_small, maybe_text, meaning, text};
use crate::{StoreError, Timestamp};
use domain::{AccountId, Photo, PhotoFrame, PhotoShape, ProducerId, ProductId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// The name of a product, if it belongs to that producer.
pub(super) async fn own_product(
    connection: &mut AnyConnection,
    producer: &ProducerId,
    product: &ProductId,
) -> Result<Option<String>, StoreError> {
    let row = sqlx::query("SELECT name FROM products WHERE id = $1 AND producer_id = $2")
        .bind(product.as_str())
        .bind(producer.as_str())
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(|row| text(row, "name")).transpose()
}

/// Whether a photo is there, or was taken away so lately that it can be put back.
pub(super) fn is_kept(photo: &OwnPhoto, now: Timestamp) -> bool {
    let since = now.0.saturating_sub(PHOTOS_KEPT);
    photo.removed_at.is_none_or(|at| at.0 > since)
}

/// All photos of a product in their order, the removed ones last. Those of an import that nobody has touched yet are among them.
pub(super) async fn read(
    connection: &mut AnyConnection,
    product: &ProductId,
) -> Result<Vec<OwnPhoto>, StoreError> {
    let kept = sqlx::query(
        "SELECT id, state, note, path, alt, width, height, whole_path, whole_width, whole_height, original, turns, zoom, \
         across, down, added_at, added_by, removed_at FROM own_photos WHERE product_id = $1 \
         ORDER BY CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END, ordinal, id",
    )
    .bind(product.as_str())
    .try_map(|row| Ok(own_photo(&row)?))
    .fetch_all(&mut *connection)
    .await?;
    if !kept.is_empty() {
        return Ok(kept);
    }
    let imported = public(connection, product).await?;
    let adopted = |(at, photo): (usize, Photo)| OwnPhoto {
        // The same for everybody who looks, until the first change keeps it.
        id: format!("00000000-0000-7000-8000-{at:012}"),
        photo,
        whole: None,
        shape: PhotoShape::default(),
        state: PhotoState::Public,
        added_at: Timestamp(0),
        added_by: None,
        removed_at: None,
    };
    Ok(imported.into_iter().enumerate().map(adopted).collect())
}

fn own_photo(row: &AnyRow) -> Result<OwnPhoto, StoreError> {
    let alt = text(row, "alt")?;
    let size = |column: &'static str| -> Result<u32, StoreError> {
        let value = integer(row, column)?;
        meaning(column, &value.to_string(), |_| u32::try_from(value).ok())
    };
    let whole = match (maybe_text(row, "whole_path")?, maybe_text(row, "original")?) {
        (Some(path), Some(original)) => Some(WholePhoto {
            photo: Photo {
                path,
                alt: alt.clone(),
                width: size("whole_width")?,
                height: size("whole_height")?,
            },
            original,
        }),
        _ => None,
    };
    let frame = match (
        maybe_small(row, "zoom")?,
        maybe_small(row, "across")?,
        maybe_small(row, "down")?,
    ) {
        (Some(zoom), Some(across), Some(down)) => Some(PhotoFrame { zoom, across, down }),
        _ => None,
    };
    let turns: Option<u8> = maybe_small(row, "turns")?;
    let state = text(row, "state")?;
    let note = maybe_text(row, "note")?;
    Ok(OwnPhoto {
        id: text(row, "id")?,
        photo: Photo {
            path: text(row, "path")?,
            alt,
            width: size("width")?,
            height: size("height")?,
        },
        whole,
        shape: PhotoShape {
            turns: turns.unwrap_or_default(),
            frame,
        },
        state: meaning("state", &state, |state| match state {
            "public" => Some(PhotoState::Public),
            "waiting" => Some(PhotoState::Waiting),
            "returned" => Some(PhotoState::Returned(note.clone().unwrap_or_default())),
            _ => None,
        })?,
        added_at: Timestamp(integer(row, "added_at")?),
        added_by: maybe_text(row, "added_by")?.map(AccountId::new),
        removed_at: maybe_integer(row, "removed_at")?.map(Timestamp),
    })
}

/// What the public sees.
pub(super) async fn public(
    connection: &mut AnyConnection,
    product: &ProductId,
) -> Result<Vec<Photo>, StoreError> {
    let photos = sqlx::query(
        "SELECT path, alt, width, height FROM product_photos WHERE product_id = $1 ORDER BY ordinal",
    )
    .bind(product.as_str())
    .try_map(|row| Ok(crate::products::photo(&row)?))
    .fetch_all(connection)
    .await?;
    Ok(photos)
}

/// Writes the photos of a product, in the order given.
pub(super) async fn write(
    connection: &mut AnyConnection,
    product: &ProductId,
    photos: &[OwnPhoto],
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM own_photos WHERE product_id = $1")
        .bind(product.as_str())
        .execute(&mut *connection)
        .await?;
    for (ordinal, own) in (0_i64..).zip(photos) {
        let (state, note) = match &own.state {
            PhotoState::Public => ("public", None),
            PhotoState::Waiting => ("waiting", None),
            PhotoState::Returned(note) => ("returned", Some(note.as_str())),
        };
        let whole = own.whole.as_ref();
        let frame = own.shape.frame;
        sqlx::query(
            "INSERT INTO own_photos (product_id, id, ordinal, state, note, path, alt, width, height, whole_path, whole_width, \
             whole_height, original, turns, zoom, across, down, added_at, added_by, removed_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        )
        .bind(product.as_str())
        .bind(own.id.as_str())
        .bind(ordinal)
        .bind(state)
        .bind(note)
        .bind(own.photo.path.as_str())
        .bind(own.photo.alt.as_str())
        .bind(i64::from(own.photo.width))
        .bind(i64::from(own.photo.height))
        .bind(whole.map(|whole| whole.photo.path.as_str()))
        .bind(whole.map(|whole| i64::from(whole.photo.width)))
        .bind(whole.map(|whole| i64::from(whole.photo.height)))
        .bind(whole.map(|whole| whole.original.as_str()))
        .bind(i64::from(own.shape.turns))
        .bind(frame.map(|frame| i64::from(frame.zoom)))
        .bind(frame.map(|frame| i64::from(frame.across)))
        .bind(frame.map(|frame| i64::from(frame.down)))
        .bind(own.added_at.0)
        .bind(own.added_by.as_ref().map(AccountId::as_str))
        .bind(own.removed_at.map(|at| at.0))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Writes what the public sees; `false` where that is what it has seen before.
pub(super) async fn publish(
    connection: &mut AnyConnection,
    product: &ProductId,
    photos: &[OwnPhoto],
) -> Result<bool, StoreError> {
    let shown: Vec<&Photo> = photos
        .iter()
        .filter(|own| own.removed_at.is_none() && own.state == PhotoState::Public)
        .map(|own| &own.photo)
        .collect();
    let before = public(connection, product).await?;
    if before.iter().eq(shown.iter().copied()) {
        return Ok(false);
    }
    sqlx::query("DELETE FROM product_photos WHERE product_id = $1")
        .bind(product.as_str())
        .execute(&mut *connection)
        .await?;
    for (ordinal, photo) in (0_i64..).zip(shown) {
        sqlx::query(
            "INSERT INTO product_photos (product_id, ordinal, path, alt, width, height) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(product.as_str())
        .bind(ordinal)
        .bind(photo.path.as_str())
        .bind(photo.alt.as_str())
        .bind(i64::from(photo.width))
        .bind(i64::from(photo.height))
        .execute(&mut *connection)
        .await?;
    }
    Ok(true)
}
