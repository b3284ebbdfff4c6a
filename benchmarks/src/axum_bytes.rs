//! The peer of the cached page: axum answering the same bytes from memory.

use crate::failure::{Explain as _, Result};
use crate::peer;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, header};
use axum::routing::get;
use std::path::PathBuf;

/// What it answers, whatever page is asked for.
#[derive(Debug, clap::Args)]
pub struct AxumBytes {
    /// The file with the body
    #[arg(long)]
    body: PathBuf,
    #[arg(long)]
    content_type: String,
    #[arg(long)]
    content_encoding: String,
}

impl AxumBytes {
    /// Serves until it is ended.
    pub fn run(&self) -> Result<()> {
        let body = std::fs::read(&self.body)
            .map(Bytes::from)
            .explain(|| format!("cannot read {}", self.body.display()))?;
        let value = |text: &str| {
            HeaderValue::from_str(text).explain(|| format!("{text:?} is no value of a header"))
        };
        let headers: [(HeaderName, HeaderValue); 2] = [
            (header::CONTENT_TYPE, value(&self.content_type)?),
            (header::CONTENT_ENCODING, value(&self.content_encoding)?),
        ];
        let answer = move || {
            let (headers, body) = (headers.clone(), body.clone());
            async move { (headers, body) }
        };
        let router = Router::new().route("/san-pham", get(answer));
        peer::runtime()?.block_on(peer::serve(router))
    }
}
