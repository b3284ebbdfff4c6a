//! Browsers that have signed in to an account before. What strangers guess is counted by number (see `logins`); a browser
//! that is known here is counted apart, so that nobody is kept out of the own account by somebody else's guesses.

use crate::logins::wait;
use crate::row::integer;
use crate::{Store, StoreError, Timestamp};
use domain::{AccountId, Phone};
use sqlx::AnyConnection;

/// A browser that was not used to sign in for so long is forgotten.
const MEMORY: i64 = 400 * 24 * 60 * 60 * 1000;
/// Most browsers of an account.
const MOST: i64 = 20;

/// What a try from a browser is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceTry {
    /// The browser has never signed in to this account: it is counted with everybody else's.
    Unknown,
    /// Counted with this browser's own.
    Counted,
    /// Too early, and not counted: so many seconds to wait.
    Wait(u32),
}

impl Store {
    /// Counts a try by a browser that has signed in to the account of that number before.
    pub async fn begin_login_of_device(
        &self,
        token_hash: &str,
        phone: &Phone,
        now: Timestamp,
    ) -> Result<DeviceTry, StoreError> {
        let mut write = self.write().await?;
        let row = sqlx::query(
            "SELECT d.failures, d.last_at FROM devices d JOIN accounts a ON a.id = d.account_id \
             WHERE d.token_hash = $1 AND a.phone = $2 AND d.seen_at > $3",
        )
        .bind(token_hash)
        .bind(phone.as_str())
        .bind(now.0.saturating_sub(MEMORY))
        .fetch_optional(&mut *write)
        .await?;
        let Some(row) = row else {
            return Ok(DeviceTry::Unknown);
        };
        if let Some(seconds) = wait(integer(&row, "failures")?, integer(&row, "last_at")?, now.0) {
            return Ok(DeviceTry::Wait(seconds));
        }
        sqlx::query(
            "UPDATE devices SET failures = failures + 1, last_at = $2 WHERE token_hash = $1",
        )
        .bind(token_hash)
        .bind(now.0)
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(DeviceTry::Counted)
    }

    /// Remembers a browser after a sign-in, under a new token; the one that it came with is worth nothing afterwards.
    pub async fn remember_device(
        &self,
        before: Option<&str>,
        token_hash: &str,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        remember(&mut write, before, token_hash, account, now).await?;
        write.commit().await?;
        Ok(())
    }
}

pub(crate) async fn remember(
    connection: &mut AnyConnection,
    before: Option<&str>,
    token_hash: &str,
    account: &AccountId,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM devices WHERE token_hash = $1 OR seen_at <= $2")
        .bind(before)
        .bind(now.0.saturating_sub(MEMORY))
        .execute(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO devices (token_hash, account_id, seen_at) VALUES ($1, $2, $3)")
        .bind(token_hash)
        .bind(account.as_str())
        .bind(now.0)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "DELETE FROM devices WHERE account_id = $1 AND token_hash NOT IN (SELECT token_hash FROM devices \
         WHERE account_id = $1 ORDER BY seen_at DESC, token_hash LIMIT $2)",
    )
    .bind(account.as_str())
    .bind(MOST)
    .execute(&mut *connection)
    .await?;
    Ok(())
}

/// Forgets the browsers of an account: whoever had its password before is a stranger now.
pub(crate) async fn forget_all(
    connection: &mut AnyConnection,
    account: &AccountId,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM devices WHERE account_id = $1")
        .bind(account.as_str())
        .execute(connection)
        .await?;
    Ok(())
}
