//! People who can sign in.

use crate::audit::{self, Actor, Entry, State};
use crate::row::{maybe_integer, maybe_text, parsed, text};
use crate::{Store, StoreError, Timestamp, devices, ids, sessions};
use core::fmt;
use domain::{AccountId, Phone, ProducerId};
use serde_json::json;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Edits the listings of one producer.
    Producer,
    /// Works at the provincial office.
    Office,
}

impl Role {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Producer => "producer",
            Self::Office => "office",
        }
    }

    /// The role of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Producer, Self::Office]
            .into_iter()
            .find(|role| role.code() == code)
    }
}

/// An account to be created.
#[derive(Clone)]
pub struct NewAccount {
    /// The number to sign in with.
    pub phone: Phone,
    /// The person's name.
    pub name: String,
    /// What the account may do.
    pub role: Role,
    /// The producer it belongs to; needed for [`Role::Producer`], refused for others.
    pub producer: Option<ProducerId>,
    /// The password, hashed, as a PHC string.
    pub password_hash: String,
}

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The number to sign in with.
    pub phone: Phone,
    /// The person's name.
    pub name: String,
    /// What the account may do.
    pub role: Role,
    /// The producer it belongs to.
    pub producer: Option<ProducerId>,
    /// The password, hashed, as a PHC string.
    pub password_hash: String,
    /// Whether the account was shut.
    pub disabled: bool,
}

impl fmt::Debug for NewAccount {
    /// Without number, name and password hash: what is printed ends up in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewAccount")
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Account {
    /// Without number, name and password hash: what is printed ends up in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("id", &self.id)
            .field("role", &self.role)
            .field("disabled", &self.disabled)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Creates an account; [`StoreError::PhoneTaken`] where the number is known already.
    pub async fn create_account(
        &self,
        account: NewAccount,
        now: Timestamp,
    ) -> Result<AccountId, StoreError> {
        let id = ids::new_id(now);
        let mut write = self.write().await?;
        sqlx::query(
            "INSERT INTO accounts (id, phone, name, role, producer_id, password_hash, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id.as_str())
        .bind(account.phone.as_str())
        .bind(account.name.as_str())
        .bind(account.role.code())
        .bind(account.producer.as_ref().map(ProducerId::as_str))
        .bind(account.password_hash.as_str())
        .bind(now.0)
        .execute(&mut *write)
        .await
        .map_err(phone_taken)?;
        let after = State::of(&json!({
            "phone": account.phone,
            "role": account.role,
            "producer": account.producer,
        }))?;
        log(
            &mut write,
            Actor::Operator,
            "account.create",
            &id,
            Some(&after),
            now,
        )
        .await?;
        write.commit().await?;
        Ok(AccountId::new(id))
    }

    /// The account of that number, shut ones included.
    pub async fn account_by_phone(&self, phone: &Phone) -> Result<Option<Account>, StoreError> {
        let row = sqlx::query(
            "SELECT id, phone, name, role, producer_id, password_hash, disabled_at FROM accounts WHERE phone = $1",
        )
        .bind(phone.as_str())
        .fetch_optional(&mut *self.read().await?)
        .await?;
        row.as_ref().map(account).transpose()
    }

    /// Marks the account of that number as one whose password is published; `false` where there is none.
    pub async fn mark_as_sample(&self, phone: &Phone) -> Result<bool, StoreError> {
        let done = sqlx::query("UPDATE accounts SET sample = 1 WHERE phone = $1")
            .bind(phone.as_str())
            .execute(&mut *self.write_one().await?)
            .await?
            .rows_affected();
        Ok(done == 1)
    }

    /// Whether anybody can sign in with a password that is published.
    pub async fn has_sample_accounts(&self) -> Result<bool, StoreError> {
        let row =
            sqlx::query("SELECT id FROM accounts WHERE sample = 1 AND disabled_at IS NULL LIMIT 1")
                .fetch_optional(&mut *self.read().await?)
                .await?;
        Ok(row.is_some())
    }

    /// Shuts an account and ends its sessions; `false` where there is no such account.
    pub async fn disable_account(
        &self,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let done = shut(&mut write, Actor::Operator, account, now).await?;
        write.commit().await?;
        Ok(done)
    }

    /// Gives an account a new password and ends its sessions; `false` where there is no such account.
    pub async fn set_password_hash(
        &self,
        account: &AccountId,
        hash: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let done = change_password(&mut write, Actor::Operator, account, hash, now).await?;
        write.commit().await?;
        Ok(done)
    }

    /// Stores the same password with stronger parameters; sessions stay, and the log says nothing, as nothing has changed
    /// for anybody. `false` where there is no such account.
    pub async fn rehash_password(
        &self,
        account: &AccountId,
        hash: &str,
    ) -> Result<bool, StoreError> {
        store_hash(&mut *self.write_one().await?, account, hash).await
    }
}

/// Says of a refused row whether it is the number that somebody has already.
pub(crate) fn phone_taken(error: sqlx::Error) -> StoreError {
    match StoreError::from(error) {
        // SQLite names the column, PostgreSQL the constraint.
        StoreError::Rule(rule) if rule == "accounts.phone" || rule == "accounts_phone" => {
            StoreError::PhoneTaken
        }
        other => other,
    }
}

/// Shuts an account, with all that follows; `false`, and nothing done, where there is none.
pub(crate) async fn shut(
    connection: &mut AnyConnection,
    actor: Actor<'_>,
    account: &AccountId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let done =
        sqlx::query("UPDATE accounts SET disabled_at = COALESCE(disabled_at, $2) WHERE id = $1")
            .bind(account.as_str())
            .bind(now.0)
            .execute(&mut *connection)
            .await?
            .rows_affected();
    if done == 0 {
        return Ok(false);
    }
    sessions::end_all(connection, account).await?;
    devices::forget_all(connection, account).await?;
    // Nobody comes in by somebody who is out.
    sqlx::query(
        "UPDATE claim_codes SET revoked_at = $2 WHERE issued_by = $1 AND used_at IS NULL AND revoked_at IS NULL",
    )
    .bind(account.as_str())
    .bind(now.0)
    .execute(&mut *connection)
    .await?;
    for gone in [
        "DELETE FROM recovery_codes WHERE account_id = $1 OR issued_by = $1",
        "DELETE FROM invitations WHERE account_id = $1",
        "DELETE FROM begun_sign_ins WHERE account_id = $1",
    ] {
        sqlx::query(gone)
            .bind(account.as_str())
            .execute(&mut *connection)
            .await?;
    }
    let id = account.as_str();
    log(connection, actor, "account.disable", id, None, now).await?;
    Ok(true)
}

pub(crate) fn account(row: &AnyRow) -> Result<Account, StoreError> {
    Ok(Account {
        id: AccountId::new(text(row, "id")?),
        phone: parsed(row, "phone", |phone| Phone::parse(phone).ok())?,
        name: text(row, "name")?,
        role: parsed(row, "role", Role::from_code)?,
        producer: maybe_text(row, "producer_id")?.map(ProducerId::new),
        password_hash: text(row, "password_hash")?,
        disabled: maybe_integer(row, "disabled_at")?.is_some(),
    })
}

async fn store_hash(
    connection: &mut AnyConnection,
    account: &AccountId,
    hash: &str,
) -> Result<bool, StoreError> {
    let done = sqlx::query("UPDATE accounts SET password_hash = $2 WHERE id = $1")
        .bind(account.as_str())
        .bind(hash)
        .execute(connection)
        .await?
        .rows_affected();
    Ok(done == 1)
}

/// Gives an account a new password, with all that follows: whoever is signed in, was invited or was known by the browser is
/// so no more, and no code for a new password is good. `false`, and nothing done, where there is no such account.
pub(crate) async fn change_password(
    connection: &mut AnyConnection,
    actor: Actor<'_>,
    account: &AccountId,
    hash: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if !store_hash(connection, account, hash).await? {
        return Ok(false);
    }
    sessions::end_all(connection, account).await?;
    devices::forget_all(connection, account).await?;
    sqlx::query("DELETE FROM invitations WHERE account_id = $1")
        .bind(account.as_str())
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM begun_sign_ins WHERE account_id = $1")
        .bind(account.as_str())
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM recovery_codes WHERE account_id = $1")
        .bind(account.as_str())
        .execute(&mut *connection)
        .await?;
    log(
        connection,
        actor,
        "account.password",
        account.as_str(),
        None,
        now,
    )
    .await?;
    Ok(true)
}

/// Accounts are kept by the operator's commands, and some of it by their owners.
pub(crate) async fn log(
    connection: &mut AnyConnection,
    actor: Actor<'_>,
    action: &'static str,
    account: &str,
    after: Option<&State>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = Entry {
        actor,
        action,
        subject: account,
        before: None,
        after,
        request_id: None,
    };
    audit::record(connection, entry, now).await
}
