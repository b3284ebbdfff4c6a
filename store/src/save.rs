//! Saving a listing: one transaction with its line in the log.

use crate::audit::{self, Actor, Entry, State};
use crate::listings::{self, OwnListing};
use crate::{Role, Store, StoreError, Timestamp, catalogue};
use domain::{AccountId, Date, ListingDraft, Phone, Price, ProducerId, ProductId, SalesLink};
use sqlx::AnyConnection;

/// A listing to be saved.
#[derive(Clone, Copy, Debug)]
pub struct SaveListing<'a> {
    /// Who saves.
    pub actor: &'a AccountId,
    /// The producer that the actor belongs to.
    pub producer: &'a ProducerId,
    /// The product.
    pub product: &'a ProductId,
    /// The version that the change began from.
    pub version: i64,
    /// The new content.
    pub draft: &'a ListingDraft,
    /// Today, when "still correct" was ticked; `None` leaves the day as it is.
    pub confirmed_on: Option<Date>,
    /// The request, for the log.
    pub request_id: &'a str,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Written.
    Done {
        /// The version that it has now.
        version: i64,
    },
    /// No such product, or somebody else's: the answer is the same.
    NotFound,
    /// Somebody saved in between; this is what is there now.
    Conflict(Box<OwnListing>),
}

impl Store {
    /// Saves a listing, if it belongs to the producer, the actor to the producer, and nobody saved in between.
    pub async fn save_listing(
        &self,
        save: SaveListing<'_>,
        now: Timestamp,
    ) -> Result<Saved, StoreError> {
        let mut write = self.write().await?;
        let confirmed = Confirmed::Since(save.confirmed_on);
        match write_listing(&mut write, &save, confirmed, now).await? {
            Written::Done { .. } => {
                catalogue::bump(&mut write).await?;
                write.commit().await?;
                Ok(Saved::Done {
                    version: save.version + 1,
                })
            }
            Written::Already(now) => Ok(Saved::Done {
                version: now.version,
            }),
            Written::NotFound => Ok(Saved::NotFound),
            Written::Conflict(now) => Ok(Saved::Conflict(now)),
        }
    }
}

/// Whether a listing says already what is to be saved.
fn says(now: &OwnListing, save: &SaveListing<'_>) -> bool {
    let confirmed = save.confirmed_on.is_none() || save.confirmed_on == now.confirmed_on;
    confirmed && now.listing == *save.draft
}

/// What a save says about the day on which everything was last called correct.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Confirmed {
    /// That day, or the one that stands there.
    Since(Option<Date>),
    /// Exactly this one, also none: what is taken back takes its word back.
    Exactly(Option<Date>),
}

/// What became of a listing within a transaction.
#[derive(Clone, Debug)]
pub(crate) enum Written {
    /// Written, on this.
    Done {
        /// What stood there before.
        before: Box<OwnListing>,
    },
    /// It says all that already.
    Already(Box<OwnListing>),
    /// See [`Saved::NotFound`].
    NotFound,
    /// See [`Saved::Conflict`].
    Conflict(Box<OwnListing>),
}

/// Writes a listing with its line in the log, in the transaction of the caller, who counts the change and commits.
pub(crate) async fn write_listing(
    write: &mut AnyConnection,
    save: &SaveListing<'_>,
    confirmed: Confirmed,
    now: Timestamp,
) -> Result<Written, StoreError> {
    let Some(before) = listings::own(write, save.producer, save.product).await? else {
        return Ok(Written::NotFound);
    };
    let confirmed_on = match confirmed {
        Confirmed::Since(day) => day.or(before.confirmed_on),
        Confirmed::Exactly(day) => day,
    };
    if update(write, save, confirmed_on, now).await? == 0 {
        // Not this version any more, or an actor that may not: shut, or of another producer.
        if !may_save(write, save.actor, save.producer).await? {
            return Ok(Written::NotFound);
        }
        // The same text sent again, because its answer was lost on the way: it is saved, once.
        return Ok(if says(&before, save) {
            Written::Already(Box::new(before))
        } else {
            Written::Conflict(Box::new(before))
        });
    }
    if before.listing.links != save.draft.links {
        replace_links(write, save.product, &save.draft.links).await?;
    }
    audit::record(
        write,
        Entry {
            actor: Actor::Account(save.actor, Role::Producer),
            action: "listing.save",
            subject: save.product.as_str(),
            before: Some(&state(
                &before.listing,
                before.confirmed_on,
                before.version,
            )?),
            after: Some(&state(save.draft, confirmed_on, save.version + 1)?),
            request_id: Some(save.request_id),
        },
        now,
    )
    .await?;
    Ok(Written::Done {
        before: Box::new(before),
    })
}

async fn update(
    connection: &mut AnyConnection,
    save: &SaveListing<'_>,
    confirmed_on: Option<Date>,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let draft = save.draft;
    let (price_kind, low, high) = match draft.price {
        Price::Unknown => ("unknown", None, None),
        Price::Contact => ("contact", None, None),
        Price::Fixed { dong } => ("fixed", Some(dong.dong()), None),
        Price::Range { low, high } => ("range", Some(low.dong()), Some(high.dong())),
    };
    let done = sqlx::query(
        "UPDATE products SET description = $5, story = $6, ingredients = $7, net_weight = $8, shelf_life = $9, \
         storage = $10, price_kind = $11, price_low = $12, price_high = $13, price_unit = $14, phone = $15, \
         phone_public = $16, confirmed_on = $17, changed_at = $18, availability = $19, season = $20, version = version + 1 \
         WHERE id = $1 AND producer_id = $2 AND version = $3 AND EXISTS (SELECT 1 FROM accounts a \
         WHERE a.id = $4 AND a.producer_id = products.producer_id AND a.role = 'producer' AND a.disabled_at IS NULL)",
    )
    .bind(save.product.as_str())
    .bind(save.producer.as_str())
    .bind(save.version)
    .bind(save.actor.as_str())
    .bind(draft.description.as_deref())
    .bind(draft.story.as_deref())
    .bind(draft.ingredients.as_deref())
    .bind(draft.net_weight.as_deref())
    .bind(draft.shelf_life.as_deref())
    .bind(draft.storage.as_deref())
    .bind(price_kind)
    .bind(low)
    .bind(high)
    .bind(draft.price_unit.as_deref())
    .bind(draft.phone.as_ref().map(Phone::as_str))
    .bind(i64::from(draft.phone_public))
    .bind(confirmed_on.map(|day| day.to_string()))
    .bind(now.0)
    .bind(draft.availability.code())
    .bind(draft.availability.when())
    .execute(connection)
    .await?
    .rows_affected();
    if done > 1 {
        return Err(StoreError::RowCount {
            what: "Saving a listing",
            wanted: 1,
            found: done,
        });
    }
    Ok(done)
}

/// Whether an account keeps the listings of a producer.
pub(crate) async fn may_save(
    connection: &mut AnyConnection,
    actor: &AccountId,
    producer: &ProducerId,
) -> Result<bool, StoreError> {
    let row = sqlx::query(
        "SELECT id FROM accounts WHERE id = $1 AND producer_id = $2 AND role = 'producer' AND disabled_at IS NULL",
    )
    .bind(actor.as_str())
    .bind(producer.as_str())
    .fetch_optional(connection)
    .await?;
    Ok(row.is_some())
}

async fn replace_links(
    connection: &mut AnyConnection,
    product: &ProductId,
    links: &[SalesLink],
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM product_links WHERE product_id = $1")
        .bind(product.as_str())
        .execute(&mut *connection)
        .await?;
    for (ordinal, link) in (0_i64..).zip(links) {
        sqlx::query(
            "INSERT INTO product_links (product_id, ordinal, channel, url) VALUES ($1, $2, $3, $4)",
        )
        .bind(product.as_str())
        .bind(ordinal)
        .bind(link.channel.code())
        .bind(link.url.as_str())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

fn state(
    listing: &ListingDraft,
    confirmed_on: Option<Date>,
    version: i64,
) -> Result<State, StoreError> {
    #[derive(serde::Serialize)]
    struct Logged<'a> {
        #[serde(flatten)]
        listing: &'a ListingDraft,
        confirmed_on: Option<Date>,
        version: i64,
    }
    State::of(&Logged {
        listing,
        confirmed_on,
        version,
    })
}
