//! What all one-time codes have in common: the salt that they are hashed under, and the tries that are counted.

use crate::logins::wait;
use crate::row::{integer, text};
use crate::{Store, StoreError, Timestamp};
use sqlx::AnyConnection;

const HOUR: i64 = 60 * 60 * 1000;
/// After a day without a try everything is forgotten.
const MEMORY: i64 = 24 * HOUR;

/// Most wrong codes of an hour with which a page is claimed, of everybody together: whoever guesses from many places at once
/// guesses no faster.
pub const MOST_CODE_TRIES_AN_HOUR: i64 = 40;
/// The same for new passwords. A code for one is worth nothing after five wrong tries of its own, so this only keeps the slow
/// hashes few; a flood on one page does not shut the other.
const MOST_RECOVERY_TRIES_AN_HOUR: i64 = 1_000;

/// What a code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeUse {
    /// To claim a page, or to join its people.
    Claim,
    /// To set a new password.
    Recovery,
}

impl CodeUse {
    const fn most(self) -> i64 {
        match self {
            Self::Claim => MOST_CODE_TRIES_AN_HOUR,
            Self::Recovery => MOST_RECOVERY_TRIES_AN_HOUR,
        }
    }

    const fn hour(self) -> &'static str {
        match self {
            Self::Claim => "hour",
            Self::Recovery => "recovery-hour",
        }
    }
}

impl Store {
    /// The salt of this database, for the hashes of codes: 16 random bytes as hexadecimal digits.
    pub async fn code_salt(&self) -> Result<String, StoreError> {
        let row = sqlx::query("SELECT salt FROM code_salt")
            .fetch_one(&mut *self.read().await?)
            .await?;
        text(&row, "salt")
    }

    /// Counts a try with a code before it is looked at, so that guesses that arrive together do not pass together;
    /// [`Self::clear_code_tries`] takes it back. `source` is the hash of where it comes from. Seconds to wait, and nothing
    /// counted, where it is too early.
    pub async fn begin_code_try(
        &self,
        source: &str,
        what: CodeUse,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        let everybody = everybody(what, now);
        let mut write = self.write().await?;
        let (failures, last_at) = tries(&mut write, source).await?;
        if let Some(seconds) = wait(failures, last_at, now.0) {
            return Ok(Some(seconds));
        }
        let (failures, _) = tries(&mut write, &everybody).await?;
        if failures >= what.most() {
            let left = HOUR - now.0.rem_euclid(HOUR);
            return Ok(u32::try_from((left + 999) / 1000).ok());
        }
        sqlx::query("DELETE FROM code_tries WHERE last_at < $1")
            .bind(now.0.saturating_sub(MEMORY))
            .execute(&mut *write)
            .await?;
        for counted in [source, &everybody] {
            sqlx::query(
                "INSERT INTO code_tries (source, failures, last_at) VALUES ($1, 1, $2) \
                 ON CONFLICT (source) DO UPDATE SET failures = code_tries.failures + 1, last_at = excluded.last_at",
            )
            .bind(counted)
            .bind(now.0)
            .execute(&mut *write)
            .await?;
        }
        write.commit().await?;
        Ok(None)
    }

    /// Forgets the tries of a source after a good code, and takes that one back from everybody's.
    pub async fn clear_code_tries(
        &self,
        source: &str,
        what: CodeUse,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("DELETE FROM code_tries WHERE source = $1")
            .bind(source)
            .execute(&mut *write)
            .await?;
        sqlx::query(
            "UPDATE code_tries SET failures = failures - 1 WHERE source = $1 AND failures > 1",
        )
        .bind(everybody(what, now))
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(())
    }
}

/// The row that counts everybody's tries of this hour.
fn everybody(what: CodeUse, now: Timestamp) -> String {
    format!("{} {}", what.hour(), now.0.div_euclid(HOUR))
}

async fn tries(connection: &mut AnyConnection, source: &str) -> Result<(i64, i64), StoreError> {
    let row = sqlx::query("SELECT failures, last_at FROM code_tries WHERE source = $1")
        .bind(source)
        .fetch_optional(connection)
        .await?;
    match row {
        Some(row) => Ok((integer(&row, "failures")?, integer(&row, "last_at")?)),
        None => Ok((0, 0)),
    }
}
