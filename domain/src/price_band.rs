//! Price bands: the steps by which shoppers filter prices.

use crate::money::Price;
use serde::{Deserialize, Serialize};

/// A step of prices. The limits follow the series 1–2–5, so that they never move with the data; a list shows the bands
/// that hold a product. A product belongs to the band of its lowest price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceBand {
    /// Below 50,000 đồng.
    Below50,
    /// From 50,000 to below 100,000 đồng.
    From50,
    /// From 100,000 to below 200,000 đồng.
    From100,
    /// From 200,000 to below 500,000 đồng.
    From200,
    /// From 500,000 to below 1,000,000 đồng.
    From500,
    /// From 1,000,000 đồng.
    From1000,
    /// On request ("liên hệ").
    Contact,
}

impl PriceBand {
    /// All bands, cheapest first.
    pub const ALL: [Self; 7] = [
        Self::Below50,
        Self::From50,
        Self::From100,
        Self::From200,
        Self::From500,
        Self::From1000,
        Self::Contact,
    ];

    /// The lowest price of the band and the lowest price above it, in thousand đồng; `None` for "on request".
    pub const fn thousands(self) -> Option<(u32, Option<u32>)> {
        match self {
            Self::Below50 => Some((0, Some(50))),
            Self::From50 => Some((50, Some(100))),
            Self::From100 => Some((100, Some(200))),
            Self::From200 => Some((200, Some(500))),
            Self::From500 => Some((500, Some(1_000))),
            Self::From1000 => Some((1_000, None)),
            Self::Contact => None,
        }
    }

    /// The word in an address: `gia=50-100`, in thousand đồng.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Below50 => "duoi-50",
            Self::From50 => "50-100",
            Self::From100 => "100-200",
            Self::From200 => "200-500",
            Self::From500 => "500-1000",
            Self::From1000 => "tren-1000",
            Self::Contact => "lien-he",
        }
    }

    /// The band of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.slug() == slug)
    }

    /// The band of a price; `None` where nobody has stated one.
    pub fn of(price: Price) -> Option<Self> {
        let Some(lowest) = price.lowest() else {
            return (price == Price::Contact).then_some(Self::Contact);
        };
        Self::ALL.into_iter().find(|band| {
            band.thousands().is_some_and(|(_, above)| {
                above.is_none_or(|above| lowest.dong() < i64::from(above) * 1_000)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::PriceBand;
    use crate::money::{Dong, Price};

    #[test]
    fn every_stated_price_has_one_band() {
        for (dong, band) in [
            (1, "duoi-50"),
            (49_999, "duoi-50"),
            (50_000, "50-100"),
            (199_999, "100-200"),
            (200_000, "200-500"),
            (999_999, "500-1000"),
            (1_000_000, "tren-1000"),
            (Dong::MOST, "tren-1000"),
        ] {
            let price = Price::Fixed {
                dong: Dong::new(dong).unwrap(),
            };
            assert_eq!(PriceBand::of(price).map(PriceBand::slug), Some(band));
        }
        assert_eq!(PriceBand::of(Price::Unknown), None);
        assert_eq!(PriceBand::of(Price::Contact), Some(PriceBand::Contact));
    }

    #[test]
    fn a_range_belongs_where_it_begins() {
        let price = Price::Range {
            low: Dong::new(90_000).unwrap(),
            high: Dong::new(250_000).unwrap(),
        };
        assert_eq!(PriceBand::of(price), Some(PriceBand::From50));
    }

    #[test]
    fn words_and_bands_are_inverse() {
        for band in PriceBand::ALL {
            assert_eq!(PriceBand::from_slug(band.slug()), Some(band));
        }
    }
}
