//! What people without a code ask of the office. Who sent it is not kept beyond what they write, and limits count what is there.

use crate::audit::{self, Actor, Entry};
use crate::ids::new_id;
use crate::reports::seconds_until;
use crate::row::{integer, maybe_parsed, maybe_text, parsed, text};
use crate::{Store, StoreError, Timestamp};
use domain::{Phone, ProducerId, ReportNumber, Slug};
use sqlx::AnyConnection;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
/// Most requests of an hour, of everybody together.
pub const MOST_REQUESTS_AN_HOUR: i64 = 30;
/// Most requests of a day.
pub const MOST_REQUESTS_A_DAY: i64 = 200;
/// Most requests of a day with one and the same telephone number.
pub const MOST_EQUAL_REQUESTS_A_DAY: i64 = 3;

/// What somebody asks.
#[derive(Clone, PartialEq, Eq)]
pub struct RequestDraft {
    /// The producer as it was written.
    pub producer: String,
    /// The person's name.
    pub person: String,
    /// Where to answer.
    pub phone: Phone,
    /// What else there is to say.
    pub message: Option<String>,
}

/// A request as it is read.
#[derive(Clone, PartialEq, Eq)]
pub struct ClaimRequest {
    /// What the person was told to quote.
    pub number: ReportNumber,
    /// The producer whose page led here, by its address part of today.
    pub slug: Option<Slug>,
    /// What was written.
    pub draft: RequestDraft,
    /// When it came.
    pub created_at: Timestamp,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requested {
    /// It is kept.
    Kept,
    /// Too many came before it; the next is taken after so many seconds.
    TooMany(u32),
    /// The same number asked too often; it is taken again after so many seconds.
    TooOften(u32),
}

impl Store {
    /// Keeps a request under a number, unless too many have come.
    pub async fn request_claim(
        &self,
        number: &ReportNumber,
        producer: Option<&ProducerId>,
        draft: &RequestDraft,
        now: Timestamp,
    ) -> Result<Requested, StoreError> {
        let mut write = self.write().await?;
        if let Some(seconds) = too_often(&mut write, &draft.phone, now).await? {
            return Ok(Requested::TooOften(seconds));
        }
        let mut wait = None;
        for (most, within) in [(MOST_REQUESTS_AN_HOUR, HOUR), (MOST_REQUESTS_A_DAY, DAY)] {
            wait = wait.max(too_many(&mut write, most, within, now).await?);
        }
        if let Some(seconds) = wait {
            return Ok(Requested::TooMany(seconds));
        }
        sqlx::query(
            "INSERT INTO claim_requests (id, number, producer_id, producer, person, phone, message, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(new_id(now))
        .bind(number.as_str())
        .bind(producer.map(ProducerId::as_str))
        .bind(draft.producer.as_str())
        .bind(draft.person.as_str())
        .bind(draft.phone.as_str())
        .bind(draft.message.as_deref())
        .bind(now.0)
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(Requested::Kept)
    }

    /// Whether a request has that number.
    pub async fn has_request(&self, number: &ReportNumber) -> Result<bool, StoreError> {
        let row = sqlx::query("SELECT number FROM claim_requests WHERE number = $1")
            .bind(number.as_str())
            .fetch_optional(&mut *self.read().await?)
            .await?;
        Ok(row.is_some())
    }

    /// All requests, the newest first.
    pub async fn claim_requests(&self) -> Result<Vec<ClaimRequest>, StoreError> {
        let requests = sqlx::query(
            "SELECT r.number, p.slug, r.producer, r.person, r.phone, r.message, r.created_at FROM claim_requests r \
             LEFT JOIN producers p ON p.id = r.producer_id ORDER BY r.created_at DESC, r.id DESC",
        )
        .try_map(|row| {
            Ok(ClaimRequest {
                number: parsed(&row, "number", ReportNumber::parse)?,
                slug: maybe_parsed(&row, "slug", |slug| Slug::parse(slug).ok())?,
                draft: RequestDraft {
                    producer: text(&row, "producer")?,
                    person: text(&row, "person")?,
                    phone: parsed(&row, "phone", |phone| Phone::parse(phone).ok())?,
                    message: maybe_text(&row, "message")?,
                },
                created_at: Timestamp(integer(&row, "created_at")?),
            })
        })
        .fetch_all(&mut *self.read().await?)
        .await?;
        Ok(requests)
    }

    /// Deletes a request that was answered, with everything that it says; `false` where there is none of that number.
    pub async fn close_request(
        &self,
        number: &ReportNumber,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let done = sqlx::query("DELETE FROM claim_requests WHERE number = $1")
            .bind(number.as_str())
            .execute(&mut *write)
            .await?
            .rows_affected();
        if done == 0 {
            return Ok(false);
        }
        let entry = Entry {
            actor: Actor::Operator,
            action: "request.close",
            subject: number.as_str(),
            before: None,
            after: None,
            request_id: None,
        };
        audit::record(&mut write, entry, now).await?;
        write.commit().await?;
        Ok(true)
    }
}

/// Seconds until one more is taken, where as many as may be have come within a time.
async fn too_many(
    connection: &mut AnyConnection,
    most: i64,
    within: i64,
    now: Timestamp,
) -> Result<Option<u32>, StoreError> {
    let row = sqlx::query(
        "SELECT created_at FROM claim_requests WHERE created_at > $1 ORDER BY created_at DESC LIMIT 1 OFFSET $2",
    )
    .bind(now.0.saturating_sub(within))
    .bind(most - 1)
    .fetch_optional(connection)
    .await?;
    row.map(|row| Ok(seconds_until(integer(&row, "created_at")?, within, now)))
        .transpose()
}

/// The same for those of a day with the same number.
async fn too_often(
    connection: &mut AnyConnection,
    phone: &Phone,
    now: Timestamp,
) -> Result<Option<u32>, StoreError> {
    let row = sqlx::query(
        "SELECT created_at FROM claim_requests WHERE created_at > $1 AND phone = $2 ORDER BY created_at DESC LIMIT 1 OFFSET $3",
    )
    .bind(now.0.saturating_sub(DAY))
    .bind(phone.as_str())
    .bind(MOST_EQUAL_REQUESTS_A_DAY - 1)
    .fetch_optional(connection)
    .await?;
    row.map(|row| Ok(seconds_until(integer(&row, "created_at")?, DAY, now)))
        .transpose()
}
