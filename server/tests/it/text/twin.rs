//! The harmless twin of a payload: text that meets the same fate, so that both must give pages of the same elements.

use domain::text::{TextError, clean};
use domain::{ListingField, ListingForm};

/// The fields that take any text.
pub const TEXTS: [ListingField; 8] = [
    ListingField::Description,
    ListingField::Story,
    ListingField::Ingredients,
    ListingField::NetWeight,
    ListingField::ShelfLife,
    ListingField::Storage,
    ListingField::PriceUnit,
    ListingField::Season,
];

/// Harmless text that a field takes or refuses for the same reason.
pub fn twin(payload: &str, most: u32) -> String {
    match clean(payload, most) {
        Ok(None) => String::new(),
        Ok(Some(_)) => "vô hại".to_owned(),
        Err(TextError::TooLong(_)) => "x".repeat(most as usize + 1),
        Err(TextError::Control) => "vô\u{1}hại".to_owned(),
    }
}

/// Whether a field takes a payload.
pub fn taken(payload: &str, field: ListingField) -> bool {
    clean(payload, field.most()).is_ok()
}

/// A form with a text for each field.
pub fn form(text: impl Fn(ListingField) -> String) -> ListingForm {
    let mut form = ListingForm {
        price_kind: "mot".to_owned(),
        price_low: "50.000".to_owned(),
        availability: "mua".to_owned(),
        ..ListingForm::default()
    };
    for field in TEXTS {
        *form.text_mut(field).unwrap() = text(field);
    }
    form
}

/// The payload wherever it is taken, harmless text elsewhere.
pub fn accepted(payload: &str) -> ListingForm {
    form(|field| {
        let text = if taken(payload, field) {
            payload
        } else {
            "vô hại"
        };
        text.to_owned()
    })
}

/// The payload everywhere, also where it is refused, beside a price that is wrong in any case.
pub fn refused(payload: &str) -> ListingForm {
    let mut form = form(|_| payload.to_owned());
    for field in [
        ListingField::PriceLow,
        ListingField::Phone,
        ListingField::PriceKind,
        ListingField::Availability,
    ] {
        payload.clone_into(form.text_mut(field).unwrap());
    }
    form.links = vec![payload.to_owned(), format!("https://voso.vn/{payload}")];
    form
}

/// The twin of [`accepted`].
pub fn accepted_twin(payload: &str) -> ListingForm {
    form(|field| {
        let text = if taken(payload, field) {
            payload
        } else {
            "vô hại"
        };
        twin(text, field.most())
    })
}
