//! Who changed what: one row a change, in the transaction of the change.

use crate::{Role, StoreError, Timestamp, ids};
use domain::AccountId;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

/// Who changes something.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Actor<'a> {
    /// Whoever may run the program's commands on the server.
    Operator,
    /// Someone signed in.
    Account(&'a AccountId, Role),
}

/// A state, as the log keeps it.
///
/// Telephone numbers are masked: the log can never be erased, so it must not hold what a person may ask to have erased. The
/// hash is of the whole state, so that a change of a number shows too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    json: String,
    hash: String,
}

impl State {
    pub(crate) fn of(state: &impl Serialize) -> Result<Self, StoreError> {
        let mut value = serde_json::to_value(state).map_err(|error| StoreError::Value {
            column: "audit.json",
            value: error.to_string(),
        })?;
        let hash = sha256(value.to_string().as_bytes());
        mask(&mut value);
        Ok(Self {
            json: value.to_string(),
            hash,
        })
    }
}

/// A line of the log.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) actor: Actor<'a>,
    pub(crate) action: &'static str,
    pub(crate) subject: &'a str,
    pub(crate) before: Option<&'a State>,
    pub(crate) after: Option<&'a State>,
    pub(crate) request_id: Option<&'a str>,
}

pub(crate) async fn record(
    connection: &mut AnyConnection,
    entry: Entry<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (actor, role) = match entry.actor {
        Actor::Operator => (None, "operator"),
        Actor::Account(account, role) => (Some(account.as_str()), role.code()),
    };
    sqlx::query(
        "INSERT INTO audit (id, at, actor_id, actor_role, action, subject, \
         before_json, before_hash, after_json, after_hash, request_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(ids::new_id(now))
    .bind(now.0)
    .bind(actor)
    .bind(role)
    .bind(entry.action)
    .bind(entry.subject)
    .bind(entry.before.map(|state| state.json.as_str()))
    .bind(entry.before.map(|state| state.hash.as_str()))
    .bind(entry.after.map(|state| state.json.as_str()))
    .bind(entry.after.map(|state| state.hash.as_str()))
    .bind(entry.request_id)
    .execute(connection)
    .await?;
    Ok(())
}

/// SHA-256 in lower-case hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        for half in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    hex
}

/// Leaves the last three digits of a number.
fn mask(value: &mut Value) {
    let Some(Value::String(phone)) = value.get_mut("phone") else {
        return;
    };
    let hidden = phone.chars().count().saturating_sub(3);
    *phone = phone
        .chars()
        .enumerate()
        .map(|(at, digit)| if at < hidden { '•' } else { digit })
        .collect();
}

#[cfg(test)]
mod tests {
    use super::{State, sha256};

    #[test]
    fn the_hash_is_sha_256() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn numbers_are_masked_but_their_change_shows() {
        let state =
            |phone: &str| State::of(&serde_json::json!({ "phone": phone, "story": "a" })).unwrap();
        let (one, other) = (state("0912345678"), state("0987654678"));
        assert_eq!(one.json, r#"{"phone":"•••••••678","story":"a"}"#);
        assert_eq!(one.json, other.json);
        assert_ne!(one.hash, other.hash);
    }
}
