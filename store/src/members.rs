//! Who keeps the page of a producer together. Whose producer it is, and who may, stands in every statement.

use crate::accounts::{log, shut};
use crate::audit::{Actor, State};
use crate::claims::{self, NewCode};
use crate::row::{integer, maybe_integer, parsed, text};
use crate::{Store, StoreError, Timestamp, Viewer, recovery};
use domain::{AccountId, Phone, ProducerId};
use serde_json::json;
use sqlx::AnyConnection;

const DAY: i64 = 24 * 60 * 60 * 1000;
/// How long a code for a new member is good for: people of one place hand it over themselves.
const LIFE: i64 = 7 * DAY;
/// Most codes for new members that are open at a time.
const MOST_OPEN: i64 = 5;

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// Edits, and lets people in and out.
    Owner,
    /// Edits.
    Editor,
}

impl Rank {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Editor => "editor",
        }
    }

    /// The rank of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Owner, Self::Editor]
            .into_iter()
            .find(|rank| rank.code() == code)
    }
}

/// Somebody who keeps the page.
#[derive(Clone, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub id: AccountId,
    /// The person's name.
    pub name: String,
    /// The number to sign in with.
    pub phone: Phone,
    /// What they may do.
    pub rank: Rank,
    /// Since when.
    pub since: Timestamp,
    /// When they were last signed in, where that is known.
    pub seen_at: Option<Timestamp>,
    /// Until when a code is good with which they set a new password, where there is one: everybody of the producer sees it.
    pub recovery_until: Option<Timestamp>,
}

/// A code for a new member that nobody has used yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCode {
    /// An id that may be shown: it opens nothing.
    pub id: String,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Until when it is good.
    pub ends_at: Timestamp,
}

/// What became of a code for a new member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    /// It is good until then.
    Until(Timestamp),
    /// Only an owner may.
    NotAllowed,
    /// As many as may be are open.
    TooMany,
}

/// What became of a change of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Managed {
    /// It is done.
    Done,
    /// Nobody of the own producer, or nobody at all: the answer is the same.
    NotFound,
    /// Only an owner may.
    NotAllowed,
    /// The last owner stays.
    LastOwner,
}

impl Store {
    /// Everybody who keeps the page of the viewer's producer, the longest there first.
    pub async fn members(
        &self,
        viewer: &Viewer,
        now: Timestamp,
    ) -> Result<Vec<Member>, StoreError> {
        let members = sqlx::query(
            "SELECT a.id, a.name, a.phone, a.rank, a.created_at, \
             (SELECT max(s.seen_at) FROM sessions s WHERE s.account_id = a.id) AS in_session, \
             (SELECT max(d.seen_at) FROM devices d WHERE d.account_id = a.id) AS on_device, \
             (SELECT r.ends_at FROM recovery_codes r WHERE r.account_id = a.id AND r.ends_at > $2) AS recovery \
             FROM accounts a JOIN accounts v ON v.producer_id = a.producer_id \
             WHERE v.id = $1 AND v.disabled_at IS NULL AND a.disabled_at IS NULL ORDER BY a.created_at, a.id",
        )
        .bind(viewer.account.as_str())
        .bind(now.0)
        .try_map(|row| {
            let seen = maybe_integer(&row, "in_session")?.max(maybe_integer(&row, "on_device")?);
            Ok(Member {
                id: AccountId::new(text(&row, "id")?),
                name: text(&row, "name")?,
                phone: parsed(&row, "phone", |phone| Phone::parse(phone).ok())?,
                rank: parsed(&row, "rank", Rank::from_code)?,
                since: Timestamp(integer(&row, "created_at")?),
                seen_at: seen.map(Timestamp),
                recovery_until: maybe_integer(&row, "recovery")?.map(Timestamp),
            })
        })
        .fetch_all(&mut *self.read().await?)
        .await?;
        Ok(members)
    }

    /// The open codes for new members of the viewer's producer.
    pub async fn open_codes(
        &self,
        viewer: &Viewer,
        now: Timestamp,
    ) -> Result<Vec<OpenCode>, StoreError> {
        let codes = sqlx::query(
            "SELECT c.id, c.issued_at, c.ends_at FROM claim_codes c JOIN accounts v ON v.producer_id = c.producer_id \
             WHERE v.id = $1 AND v.disabled_at IS NULL AND c.issued_by IS NOT NULL AND c.used_at IS NULL \
             AND c.revoked_at IS NULL AND c.ends_at > $2 ORDER BY c.issued_at, c.id",
        )
        .bind(viewer.account.as_str())
        .bind(now.0)
        .try_map(|row| {
            Ok(OpenCode {
                id: text(&row, "id")?,
                issued_at: Timestamp(integer(&row, "issued_at")?),
                ends_at: Timestamp(integer(&row, "ends_at")?),
            })
        })
        .fetch_all(&mut *self.read().await?)
        .await?;
        Ok(codes)
    }

    /// Makes the code of that hash good for an editor of the viewer's producer, for a week.
    pub async fn invite_member(
        &self,
        viewer: &Viewer,
        code_hash: &str,
        now: Timestamp,
    ) -> Result<Invited, StoreError> {
        let mut write = self.write().await?;
        let Some(producer) = owned(&mut write, viewer).await? else {
            return Ok(Invited::NotAllowed);
        };
        let row = sqlx::query(
            "SELECT count(*) AS open FROM claim_codes WHERE producer_id = $1 AND issued_by IS NOT NULL \
             AND used_at IS NULL AND revoked_at IS NULL AND ends_at > $2",
        )
        .bind(producer.as_str())
        .bind(now.0)
        .fetch_one(&mut *write)
        .await?;
        if integer(&row, "open")? >= MOST_OPEN {
            return Ok(Invited::TooMany);
        }
        let ends_at = Timestamp(now.0.saturating_add(LIFE));
        let code = NewCode {
            code_hash,
            producer: &producer,
            rank: Rank::Editor,
            issuer: Some(&viewer.account),
            ends_at,
        };
        claims::insert(&mut write, &code, now).await?;
        write.commit().await?;
        Ok(Invited::Until(ends_at))
    }

    /// Takes back a code for a new member.
    pub async fn revoke_code(
        &self,
        viewer: &Viewer,
        id: &str,
        now: Timestamp,
    ) -> Result<Managed, StoreError> {
        let mut write = self.write().await?;
        let Some(producer) = owned(&mut write, viewer).await? else {
            return Ok(Managed::NotAllowed);
        };
        let done = sqlx::query(
            "UPDATE claim_codes SET revoked_at = $3 WHERE id = $1 AND producer_id = $2 AND issued_by IS NOT NULL \
             AND used_at IS NULL AND revoked_at IS NULL",
        )
        .bind(id)
        .bind(producer.as_str())
        .bind(now.0)
        .execute(&mut *write)
        .await?
        .rows_affected();
        if done == 0 {
            return Ok(Managed::NotFound);
        }
        let after = State::of(&json!({ "code": id }))?;
        claims::record(
            &mut write,
            actor(viewer),
            "claim.revoke",
            &producer,
            Some(&after),
            now,
        )
        .await?;
        write.commit().await?;
        Ok(Managed::Done)
    }

    /// Shuts the account of a member and ends its sessions at once.
    pub async fn remove_member(
        &self,
        viewer: &Viewer,
        member: &AccountId,
        now: Timestamp,
    ) -> Result<Managed, StoreError> {
        let mut write = self.write().await?;
        let rank = match managed(&mut write, viewer, member).await? {
            Ok(rank) => rank,
            Err(refused) => return Ok(refused),
        };
        if rank == Rank::Owner && owners(&mut write, viewer).await? < 2 {
            return Ok(Managed::LastOwner);
        }
        shut(&mut write, actor(viewer), member, now).await?;
        write.commit().await?;
        Ok(Managed::Done)
    }

    /// Makes an editor an owner.
    pub async fn make_owner(
        &self,
        viewer: &Viewer,
        member: &AccountId,
        now: Timestamp,
    ) -> Result<Managed, StoreError> {
        let mut write = self.write().await?;
        let rank = match managed(&mut write, viewer, member).await? {
            Ok(rank) => rank,
            Err(refused) => return Ok(refused),
        };
        if rank == Rank::Editor {
            sqlx::query("UPDATE accounts SET rank = 'owner' WHERE id = $1 AND disabled_at IS NULL")
                .bind(member.as_str())
                .execute(&mut *write)
                .await?;
            let after = State::of(&json!({ "rank": Rank::Owner.code() }))?;
            let id = member.as_str();
            log(
                &mut write,
                actor(viewer),
                "account.rank",
                id,
                Some(&after),
                now,
            )
            .await?;
        }
        write.commit().await?;
        Ok(Managed::Done)
    }

    /// Makes the code of that hash good for a day, for somebody else of the same producer who has forgotten the password. Until
    /// when; nothing where there is nobody of that id, or an owner and an editor asks.
    pub async fn recover_member(
        &self,
        viewer: &Viewer,
        member: &AccountId,
        code_hash: &str,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let mut write = self.write().await?;
        let rank = member_rank(&mut write, viewer, member).await?;
        // An editor who could set the password of an owner would be one.
        let may = match rank {
            Some(Rank::Editor) => true,
            Some(Rank::Owner) => owned(&mut write, viewer).await?.is_some(),
            None => false,
        };
        if !may || *member == viewer.account {
            return Ok(None);
        }
        let until = recovery::issue(&mut write, actor(viewer), member, code_hash, now).await?;
        write.commit().await?;
        Ok(until)
    }
}

const fn actor(viewer: &Viewer) -> Actor<'_> {
    Actor::Account(&viewer.account, viewer.role)
}

/// The producer of the viewer, where the viewer is an owner of it now.
async fn owned(
    connection: &mut AnyConnection,
    viewer: &Viewer,
) -> Result<Option<ProducerId>, StoreError> {
    let row = sqlx::query(
        "SELECT producer_id FROM accounts WHERE id = $1 AND rank = 'owner' AND role = 'producer' AND disabled_at IS NULL",
    )
    .bind(viewer.account.as_str())
    .fetch_optional(connection)
    .await?;
    row.map(|row| Ok(ProducerId::new(text(&row, "producer_id")?)))
        .transpose()
}

/// The rank of somebody of the viewer's producer.
async fn member_rank(
    connection: &mut AnyConnection,
    viewer: &Viewer,
    member: &AccountId,
) -> Result<Option<Rank>, StoreError> {
    let row = sqlx::query(
        "SELECT a.rank FROM accounts a JOIN accounts v ON v.producer_id = a.producer_id \
         WHERE a.id = $1 AND v.id = $2 AND a.disabled_at IS NULL AND v.disabled_at IS NULL",
    )
    .bind(member.as_str())
    .bind(viewer.account.as_str())
    .fetch_optional(connection)
    .await?;
    row.map(|row| parsed(&row, "rank", Rank::from_code))
        .transpose()
}

/// The rank of a member whom the viewer may change. Who is not there comes before who may not: it tells nothing about others.
async fn managed(
    connection: &mut AnyConnection,
    viewer: &Viewer,
    member: &AccountId,
) -> Result<Result<Rank, Managed>, StoreError> {
    let Some(rank) = member_rank(connection, viewer, member).await? else {
        return Ok(Err(Managed::NotFound));
    };
    let may = owned(connection, viewer).await?.is_some();
    Ok(may.then_some(rank).ok_or(Managed::NotAllowed))
}

/// How many owners the viewer's producer has.
async fn owners(connection: &mut AnyConnection, viewer: &Viewer) -> Result<i64, StoreError> {
    let row = sqlx::query(
        "SELECT count(*) AS owners FROM accounts a JOIN accounts v ON v.producer_id = a.producer_id \
         WHERE v.id = $1 AND a.rank = 'owner' AND a.disabled_at IS NULL",
    )
    .bind(viewer.account.as_str())
    .fetch_one(connection)
    .await?;
    integer(&row, "owners")
}
