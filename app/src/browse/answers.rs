//! Where the answers about the catalogue come from. Every question of a list or a search box goes through here.

use super::api::{browse, suggest};
use super::local;
use crate::error::AppError;
use search::{BrowsePage, Completion};

/// The answer to a query string in any writing: from the catalogue in the browser, once it is there, or from the server.
pub async fn browse_answer(query: String) -> Result<BrowsePage, AppError> {
    match local::answer(query.clone()).await {
        // The server counts what is searched for in vain, and may know of something newer.
        Some(page) if page.total > 0 => Ok(page),
        found => match (browse(query).await, found) {
            (Ok(page), _) => Ok(page),
            (Err(_), Some(page)) => Ok(page),
            (Err(error), None) => Err(error),
        },
    }
}

/// What a text may mean that is being typed.
pub async fn suggest_answer(text: String) -> Result<Completion, AppError> {
    match local::complete(text.clone()).await {
        Some(completion) => Ok(completion),
        None => suggest(text).await,
    }
}
