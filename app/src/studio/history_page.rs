//! The page `/quan-ly/san-pham/{id}/lich-su`: a document without the app and without scripts.

use super::history::{Change, FIELD, History, LOOKED_AT, MOST, Refusal, SAVE, Save};
use super::problems::field_name;
use crate::ssr::{day_in_vietnam, short_page, time_in_vietnam};
use crate::words::Words;
use domain::ListingField;
use maud::{Markup, html};

/// The document; `done` after a field was put back, `refusal` after it was not.
pub fn document(words: Words, history: &History, done: bool, refusal: Option<Refusal>) -> String {
    let title = if refusal.is_some() {
        words.history_title_error()
    } else {
        words.history_title()
    };
    let editor = format!("/quan-ly/san-pham/{}", history.id);
    let mut changes = history
        .saves
        .iter()
        .filter_map(|save| save.changes.as_ref());
    let of_phone = changes.any(|all| all.iter().any(|one| one.field == ListingField::Phone));
    let said = html! {
        @if let Some(refusal) = refusal { (refused(words, refusal)) }
        @if done { div class="notice notice--ok" role="status" { p { (words.history_taken()) } } }
        p {
            a href="/quan-ly" { (words.studio_title()) } " · " a href=(editor) { (words.studio_edit()) }
            " · " a href={ (super::import::PATH) "#da-luu" } { (words.import_past()) }
        }
        h1 { (words.history_title()) }
        p class="prose" { strong { (history.name) } }
        @if history.saves.is_empty() {
            p class="quiet" { (words.history_none()) }
        } @else {
            p class="quiet" { (words.history_lead(&MOST)) }
            @if of_phone { p class="quiet" { (words.history_phone_note()) } }
            ol class="saves" { @for save in &history.saves { li class="save" { (one(words, history, save)) } } }
        }
    };
    short_page(words, title, &said)
}

/// Why a field was not put back, above everything; it takes the focus.
fn refused(words: Words, refusal: Refusal) -> Markup {
    let sentence = match refusal {
        Refusal::Unclear => words.history_unclear(),
        Refusal::Unfit => words.history_unfit(),
        Refusal::ChangedSince => words.history_changed_since(),
    };
    html! {
        div class="notice notice--error" id="loi" role="alert" tabindex="-1" autofocus {
            h2 class="notice__title" { (words.history_refused()) }
            p { (sentence) }
        }
    }
}

fn one(words: Words, history: &History, save: &Save) -> Markup {
    let day = words.day(day_in_vietnam(save.at));
    let when = words.history_at(&time_in_vietnam(save.at), &day);
    html! {
        h2 class="save__when" { (when) }
        p class="quiet" { (save.by) }
        @match &save.changes {
            Some(changes) => {
                @for change in changes { (field(words, history, save, change, &when)) }
            }
            None => { p { (words.history_not_kept()) } }
        }
    }
}

/// A field before and after, and the way back.
fn field(words: Words, history: &History, save: &Save, change: &Change, when: &str) -> Markup {
    let name = match change.field {
        ListingField::PriceKind => words.history_price(),
        ListingField::StillCorrect => words.history_confirmed(),
        other => field_name(words, other),
    };
    let address = format!("/quan-ly/san-pham/{}/lich-su", history.id);
    let side = |label: &str, text: &str| {
        let empty = text.is_empty();
        html! {
            p class="field__hint" { (label) }
            p class="conflict__text" { @if empty { (words.conflict_empty()) } @else { (text) } }
        }
    };
    html! {
        h3 class="save__field" { (name) }
        div class="conflict__sides" {
            div class="conflict__side" {
                (side(words.history_before(), &change.before))
                @if change.can_return {
                    form class="form__acts" method="post" action=(address) {
                        input type="hidden" name=(SAVE) value=(save.id);
                        input type="hidden" name=(FIELD) value=(change.field.name());
                        input type="hidden" name=(LOOKED_AT) value=(history.version);
                        button class="button button--plain" type="submit" {
                            (words.history_take())
                            span class="visually-hidden" { ": " (name) ", " (when) }
                        }
                    }
                }
            }
            div class="conflict__side" { (side(words.history_after(), &change.after)) }
        }
    }
}
