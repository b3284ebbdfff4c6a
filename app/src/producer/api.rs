//! The server function of a producer's page.

use crate::codec::Answer;
use crate::error::AppError;
use crate::ui::Light;
use domain::ProducerKind;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use search::{Card, PlaceName};
use serde::{Deserialize, Serialize};

/// Everything that the page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProducerPage {
    /// Its name.
    pub name: String,
    /// Its legal form.
    pub kind: Option<ProducerKind>,
    /// The names of its place.
    pub place: PlaceName,
    /// The page of its commune.
    pub commune_href: Option<String>,
    /// Its products.
    pub cards: Vec<Card>,
    /// The public address of the page.
    pub url: String,
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
    Ok(ProducerPage {
        place: snapshot.index.place(&producer.place),
        commune_href: snapshot.regions.commune_href(&producer.place),
        cards: snapshot.index.products_of(&producer.id, cx.today()),
        url: format!("{}/co-so/{}", cx.origin(), producer.slug),
        name: producer.name,
        kind: producer.kind,
    })
}

impl Light for ProducerPage {
    fn light(&self) -> Self {
        Self {
            name: self.name.clone(),
            kind: None,
            place: PlaceName::default(),
            commune_href: None,
            cards: Vec::new(),
            url: self.url.clone(),
        }
    }
}
