//! Who is signed in. Only the SHA-256 of a token is here: a stolen copy of the database opens nothing.

use crate::row::{integer, maybe_text, parsed, text};
use crate::{Role, Store, StoreError, Timestamp, ids};
use domain::{AccountId, ProducerId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How often a session's last use is written down at most.
const TOUCH: i64 = MINUTE;

/// How long a session lives: unused, and in all.
pub(crate) struct Life {
    pub(crate) idle: i64,
    pub(crate) absolute: i64,
}

/// People at the office decide over certificates, on shared machines: a forgotten window closes within half an hour.
const OFFICE: Life = Life {
    idle: 30 * MINUTE,
    absolute: 12 * HOUR,
};
/// A producer edits the own listings only, from the own telephone, now and then.
const PRODUCER: Life = Life {
    idle: 7 * DAY,
    absolute: 30 * DAY,
};

/// How long sessions of a role live.
pub(crate) const fn life(role: Role) -> Life {
    match role {
        Role::Office => OFFICE,
        Role::Producer => PRODUCER,
    }
}

/// Someone signed in. Role and producer are those of this moment, read with the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The account.
    pub account: AccountId,
    /// The person's name.
    pub name: String,
    /// What the account may do.
    pub role: Role,
    /// The producer it belongs to.
    pub producer: Option<ProducerId>,
    /// When the session began.
    pub started_at: Timestamp,
    /// When the session ends at the latest.
    pub ends_at: Timestamp,
}

impl Store {
    /// Begins a session; `token_hash` is the SHA-256 of the token in lower-case hexadecimal digits, nothing else is taken.
    /// `browser` is what its owner will know it by.
    pub async fn start_session(
        &self,
        token_hash: &str,
        account: &AccountId,
        browser: Option<&str>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sweep(&mut write, now).await?;
        begin(&mut write, token_hash, account, browser, now).await?;
        write.commit().await?;
        Ok(())
    }

    /// Who is signed in with that token: nobody once it was unused or alive for too long, or the account is shut.
    pub async fn session(
        &self,
        token_hash: &str,
        now: Timestamp,
    ) -> Result<Option<Viewer>, StoreError> {
        let row = sqlx::query(
            "SELECT s.account_id, s.started_at, s.seen_at, a.name, a.role, a.producer_id \
             FROM sessions s JOIN accounts a ON a.id = s.account_id \
             WHERE s.token_hash = $1 AND a.disabled_at IS NULL AND ( \
             (a.role = 'office' AND s.seen_at > $2 AND s.started_at > $3) \
             OR (a.role = 'producer' AND s.seen_at > $4 AND s.started_at > $5))",
        )
        .bind(token_hash)
        .bind(now.0.saturating_sub(OFFICE.idle))
        .bind(now.0.saturating_sub(OFFICE.absolute))
        .bind(now.0.saturating_sub(PRODUCER.idle))
        .bind(now.0.saturating_sub(PRODUCER.absolute))
        .fetch_optional(&mut *self.read().await?)
        .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let viewer = viewer(&row)?;
        if integer(&row, "seen_at")? <= now.0.saturating_sub(TOUCH) {
            self.touch(token_hash, now).await;
        }
        Ok(Some(viewer))
    }

    /// Ends a session.
    pub async fn end_session(&self, token_hash: &str, now: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("DELETE FROM sessions WHERE token_hash = $1")
            .bind(token_hash)
            .execute(&mut *write)
            .await?;
        sweep(&mut write, now).await?;
        write.commit().await?;
        Ok(())
    }

    /// Ends every session of an account.
    pub async fn end_sessions_of(&self, account: &AccountId) -> Result<(), StoreError> {
        end_all(&mut *self.write_one().await?, account).await
    }

    /// A page must not fail because this could not be written down; the session then only ends earlier.
    async fn touch(&self, token_hash: &str, now: Timestamp) {
        let touched = async {
            sqlx::query("UPDATE sessions SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2")
                .bind(token_hash)
                .bind(now.0)
                .execute(&mut *self.write_one().await?)
                .await?;
            Ok::<(), StoreError>(())
        };
        if let Err(error) = touched.await {
            tracing::warn!(%error, "the last use of a session could not be written down");
        }
    }
}

fn viewer(row: &AnyRow) -> Result<Viewer, StoreError> {
    let role = parsed(row, "role", Role::from_code)?;
    let started_at = integer(row, "started_at")?;
    Ok(Viewer {
        account: AccountId::new(text(row, "account_id")?),
        name: text(row, "name")?,
        role,
        producer: maybe_text(row, "producer_id")?.map(ProducerId::new),
        started_at: Timestamp(started_at),
        ends_at: Timestamp(started_at.saturating_add(life(role).absolute)),
    })
}

/// Begins a session of an account that is not shut.
pub(crate) async fn begin(
    connection: &mut AnyConnection,
    token_hash: &str,
    account: &AccountId,
    browser: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let done = sqlx::query(
        "INSERT INTO sessions (token_hash, id, account_id, started_at, seen_at, browser) \
         SELECT CAST($1 AS TEXT), CAST($4 AS TEXT), id, CAST($3 AS BIGINT), CAST($3 AS BIGINT), CAST($5 AS TEXT) \
         FROM accounts WHERE id = $2 AND disabled_at IS NULL",
    )
    .bind(token_hash)
    .bind(account.as_str())
    .bind(now.0)
    .bind(ids::new_id(now))
    .bind(browser)
    .execute(connection)
    .await?
    .rows_affected();
    if done == 1 {
        return Ok(());
    }
    Err(StoreError::RowCount {
        what: "Beginning a session of an account that is shut or unknown",
        wanted: 1,
        found: done,
    })
}

pub(crate) async fn end_all(
    connection: &mut AnyConnection,
    account: &AccountId,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM sessions WHERE account_id = $1")
        .bind(account.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

/// Removes sessions that nobody's rules keep alive any more.
async fn sweep(connection: &mut AnyConnection, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM sessions WHERE seen_at <= $1 OR started_at <= $2")
        .bind(now.0.saturating_sub(PRODUCER.idle))
        .bind(now.0.saturating_sub(PRODUCER.absolute))
        .execute(connection)
        .await?;
    Ok(())
}
