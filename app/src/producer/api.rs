//! The server function of a producer's page.

use crate::codec::Answer;
use crate::error::AppError;
use crate::ui::Light;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// The page, drawn. Written by `maud`, so that all text in it is escaped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProducerPage {
    /// The producer's name.
    pub name: String,
    /// The public address of the page.
    pub url: String,
    /// What it shows.
    pub html: String,
}

/// The page of a producer; `NotFound` for an unknown address part.
#[server(prefix = "/api", endpoint = "producer", input = GetUrl, output = Answer)]
pub async fn load_producer(
    /// The address part of the producer's page.
    slug: String,
) -> Result<ProducerPage, AppError> {
    use crate::ssr::{cx, fail, internal};

    let cx = cx()?;
    let slug = domain::Slug::parse(&slug).map_err(|_| fail(AppError::NotFound))?;
    let found = cx
        .store()
        .producer(&slug)
        .await
        .map_err(|error| internal(&error))?;
    let producer = found.ok_or_else(|| fail(AppError::NotFound))?;
    let snapshot = cx.catalogue().current();
    let shown = super::draw::Shown {
        place: snapshot.index.place(&producer.place),
        commune_href: snapshot.regions.commune_href(&producer.place),
        cards: snapshot.index.products_of(&producer.id, cx.today()),
        name: producer.name,
        kind: producer.kind,
    };
    let words = crate::words::use_words();
    Ok(ProducerPage {
        url: format!("{}/co-so/{}", cx.origin(), producer.slug),
        html: super::draw::producer(words, &shown).into_string(),
        name: shown.name,
    })
}

impl Light for ProducerPage {
    fn light(&self) -> Self {
        Self {
            html: String::new(),
            ..self.clone()
        }
    }
}
