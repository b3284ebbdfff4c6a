//! Products, as the catalogue lists them and as their own page shows them.

use crate::certificate::Certificate;
use crate::channel::ChannelSet;
use crate::date::Date;
use crate::group::GroupCode;
use crate::ids::ProductId;
use crate::listing::ListingDraft;
use crate::money::Price;
use crate::place::PlaceRef;
use crate::producer::{ProducerKind, ProducerRef};
use crate::slug::Slug;
use serde::{Deserialize, Serialize};

/// A photo that is served from this site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// Path on this site, such as `/drawings/mau.svg`.
    pub path: String,
    /// What it shows, in words.
    pub alt: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// What the catalogue keeps of a product: enough for lists, filters, search and order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueProduct {
    /// Its id.
    pub id: ProductId,
    /// Its address part, unique.
    pub slug: Slug,
    /// Its name as the source writes it.
    pub name: String,
    /// Who makes it; `None` where no source names the producer.
    pub producer: Option<ProducerRef>,
    /// The producer's legal form, which a source may state without a name.
    pub producer_kind: Option<ProducerKind>,
    /// Where it is made.
    pub place: PlaceRef,
    /// Its place in the official tree, where known; often only the top group.
    pub group: Option<GroupCode>,
    /// What is known of its rating.
    pub certificate: Certificate,
    /// The price.
    pub price: Price,
    /// What the price is for.
    pub price_unit: Option<String>,
    /// Where it is sold on the web.
    pub channels: ChannelSet,
    /// The first photo.
    pub photo: Option<Photo>,
    /// When the producer last said that everything is still correct.
    pub confirmed_on: Option<Date>,
}

/// Everything that a product's own page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductDetail {
    /// Its id.
    pub id: ProductId,
    /// Its address part.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub producer: Option<ProducerRef>,
    /// The producer's legal form, where a source states it without a name.
    pub producer_kind: Option<ProducerKind>,
    /// Where it is made.
    pub place: PlaceRef,
    /// Its place in the official tree.
    pub group: Option<GroupCode>,
    /// What is known of its rating.
    pub certificate: Certificate,
    /// Addresses of the sources that state this product.
    pub sources: Vec<String>,
    /// What the producer says about it.
    pub listing: ListingDraft,
    /// Photos, first is the cover.
    pub photos: Vec<Photo>,
    /// When the producer last said that everything is still correct.
    pub confirmed_on: Option<Date>,
    /// Counts the saved changes of the listing; a save names the version it began from.
    pub version: i64,
}
