//! Tries with a password are counted before it is looked at, wherever one is asked for.

use crate::password;
use domain::Phone;
use store::{DeviceTry, Store, StoreError, Timestamp};

/// What a try is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Try {
    /// Too early, and not counted: so many seconds to wait.
    Wait(u32),
    /// Counted.
    Counted {
        /// Whether with the browser's own tries, apart from those of strangers.
        apart: bool,
    },
}

/// Counts a try for the account of that number.
pub async fn begin(
    store: &Store,
    device: Option<&str>,
    phone: &Phone,
    now: Timestamp,
) -> Result<Try, StoreError> {
    let tried = match device {
        Some(device) => store.begin_login_of_device(device, phone, now).await?,
        None => DeviceTry::Unknown,
    };
    let wait = match tried {
        DeviceTry::Unknown => store.begin_login(phone, now).await?,
        DeviceTry::Counted => None,
        DeviceTry::Wait(seconds) => Some(seconds),
    };
    let apart = tried == DeviceTry::Counted;
    Ok(wait.map_or(Try::Counted { apart }, Try::Wait))
}

/// What is tried for what was typed: what is too long to be a password costs no more than one.
pub fn tried(typed: &str) -> String {
    if typed.chars().count() > password::LONGEST {
        String::new()
    } else {
        typed.to_owned()
    }
}
