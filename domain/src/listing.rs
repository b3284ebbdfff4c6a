//! What a producer says about a product: the part that the producer owns.

use crate::{Availability, channel::SalesChannel, money::Price, phone::Phone};
use serde::{Deserialize, Serialize};

/// A place where the product is sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalesLink {
    /// The channel that the host belongs to.
    pub channel: SalesChannel,
    /// An `https` address that passed [`SalesChannel::accept`].
    pub url: String,
}

/// The checked content of a listing. Built by [`crate::ListingForm::parse`] only, so it holds what that promises:
/// cleaned text within its length, amounts in range, links on the allow-list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListingDraft {
    /// What it is, in one or two paragraphs.
    pub description: Option<String>,
    /// The story behind it.
    pub story: Option<String>,
    /// What is in it.
    pub ingredients: Option<String>,
    /// Net weight or volume as printed on the label.
    pub net_weight: Option<String>,
    /// How long it keeps.
    pub shelf_life: Option<String>,
    /// How to keep it.
    pub storage: Option<String>,
    /// The price.
    pub price: Price,
    /// What the price is for, such as `chai 500 ml`.
    pub price_unit: Option<String>,
    /// Whether it can be bought now. What was logged before this could be stated says nothing about it.
    #[serde(default)]
    pub availability: Availability,
    /// Where it is sold, at most [`crate::listing_form::MOST_LINKS`].
    pub links: Vec<SalesLink>,
    /// A number to ask at.
    pub phone: Option<Phone>,
    /// Whether the producer agreed to publish the number (Law 91/2025/QH15: no consent by default).
    pub phone_public: bool,
}

impl ListingDraft {
    /// The number, if it may be shown.
    pub fn public_phone(&self) -> Option<&Phone> {
        self.phone.as_ref().filter(|_| self.phone_public)
    }
}
