//! One-time addresses where the owner of an account sets its password. Only the SHA-256 of the token is here.

use crate::accounts::change_password;
use crate::audit::Actor;
use crate::row::text;
use crate::{Store, StoreError, Timestamp};
use domain::AccountId;

/// How long an address is good for: it is handed over by a person.
const LIFE: i64 = 24 * 60 * 60 * 1000;

impl Store {
    /// Makes the address of that token good for a day, and every earlier one of the account worth nothing.
    pub async fn invite(
        &self,
        token_hash: &str,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("DELETE FROM invitations WHERE account_id = $1 OR ends_at <= $2")
            .bind(account.as_str())
            .bind(now.0)
            .execute(&mut *write)
            .await?;
        sqlx::query(
            "INSERT INTO invitations (token_hash, account_id, ends_at) VALUES ($1, $2, $3)",
        )
        .bind(token_hash)
        .bind(account.as_str())
        .bind(now.0.saturating_add(LIFE))
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(())
    }

    /// Whether a password can still be set with that token.
    pub async fn is_invited(&self, token_hash: &str, now: Timestamp) -> Result<bool, StoreError> {
        let row = sqlx::query(OPEN)
            .bind(token_hash)
            .bind(now.0)
            .fetch_optional(&mut *self.read().await?)
            .await?;
        Ok(row.is_some())
    }

    /// Sets the password of whoever was invited with that token, ends the sessions of the account, and makes the token worth
    /// nothing; `false` where it is that already.
    pub async fn accept_invitation(
        &self,
        token_hash: &str,
        password_hash: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let row = sqlx::query(OPEN)
            .bind(token_hash)
            .bind(now.0)
            .fetch_optional(&mut *write)
            .await?;
        let Some(row) = row else {
            return Ok(false);
        };
        let account = AccountId::new(text(&row, "account_id")?);
        if !change_password(&mut write, Actor::Operator, &account, password_hash, now).await? {
            return Ok(false);
        }
        write.commit().await?;
        Ok(true)
    }
}

const OPEN: &str = "SELECT i.account_id FROM invitations i JOIN accounts a ON a.id = i.account_id \
                    WHERE i.token_hash = $1 AND i.ends_at > $2 AND a.disabled_at IS NULL";
