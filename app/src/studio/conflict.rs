//! Two people saved: both texts by field, and the choice between them.

use super::availability::availability_word;
use super::base::changed;
use super::choices::{Choices, MINE, OPEN, SAVED};
use super::problems::field_name;
use super::state::Conflict;
use crate::words::{Words, use_words};
use domain::{ListingField, ListingForm};
use leptos::prelude::*;

/// The text of a field as people read it: choices in their words.
pub fn worded(words: Words, form: &ListingForm, field: ListingField) -> String {
    match field {
        ListingField::Availability => availability_word(words, &form.availability).to_owned(),
        other => reading(form, other, words.conflict_yes(), words.conflict_no()),
    }
}

/// The text of a field for comparing.
pub fn reading(form: &ListingForm, field: ListingField, yes: &str, no: &str) -> String {
    match field {
        ListingField::Links => {
            let links: Vec<&str> = form
                .links
                .iter()
                .map(|link| link.trim())
                .filter(|link| !link.is_empty())
                .collect();
            links.join("\n")
        }
        ListingField::PhonePublic => (if form.phone_public { yes } else { no }).to_owned(),
        other => form
            .text(other)
            .unwrap_or_default()
            .trim()
            .replace("\r\n", "\n"),
    }
}

/// The fields in which the typed and the saved text differ; whether something is still correct is no text.
pub fn differing(typed: &ListingForm, saved: &ListingForm) -> Vec<ListingField> {
    let differs = |field: &ListingField| {
        *field != ListingField::StillCorrect
            && reading(typed, *field, "1", "0") != reading(saved, *field, "1", "0")
    };
    ListingField::ALL.iter().copied().filter(differs).collect()
}

/// The side that a field begins with: the one that was changed. Where both were, or nobody can tell, it has to be chosen.
fn side_that_changed(
    base: &str,
    field: ListingField,
    typed: &ListingForm,
    saved: &ListingForm,
) -> Option<&'static str> {
    match (changed(base, typed, field), changed(base, saved, field)) {
        (Some(true), Some(false)) => Some(MINE),
        (Some(false), Some(true)) => Some(SAVED),
        _ => None,
    }
}

/// Both texts of every field that differs, each with its choice.
#[component]
pub fn ConflictView(
    /// What was typed.
    typed: ListingForm,
    /// What is saved.
    conflict: Conflict,
    /// What the edit began from.
    base: String,
) -> impl IntoView {
    let words = use_words();
    let fields = differing(&typed, &conflict.saved);
    let side = move |field: ListingField,
                     (value, checked): (&'static str, bool),
                     name: &'static str,
                     text: String| {
        let text = if text.is_empty() {
            words.conflict_empty().to_owned()
        } else {
            text
        };
        view! {
            <div class="conflict__side">
                <label class="choice">
                    <input type="radio" name=Choices::control(field) value=value checked=checked />
                    <span>{name}</span>
                </label>
                <p class="conflict__text">{text}</p>
            </div>
        }
    };
    view! {
        <div class="conflict">
            {fields
                .into_iter()
                .map(|field| {
                    let mine = worded(words, &typed, field);
                    let theirs = worded(words, &conflict.saved, field);
                    let begins = side_that_changed(&base, field, &typed, &conflict.saved);
                    let note = match begins {
                        Some(MINE) => words.conflict_only_mine(),
                        Some(_) => words.conflict_only_saved(),
                        None => words.conflict_both(),
                    };
                    let asked = begins.is_none().then(|| {
                        view! { <input type="hidden" name=OPEN value=field.name() /> }
                    });
                    view! {
                        <fieldset class="conflict__field">
                            <legend class="conflict__name">{field_name(words, field)}</legend>
                            <p class="field__hint">{note}</p>
                            {asked}
                            <div class="conflict__sides">
                                {side(field, (MINE, begins == Some(MINE)), words.conflict_mine(), mine)}
                                {side(field, (SAVED, begins == Some(SAVED)), words.conflict_saved(), theirs)}
                            </div>
                        </fieldset>
                    }
                })
                .collect_view()}
        </div>
    }
}
