//! Codes on paper with which somebody makes an account of a producer, once. Only slow hashes of them are here.

use crate::accounts::{log, phone_taken};
use crate::audit::{self, Actor, Entry, State};
use crate::row::{integer, maybe_integer, parsed, text};
use crate::{Rank, Role, Store, StoreError, Timestamp, devices, ids, second_step, sessions};
use domain::{AccountId, Phone, ProducerId, Slug};
use serde_json::json;
use sqlx::AnyConnection;

const DAY: i64 = 24 * 60 * 60 * 1000;
/// How long the code of a letter is good for: letters of the office take their time.
const LETTER: i64 = 60 * DAY;

/// A code that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The producer, by its address part of today.
    pub producer: Slug,
    /// What whoever uses it may do.
    pub rank: Rank,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Until when it is good.
    pub ends_at: Timestamp,
    /// What became of it.
    pub state: ClaimState,
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimState {
    /// It can be used.
    Open,
    /// It was used then.
    Used(Timestamp),
    /// It was taken back then.
    Revoked(Timestamp),
    /// Nobody used it in time.
    Ended,
}

/// Somebody with a good code. Every hash of a token is its SHA-256 in lower-case hexadecimal digits.
#[derive(Clone, Copy)]
pub struct ClaimAccount<'a> {
    /// The hash of the code.
    pub code_hash: &'a str,
    /// The number to sign in with.
    pub phone: &'a Phone,
    /// The person's name.
    pub name: &'a str,
    /// The password, hashed, as a PHC string.
    pub password_hash: &'a str,
    /// The hash of the token of the session that begins.
    pub session: &'a str,
    /// What its owner will know that session by.
    pub browser: Option<&'a str>,
    /// The hash of the token by which the browser is known from now on.
    pub device: &'a str,
}

/// What became of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// The account is there and signed in.
    Done(AccountId),
    /// The code is not good, or not any more.
    Gone,
    /// The code stays good: the number has an account already.
    PhoneTaken,
}

impl Store {
    /// Makes the code of that hash good for an owner of a producer, for 60 days, and takes back every earlier one. Until when.
    pub async fn issue_claim(
        &self,
        producer: &ProducerId,
        code_hash: &str,
        now: Timestamp,
    ) -> Result<Timestamp, StoreError> {
        let mut write = self.write().await?;
        revoke(&mut write, producer, now).await?;
        let ends_at = Timestamp(now.0.saturating_add(LETTER));
        let code = NewCode {
            code_hash,
            producer,
            rank: Rank::Owner,
            issuer: None,
            ends_at,
        };
        insert(&mut write, &code, now).await?;
        write.commit().await?;
        Ok(ends_at)
    }

    /// Takes back the open codes of letters to a producer; how many those were.
    pub async fn revoke_claims(
        &self,
        producer: &ProducerId,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        let mut write = self.write().await?;
        let revoked = revoke(&mut write, producer, now).await?;
        write.commit().await?;
        Ok(revoked)
    }

    /// All codes that were issued, the newest first.
    pub async fn claims(&self, now: Timestamp) -> Result<Vec<Claim>, StoreError> {
        let claims = sqlx::query(
            "SELECT p.slug, c.rank, c.issued_at, c.ends_at, c.used_at, c.revoked_at FROM claim_codes c \
             JOIN producers p ON p.id = c.producer_id ORDER BY c.issued_at DESC, c.id DESC",
        )
        .try_map(|row| {
            let ends_at = integer(&row, "ends_at")?;
            let used = maybe_integer(&row, "used_at")?.map(Timestamp).map(ClaimState::Used);
            let revoked = maybe_integer(&row, "revoked_at")?.map(Timestamp).map(ClaimState::Revoked);
            let left = if ends_at > now.0 { ClaimState::Open } else { ClaimState::Ended };
            Ok(Claim {
                producer: parsed(&row, "slug", |slug| Slug::parse(slug).ok())?,
                rank: parsed(&row, "rank", Rank::from_code)?,
                issued_at: Timestamp(integer(&row, "issued_at")?),
                ends_at: Timestamp(ends_at),
                state: used.or(revoked).unwrap_or(left),
            })
        })
        .fetch_all(&mut *self.read().await?)
        .await?;
        Ok(claims)
    }

    /// Whether somebody keeps the page of a producer already.
    pub async fn is_claimed(&self, producer: &ProducerId) -> Result<bool, StoreError> {
        let row = sqlx::query(
            "SELECT id FROM accounts WHERE producer_id = $1 AND disabled_at IS NULL LIMIT 1",
        )
        .bind(producer.as_str())
        .fetch_optional(&mut *self.read().await?)
        .await?;
        Ok(row.is_some())
    }

    /// Whether an account can be made with the code of that hash.
    pub async fn is_claimable(&self, code_hash: &str, now: Timestamp) -> Result<bool, StoreError> {
        let row = sqlx::query(OPEN)
            .bind(code_hash)
            .bind(now.0)
            .fetch_optional(&mut *self.read().await?)
            .await?;
        Ok(row.is_some())
    }

    /// Makes the account that a code is good for, signs it in, and makes the code worth nothing.
    pub async fn claim(
        &self,
        claim: &ClaimAccount<'_>,
        now: Timestamp,
    ) -> Result<Claimed, StoreError> {
        let mut write = self.write().await?;
        let row = sqlx::query(OPEN)
            .bind(claim.code_hash)
            .bind(now.0)
            .fetch_optional(&mut *write)
            .await?;
        let Some(row) = row else {
            return Ok(Claimed::Gone);
        };
        let code = text(&row, "id")?;
        let producer = text(&row, "producer_id")?;
        let rank = parsed(&row, "rank", Rank::from_code)?;
        let id = match let_in(&mut write, claim, &producer, rank, now).await {
            Ok(id) => id,
            Err(StoreError::PhoneTaken) => return Ok(Claimed::PhoneTaken),
            Err(error) => return Err(error),
        };
        sqlx::query("UPDATE claim_codes SET used_at = $2, used_by = $3 WHERE id = $1")
            .bind(code.as_str())
            .bind(now.0)
            .bind(id.as_str())
            .execute(&mut *write)
            .await?;
        sessions::begin(&mut write, claim.session, &id, claim.browser, now).await?;
        devices::remember(&mut write, None, claim.device, &id, now).await?;
        let after = State::of(&json!({
            "phone": claim.phone,
            "producer": producer,
            "rank": rank.code(),
            "code": code,
        }))?;
        let actor = Actor::Account(&id, Role::Producer);
        log(
            &mut write,
            actor,
            "account.claim",
            id.as_str(),
            Some(&after),
            now,
        )
        .await?;
        write.commit().await?;
        Ok(Claimed::Done(id))
    }
}

/// A code that can be used now.
const OPEN: &str = "SELECT id, producer_id, rank FROM claim_codes \
                    WHERE code_hash = $1 AND ends_at > $2 AND used_at IS NULL AND revoked_at IS NULL";

/// The account of a new member; of one who was let out before, the same account again.
async fn let_in(
    connection: &mut AnyConnection,
    claim: &ClaimAccount<'_>,
    producer: &str,
    rank: Rank,
    now: Timestamp,
) -> Result<AccountId, StoreError> {
    let back = sqlx::query(
        "UPDATE accounts SET disabled_at = NULL, name = $3, password_hash = $4, rank = $5 \
         WHERE phone = $1 AND producer_id = $2 AND disabled_at IS NOT NULL RETURNING id",
    )
    .bind(claim.phone.as_str())
    .bind(producer)
    .bind(claim.name)
    .bind(claim.password_hash)
    .bind(rank.code())
    .fetch_optional(&mut *connection)
    .await?;
    if let Some(row) = back {
        let id = AccountId::new(text(&row, "id")?);
        // A device of then may be gone; whoever wants a second step again sets it up again.
        second_step::forget(connection, &id).await?;
        return Ok(id);
    }
    let id = AccountId::new(ids::new_id(now));
    sqlx::query(
        "INSERT INTO accounts (id, phone, name, role, producer_id, password_hash, created_at, rank) \
         VALUES ($1, $2, $3, 'producer', $4, $5, $6, $7)",
    )
    .bind(id.as_str())
    .bind(claim.phone.as_str())
    .bind(claim.name)
    .bind(producer)
    .bind(claim.password_hash)
    .bind(now.0)
    .bind(rank.code())
    .execute(connection)
    .await
    .map_err(phone_taken)?;
    Ok(id)
}

/// A code to be issued.
pub(crate) struct NewCode<'a> {
    pub(crate) code_hash: &'a str,
    pub(crate) producer: &'a ProducerId,
    pub(crate) rank: Rank,
    /// Somebody of the producer; the operator where it is nobody.
    pub(crate) issuer: Option<&'a AccountId>,
    pub(crate) ends_at: Timestamp,
}

pub(crate) async fn insert(
    connection: &mut AnyConnection,
    code: &NewCode<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = ids::new_id(now);
    sqlx::query(
        "INSERT INTO claim_codes (id, code_hash, producer_id, rank, issued_by, issued_at, ends_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.as_str())
    .bind(code.code_hash)
    .bind(code.producer.as_str())
    .bind(code.rank.code())
    .bind(code.issuer.map(AccountId::as_str))
    .bind(now.0)
    .bind(code.ends_at.0)
    .execute(&mut *connection)
    .await?;
    let after =
        State::of(&json!({ "code": id, "rank": code.rank.code(), "ends_at": code.ends_at }))?;
    let issuer = code.issuer;
    let actor = issuer.map_or(Actor::Operator, |issuer| {
        Actor::Account(issuer, Role::Producer)
    });
    record(
        connection,
        actor,
        "claim.issue",
        code.producer,
        Some(&after),
        now,
    )
    .await
}

/// Takes back the codes of letters that nobody has used.
async fn revoke(
    connection: &mut AnyConnection,
    producer: &ProducerId,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let revoked = sqlx::query(
        "UPDATE claim_codes SET revoked_at = $2 WHERE producer_id = $1 AND issued_by IS NULL AND used_at IS NULL \
         AND revoked_at IS NULL AND ends_at > $2",
    )
    .bind(producer.as_str())
    .bind(now.0)
    .execute(&mut *connection)
    .await?
    .rows_affected();
    if revoked > 0 {
        record(
            connection,
            Actor::Operator,
            "claim.revoke",
            producer,
            None,
            now,
        )
        .await?;
    }
    Ok(revoked)
}

pub(crate) async fn record(
    connection: &mut AnyConnection,
    actor: Actor<'_>,
    action: &'static str,
    producer: &ProducerId,
    after: Option<&State>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = Entry {
        actor,
        action,
        subject: producer.as_str(),
        before: None,
        after,
        request_id: None,
    };
    audit::record(connection, entry, now).await
}
