//! The page of a producer with its products, `/co-so/{slug}`.

mod look;

use crate::drawn::api::Drawn;
use crate::drawn::structured::{breadcrumbs, graph, products};
use crate::error::AppError;
use crate::ssr::{AppContext, internal};
use crate::ui::structured_data;
use crate::words::Words;
use domain::Slug;
use serde_json::json;

/// Draws the producer of that address part.
pub async fn draw(words: Words, cx: &AppContext, slug: &str) -> Result<Option<Drawn>, AppError> {
    let Ok(slug) = Slug::parse(slug) else {
        return Ok(None);
    };
    let found = cx.store().producer(&slug).await;
    let Some(producer) = found.map_err(|error| internal(&error))? else {
        return Ok(None);
    };
    let closures = cx.store().closures(&producer.id).await;
    let snapshot = cx.catalogue().current();
    let shown = look::Shown {
        slug: producer.slug.clone(),
        place: snapshot.index.place(&producer.place),
        commune_href: snapshot.regions.commune_href(&producer.place),
        cards: snapshot.index.products_of(&producer.id, cx.today()),
        closures: closures.map_err(|error| internal(&error))?,
        today: cx.today(),
        name: producer.name,
        kind: producer.kind,
    };
    let origin = cx.origin();
    let path = format!("/co-so/{}", producer.slug);
    let way = [
        (words.nav_products().to_owned(), "/san-pham".to_owned()),
        (shown.name.clone(), path.clone()),
    ];
    let place = crate::browse::place_words(words, &shown.place);
    let structured = graph(vec![
        json!({
            "@type": "Organization",
            "name": shown.name,
            "url": format!("{origin}{}", words.at(&path)),
            "address": (!place.is_empty()).then_some(place),
        }),
        breadcrumbs(words, origin, &way),
        products(words, origin, &shown.cards),
    ]);
    Ok(Some(Drawn {
        summary: words.producer_summary(&shown.name, &shown.cards.len()),
        path,
        html: look::producer(words, &shown).into_string(),
        structured: Some(structured_data(&structured)),
        listed: true,
        title: shown.name,
    }))
}
