//! The time that callers hand in: the store knows no clock.

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);
