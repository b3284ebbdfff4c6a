//! Codes with which somebody who has forgotten the password sets a new one. The office or somebody of the same producer hands
//! one over; nobody but its owner ever knows the password.

use crate::accounts::{account, change_password, log};
use crate::audit::Actor;
use crate::row::{integer, text};
use crate::{Account, Store, StoreError, Timestamp};
use domain::{AccountId, Phone};
use sqlx::AnyConnection;

/// How long a code is good for.
const LIFE: i64 = 24 * 60 * 60 * 1000;
/// Wrong tries after which a code is worth nothing.
const MOST_WRONG: i64 = 5;
/// The row that every wrong try is written to, so that one for nobody takes as long as one for somebody.
const WRONG: &str = "recovery";

impl Store {
    /// Makes the code of that hash good for a day and an account, and every earlier one worth nothing. Until when; nothing where the
    /// account is shut or not there.
    pub async fn issue_recovery(
        &self,
        account: &AccountId,
        code_hash: &str,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let mut write = self.write().await?;
        let until = issue(&mut write, Actor::Operator, account, code_hash, now).await?;
        write.commit().await?;
        Ok(until)
    }

    /// Whether a code belongs to the account of that number; a wrong one is counted.
    pub async fn try_recovery(
        &self,
        phone: &Phone,
        code_hash: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        if open(&mut write, phone, code_hash, now).await?.is_some() {
            return Ok(true);
        }
        sqlx::query(
            "UPDATE recovery_codes SET wrong = wrong + 1 WHERE wrong < $2 \
             AND account_id IN (SELECT id FROM accounts WHERE phone = $1)",
        )
        .bind(phone.as_str())
        .bind(MOST_WRONG)
        .execute(&mut *write)
        .await?;
        sqlx::query(
            "INSERT INTO code_tries (source, failures, last_at) VALUES ($1, 1, $2) \
             ON CONFLICT (source) DO UPDATE SET failures = code_tries.failures + 1, last_at = excluded.last_at",
        )
        .bind(WRONG)
        .bind(now.0)
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(false)
    }

    /// Sets the password of the account of that number, ends its sessions, forgives its failed sign-ins and makes the code worth
    /// nothing; `false`, and nothing done, where the code is not good for it.
    pub async fn recover(
        &self,
        phone: &Phone,
        code_hash: &str,
        password_hash: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let Some(account) = open(&mut write, phone, code_hash, now).await? else {
            return Ok(false);
        };
        let actor = Actor::Account(&account.id, account.role);
        if !change_password(&mut write, actor, &account.id, password_hash, now).await? {
            return Ok(false);
        }
        sqlx::query("DELETE FROM login_failures WHERE phone = $1")
            .bind(phone.as_str())
            .execute(&mut *write)
            .await?;
        let id = account.id.as_str();
        log(&mut write, actor, "account.recover", id, None, now).await?;
        write.commit().await?;
        Ok(true)
    }
}

pub(crate) async fn issue(
    connection: &mut AnyConnection,
    actor: Actor<'_>,
    account: &AccountId,
    code_hash: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let ends_at = Timestamp(now.0.saturating_add(LIFE));
    let done = sqlx::query(
        "INSERT INTO recovery_codes (account_id, code_hash, ends_at, wrong, issued_by) \
         SELECT id, CAST($2 AS TEXT), CAST($3 AS BIGINT), 0, CAST($4 AS TEXT) FROM accounts \
         WHERE id = $1 AND disabled_at IS NULL \
         ON CONFLICT (account_id) DO UPDATE SET code_hash = excluded.code_hash, ends_at = excluded.ends_at, wrong = 0, \
         issued_by = excluded.issued_by",
    )
    .bind(account.as_str())
    .bind(code_hash)
    .bind(ends_at.0)
    .bind(match actor {
        Actor::Operator => None,
        Actor::Account(issuer, _) => Some(issuer.as_str()),
    })
    .execute(&mut *connection)
    .await?
    .rows_affected();
    if done == 0 {
        return Ok(None);
    }
    log(
        connection,
        actor,
        "recovery.issue",
        account.as_str(),
        None,
        now,
    )
    .await?;
    Ok(Some(ends_at))
}

/// The account of that number, where the code is good for it now.
async fn open(
    connection: &mut AnyConnection,
    phone: &Phone,
    code_hash: &str,
    now: Timestamp,
) -> Result<Option<Account>, StoreError> {
    let row = sqlx::query(
        "SELECT a.id, a.phone, a.name, a.role, a.producer_id, a.password_hash, a.disabled_at, r.code_hash, r.wrong \
         FROM recovery_codes r JOIN accounts a ON a.id = r.account_id \
         WHERE a.phone = $1 AND a.disabled_at IS NULL AND r.ends_at > $2",
    )
    .bind(phone.as_str())
    .bind(now.0)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let fits = text(&row, "code_hash")? == code_hash && integer(&row, "wrong")? < MOST_WRONG;
    fits.then(|| account(&row)).transpose()
}
