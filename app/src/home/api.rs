//! The server function of the home page.

use crate::codec::Answer;
use crate::error::AppError;
use crate::ui::Light;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// What the page shows beside its search, drawn. Written by `maud`, so that all text in it is escaped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Home {
    /// How much there is, in one sentence.
    pub lead: String,
    /// Searches to try.
    pub tries: String,
    /// Ways in by stars.
    pub stars: String,
    /// Ways in by group and district, and what the seal says.
    pub ways: String,
}

/// How much there is, in all and behind each way in.
#[server(prefix = "/api", endpoint = "overview", input = GetUrl, output = Answer)]
pub async fn load_overview(
    /// The code of the language that it is wanted in.
    #[server(default)]
    language: String,
) -> Result<Home, AppError> {
    use crate::words::Words;
    use domain::Language;

    let words = Words(Language::of_code(&language));
    Ok(super::draw::home(words, &crate::ssr::cx()?))
}

impl Light for Home {
    fn light(&self) -> Self {
        Self {
            lead: self.lead.clone(),
            tries: String::new(),
            stars: String::new(),
            ways: String::new(),
        }
    }
}
