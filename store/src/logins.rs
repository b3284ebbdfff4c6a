//! Failed sign-ins by number, counted in the database so that a restart forgives nothing.

use crate::row::integer;
use crate::{Store, StoreError, Timestamp};
use domain::Phone;

/// Failures without any wait.
const FREE: i64 = 5;
/// The longest wait, in seconds: nobody can lock somebody else out for longer.
const LONGEST: i64 = 900;
/// After a day without a failure everything is forgotten.
const MEMORY: i64 = 24 * 60 * 60 * 1000;

impl Store {
    /// Counts a try before its password is checked, for unknown numbers too, so that guesses that arrive together do not pass
    /// together; [`Self::clear_login_failures`] takes it back. Seconds to wait, and nothing counted, where it is too early.
    pub async fn begin_login(
        &self,
        phone: &Phone,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        let mut write = self.write().await?;
        let row = sqlx::query("SELECT failures, last_at FROM login_failures WHERE phone = $1")
            .bind(phone.as_str())
            .fetch_optional(&mut *write)
            .await?;
        if let Some(row) = row
            && let Some(seconds) =
                wait(integer(&row, "failures")?, integer(&row, "last_at")?, now.0)
        {
            return Ok(Some(seconds));
        }
        sqlx::query("DELETE FROM login_failures WHERE last_at < $1")
            .bind(now.0.saturating_sub(MEMORY))
            .execute(&mut *write)
            .await?;
        sqlx::query(
            "INSERT INTO login_failures (phone, failures, last_at) VALUES ($1, 1, $2) \
             ON CONFLICT (phone) DO UPDATE SET failures = login_failures.failures + 1, last_at = excluded.last_at",
        )
        .bind(phone.as_str())
        .bind(now.0)
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(None)
    }

    /// Forgets the failures after a sign-in.
    pub async fn clear_login_failures(&self, phone: &Phone) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM login_failures WHERE phone = $1")
            .bind(phone.as_str())
            .execute(&mut *self.write_one().await?)
            .await?;
        Ok(())
    }
}

/// 1, 2, 4 … [`LONGEST`] seconds after the fifth failure and each further one. A clock that was set back never makes it
/// longer than that.
pub(crate) fn wait(failures: i64, last_at: i64, now: i64) -> Option<u32> {
    let doublings = u32::try_from(failures - FREE).ok()?;
    let whole = 1_i64
        .checked_shl(doublings.min(30))
        .unwrap_or(LONGEST)
        .min(LONGEST);
    let left = last_at
        .saturating_add(whole * 1000)
        .saturating_sub(now)
        .min(whole * 1000);
    u32::try_from((left + 999).div_euclid(1000))
        .ok()
        .filter(|seconds| *seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn the_wait_doubles_up_to_a_quarter_of_an_hour() {
        for (failures, seconds) in [
            (1, None),
            (4, None),
            (5, Some(1)),
            (6, Some(2)),
            (9, Some(16)),
            (14, Some(512)),
            (15, Some(900)),
            (1_000_000, Some(900)),
        ] {
            assert_eq!(wait(failures, 0, 0), seconds, "{failures}");
        }
        assert_eq!(wait(6, 0, 1_001), Some(1));
        assert_eq!(wait(6, 0, 2_000), None);
        assert_eq!(wait(6, 1_000_000, 0), Some(2), "a clock that was set back");
    }
}
