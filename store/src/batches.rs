//! Several listings saved at once: all of them or none. For [`KEPT_DAYS`] all of them can be put back at once as well.

use crate::row::{integer, maybe_integer, maybe_text, parsed, text};
use crate::save::{Confirmed, Written, write_listing};
use crate::{SaveListing, Saved, Store, StoreError, Timestamp, catalogue, ids, listings};
use domain::{AccountId, Date, ListingDraft, ProducerId, ProductId};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

/// How long what stood there before is kept, in days.
pub const KEPT_DAYS: i64 = 30;
const DAY: i64 = 86_400_000;
/// Most batches that are told of.
const MOST: i64 = 20;

/// What saved several listings at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchKind {
    /// The table of own products.
    Table,
    /// A file.
    Import,
    /// The way back from another one.
    Undo,
}

impl BatchKind {
    const ALL: [Self; 3] = [Self::Table, Self::Import, Self::Undo];

    const fn code(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Import => "import",
            Self::Undo => "undo",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One listing of a batch.
#[derive(Clone, Copy, Debug)]
pub struct BatchLine<'a> {
    /// The product.
    pub product: &'a ProductId,
    /// The version that the change began from.
    pub version: i64,
    /// The new content.
    pub draft: &'a ListingDraft,
    /// Today, when it was called correct; `None` leaves the day as it is.
    pub confirmed_on: Option<Date>,
}

/// Listings to be saved at once.
#[derive(Clone, Copy, Debug)]
pub struct SaveBatch<'a> {
    /// Who saves.
    pub actor: &'a AccountId,
    /// The producer that the actor belongs to.
    pub producer: &'a ProducerId,
    /// What saves them.
    pub kind: BatchKind,
    /// The listings, each once.
    pub lines: &'a [BatchLine<'a>],
}

/// What became of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchSaved {
    /// All of them are written; their lines in the log name this batch as their request.
    Done {
        /// The id of the batch.
        batch: String,
    },
    /// None is written, for these lines, by their place.
    Refused(Vec<(usize, Saved)>),
}

/// A batch that can be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its id.
    pub id: String,
    /// What saved it.
    pub kind: BatchKind,
    /// When.
    pub at: Timestamp,
    /// The name of who saved it.
    pub by: Option<String>,
    /// How many listings it saved.
    pub listings: i64,
    /// When it was put back.
    pub undone_at: Option<Timestamp>,
}

/// What became of putting a batch back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    /// Put back, but for what was changed since.
    Done {
        /// The id of the batch that put them back.
        batch: String,
        /// What was put back.
        products: Vec<ProductId>,
    },
    /// No such batch, or one of another producer, too old, or put back before.
    NotFound,
    /// These products were changed since, by name; nothing was put back. `others` is how many could be.
    Changed {
        /// Their names.
        names: Vec<String>,
        /// How many are as the batch left them.
        others: usize,
    },
}

/// What stood in a listing before.
#[derive(Serialize, Deserialize)]
struct Before {
    listing: ListingDraft,
    confirmed_on: Option<Date>,
}

/// A listing as a batch left it.
struct Left {
    product: ProductId,
    version: i64,
    before: Before,
}

impl Store {
    /// Saves several listings of a producer, all or none, as one change of the catalogue.
    pub async fn save_listings(
        &self,
        save: SaveBatch<'_>,
        now: Timestamp,
    ) -> Result<BatchSaved, StoreError> {
        let mut write = self.write().await?;
        forget_old(&mut write, now).await?;
        let batch = begin(&mut write, save.actor, save.producer, save.kind, now).await?;
        let mut refused = Vec::new();
        for (place, line) in save.lines.iter().enumerate() {
            let listing = SaveListing {
                actor: save.actor,
                producer: save.producer,
                product: line.product,
                version: line.version,
                draft: line.draft,
                confirmed_on: line.confirmed_on,
                request_id: &batch,
            };
            let confirmed = Confirmed::Since(line.confirmed_on);
            match write_one(&mut write, &batch, &listing, confirmed, now).await? {
                Written::Done { .. } => {}
                Written::NotFound => refused.push((place, Saved::NotFound)),
                // Of many at once, one that somebody has touched meanwhile is shown again, whatever it says.
                Written::Already(now) | Written::Conflict(now) => {
                    refused.push((place, Saved::Conflict(now)));
                }
            }
        }
        if !refused.is_empty() {
            return Ok(BatchSaved::Refused(refused));
        }
        catalogue::bump(&mut write).await?;
        write.commit().await?;
        Ok(BatchSaved::Done { batch })
    }

    /// The batches of a producer that are not forgotten yet, the newest first.
    pub async fn own_batches(
        &self,
        producer: &ProducerId,
        now: Timestamp,
    ) -> Result<Vec<Batch>, StoreError> {
        let batches = sqlx::query(
            "SELECT b.id, b.kind, b.at, b.undone_at, a.name, \
             (SELECT COUNT(*) FROM batch_listings l WHERE l.batch_id = b.id) AS listings \
             FROM batches b JOIN accounts a ON a.id = b.account_id \
             WHERE b.producer_id = $1 AND b.at > $2 ORDER BY b.at DESC, b.id DESC LIMIT $3",
        )
        .bind(producer.as_str())
        .bind(oldest(now))
        .bind(MOST)
        .try_map(|row| {
            Ok(Batch {
                id: text(&row, "id")?,
                kind: parsed(&row, "kind", BatchKind::from_code)?,
                at: Timestamp(integer(&row, "at")?),
                by: maybe_text(&row, "name")?,
                listings: integer(&row, "listings")?,
                undone_at: maybe_integer(&row, "undone_at")?.map(Timestamp),
            })
        })
        .fetch_all(&mut *self.read().await?)
        .await?;
        Ok(batches)
    }

    /// Puts all listings of a batch back to what they were before it. What was changed since stays as it is, if `leave_changed`
    /// says so; otherwise nothing is put back.
    pub async fn undo_batch(
        &self,
        actor: &AccountId,
        producer: &ProducerId,
        batch: &str,
        leave_changed: bool,
        now: Timestamp,
    ) -> Result<Undone, StoreError> {
        let mut write = self.write().await?;
        if !mark_undone(&mut write, producer, batch, now).await? {
            return Ok(Undone::NotFound);
        }
        let (mut same, mut changed) = (Vec::new(), Vec::new());
        for left in lefts(&mut write, batch).await? {
            // What belongs to another producer by now is nobody's business here.
            if let Some(own) = listings::own(&mut write, producer, &left.product).await? {
                if own.version == left.version {
                    same.push(left);
                } else {
                    changed.push(own.name);
                }
            }
        }
        if same.is_empty() || (!changed.is_empty() && !leave_changed) {
            return Ok(Undone::Changed {
                names: changed,
                others: same.len(),
            });
        }
        let undo = begin(&mut write, actor, producer, BatchKind::Undo, now).await?;
        for left in &same {
            let listing = SaveListing {
                actor,
                producer,
                product: &left.product,
                version: left.version,
                draft: &left.before.listing,
                confirmed_on: left.before.confirmed_on,
                request_id: &undo,
            };
            let confirmed = Confirmed::Exactly(left.before.confirmed_on);
            let written = write_one(&mut write, &undo, &listing, confirmed, now).await?;
            if !matches!(written, Written::Done { .. }) {
                // The account was shut meanwhile: nothing else can refuse what was just read.
                return Ok(Undone::NotFound);
            }
        }
        catalogue::bump(&mut write).await?;
        write.commit().await?;
        let products = same.into_iter().map(|left| left.product).collect();
        Ok(Undone::Done {
            batch: undo,
            products,
        })
    }
}

const fn oldest(now: Timestamp) -> i64 {
    now.0.saturating_sub(KEPT_DAYS * DAY)
}

async fn begin(
    connection: &mut AnyConnection,
    actor: &AccountId,
    producer: &ProducerId,
    kind: BatchKind,
    now: Timestamp,
) -> Result<String, StoreError> {
    let id = ids::new_id(now);
    sqlx::query(
        "INSERT INTO batches (id, producer_id, account_id, kind, at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(id.as_str())
    .bind(producer.as_str())
    .bind(actor.as_str())
    .bind(kind.code())
    .bind(now.0)
    .execute(connection)
    .await?;
    Ok(id)
}

/// Writes one listing and keeps what stood there.
async fn write_one(
    connection: &mut AnyConnection,
    batch: &str,
    listing: &SaveListing<'_>,
    confirmed: Confirmed,
    now: Timestamp,
) -> Result<Written, StoreError> {
    let written = write_listing(connection, listing, confirmed, now).await?;
    if let Written::Done { before } = &written {
        let before = Before {
            listing: before.listing.clone(),
            confirmed_on: before.confirmed_on,
        };
        sqlx::query(
            "INSERT INTO batch_listings (batch_id, product_id, saved_version, before_json) VALUES ($1, $2, $3, $4)",
        )
        .bind(batch)
        .bind(listing.product.as_str())
        .bind(listing.version + 1)
        .bind(json(&before)?)
        .execute(connection)
        .await?;
    }
    Ok(written)
}

fn json(before: &Before) -> Result<String, StoreError> {
    serde_json::to_string(before).map_err(|error| StoreError::Value {
        column: "before_json",
        value: error.to_string(),
    })
}

/// Marks a batch as put back; `false` where it cannot be.
async fn mark_undone(
    connection: &mut AnyConnection,
    producer: &ProducerId,
    batch: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE batches SET undone_at = $1 WHERE id = $2 AND producer_id = $3 AND at > $4 AND undone_at IS NULL",
    )
    .bind(now.0)
    .bind(batch)
    .bind(producer.as_str())
    .bind(oldest(now))
    .execute(connection)
    .await?
    .rows_affected();
    Ok(done == 1)
}

async fn lefts(connection: &mut AnyConnection, batch: &str) -> Result<Vec<Left>, StoreError> {
    let all = sqlx::query(
        "SELECT product_id, saved_version, before_json FROM batch_listings WHERE batch_id = $1 ORDER BY product_id",
    )
    .bind(batch)
    .try_map(|row| {
        Ok(Left {
            product: ProductId::new(text(&row, "product_id")?),
            version: integer(&row, "saved_version")?,
            before: parsed(&row, "before_json", |json| serde_json::from_str(json).ok())?,
        })
    })
    .fetch_all(connection)
    .await?;
    Ok(all)
}

/// Forgets what can no longer be put back: it holds telephone numbers.
async fn forget_old(connection: &mut AnyConnection, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "DELETE FROM batch_listings WHERE batch_id IN (SELECT id FROM batches WHERE at <= $1)",
    )
    .bind(oldest(now))
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM batches WHERE at <= $1")
        .bind(oldest(now))
        .execute(connection)
        .await?;
    Ok(())
}
