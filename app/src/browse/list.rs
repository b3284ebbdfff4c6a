//! A list, drawn from an answer. In the browser this and all that it needs is a part that is loaded once the page stands: a
//! page that the server has sent is there already, so what draws the next one is not waited for.

use super::answers::browse_answer;
use super::chips::{choices, title};
use super::facets::facet_column;
use super::results::{beyond, results};
use crate::error::AppError;
use crate::ui::Drawn;
use crate::words::Words;
use serde::{Deserialize, Serialize};
use std::future::Future;
use std::pin::Pin;

/// What the frame of the list shows, and the drawn parts, which a served page does not carry a second time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// The title, which says what is chosen.
    pub title: String,
    /// The address of this list.
    pub href: String,
    /// Products that match, over all pages.
    pub total: u32,
    /// How many values are chosen.
    pub chosen: u32,
    /// Whether the page asked for lies after the last.
    pub beyond: bool,
    /// What the served page tells programs, as [`JsonLd`](crate::ui::JsonLd) takes it.
    #[serde(skip)]
    pub structured: String,
    /// The filter column.
    #[serde(skip)]
    pub column: Drawn,
    /// Everything beside it; of a page after the last, the page.
    #[serde(skip)]
    pub results: Drawn,
}

/// Asks for a list and draws it.
type Drawing = Pin<Box<dyn Future<Output = Result<List, AppError>> + Send>>;

/// The list of a query string.
pub async fn list(words: Words, query: String) -> Result<List, AppError> {
    #[cfg(feature = "hydrate")]
    let drawing =
        leptos::__reexports::send_wrapper::SendWrapper::new(drawing(words, query)).await?;
    #[cfg(not(feature = "hydrate"))]
    let drawing = drawing(words, query)?;
    drawing.await
}

/// Loads the part that draws lists, so that the first choice need not wait for it.
#[cfg(feature = "hydrate")]
pub async fn preload() {
    // Where it cannot be loaded now, the first choice tries again and says so.
    let _ = __wasm_split_preload_drawing().await;
}

#[cfg_attr(
    feature = "hydrate",
    leptos::wasm_split::wasm_split(lists, wasm_split_path = leptos::wasm_split, fallible)
)]
#[allow(
    clippy::unnecessary_wraps,
    reason = "the split makes an error of a part that cannot be loaded"
)]
fn drawing(words: Words, query: String) -> Result<Drawing, AppError> {
    Ok(Box::pin(async move {
        Ok(drawn(words, browse_answer(query, words.0).await?))
    }))
}

fn drawn(words: Words, page: search::BrowsePage) -> List {
    let chosen = choices(words, &page.query, &page.facets);
    let after_last = page.page >= page.pages && page.page > 0;
    #[cfg(feature = "ssr")]
    let structured = {
        use crate::drawn::structured::{graph, products};
        let items = products(words, &crate::ui::origin(), &page.cards);
        crate::ui::structured_data(&graph(vec![items]))
    };
    #[cfg(not(feature = "ssr"))]
    let structured = String::new();
    List {
        structured,
        title: title(words, &chosen),
        href: words.at(page.query.href()),
        total: page.total,
        chosen: u32::try_from(page.query.chosen()).unwrap_or(u32::MAX),
        beyond: after_last,
        column: facet_column(words, &page.query, &page.facets).into(),
        results: if after_last {
            beyond(words, &page).into()
        } else {
            results(words, &page, &chosen).into()
        },
    }
}
