//! The peer of the list page: what one would write by hand with axum and maud. The same index, the same data, the same
//! visible text, links and pictures; no framework, no scripts and no marks for them, no security headers, no page cache.
//!
//! It only knows the pages that are measured: a list with hits and without unknown values. `parity` proves it equal.

mod bar;
mod cards;
mod chips;
mod facets;
mod layout;
mod list;
mod notices;
mod onward;
mod promoted;
mod words;

use crate::failure::Result;
use crate::{catalogue, peer};
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::response::Html;
use axum::routing::get;
use domain::BrowseQuery;
use search::Index;
use std::path::PathBuf;
use std::sync::Arc;

/// What it answers from.
#[derive(Debug, clap::Args)]
pub struct MaudPage {
    /// The database with the catalogue
    #[arg(long)]
    database: PathBuf,
}

impl MaudPage {
    /// Serves until it is ended.
    pub fn run(&self) -> Result<()> {
        peer::runtime()?.block_on(async {
            let index = catalogue::index(&self.database).await?;
            let router = Router::new()
                .route("/san-pham", get(list))
                .with_state(Arc::new(index));
            peer::serve(router).await
        })
    }
}

async fn list(State(index): State<Arc<Index>>, RawQuery(raw): RawQuery) -> Html<String> {
    let (query, _) = BrowseQuery::parse(raw.as_deref().unwrap_or_default());
    let page = index.browse(&query, catalogue::today());
    Html(layout::page(&page).into_string())
}
