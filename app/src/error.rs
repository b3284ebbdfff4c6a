//! What can go wrong, as the interface knows it. No driver text, no ids of others: words for people are in the locale files.

use crate::codec::JsonText;
use leptos::prelude::FromServerFnError;
use leptos::server_fn::error::ServerFnErrorErr;
use serde::{Deserialize, Serialize};

/// The error of every server function; that of saving a listing adds to it, see `studio::SaveError`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// Nobody is signed in, or the session has ended. Status 401.
    #[error("not signed in")]
    NotSignedIn,
    /// Not there, or not for this person: both look the same. Status 404.
    #[error("not found")]
    NotFound,
    /// Too many tries; wait. Status 429.
    #[error("too many requests")]
    TooManyRequests {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The server could not be reached. Never sent by the server.
    #[error("offline")]
    Offline,
    /// Anything else; the log knows more under this reference. Status 500.
    #[error("internal error {reference}")]
    Internal {
        /// A number to quote.
        reference: String,
    },
}

impl AppError {
    /// The HTTP status that goes with the error.
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotSignedIn => 401,
            Self::NotFound => 404,
            Self::TooManyRequests { .. } => 429,
            Self::Offline => 503,
            Self::Internal { .. } => 500,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                set_status(400);
                Self::NotFound
            }
            // In the browser an answer that cannot be read; on the server a body that is no text.
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => {
                set_status(400);
                Self::NotFound
            }
            _ => Self::Internal {
                reference: String::new(),
            },
        }
    }
}

/// A part of the app that cannot be loaded is as far away as the server.
#[cfg(feature = "hydrate")]
impl From<leptos::wasm_split::SplitLoaderError> for AppError {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self::Offline
    }
}

/// Sets the status of the response that is being made; in the browser there is none.
#[cfg(feature = "ssr")]
pub fn set_status(status: u16) {
    if let Some(options) = leptos::prelude::use_context::<leptos_axum::ResponseOptions>()
        && let Ok(status) = axum::http::StatusCode::from_u16(status)
    {
        options.set_status(status);
    }
}

/// Sets the status of the response that is being made; in the browser there is none.
#[cfg(not(feature = "ssr"))]
pub fn set_status(_status: u16) {}
