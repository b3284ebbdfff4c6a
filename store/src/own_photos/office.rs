//! What the office says to the first photos of a product.

use super::change::{logged, touch};
use super::{PhotoState, rows};
use crate::audit::{self, Actor, Entry};
use crate::row::{integer, maybe_text, parsed, text};
use crate::{Store, StoreError, Timestamp};
use domain::{ProductId, Slug};

/// A product whose first photos wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingPhotos {
    /// The product.
    pub product: ProductId,
    /// Its public address part.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The name of its producer.
    pub producer: Option<String>,
    /// The addresses of the pictures.
    pub paths: Vec<String>,
    /// Since when.
    pub since: Timestamp,
}

/// What the office says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoAnswer<'a> {
    /// They show the product: everybody may see them.
    Accept,
    /// They do not, for this reason: 1 to 500 characters.
    Return(&'a str),
}

impl Store {
    /// All products whose first photos wait, the longest first.
    pub async fn waiting_photos(&self) -> Result<Vec<WaitingPhotos>, StoreError> {
        let rows = sqlx::query(
            "SELECT p.id, p.slug, p.name, m.name AS producer, o.path, o.added_at FROM own_photos o \
             JOIN products p ON p.id = o.product_id LEFT JOIN producers m ON m.id = p.producer_id \
             WHERE o.state = 'waiting' AND o.removed_at IS NULL ORDER BY o.added_at, o.product_id, o.ordinal",
        )
        .fetch_all(&mut *self.read().await?)
        .await?;
        let mut all: Vec<WaitingPhotos> = Vec::new();
        for row in &rows {
            let product = ProductId::new(text(row, "id")?);
            let path = text(row, "path")?;
            if let Some(known) = all.iter_mut().find(|known| known.product == product) {
                known.paths.push(path);
                continue;
            }
            all.push(WaitingPhotos {
                product,
                slug: parsed(row, "slug", |slug| Slug::parse(slug).ok())?,
                name: text(row, "name")?,
                producer: maybe_text(row, "producer")?,
                paths: vec![path],
                since: Timestamp(integer(row, "added_at")?),
            });
        }
        Ok(all)
    }

    /// Answers all waiting photos of a product; how many those were.
    pub async fn answer_photos(
        &self,
        product: &ProductId,
        answer: PhotoAnswer<'_>,
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        let mut write = self.write().await?;
        let mut photos = rows::read(&mut write, product).await?;
        let before = logged(&photos)?;
        let mut answered = 0;
        for own in &mut photos {
            if own.state == PhotoState::Waiting && own.removed_at.is_none() {
                own.state = match answer {
                    PhotoAnswer::Accept => PhotoState::Public,
                    PhotoAnswer::Return(reason) => PhotoState::Returned(reason.to_owned()),
                };
                answered += 1;
            }
        }
        if answered == 0 {
            return Ok(0);
        }
        rows::write(&mut write, product, &photos).await?;
        let entry = Entry {
            actor: Actor::Operator,
            action: match answer {
                PhotoAnswer::Accept => "photo.accept",
                PhotoAnswer::Return(_) => "photo.return",
            },
            subject: product.as_str(),
            before: Some(&before),
            after: Some(&logged(&photos)?),
            request_id: None,
        };
        audit::record(&mut write, entry, now).await?;
        if rows::publish(&mut write, product, &photos).await? {
            touch(&mut write, product, now).await?;
        }
        write.commit().await?;
        Ok(answered)
    }
}
