//! The server functions of the list and of the search box.

use crate::codec::Answer;
use crate::error::AppError;
use domain::{Date, Language};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use search::{BrowsePage, Completion, Index};

/// One page of the list with its counts. `query` is a query string in any writing; the answer carries the canonical one.
/// Unknown values are dropped and named in the answer; it never fails on what was typed.
#[server(prefix = "/api", endpoint = "browse", input = GetUrl, output = Answer)]
pub async fn browse(
    /// A query string.
    query: String,
    /// The code of the language that names are wanted in.
    #[server(default)]
    language: String,
) -> Result<BrowsePage, AppError> {
    let cx = crate::ssr::cx()?;
    let language = Language::of_code(&language);
    let page = answer(
        &cx.catalogue().current().index,
        &query,
        language,
        cx.today(),
    );
    if page.total == 0 {
        cx.unanswered().note(&page.query);
    }
    Ok(page)
}

/// The answer to a query string, on the server and in the browser.
pub fn answer(index: &Index, query: &str, language: Language, today: Date) -> BrowsePage {
    let (query, mut dropped) = domain::BrowseQuery::parse(query);
    let mut page = index.browse(&query, today);
    dropped.append(&mut page.dropped);
    page.dropped = dropped;
    index.name_groups(language, &mut page.facets.groups);
    page
}

/// What a text may mean that is being typed. It never fails on what was typed.
#[server(prefix = "/api", endpoint = "suggest", input = GetUrl, output = Answer)]
pub async fn suggest(
    /// The text so far.
    text: String,
    /// The code of the language that names are wanted in.
    #[server(default)]
    language: String,
) -> Result<Completion, AppError> {
    let cx = crate::ssr::cx()?;
    let catalogue = cx.catalogue().current();
    let language = Language::of_code(&language);
    Ok(completion(&catalogue.index, &text, language, cx.today()))
}

/// What a text may mean, on the server and in the browser.
pub fn completion(index: &Index, text: &str, language: Language, today: Date) -> Completion {
    let mut completion = index.complete(text, today);
    index.name_suggestions(language, &mut completion);
    completion
}
