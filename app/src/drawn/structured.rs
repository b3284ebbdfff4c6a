//! What pages tell programs, in the terms of schema.org.

use crate::words::Words;
use search::Card;
use serde_json::{Value, json};

/// Several things on one page.
pub fn graph(things: Vec<Value>) -> Value {
    json!({ "@context": "https://schema.org", "@graph": things })
}

/// The way to a page: names and addresses without a language, the page itself last.
pub fn breadcrumbs(words: Words, origin: &str, way: &[(String, String)]) -> Value {
    let step = |(position, (name, path)): (usize, &(String, String))| {
        json!({
            "@type": "ListItem",
            "position": position + 1,
            "name": name,
            "item": format!("{origin}{}", words.at(path)),
        })
    };
    let steps: Vec<Value> = way.iter().enumerate().map(step).collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": steps })
}

/// Products in the order of a page.
pub fn products(words: Words, origin: &str, cards: &[Card]) -> Value {
    let item = |(position, card): (usize, &Card)| {
        json!({
            "@type": "ListItem",
            "position": position + 1,
            "name": card.name,
            "url": format!("{origin}{}", words.at(format!("/san-pham/{}", card.slug))),
        })
    };
    let items: Vec<Value> = cards.iter().enumerate().map(item).collect();
    json!({ "@type": "ItemList", "itemListElement": items })
}
