//! The page of a producer with its products, `/co-so/{slug}`.

mod look;

use crate::drawn::api::Drawn;
use crate::error::AppError;
use crate::ssr::{AppContext, internal};
use crate::words::Words;
use domain::Slug;

/// Draws the producer of that address part.
pub async fn draw(words: Words, cx: &AppContext, slug: &str) -> Result<Option<Drawn>, AppError> {
    let Ok(slug) = Slug::parse(slug) else {
        return Ok(None);
    };
    let found = cx.store().producer(&slug).await;
    let Some(producer) = found.map_err(|error| internal(&error))? else {
        return Ok(None);
    };
    let snapshot = cx.catalogue().current();
    let shown = look::Shown {
        place: snapshot.index.place(&producer.place),
        commune_href: snapshot.regions.commune_href(&producer.place),
        cards: snapshot.index.products_of(&producer.id, cx.today()),
        name: producer.name,
        kind: producer.kind,
    };
    Ok(Some(Drawn {
        summary: words.producer_summary(&shown.name, &shown.cards.len()),
        path: format!("/co-so/{}", producer.slug),
        html: look::producer(words, &shown).into_string(),
        structured: None,
        listed: true,
        title: shown.name,
    }))
}
