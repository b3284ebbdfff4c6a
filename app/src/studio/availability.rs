//! Whether the product can be bought now: the choice in the editor.

use super::fields::{Errors, Line, error_of};
use crate::words::{Words, use_words};
use domain::{Availability, ListingField, ListingForm};
use leptos::prelude::*;

/// What a word of the choice means; nothing for what is no such word.
pub fn availability_word(words: Words, word: &str) -> &'static str {
    match word {
        "con" => words.buy_available(),
        "het" => words.buy_sold_out(),
        "mua" => words.buy_season(),
        "" => words.editor_stock_unsaid(),
        _ => "",
    }
}

/// The choice, and the sentence about a season.
#[component]
pub fn AvailabilityFields(
    /// What stands in the fields.
    form: ListingForm,
    /// The problems of the form.
    errors: Errors,
) -> impl IntoView {
    let words = use_words();
    let name = ListingField::Availability.name();
    let error = error_of(errors, ListingField::Availability);
    let chosen = form.availability;
    let choice = |value: &'static str| {
        let checked = chosen == value;
        view! {
            <label class="choice">
                <input type="radio" name=name value=value checked=checked />
                <span>{availability_word(words, value)}</span>
            </label>
        }
    };
    let [available, sold_out, season, unsaid] = Availability::WORDS;
    view! {
        <fieldset class="field" id=name>
            <legend class="field__label">{words.editor_availability()}</legend>
            <p class="field__error" hidden=move || error.with(String::is_empty)>
                {move || error.get()}
            </p>
            {choice(unsaid)} {choice(available)} {choice(sold_out)} {choice(season)} <div class="choice__more">
                <Line field=ListingField::Season text=form.season hint=words.editor_season_hint() errors />
            </div>
        </fieldset>
    }
    .into_any()
}
