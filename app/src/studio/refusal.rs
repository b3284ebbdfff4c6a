//! Why a listing was not saved. A type of its own, so that what only the studio can be told is not in what shoppers download.

use super::state::Conflict;
use crate::codec::JsonText;
use crate::error::AppError;
use domain::FieldErrors;
use leptos::prelude::FromServerFnError;
use leptos::server_fn::error::ServerFnErrorErr;
use serde::{Deserialize, Serialize};

/// Why nothing was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SaveError {
    /// Fields that need mending. Status 422.
    #[error("invalid fields")]
    Invalid(FieldErrors),
    /// Somebody else has saved since this text was opened; nothing was overwritten. Status 409.
    #[error("conflict")]
    Conflict(Box<Conflict>),
    /// What can go wrong everywhere, with its own status.
    #[error(transparent)]
    #[serde(untagged)]
    Other(#[from] AppError),
}

impl SaveError {
    /// The HTTP status that goes with the error.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) => 422,
            Self::Conflict(_) => 409,
            Self::Other(error) => error.status(),
        }
    }
}

impl FromServerFnError for SaveError {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        Self::Other(AppError::from_server_fn_error(error))
    }
}
