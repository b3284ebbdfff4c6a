//! What was saved on a listing, read from the log of changes. Ownership stands in the statement that reads.

use crate::row::{integer, maybe_parsed, maybe_text, text};
use crate::{Role, Store, StoreError, Timestamp};
use domain::{AccountId, Date, ListingDraft, ProducerId, ProductId};
use serde_json::Value;
use sqlx::any::AnyRow;

/// Who saved something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The account.
    pub account: AccountId,
    /// The name that it has now, if it is still there.
    pub name: Option<String>,
    /// What it could do when it saved; `None` for a role that there is no more.
    pub role: Option<Role>,
}

/// A listing as the log keeps it: without its telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastListing {
    /// The content; its `phone` is always empty.
    pub listing: ListingDraft,
    /// The number with all but its last digits hidden.
    pub masked_phone: Option<String>,
    /// The day on which it was last called correct.
    pub confirmed_on: Option<Date>,
}

/// A save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedChange {
    /// Its id.
    pub id: String,
    /// When it was.
    pub at: Timestamp,
    /// Who saved; `None` for the operator of the program.
    pub by: Option<Author>,
    /// What stood there before; `None` where the log does not hold it in a form that can be read.
    pub before: Option<PastListing>,
    /// What stood there after it.
    pub after: Option<PastListing>,
}

impl Store {
    /// The last saves of a listing, the newest first, at most `most`; `None` for somebody else's listing as for one that is not
    /// there.
    pub async fn listing_history(
        &self,
        producer: &ProducerId,
        product: &ProductId,
        most: u32,
    ) -> Result<Option<Vec<SavedChange>>, StoreError> {
        let mut read = self.read_together().await?;
        let own = sqlx::query("SELECT id FROM products WHERE id = $1 AND producer_id = $2")
            .bind(product.as_str())
            .bind(producer.as_str())
            .fetch_optional(&mut *read)
            .await?;
        if own.is_none() {
            return Ok(None);
        }
        let changes = sqlx::query(
            "SELECT l.id, l.at, l.actor_id, l.actor_role, l.before_json, l.after_json, a.name FROM audit l \
             JOIN products p ON p.id = l.subject LEFT JOIN accounts a ON a.id = l.actor_id \
             WHERE l.subject = $1 AND p.producer_id = $2 AND l.action = 'listing.save' \
             ORDER BY l.at DESC, l.id DESC LIMIT $3",
        )
        .bind(product.as_str())
        .bind(producer.as_str())
        .bind(i64::from(most))
        .try_map(|row| Ok(change(&row)?))
        .fetch_all(&mut *read)
        .await?;
        Ok(Some(changes))
    }

    /// One save of a listing; `None` for one of another listing or of somebody else's.
    pub async fn listing_change(
        &self,
        producer: &ProducerId,
        product: &ProductId,
        id: &str,
    ) -> Result<Option<SavedChange>, StoreError> {
        let row = sqlx::query(
            "SELECT l.id, l.at, l.actor_id, l.actor_role, l.before_json, l.after_json, a.name FROM audit l \
             JOIN products p ON p.id = l.subject LEFT JOIN accounts a ON a.id = l.actor_id \
             WHERE l.subject = $1 AND p.producer_id = $2 AND l.action = 'listing.save' AND l.id = $3",
        )
        .bind(product.as_str())
        .bind(producer.as_str())
        .bind(id)
        .fetch_optional(&mut *self.read().await?)
        .await?;
        row.as_ref().map(change).transpose()
    }
}

fn change(row: &AnyRow) -> Result<SavedChange, StoreError> {
    let role = text(row, "actor_role")?;
    let by = match maybe_parsed(row, "actor_id", |id| Some(AccountId::new(id)))? {
        Some(account) => Some(Author {
            account,
            name: maybe_text(row, "name")?,
            role: Role::from_code(&role),
        }),
        None => None,
    };
    Ok(SavedChange {
        id: text(row, "id")?,
        at: Timestamp(integer(row, "at")?),
        by,
        before: maybe_text(row, "before_json")?.as_deref().and_then(past),
        after: maybe_text(row, "after_json")?.as_deref().and_then(past),
    })
}

/// What the log holds of a state. Rows are never rewritten, so one in a form of before is no error.
fn past(json: &str) -> Option<PastListing> {
    let mut value: Value = serde_json::from_str(json).ok()?;
    let fields = value.as_object_mut()?;
    // A masked number is no number: it is shown, and never read as one.
    let phone = fields.insert("phone".to_owned(), Value::Null);
    let masked_phone = phone.as_ref().and_then(Value::as_str).map(str::to_owned);
    let confirmed = fields.get("confirmed_on").and_then(Value::as_str);
    let confirmed_on = confirmed.and_then(|day| Date::parse(day).ok());
    Some(PastListing {
        listing: serde_json::from_value(value).ok()?,
        masked_phone,
        confirmed_on,
    })
}

#[cfg(test)]
mod tests {
    use super::past;

    #[test]
    fn what_the_log_held_in_another_form_is_no_error() {
        for json in [
            "",
            "[]",
            "{}",
            r#"{"story":"a"}"#,
            r#"{"story":5,"links":[]}"#,
        ] {
            assert_eq!(past(json), None, "{json}");
        }
    }
}
