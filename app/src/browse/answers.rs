//! Where the answers about the catalogue come from. Every question of a list or a search box goes through here.

use super::api::{browse, suggest};
use crate::error::AppError;
use search::{BrowsePage, Completion};

/// The answer to a query string in any writing.
pub async fn browse_answer(query: String) -> Result<BrowsePage, AppError> {
    browse(query).await
}

/// What a text may mean that is being typed.
pub async fn suggest_answer(text: String) -> Result<Completion, AppError> {
    suggest(text).await
}
