//! The server function of the home page.

use crate::codec::Answer;
use crate::error::AppError;
use crate::ui::Light;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use search::Overview;

/// How much there is, in all and behind each way in.
#[server(prefix = "/api", endpoint = "overview", input = GetUrl, output = Answer)]
pub async fn load_overview() -> Result<Overview, AppError> {
    let cx = crate::ssr::cx()?;
    Ok(cx.catalogue().current().index.overview(cx.today()))
}

impl Light for Overview {
    fn light(&self) -> Self {
        Self {
            stars: Vec::new(),
            states: Vec::new(),
            groups: Vec::new(),
            districts: Vec::new(),
            ..*self
        }
    }
}
