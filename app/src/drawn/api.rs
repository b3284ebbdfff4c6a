//! The server function of the pages that the server draws.

use crate::codec::Answer;
use crate::error::AppError;
use crate::ui::Light;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// A page, ready to be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Its title, without the name of the site.
    pub title: String,
    /// What search engines may say about it.
    pub summary: String,
    /// Its address on this site, without the language.
    pub path: String,
    /// Whether search engines may list it.
    pub listed: bool,
    /// What it says to programs, as [`JsonLd`](crate::ui::JsonLd) takes it.
    pub structured: Option<String>,
    /// What it shows. Written by `maud`, so that all text in it is escaped.
    pub html: String,
}

/// The page at a path of these rooms; `NotFound` for any other path.
#[server(prefix = "/api", endpoint = "drawn", input = GetUrl, output = Answer)]
pub async fn draw(
    /// A path, with its query where the page reads one, such as `/vung/hoang-hoa` or, in English, `/en/vung/hoang-hoa`.
    path: String,
) -> Result<Drawn, AppError> {
    use crate::ssr::{cx, fail};
    use crate::words::Words;
    use domain::Language;

    let cx = cx()?;
    let (path, query) = path.split_once('?').unwrap_or((&path, ""));
    let (language, path) = Language::split(path);
    let words = Words(language);
    let drawn = match path.split('/').collect::<Vec<_>>()[..] {
        ["", "san-pham", slug] => crate::product::draw(words, &cx, slug).await?,
        ["", "co-so", slug] => crate::producer::draw(words, &cx, slug).await?,
        ["", "vung"] => Some(crate::place::draw_map(words, &cx)),
        ["", "vung", address] => crate::place::draw(words, &cx, address),
        ["", "nhom", slug] => crate::group::draw(words, &cx, slug),
        ["", "giao-dien"] => Some(crate::kit::draw(words)),
        ["", "so-sanh"] => Some(crate::picks::draw_compared(words, &cx, query).await?),
        ["", "yeu-thich"] => Some(crate::picks::draw_saved(words, &cx, query)),
        ["", "diem-ban"] => Some(crate::trade::draw_points(words, &cx)),
        ["", "su-kien"] => Some(crate::trade::draw_fairs(words, &cx)),
        ["", slug] => crate::prose::draw(words, &cx, slug),
        _ => None,
    };
    drawn.ok_or_else(|| fail(AppError::NotFound))
}

impl Light for Drawn {
    fn light(&self) -> Self {
        Self {
            html: String::new(),
            structured: self.structured.as_ref().map(|_| String::new()),
            ..self.clone()
        }
    }
}
