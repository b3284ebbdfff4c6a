//! What was searched for in vain, for the office: queries and how often, nothing about who asked.

use crate::row::{integer, maybe_date, text};
use crate::{Store, StoreError};
use domain::Date;

/// Most different queries that are kept of one day: enough to see what people miss, too few to fill a disk with.
pub const MOST_A_DAY: i64 = 500;

/// A query that found nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZeroResult {
    /// The day in Vietnam.
    pub day: Date,
    /// The canonical query string.
    pub query: String,
    /// How often it was asked.
    pub count: i64,
}

impl Store {
    /// Adds to the counts of a day; beyond [`MOST_A_DAY`] different queries only those already known are counted on.
    pub async fn count_zero_results(
        &self,
        day: Date,
        counts: &[(String, i64)],
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        let day = day.to_string();
        for (query, count) in counts {
            sqlx::query(
                "INSERT INTO zero_results (day, query, count) SELECT $1, $2, CAST($3 AS BIGINT) WHERE \
                 (SELECT count(*) FROM zero_results z WHERE z.day = $1) < CAST($4 AS BIGINT) \
                 OR EXISTS (SELECT 1 FROM zero_results z WHERE z.day = $1 AND z.query = $2) \
                 ON CONFLICT (day, query) DO UPDATE SET count = zero_results.count + excluded.count",
            )
            .bind(day.as_str())
            .bind(query.as_str())
            .bind(*count)
            .bind(MOST_A_DAY)
            .execute(&mut *write)
            .await?;
        }
        write.commit().await?;
        Ok(())
    }

    /// What was searched for in vain since a day, most often first, at most `most` queries.
    pub async fn zero_results(
        &self,
        since: Date,
        most: i64,
    ) -> Result<Vec<ZeroResult>, StoreError> {
        sqlx::query(
            "SELECT day, query, count FROM zero_results WHERE day >= $1 ORDER BY count DESC, query, day LIMIT $2",
        )
        .bind(since.to_string())
        .bind(most)
        .try_map(|row| {
            Ok(ZeroResult {
                day: maybe_date(&row, "day")?.unwrap_or(since),
                query: text(&row, "query")?,
                count: integer(&row, "count")?,
            })
        })
        .fetch_all(&mut *self.read().await?)
        .await
        .map_err(StoreError::from)
    }
}
