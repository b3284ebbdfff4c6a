//! Days on which producers are closed. Ownership stands in every statement.

use crate::audit::{self, Actor, Entry, State};
use crate::row::{integer, maybe_text, parsed, text};
use crate::save::may_save;
use crate::{Role, Store, StoreError, Timestamp, catalogue, ids};
use domain::{AccountId, Closure, ClosureDraft, Date, ProducerId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Most closures of a producer at a time.
pub const MOST_CLOSURES: i64 = 20;

/// A change to what a producer announces.
#[derive(Clone, Copy, Debug)]
pub enum ChangeClosure<'a> {
    /// One more.
    Add(&'a ClosureDraft),
    /// Other days or another reason.
    Change {
        /// Which one.
        id: &'a str,
        /// The version that the change began from.
        version: i64,
        /// What is announced instead.
        days: &'a ClosureDraft,
    },
    /// It is not announced any more.
    Remove {
        /// Which one.
        id: &'a str,
        /// The version that was looked at.
        version: i64,
    },
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosureChanged {
    /// Written.
    Done,
    /// No such closure, or somebody else's, or an account that may not.
    NotFound,
    /// Somebody has changed it meanwhile.
    Conflict,
    /// [`MOST_CLOSURES`] are announced already.
    TooMany,
}

impl Store {
    /// What a producer announces, by day.
    pub async fn closures(&self, producer: &ProducerId) -> Result<Vec<Closure>, StoreError> {
        let all = sqlx::query(
            "SELECT id, first_day, last_day, reason, version FROM closures WHERE producer_id = $1 \
             ORDER BY first_day, last_day, id",
        )
        .bind(producer.as_str())
        .try_map(|row| Ok(closure(&row)?))
        .fetch_all(&mut *self.read().await?)
        .await?;
        Ok(all)
    }

    /// Changes what a producer announces. What ended before `today` is forgotten on the way.
    pub async fn change_closure(
        &self,
        actor: &AccountId,
        producer: &ProducerId,
        change: ChangeClosure<'_>,
        today: Date,
        now: Timestamp,
    ) -> Result<ClosureChanged, StoreError> {
        let mut write = self.write().await?;
        if !may_save(&mut write, actor, producer).await? {
            return Ok(ClosureChanged::NotFound);
        }
        let done = match change {
            ChangeClosure::Add(days) => add(&mut write, producer, days, today, now).await?,
            ChangeClosure::Change { id, version, days } => {
                replace(&mut write, producer, (id, version), Some(days)).await?
            }
            ChangeClosure::Remove { id, version } => {
                replace(&mut write, producer, (id, version), None).await?
            }
        };
        let (id, before) = match done {
            Done::Written(id, before) => (id, before),
            Done::Not(why) => return Ok(why),
        };
        let after = match change {
            ChangeClosure::Add(days) | ChangeClosure::Change { days, .. } => Some(State::of(days)?),
            ChangeClosure::Remove { .. } => None,
        };
        audit::record(
            &mut write,
            Entry {
                actor: Actor::Account(actor, Role::Producer),
                action: "closure.save",
                subject: &id,
                before: before.as_ref(),
                after: after.as_ref(),
                request_id: None,
            },
            now,
        )
        .await?;
        catalogue::bump(&mut write).await?;
        write.commit().await?;
        Ok(ClosureChanged::Done)
    }
}

/// What became of a statement: the id and what stood there before, or why not.
enum Done {
    Written(String, Option<State>),
    Not(ClosureChanged),
}

async fn add(
    connection: &mut AnyConnection,
    producer: &ProducerId,
    days: &ClosureDraft,
    today: Date,
    now: Timestamp,
) -> Result<Done, StoreError> {
    sqlx::query("DELETE FROM closures WHERE producer_id = $1 AND last_day < $2")
        .bind(producer.as_str())
        .bind(today.to_string())
        .execute(&mut *connection)
        .await?;
    let row = sqlx::query("SELECT COUNT(*) AS number FROM closures WHERE producer_id = $1")
        .bind(producer.as_str())
        .fetch_one(&mut *connection)
        .await?;
    if integer(&row, "number")? >= MOST_CLOSURES {
        return Ok(Done::Not(ClosureChanged::TooMany));
    }
    let id = ids::new_id(now);
    sqlx::query(
        "INSERT INTO closures (id, producer_id, first_day, last_day, reason) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(id.as_str())
    .bind(producer.as_str())
    .bind(days.first.to_string())
    .bind(days.last.to_string())
    .bind(days.reason.as_deref())
    .execute(connection)
    .await?;
    Ok(Done::Written(id, None))
}

/// Writes other days in the place of a closure, or takes it away.
async fn replace(
    connection: &mut AnyConnection,
    producer: &ProducerId,
    (id, version): (&str, i64),
    days: Option<&ClosureDraft>,
) -> Result<Done, StoreError> {
    let row = sqlx::query(
        "SELECT id, first_day, last_day, reason, version FROM closures WHERE id = $1 AND producer_id = $2",
    )
    .bind(id)
    .bind(producer.as_str())
    .fetch_optional(&mut *connection)
    .await?;
    let Some(before) = row.as_ref().map(closure).transpose()? else {
        return Ok(Done::Not(ClosureChanged::NotFound));
    };
    if before.version != version {
        return Ok(Done::Not(ClosureChanged::Conflict));
    }
    let statement = match days {
        Some(days) => sqlx::query(
            "UPDATE closures SET first_day = $3, last_day = $4, reason = $5, version = version + 1 \
             WHERE id = $1 AND producer_id = $2",
        )
        .bind(id)
        .bind(producer.as_str())
        .bind(days.first.to_string())
        .bind(days.last.to_string())
        .bind(days.reason.as_deref()),
        None => sqlx::query("DELETE FROM closures WHERE id = $1 AND producer_id = $2")
            .bind(id)
            .bind(producer.as_str()),
    };
    statement.execute(connection).await?;
    Ok(Done::Written(before.id, Some(State::of(&before.days)?)))
}

fn closure(row: &AnyRow) -> Result<Closure, StoreError> {
    let day = |column: &'static str| parsed(row, column, |day| Date::parse(day).ok());
    Ok(Closure {
        id: text(row, "id")?,
        days: ClosureDraft {
            first: day("first_day")?,
            last: day("last_day")?,
            reason: maybe_text(row, "reason")?,
        },
        version: integer(row, "version")?,
    })
}
