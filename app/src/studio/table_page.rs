//! The page `/quan-ly/bang`: a document without the app. It works without scripts; the one that it has marks what was changed.

use super::availability::availability_word;
use super::table::{
    AVAILABILITY, BASE, CORRECT, LOOKED_AT, PAGE, PATH, PRICE, PRODUCT, Row, SEASON, Table,
};
use crate::browse::price_words;
use crate::ssr::studio_page;
use crate::ui::TABLE_SCRIPT;
use crate::words::Words;
use domain::listing_form::ListingField;
use domain::{Availability, ListingForm};
use maud::{Markup, html};
use store::Batch;

/// What is said above the table.
pub enum Said<'a> {
    /// Nothing.
    Nothing,
    /// This was just saved.
    Saved(&'a Batch),
    /// Nothing had been changed.
    Same,
    /// Nothing was saved; the rows say why.
    Refused,
}

/// The document.
pub fn document(words: Words, table: &Table, said: &Said<'_>) -> String {
    let title = if matches!(said, Said::Refused) {
        words.table_title_error()
    } else {
        words.table_title()
    };
    let page = table.page + 1;
    let body = html! {
        (told(words, table, said))
        p { a href="/quan-ly" { (words.studio_title()) } }
        h1 { (words.table_title()) }
        p class="prose quiet" { (words.table_lead()) }
        p { a href="/quan-ly/bang.xlsx" { (words.table_xlsx()) } " · " a href="/quan-ly/bang.csv" { (words.table_csv()) }
            " · " a href=(super::import::PATH) { (words.import_title()) } }
        @if table.rows.is_empty() {
            p { (words.studio_empty()) }
        } @else {
            form class="bulk has-savebar" method="post" action={ (PATH) "?" (PAGE) "=" (page) } data-changed=(words.table_changed()) data-leave=(words.editor_leave()) {
                div class="bulk__head" aria-hidden="true" {
                    span { (words.table_product()) }
                    span { (words.history_price()) }
                    span { (words.editor_availability()) }
                    span { (words.editor_still_correct()) }
                }
                ul class="bulk__rows" {
                    @for (number, row) in table.rows.iter().enumerate() { (one(words, number, row)) }
                }
                div class="savebar" {
                    button class="button" type="submit" { (words.table_save()) }
                    p class="savebar__say" role="status" {}
                }
            }
        }
        @if table.pages > 1 {
            nav class="form__acts" aria-label=(words.table_pages()) {
                @for other in 1..=table.pages {
                    @if other == page {
                        span aria-current="page" { (words.table_page(&other)) }
                    } @else {
                        a href={ (PATH) "?" (PAGE) "=" (other) } { (words.table_page(&other)) }
                    }
                }
            }
        }
    };
    studio_page(words, title, Some(&TABLE_SCRIPT), &body)
}

fn told(words: Words, table: &Table, said: &Said<'_>) -> Markup {
    match said {
        Said::Nothing => html! {},
        Said::Same => html! { p class="notice" role="status" { (words.table_same()) } },
        Said::Saved(batch) => html! {
            div class="notice notice--ok" role="status" {
                p { (words.table_saved(&batch.listings)) }
                (super::import::undo_form(words, &batch.id, false))
            }
        },
        Said::Refused => {
            let wrong = table.rows.iter().enumerate();
            let wrong = wrong.filter(|(_, row)| row.conflict || !row.problems.is_empty());
            html! {
                div class="notice notice--error" id="loi" role="alert" tabindex="-1" autofocus {
                    h2 class="notice__title" { (words.table_refused()) }
                    ul class="notice__list" {
                        @for (number, row) in wrong {
                            @if row.conflict {
                                li { a href={ "#" (PRICE) "-" (number) } { (row.name) ": " (words.table_conflict()) } }
                            }
                            @for (cell, problem) in &row.problems {
                                li { a href={ "#" (cell) "-" (number) } { (row.name) ": " (problem) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn one(words: Words, number: usize, row: &Row) -> Markup {
    let id = |name: &str| format!("{name}-{number}");
    let problem = |name: &str| {
        row.problems
            .iter()
            .find(|(cell, _)| *cell == name)
            .map(|(_, problem)| problem.as_str())
    };
    let error_id = |name: &str| problem(name).map(|_| format!("{name}-{number}-loi"));
    let error = |name: &str| {
        html! {
            @if let Some(problem) = problem(name) { p class="field__error" id=[error_id(name)] { (problem) } }
        }
    };
    let label = |name: &str, text: &str| {
        html! {
            label class="bulk__label" for=(id(name)) { (text) span class="visually-hidden" { ", " (row.name) } }
        }
    };
    let (cells, saved) = (&row.cells, &row.saved);
    html! {
        li { div class="bulk__row" role="group" aria-labelledby=(id("ten")) {
            input type="hidden" name=(id(PRODUCT)) value=(row.id);
            input type="hidden" name=(id(LOOKED_AT)) value=(row.version);
            input type="hidden" name=(id(BASE)) value=(row.base);
            div class="bulk__name" {
                a id=(id("ten")) href={ "/quan-ly/san-pham/" (row.id) } { (row.name) }
                @if row.conflict {
                    p class="field__error" { (words.table_conflict_now(&now(words, row))) }
                }
            }
            div class="bulk__cell" {
                (label(PRICE, words.history_price()))
                (error(PRICE))
                input class="input" type="text" autocomplete="off" id=(id(PRICE)) name=(id(PRICE)) value=(cells.price)
                    data-saved=(saved.price) aria-describedby=[error_id(PRICE)] aria-invalid=[problem(PRICE).map(|_| "true")];
            }
            div class="bulk__cell" {
                (label(AVAILABILITY, words.editor_availability()))
                (error(AVAILABILITY))
                select class="input" id=(id(AVAILABILITY)) name=(id(AVAILABILITY)) data-saved=(saved.availability)
                    aria-invalid=[problem(AVAILABILITY).map(|_| "true")] {
                    @for word in Availability::WORDS.into_iter().rev() {
                        option value=(word) selected[word == cells.availability] { (availability_word(words, word)) }
                    }
                }
                (label(SEASON, words.editor_season()))
                (error(SEASON))
                input class="input" type="text" autocomplete="off" id=(id(SEASON)) name=(id(SEASON)) value=(cells.season)
                    maxlength=(ListingField::Season.most()) data-saved=(saved.season)
                    aria-describedby=[error_id(SEASON)] aria-invalid=[problem(SEASON).map(|_| "true")];
            }
            div class="bulk__cell" {
                label class="choice" {
                    input type="checkbox" name=(id(CORRECT)) value="1" checked[cells.still_correct] data-saved="";
                    span {
                        (words.editor_still_correct())
                        span class="visually-hidden" { ", " (row.name) }
                        small { @match row.confirmed_on {
                            Some(day) => { (words.studio_confirmed(&words.day(day))) }
                            None => { (words.studio_todo_confirm_never()) }
                        } }
                    }
                }
            }
        } }
    }
}

/// What is saved now, in words.
fn now(words: Words, row: &Row) -> String {
    let mut form = ListingForm {
        availability: row.saved.availability.clone(),
        season: row.saved.season.clone(),
        ..ListingForm::default()
    };
    form.set_price_text(&row.saved.price);
    let Ok(draft) = form.parse() else {
        return row.saved.price.clone();
    };
    let price = price_words(words, draft.price, draft.price_unit.as_deref());
    let price = price.unwrap_or_else(|| words.editor_price_unsaid().to_owned());
    match words.availability(&draft.availability) {
        Some(said) => format!("{price}; {said}"),
        None => price,
    }
}
