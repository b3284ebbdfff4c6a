//! The server functions of the studio. Each is a public endpoint: it asks who is there before anything else, and the store
//! looks only at rows of that producer.

use super::refusal::SaveError;
use super::state::{EditorState, StudioState};
use crate::codec::Answer;
use crate::error::AppError;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, PostUrl};

/// The own products of whoever is signed in.
#[server(prefix = "/api", endpoint = "studio/products", input = GetUrl, output = Answer)]
pub async fn own_products() -> Result<StudioState, AppError> {
    super::save::studio().await
}

/// The editor of an own product; `NotFound` for any other. After a refused form post, what was typed and why.
#[server(prefix = "/api", endpoint = "studio/listing", input = GetUrl, output = Answer)]
pub async fn own_listing(
    /// The id of the product.
    product: String,
) -> Result<EditorState, AppError> {
    if let Some(refused) = use_context::<EditorState>() {
        return Ok(refused);
    }
    if let Some(super::save::Failed(error)) = use_context() {
        return Err(error);
    }
    super::save::editor(&product).await
}

/// Saves an own listing. `body` is the form as a browser would post it. Answers the state after saving;
/// nothing is saved on any error.
#[server(prefix = "/api", endpoint = "studio/save-listing", input = PostUrl, output = Answer)]
pub async fn save_listing(
    /// The id of the product.
    product: String,
    /// The form as a browser would post it.
    body: String,
) -> Result<EditorState, SaveError> {
    super::save::save(&product, &body).await?;
    let mut state = super::save::editor(&product).await?;
    state.outcome = super::state::Outcome::Saved;
    Ok(state)
}
