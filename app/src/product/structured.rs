//! What a product's page tells search engines. A certificate is claimed only while it is in force.

use super::page::ProductPage;
use crate::drawn::structured::{breadcrumbs, graph};
use crate::words::Words;
use domain::{Availability, CertificateState, Price};
use serde_json::{Map, Value, json};

/// A schema.org `Product` and the way to its page.
pub fn product(words: Words, origin: &str, page: &ProductPage) -> Value {
    let mut way = vec![(words.nav_products().to_owned(), "/san-pham".to_owned())];
    if let Some((name, slug)) = &page.group {
        way.push((name.clone(), format!("/nhom/{slug}")));
    }
    way.push((page.name.clone(), format!("/san-pham/{}", page.slug)));
    let mut product = Map::new();
    let mut say = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            product.insert(name.to_owned(), value);
        }
    };
    say("@type", Some("Product".into()));
    say("name", Some(page.name.clone().into()));
    say("url", Some(page.url.clone().into()));
    say(
        "description",
        page.listing.description.clone().map(Value::from),
    );
    say(
        "category",
        page.group.as_ref().map(|(name, _)| name.clone().into()),
    );
    say("image", images(origin, page));
    say(
        "manufacturer",
        page.producer.as_ref().map(|producer| {
            json!({
                "@type": "Organization",
                "name": producer.name,
                "url": format!("{origin}{}", words.at(format!("/co-so/{}", producer.slug))),
            })
        }),
    );
    say("hasCertification", certification(page));
    say(
        "offers",
        offers(page.listing.price, &page.listing.availability),
    );
    graph(vec![product.into(), breadcrumbs(words, origin, &way)])
}

fn images(origin: &str, page: &ProductPage) -> Option<Value> {
    let paths = page
        .photos
        .iter()
        .map(|photo| format!("{origin}{}", photo.path));
    let paths: Vec<String> = paths.collect();
    (!paths.is_empty()).then(|| paths.into())
}

fn certification(page: &ProductPage) -> Option<Value> {
    let (CertificateState::InForce { until } | CertificateState::Ending { until, .. }) =
        &page.state
    else {
        return None;
    };
    let certificate = &page.certificate;
    // What is not known is null there, which says as much as nothing.
    Some(json!({
        "@type": "Certification",
        "name": format!("OCOP {} sao", certificate.stars?.count()),
        "certificationStatus": "https://schema.org/CertificationActive",
        "certificationIdentification": certificate.decision_no,
        "validFrom": certificate.decision_date.map(|day| day.to_string()),
        "expires": until.to_string(),
    }))
}

fn offers(price: Price, availability: &Availability) -> Option<Value> {
    let mut offer = match price {
        Price::Unknown | Price::Contact => json!({ "@type": "Offer" }),
        Price::Fixed { dong } => {
            json!({ "@type": "Offer", "priceCurrency": "VND", "price": dong.dong() })
        }
        Price::Range { low, high } => json!({
            "@type": "AggregateOffer",
            "priceCurrency": "VND",
            "lowPrice": low.dong(),
            "highPrice": high.dong(),
        }),
    };
    // What is made in its season only has no word there.
    let known = match availability {
        Availability::Available => Some("https://schema.org/InStock"),
        Availability::SoldOut => Some("https://schema.org/OutOfStock"),
        Availability::Unknown | Availability::Season { .. } => None,
    };
    let fields = offer.as_object_mut()?;
    if let Some(known) = known {
        fields.insert("availability".to_owned(), known.into());
    }
    (fields.len() > 1).then_some(offer)
}
