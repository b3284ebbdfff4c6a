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

/// The widths in which photos are served, from narrow to wide, in pixels; none is ever enlarged.
pub const PHOTO_WIDTHS: [u32; 4] = [320, 480, 640, 960];

/// Colours that stand in the place of a photo until it is there: the one that is nearest to what most of it has.
pub const PHOTO_TONES: [[u8; 3]; 16] = [
    [0x1d, 0x1c, 0x1a],
    [0x56, 0x53, 0x4e],
    [0x8f, 0x8a, 0x82],
    [0xc4, 0xbe, 0xb4],
    [0xef, 0xe9, 0xdd],
    [0x5a, 0x2d, 0x1e],
    [0x8f, 0x5a, 0x34],
    [0xc4, 0x9a, 0x6c],
    [0xa3, 0x36, 0x2a],
    [0xd9, 0x79, 0x2f],
    [0xe0, 0xb8, 0x4a],
    [0x4c, 0x6b, 0x34],
    [0x93, 0xa8, 0x6a],
    [0x2f, 0x6f, 0x72],
    [0x3a, 0x5a, 0x94],
    [0xa9, 0xc0, 0xd6],
];

impl Photo {
    /// Which of [`PHOTO_TONES`] it has, as the first digit of its name says; nothing for a drawing.
    pub fn tone(&self) -> Option<u32> {
        let name = self.path.strip_prefix("/anh/")?;
        name.chars().next()?.to_digit(16)
    }

    /// Where it is in each width that it is served in, as `srcset` has it. A photo that was sent says in its path how wide its
    /// widest picture is; any other, such as a drawing, has one size.
    pub fn srcset(&self) -> Option<String> {
        let name = self.path.strip_prefix("/anh/")?.strip_suffix(".jpg")?;
        let (hash, width) = name.rsplit_once('-')?;
        let widest: u32 = width.parse().ok().filter(|widest| *widest == self.width)?;
        let widths = PHOTO_WIDTHS.into_iter().filter(|width| *width <= widest);
        let all: Vec<String> = widths
            .map(|width| format!("/anh/{hash}-{width}.jpg {width}w"))
            .collect();
        (!all.is_empty()).then(|| all.join(", "))
    }
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

#[cfg(test)]
mod tests {
    use super::Photo;

    fn photo(path: &str, width: u32) -> Option<String> {
        let photo = Photo {
            path: path.to_owned(),
            alt: "Chai nước mắm mẫu".to_owned(),
            width,
            height: width,
        };
        photo.srcset()
    }

    #[test]
    fn a_sent_photo_is_offered_in_the_widths_that_it_has() {
        assert_eq!(
            photo("/anh/ab-640.jpg", 640).as_deref(),
            Some("/anh/ab-320.jpg 320w, /anh/ab-480.jpg 480w, /anh/ab-640.jpg 640w")
        );
        for (path, width) in [
            ("/drawings/mau.svg", 320),
            ("/anh/ab-200.jpg", 200),
            ("/anh/ab-640.jpg", 960),
            ("/anh/ab.jpg", 640),
        ] {
            assert_eq!(photo(path, width), None, "{path}");
        }
    }
}
