//! What a product's page tells search engines. A certificate is claimed only while it is in force.

use super::page::ProductPage;
use domain::{CertificateState, Price};
use serde::Serialize;

/// A schema.org `Product`.
#[derive(Serialize)]
pub struct Product {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    manufacturer: Option<Organization>,
    #[serde(rename = "hasCertification", skip_serializing_if = "Option::is_none")]
    certification: Option<Certification>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offers: Option<Offer>,
}

#[derive(Serialize)]
struct Organization {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
}

#[derive(Serialize)]
struct Certification {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(
        rename = "certificationIdentification",
        skip_serializing_if = "Option::is_none"
    )]
    number: Option<String>,
    expires: String,
}

#[derive(Serialize)]
struct Offer {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "priceCurrency")]
    currency: &'static str,
    #[serde(rename = "price", skip_serializing_if = "Option::is_none")]
    price: Option<i64>,
    #[serde(rename = "lowPrice", skip_serializing_if = "Option::is_none")]
    low: Option<i64>,
    #[serde(rename = "highPrice", skip_serializing_if = "Option::is_none")]
    high: Option<i64>,
}

/// Structured data of a product's page.
pub fn product(page: &ProductPage) -> Product {
    let certificate = &page.certificate;
    let certification = match &page.state {
        CertificateState::InForce { until } | CertificateState::Ending { until, .. } => {
            certificate.stars.map(|stars| Certification {
                kind: "Certification",
                name: format!("OCOP {} sao", stars.count()),
                number: certificate.decision_no.clone(),
                expires: until.to_string(),
            })
        }
        CertificateState::Unconfirmed
        | CertificateState::Lapsed { .. }
        | CertificateState::Withdrawn { .. } => None,
    };
    let offer = |kind, price, low, high| Offer {
        kind,
        currency: "VND",
        price,
        low,
        high,
    };
    let offers = match page.listing.price {
        Price::Unknown | Price::Contact => None,
        Price::Fixed { dong } => Some(offer("Offer", Some(dong.dong()), None, None)),
        Price::Range { low, high } => Some(offer(
            "AggregateOffer",
            None,
            Some(low.dong()),
            Some(high.dong()),
        )),
    };
    Product {
        context: "https://schema.org",
        kind: "Product",
        name: page.name.clone(),
        url: page.url.clone(),
        description: page.listing.description.clone(),
        manufacturer: page.producer.as_ref().map(|p| Organization {
            kind: "Organization",
            name: p.name.clone(),
        }),
        certification,
        offers,
    }
}
