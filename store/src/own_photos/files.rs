//! Which files of photos are still wanted.

use super::PHOTOS_KEPT;
use crate::row::{maybe_text, text};
use crate::{Store, StoreError, Timestamp};
use std::collections::HashSet;

/// The files that rows name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoFiles {
    /// Addresses of pictures, one width of each.
    pub pictures: HashSet<String>,
    /// Private names of files that were sent.
    pub originals: HashSet<String>,
}

impl Store {
    /// Forgets photos that were taken away more than 30 days ago; what the rest needs.
    pub async fn wanted_photo_files(&self, now: Timestamp) -> Result<PhotoFiles, StoreError> {
        let mut write = self.write().await?;
        sqlx::query("DELETE FROM own_photos WHERE removed_at <= $1")
            .bind(now.0.saturating_sub(PHOTOS_KEPT))
            .execute(&mut *write)
            .await?;
        let own = sqlx::query("SELECT path, whole_path, original FROM own_photos")
            .fetch_all(&mut *write)
            .await?;
        let public = sqlx::query("SELECT path FROM product_photos")
            .fetch_all(&mut *write)
            .await?;
        write.commit().await?;
        let mut files = PhotoFiles::default();
        for row in own.iter().chain(&public) {
            files.pictures.insert(text(row, "path")?);
        }
        for row in &own {
            files.pictures.extend(maybe_text(row, "whole_path")?);
            files.originals.extend(maybe_text(row, "original")?);
        }
        Ok(files)
    }
}
