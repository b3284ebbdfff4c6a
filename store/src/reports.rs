//! What visitors say is wrong on a page. Who they are is not kept, and limits count what is there, not people.

use crate::ids::new_id;
use crate::row::{integer, maybe_parsed, maybe_text, parsed, text};
use crate::{Store, StoreError, Timestamp};
use domain::{ProductId, ReportDraft, ReportKind, ReportNumber, Slug};
use sqlx::AnyConnection;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
/// Most reports of an hour, of everybody together: more than an office can read, fewer than fill a disk.
pub const MOST_REPORTS_AN_HOUR: i64 = 60;
/// Most reports of a day.
pub const MOST_REPORTS_A_DAY: i64 = 500;
/// Most reports of a day with one and the same text.
pub const MOST_EQUAL_REPORTS_A_DAY: i64 = 3;

/// A report as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What the person was told to quote.
    pub number: ReportNumber,
    /// The product that is meant, by its address part of today.
    pub product: Option<Slug>,
    /// The page that is meant, as it was named then.
    pub page: String,
    /// What is wrong.
    pub kind: ReportKind,
    /// In words.
    pub text: String,
    /// A way to answer.
    pub contact: Option<String>,
    /// When it came.
    pub created_at: Timestamp,
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reported {
    /// It is kept.
    Kept,
    /// Too many came before it; the next is taken after so many seconds.
    TooMany(u32),
    /// The same words came too often; they are taken again after so many seconds.
    TooOften(u32),
}

impl Store {
    /// Keeps a report under a number, unless too many have come.
    pub async fn report(
        &self,
        number: &ReportNumber,
        product: Option<&ProductId>,
        draft: &ReportDraft,
        now: Timestamp,
    ) -> Result<Reported, StoreError> {
        let mut write = self.write().await?;
        if let Some(seconds) = too_often(&mut write, &draft.text, now).await? {
            return Ok(Reported::TooOften(seconds));
        }
        let mut wait = None;
        for (most, within) in [(MOST_REPORTS_AN_HOUR, HOUR), (MOST_REPORTS_A_DAY, DAY)] {
            wait = wait.max(too_many(&mut write, most, within, now).await?);
        }
        if let Some(seconds) = wait {
            return Ok(Reported::TooMany(seconds));
        }
        sqlx::query(
            "INSERT INTO reports (id, number, product_id, page, kind, text, contact, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(new_id(now))
        .bind(number.as_str())
        .bind(product.map(ProductId::as_str))
        .bind(draft.page.as_str())
        .bind(draft.kind.code())
        .bind(draft.text.as_str())
        .bind(draft.contact.as_deref())
        .bind(now.0)
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(Reported::Kept)
    }

    /// Whether a report has that number.
    pub async fn has_report(&self, number: &ReportNumber) -> Result<bool, StoreError> {
        let row = sqlx::query("SELECT number FROM reports WHERE number = $1")
            .bind(number.as_str())
            .fetch_optional(&mut *self.read().await?)
            .await?;
        Ok(row.is_some())
    }

    /// All reports, the newest first.
    pub async fn reports(&self) -> Result<Vec<Report>, StoreError> {
        sqlx::query(
            "SELECT r.number, p.slug, r.page, r.kind, r.text, r.contact, r.created_at FROM reports r \
             LEFT JOIN products p ON p.id = r.product_id ORDER BY r.created_at DESC, r.id DESC",
        )
        .try_map(|row| {
            Ok(Report {
                number: parsed(&row, "number", ReportNumber::parse)?,
                product: maybe_parsed(&row, "slug", |slug| Slug::parse(slug).ok())?,
                page: text(&row, "page")?,
                kind: parsed(&row, "kind", ReportKind::from_code)?,
                text: text(&row, "text")?,
                contact: maybe_text(&row, "contact")?,
                created_at: Timestamp(integer(&row, "created_at")?),
            })
        })
        .fetch_all(&mut *self.read().await?)
        .await
        .map_err(StoreError::from)
    }

    /// Deletes a report with everything that it says; `false` where there is none of that number.
    pub async fn delete_report(&self, number: &ReportNumber) -> Result<bool, StoreError> {
        let done = sqlx::query("DELETE FROM reports WHERE number = $1")
            .bind(number.as_str())
            .execute(&mut *self.write_one().await?)
            .await?;
        Ok(done.rows_affected() > 0)
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
        "SELECT created_at FROM reports WHERE created_at > $1 ORDER BY created_at DESC LIMIT 1 OFFSET $2",
    )
    .bind(now.0.saturating_sub(within))
    .bind(most - 1)
    .fetch_optional(connection)
    .await?;
    row.map(|row| Ok(seconds_until(integer(&row, "created_at")?, within, now)))
        .transpose()
}

/// The same for those of a day with the same text.
async fn too_often(
    connection: &mut AnyConnection,
    text: &str,
    now: Timestamp,
) -> Result<Option<u32>, StoreError> {
    let row = sqlx::query(
        "SELECT created_at FROM reports WHERE created_at > $1 AND text = $2 ORDER BY created_at DESC LIMIT 1 OFFSET $3",
    )
    .bind(now.0.saturating_sub(DAY))
    .bind(text)
    .bind(MOST_EQUAL_REPORTS_A_DAY - 1)
    .fetch_optional(connection)
    .await?;
    row.map(|row| Ok(seconds_until(integer(&row, "created_at")?, DAY, now)))
        .transpose()
}

/// Seconds until something that came at `at` is older than `within`, rounded up.
pub(crate) fn seconds_until(at: i64, within: i64, now: Timestamp) -> u32 {
    let left = at.saturating_add(within).saturating_sub(now.0);
    u32::try_from(left.saturating_add(999) / 1000)
        .unwrap_or(1)
        .max(1)
}
