//! What people see and do about the own account. Whose it is stands in every statement.

use crate::accounts::{account, change_password, log};
use crate::audit::Actor;
use crate::row::{integer, maybe_text, text};
use crate::{Account, Store, StoreError, Timestamp, Viewer, devices, sessions};
use domain::AccountId;

/// A session as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// An id that may be shown: it opens nothing.
    pub id: String,
    /// A rough name of the browser that began it, where that was known.
    pub browser: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was last used, within a minute.
    pub seen_at: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// A password that its owner changes. Every hash of a token is its SHA-256 in lower-case hexadecimal digits.
#[derive(Clone, Copy)]
pub struct NewPassword<'a> {
    /// The hash that the old password was found to belong to.
    pub old_hash: &'a str,
    /// The hash of the new one.
    pub new_hash: &'a str,
    /// The hash of the token of the session that asks.
    pub session: &'a str,
    /// The hash of the token of the session that takes its place.
    pub new_session: &'a str,
    /// What its owner will know that session by.
    pub browser: Option<&'a str>,
    /// The hash of the token by which the browser is known from now on.
    pub new_device: &'a str,
}

impl Store {
    /// The own account of whoever is signed in.
    pub async fn account(&self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        let row = sqlx::query(
            "SELECT id, phone, name, role, producer_id, password_hash, disabled_at FROM accounts WHERE id = $1",
        )
        .bind(id.as_str())
        .fetch_optional(&mut *self.read().await?)
        .await?;
        row.as_ref().map(account).transpose()
    }

    /// The sessions of whoever looks that are still good: the one that asks first, then the last used ones.
    pub async fn own_sessions(
        &self,
        owner: &Viewer,
        token_hash: &str,
        now: Timestamp,
    ) -> Result<Vec<OwnSession>, StoreError> {
        let life = sessions::life(owner.role);
        let all = sqlx::query(
            "SELECT id, browser, started_at, seen_at, CAST(CASE WHEN token_hash = $2 THEN 1 ELSE 0 END AS BIGINT) AS asks \
             FROM sessions WHERE account_id = $1 AND seen_at > $3 AND started_at > $4 \
             ORDER BY asks DESC, seen_at DESC, id DESC",
        )
        .bind(owner.account.as_str())
        .bind(token_hash)
        .bind(now.0.saturating_sub(life.idle))
        .bind(now.0.saturating_sub(life.absolute))
        .try_map(|row| {
            Ok(OwnSession {
                id: text(&row, "id")?,
                browser: maybe_text(&row, "browser")?,
                started_at: Timestamp(integer(&row, "started_at")?),
                seen_at: Timestamp(integer(&row, "seen_at")?),
                current: integer(&row, "asks")? == 1,
            })
        })
        .fetch_all(&mut *self.read().await?)
        .await?;
        Ok(all)
    }

    /// Ends one of the own sessions; `false` for somebody else's as for one that is not there.
    pub async fn end_own_session(
        &self,
        owner: &Viewer,
        id: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let done = sqlx::query("DELETE FROM sessions WHERE id = $1 AND account_id = $2")
            .bind(id)
            .bind(owner.account.as_str())
            .execute(&mut *write)
            .await?
            .rows_affected();
        if done == 0 {
            return Ok(false);
        }
        let account = owner.account.as_str();
        log(&mut write, actor(owner), "session.end", account, None, now).await?;
        write.commit().await?;
        Ok(true)
    }

    /// Ends all own sessions but the one that asks; how many those were.
    pub async fn end_other_sessions(
        &self,
        owner: &Viewer,
        token_hash: &str,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        let mut write = self.write().await?;
        let done = sqlx::query("DELETE FROM sessions WHERE account_id = $1 AND token_hash <> $2")
            .bind(owner.account.as_str())
            .bind(token_hash)
            .execute(&mut *write)
            .await?
            .rows_affected();
        if done == 0 {
            return Ok(0);
        }
        let account = owner.account.as_str();
        let what = "session.end_others";
        log(&mut write, actor(owner), what, account, None, now).await?;
        write.commit().await?;
        Ok(done)
    }

    /// Gives the own account a new password, ends all its sessions, and begins a new one in the place of the one that asks.
    /// `false`, and nothing done, where that one has ended, the account is shut, or the password was changed meanwhile.
    pub async fn change_own_password(
        &self,
        owner: &Viewer,
        change: NewPassword<'_>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let row = sqlx::query(
            "SELECT a.id FROM accounts a JOIN sessions s ON s.account_id = a.id \
             WHERE a.id = $1 AND a.password_hash = $2 AND a.disabled_at IS NULL AND s.token_hash = $3",
        )
        .bind(owner.account.as_str())
        .bind(change.old_hash)
        .bind(change.session)
        .fetch_optional(&mut *write)
        .await?;
        if row.is_none() {
            return Ok(false);
        }
        let account = &owner.account;
        if !change_password(&mut write, actor(owner), account, change.new_hash, now).await? {
            return Ok(false);
        }
        let (session, browser) = (change.new_session, change.browser);
        sessions::begin(&mut write, session, account, browser, now).await?;
        devices::remember(&mut write, None, change.new_device, account, now).await?;
        write.commit().await?;
        Ok(true)
    }
}

const fn actor(owner: &Viewer) -> Actor<'_> {
    Actor::Account(&owner.account, owner.role)
}
