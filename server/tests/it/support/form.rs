//! Editor forms as browsers post them.

use app::studio::VERSION;
use domain::{ListingForm, form};
use store::OwnListing;

/// The body that the editor posts for a form that began from a version.
pub fn body(listing: &ListingForm, version: i64) -> String {
    with(&listing.encode(), &[(VERSION, &version.to_string())])
}

/// The body for a listing in which nothing but the price was typed.
pub fn price(listing: &OwnListing, amount: &str) -> String {
    let form = ListingForm {
        price_kind: "mot".to_owned(),
        price_low: amount.to_owned(),
        price_high: String::new(),
        ..ListingForm::of_draft(&listing.listing)
    };
    body(&form, listing.version)
}

/// More controls.
pub fn with(body: &str, more: &[(&str, &str)]) -> String {
    format!("{body}&{}", form::encode(more.iter().copied()))
}

/// The page of the editor.
pub fn editor(listing: &OwnListing) -> String {
    format!("/quan-ly/san-pham/{}", listing.id)
}

/// What a program posts to the server function.
pub fn call_body(product: &str, body: &str) -> String {
    form::encode([("product", product), ("body", body)])
}

/// Bytes of an address, each written as `%XX`.
pub fn percent(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| format!("%{byte:02X}"))
        .collect::<Vec<_>>()
        .concat()
}

/// Bytes in lower-case hexadecimal digits.
pub fn digits(bytes: &[u8]) -> String {
    let each = bytes.iter().map(|byte| format!("{byte:02x}"));
    each.collect::<Vec<_>>().concat()
}
