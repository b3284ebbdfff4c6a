//! The second step of signing in: a secret that another device knows too, and codes on paper for when it is lost.

use crate::accounts::{account, log};
use crate::audit::Actor;
use crate::row::{integer, maybe_integer, text};
use crate::{Account, Store, StoreError, Timestamp, Viewer};
use domain::AccountId;
use sqlx::AnyConnection;

/// How long the second step may take after the first.
const LIFE: i64 = 10 * 60 * 1000;

/// What an account has of a second step.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondStep {
    /// The secret, in Base32.
    pub secret: String,
    /// Whether it was confirmed; it is asked for from then on.
    pub confirmed: bool,
    /// How many codes on paper are left.
    pub spare: i64,
}

/// What shows that somebody has the other device, or the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof<'a> {
    /// The step of time whose digits were right.
    Step(u64),
    /// The hash of a code on paper.
    Spare(&'a str),
}

impl Store {
    /// What an account has of a second step.
    pub async fn second_step(&self, of: &AccountId) -> Result<Option<SecondStep>, StoreError> {
        let row = sqlx::query(
            "SELECT s.secret, s.confirmed_at, \
             (SELECT count(*) FROM spare_codes c WHERE c.account_id = s.account_id) AS spare \
             FROM second_steps s WHERE s.account_id = $1",
        )
        .bind(of.as_str())
        .fetch_optional(&mut *self.read().await?)
        .await?;
        row.map(|row| {
            Ok(SecondStep {
                secret: text(&row, "secret")?,
                confirmed: maybe_integer(&row, "confirmed_at")?.is_some(),
                spare: integer(&row, "spare")?,
            })
        })
        .transpose()
    }

    /// Begins to set a second step up; one that was begun before is forgotten. `false` where there is one already.
    pub async fn begin_second_step(
        &self,
        owner: &Viewer,
        secret: &str,
    ) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "INSERT INTO second_steps (account_id, secret) VALUES ($1, $2) ON CONFLICT (account_id) \
             DO UPDATE SET secret = excluded.secret WHERE second_steps.confirmed_at IS NULL",
        )
        .bind(owner.account.as_str())
        .bind(secret)
        .execute(&mut *self.write_one().await?)
        .await?
        .rows_affected();
        Ok(done == 1)
    }

    /// Confirms a second step with the digits of a step of time, and keeps the hashes of its codes on paper. `false`, and nothing
    /// done, where none is being set up with that secret.
    pub async fn confirm_second_step(
        &self,
        owner: &Viewer,
        secret: &str,
        step: u64,
        spare: &[String],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let done = sqlx::query(
            "UPDATE second_steps SET confirmed_at = $3, last_step = $4 \
             WHERE account_id = $1 AND secret = $2 AND confirmed_at IS NULL",
        )
        .bind(owner.account.as_str())
        .bind(secret)
        .bind(now.0)
        .bind(number(step))
        .execute(&mut *write)
        .await?
        .rows_affected();
        if done == 0 {
            return Ok(false);
        }
        for hash in spare {
            sqlx::query("INSERT INTO spare_codes (account_id, code_hash) VALUES ($1, $2)")
                .bind(owner.account.as_str())
                .bind(hash.as_str())
                .execute(&mut *write)
                .await?;
        }
        let (actor, id) = (
            Actor::Account(&owner.account, owner.role),
            owner.account.as_str(),
        );
        log(&mut write, actor, "second_step.on", id, None, now).await?;
        write.commit().await?;
        Ok(true)
    }

    /// Ends the second step of the own account; `false`, and nothing done, for a proof that is none.
    pub async fn end_second_step(
        &self,
        owner: &Viewer,
        proof: Proof<'_>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        if !proven(&mut write, &owner.account, proof).await? {
            return Ok(false);
        }
        let actor = Actor::Account(&owner.account, owner.role);
        end(&mut write, actor, &owner.account, now).await?;
        write.commit().await?;
        Ok(true)
    }

    /// Ends the second step of somebody who has lost both the device and the paper; `false` where there is none.
    pub async fn end_second_step_of(
        &self,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        if !end(&mut write, Actor::Operator, account, now).await? {
            return Ok(false);
        }
        write.commit().await?;
        Ok(true)
    }

    /// Notes that a password was right and the second step is still to come, within ten minutes.
    pub async fn begin_sign_in(
        &self,
        token_hash: &str,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("DELETE FROM begun_sign_ins WHERE ends_at <= $1")
            .bind(now.0)
            .execute(&mut *write)
            .await?;
        sqlx::query(
            "INSERT INTO begun_sign_ins (token_hash, account_id, ends_at) VALUES ($1, $2, $3)",
        )
        .bind(token_hash)
        .bind(account.as_str())
        .bind(now.0.saturating_add(LIFE))
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(())
    }

    /// Whose sign-in was begun with that token.
    pub async fn begun_sign_in(
        &self,
        token_hash: &str,
        now: Timestamp,
    ) -> Result<Option<Account>, StoreError> {
        begun(&mut *self.read().await?, token_hash, now).await
    }

    /// Takes a proof for a sign-in that was begun: both are worth nothing afterwards. `false`, and nothing done, for a proof that
    /// is none and for a sign-in that was not begun or has ended.
    pub async fn finish_sign_in(
        &self,
        token_hash: &str,
        proof: Proof<'_>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let Some(account) = begun(&mut write, token_hash, now).await? else {
            return Ok(false);
        };
        if !proven(&mut write, &account.id, proof).await? {
            return Ok(false);
        }
        sqlx::query("DELETE FROM begun_sign_ins WHERE token_hash = $1")
            .bind(token_hash)
            .execute(&mut *write)
            .await?;
        if matches!(proof, Proof::Spare(_)) {
            let actor = Actor::Account(&account.id, account.role);
            let id = account.id.as_str();
            log(&mut write, actor, "second_step.spare", id, None, now).await?;
        }
        write.commit().await?;
        Ok(true)
    }
}

/// Steps of time are small numbers; one beyond what the database holds is past all that were ever used.
fn number(step: u64) -> i64 {
    i64::try_from(step).unwrap_or(i64::MAX)
}

/// Uses a proof up; `false` where it is none, or was used before.
async fn proven(
    connection: &mut AnyConnection,
    account: &AccountId,
    proof: Proof<'_>,
) -> Result<bool, StoreError> {
    let done = match proof {
        Proof::Step(step) => {
            sqlx::query(
                "UPDATE second_steps SET last_step = $2 \
                 WHERE account_id = $1 AND confirmed_at IS NOT NULL AND last_step < $2",
            )
            .bind(account.as_str())
            .bind(number(step))
            .execute(connection)
            .await?
        }
        Proof::Spare(hash) => {
            sqlx::query("DELETE FROM spare_codes WHERE account_id = $1 AND code_hash = $2")
                .bind(account.as_str())
                .bind(hash)
                .execute(connection)
                .await?
        }
    };
    Ok(done.rows_affected() == 1)
}

async fn begun(
    connection: &mut AnyConnection,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<Account>, StoreError> {
    let row = sqlx::query(
        "SELECT a.id, a.phone, a.name, a.role, a.producer_id, a.password_hash, a.disabled_at \
         FROM begun_sign_ins b JOIN accounts a ON a.id = b.account_id \
         WHERE b.token_hash = $1 AND b.ends_at > $2 AND a.disabled_at IS NULL",
    )
    .bind(token_hash)
    .bind(now.0)
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(account).transpose()
}

async fn end(
    connection: &mut AnyConnection,
    actor: Actor<'_>,
    account: &AccountId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let done = forget(connection, account).await?;
    if done {
        log(
            connection,
            actor,
            "second_step.off",
            account.as_str(),
            None,
            now,
        )
        .await?;
    }
    Ok(done)
}

/// Forgets the second step of an account; `false` where there was none.
pub(crate) async fn forget(
    connection: &mut AnyConnection,
    account: &AccountId,
) -> Result<bool, StoreError> {
    sqlx::query("DELETE FROM spare_codes WHERE account_id = $1")
        .bind(account.as_str())
        .execute(&mut *connection)
        .await?;
    let done = sqlx::query("DELETE FROM second_steps WHERE account_id = $1")
        .bind(account.as_str())
        .execute(connection)
        .await?;
    Ok(done.rows_affected() > 0)
}
