//! What is wrong with a field, in words that say how to mend it.

use crate::words::Words;
use domain::channel::{LONGEST, LinkError};
use domain::listing_form::MOST_LINKS;
use domain::{ListingField, Problem};

/// A sentence for a problem of a field.
pub fn problem_words(words: Words, field: ListingField, problem: Problem) -> String {
    match problem {
        Problem::Missing if field == ListingField::Phone => {
            words.problem_phone_missing().to_owned()
        }
        Problem::Missing => words.problem_price_missing().to_owned(),
        Problem::TooLong(most) => words.problem_too_long(&field_name(words, field), &most),
        Problem::Control => words.problem_control(&field_name(words, field)),
        Problem::NotAnAmount => words.problem_not_an_amount().to_owned(),
        Problem::AmountOutOfRange => words.problem_out_of_range().to_owned(),
        Problem::RangeReversed => words.problem_range_reversed().to_owned(),
        Problem::NotAPhone => words.problem_not_a_phone().to_owned(),
        Problem::Link(row, error) => words.problem_link(&(row + 1), &link_words(words, error)),
        Problem::TooManyLinks => words.problem_too_many_links(&MOST_LINKS),
        Problem::NotAChoice if field == ListingField::Availability => {
            words.problem_not_an_availability().to_owned()
        }
        Problem::NotAChoice => words.problem_not_a_choice().to_owned(),
    }
}

/// A sentence for a problem of a link, to stand beside it.
pub fn link_words(words: Words, error: LinkError) -> String {
    match error {
        LinkError::NotHttps => words.problem_not_a_link().to_owned(),
        LinkError::WrongHost => words.problem_wrong_host().to_owned(),
        LinkError::TooLong => words.problem_link_too_long(&LONGEST),
    }
}

/// The id of the control that a problem is about.
pub fn control_of(field: ListingField, problem: Problem) -> String {
    match problem {
        Problem::Link(row, _) => link_control(row),
        _ => field.name().to_owned(),
    }
}

/// The id of the control of a link, by its row.
pub fn link_control(row: u32) -> String {
    let name = ListingField::Links.name();
    if row == 0 {
        name.to_owned()
    } else {
        format!("{name}-{}", row + 1)
    }
}

/// The label of a field.
pub fn field_name(words: Words, field: ListingField) -> &'static str {
    match field {
        ListingField::Description => words.product_description(),
        ListingField::Story => words.product_story(),
        ListingField::Ingredients => words.facts_ingredients(),
        ListingField::NetWeight => words.facts_net_weight(),
        ListingField::ShelfLife => words.facts_shelf_life(),
        ListingField::Storage => words.facts_storage(),
        ListingField::PriceKind => words.editor_price_kind(),
        ListingField::PriceLow => words.editor_price_low(),
        ListingField::PriceHigh => words.editor_price_high(),
        ListingField::PriceUnit => words.editor_price_unit(),
        ListingField::Availability => words.editor_availability(),
        ListingField::Season => words.editor_season(),
        ListingField::Links => words.editor_links(),
        ListingField::Phone => words.editor_phone(),
        ListingField::PhonePublic => words.editor_phone_public(),
        ListingField::StillCorrect => words.editor_still_correct(),
    }
}
