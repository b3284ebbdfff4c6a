//! What a producer says about a product.

use domain::{Availability, ListingDraft};
use serde::Serialize;
use utoipa::ToSchema;

/// What the producer says about the product, in plain text. Null is what they have not stated.
#[derive(Debug, Serialize, ToSchema)]
pub struct Listing {
    /// What it is.
    description: Option<String>,
    /// The story behind it.
    story: Option<String>,
    /// What is in it.
    ingredients: Option<String>,
    /// Net weight or volume as printed on the label.
    net_weight: Option<String>,
    /// How long it keeps.
    shelf_life: Option<String>,
    /// How to keep it.
    storage: Option<String>,
    /// Whether it can be bought now: `available`, `sold_out` (for now), `season` (in its season only).
    #[schema(example = "available")]
    availability: Option<&'static str>,
    /// When the season is, in the producer's words.
    season: Option<String>,
    /// Where it is sold on the web.
    sales_links: Vec<SalesLink>,
    /// A number to ask at, digits only. It is there only where the producer agreed to publish it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "0900000000")]
    phone: Option<String>,
}

/// A place on the web where a product is sold.
#[derive(Debug, Serialize, ToSchema)]
struct SalesLink {
    /// The code of the channel.
    #[schema(example = "shopee")]
    channel: &'static str,
    /// The name that people know it by.
    name: &'static str,
    /// Where it is sold.
    #[schema(format = "uri")]
    url: String,
}

impl Listing {
    /// A listing without what must not be published.
    pub fn of(listing: ListingDraft) -> Self {
        let phone = listing
            .public_phone()
            .map(|phone| phone.as_str().to_owned());
        let link = |link: domain::SalesLink| SalesLink {
            channel: link.channel.code(),
            name: link.channel.name(),
            url: link.url,
        };
        Self {
            phone,
            availability: (listing.availability != Availability::Unknown)
                .then(|| listing.availability.code()),
            season: listing.availability.when().map(str::to_owned),
            description: listing.description,
            story: listing.story,
            ingredients: listing.ingredients,
            net_weight: listing.net_weight,
            shelf_life: listing.shelf_life,
            storage: listing.storage,
            sales_links: listing.links.into_iter().map(link).collect(),
        }
    }
}
