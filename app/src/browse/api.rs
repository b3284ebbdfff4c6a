//! The server function of the list.

use crate::codec::Answer;
use crate::error::AppError;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use search::BrowsePage;

/// One page of the list with its counts. `query` is a query string in any writing; the answer carries the canonical one.
/// Unknown values are dropped and named in the answer; it never fails on what was typed.
#[server(prefix = "/api", endpoint = "browse", input = GetUrl, output = Answer)]
pub async fn browse(
    /// A query string.
    query: String,
) -> Result<BrowsePage, AppError> {
    let cx = crate::ssr::cx()?;
    let (query, mut dropped) = domain::BrowseQuery::parse(&query);
    let mut page = cx.catalogue().current().index.browse(&query, cx.today());
    dropped.append(&mut page.dropped);
    page.dropped = dropped;
    Ok(page)
}
