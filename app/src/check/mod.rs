//! The page `/kiem-tra`: somebody holds a product in the hand and asks whether its stars hold.
//!
//! A document of its own without the app, so that it is there at once on a weak signal. It reads the text of the address and
//! nothing about who asks.

mod find;
mod look;

use crate::error::AppError;
use crate::ssr::{AppContext, Public, public_page};
use crate::words::Words;

/// The address of the page, without its language.
pub const PATH: &str = "/kiem-tra";

/// The document that answers a text; empty for the form alone.
pub async fn document(words: Words, cx: &AppContext, text: &str) -> Result<String, AppError> {
    let text = domain::browse_query::normal_text(text);
    let found = find::find(cx, &text).await?;
    let page = Public {
        origin: cx.origin(),
        path: PATH,
        query: "",
        title: words.check_title(),
        summary: words.check_summary(),
        // What somebody has typed is no page to be found.
        listed: text.is_empty(),
        script: Some(&crate::ui::CHECK_SCRIPT),
    };
    let said = look::page(words, cx, &text, &found);
    Ok(public_page(words, &page, &said))
}
