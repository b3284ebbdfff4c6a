//! Where the answers about the catalogue come from. Every question of a list or a search box goes through here.

use super::api::{browse, suggest};
use super::local;
use crate::error::AppError;
use domain::Language;
use search::{BrowsePage, Completion};

/// The answer to a query string in any writing: from the catalogue in the browser, once it is there, or from the server.
pub async fn browse_answer(query: String, language: Language) -> Result<BrowsePage, AppError> {
    let found = local::answer(query.clone(), language).await;
    let code = || language.code().to_owned();
    match found {
        Some(page) if page.total > 0 => Ok(page),
        // The server counts what is searched for in vain, and may know of something newer.
        Some(page) => Ok(browse(query, code()).await.unwrap_or(page)),
        None => browse(query, code()).await,
    }
}

/// What a text may mean that is being typed.
pub async fn suggest_answer(text: String, language: Language) -> Result<Completion, AppError> {
    match local::complete(text.clone(), language).await {
        Some(completion) => Ok(completion),
        None => suggest(text, language.code().to_owned()).await,
    }
}
