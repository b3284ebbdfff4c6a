//! Bodies that are refused.

use super::form;
use domain::ListingForm;
use store::OwnListing;

/// Several fields that need mending.
pub fn refused_body(listing: &OwnListing) -> String {
    let wrong = ListingForm {
        price_kind: "mot".to_owned(),
        price_low: "không rõ".to_owned(),
        net_weight: "x".repeat(101),
        links: vec!["javascript:alert(1)".to_owned()],
        phone: "12".to_owned(),
        phone_public: true,
        description: "chữ đã gõ".to_owned(),
        ..ListingForm::default()
    };
    form::body(&wrong, listing.version)
}

/// A good form that began from a version that is long gone.
pub fn stale_body(listing: &OwnListing) -> String {
    let good = ListingForm {
        description: "mô tả cũ".to_owned(),
        story: "chuyện cũ".to_owned(),
        ..ListingForm::default()
    };
    form::body(&good, listing.version - 1)
}

/// More than any form of this site can be.
pub fn beyond() -> String {
    format!("so={}", "1".repeat(600 * 1024))
}
