//! The page `/quan-ly/nhap`: a document without the app and without scripts.

use super::import::{
    BATCH, DEED, FILE, FieldChange, HASH, Judged, LEAVE, PASTED, PATH, Preview, SAVE, UNDO, Unread,
    Verdict,
};
use crate::ssr::{day_in_vietnam, short_page, time_in_vietnam};
use crate::ui::text_area;
use crate::words::Words;
use maud::{Markup, html};
use sheet::{MOST_COLUMNS, MOST_LINES, SheetError};
use store::{Batch, BatchKind, KEPT_DAYS};

/// What is said above the form.
pub enum Said<'a> {
    /// Nothing.
    Nothing,
    /// What a file would change.
    Preview(&'a Preview),
    /// Why a file was not looked at, and what was pasted.
    Unread(Unread, &'a str),
    /// This was just saved, or put back.
    Done(&'a Batch),
    /// Nothing is waiting to be saved.
    Gone,
    /// These were changed meanwhile; nothing was saved.
    Changed(&'a [String]),
    /// These were changed since the batch; it was not put back.
    NotUndone {
        /// The batch.
        batch: &'a str,
        /// Their names.
        names: &'a [String],
        /// How many could be put back.
        others: usize,
    },
}

impl Said<'_> {
    fn is_refusal(&self) -> bool {
        match self {
            Self::Nothing | Self::Done(_) => false,
            Self::Preview(preview) => preview.is_wrong(),
            _ => true,
        }
    }
}

/// The document.
pub fn document(words: Words, batches: &[Batch], said: &Said<'_>) -> String {
    let title = if said.is_refusal() {
        words.import_title_error()
    } else {
        words.import_title()
    };
    let pasted = match said {
        Said::Unread(_, pasted) => pasted,
        _ => "",
    };
    let body = html! {
        (told(words, said))
        p { a href="/quan-ly" { (words.studio_title()) } " · " a href=(super::table::PATH) { (words.table_title()) } }
        h1 { (words.import_title()) }
        @if let Said::Preview(preview) = said { (shown(words, preview)) }
        section class="section" aria-labelledby="tai-len" {
            h2 id="tai-len" { (words.import_upload()) }
            p class="prose quiet" { (words.import_lead(&number(words, MOST_LINES))) }
            p { a href="/quan-ly/bang.xlsx" { (words.table_xlsx()) } " · " a href="/quan-ly/bang.csv" { (words.table_csv()) } }
            form class="form" method="post" action=(PATH) enctype="multipart/form-data" {
                div class="field" {
                    label class="field__label" for=(FILE) { (words.import_file()) }
                    p class="field__hint" id="tep-hint" { (words.import_file_hint()) }
                    input class="input" type="file" id=(FILE) name=(FILE) accept=".csv,.xlsx,.txt,text/csv" aria-describedby="tep-hint";
                }
                div class="field" {
                    label class="field__label" for=(PASTED) { (words.import_pasted()) }
                    p class="field__hint" id="dan-hint" { (words.import_pasted_hint()) }
                    (text_area(PASTED, pasted, 4, "dan-hint", false))
                }
                div class="form__acts" { button class="button" type="submit" { (words.import_look()) } }
            }
        }
        (past(words, batches))
    };
    short_page(words, title, &body)
}

fn told(words: Words, said: &Said<'_>) -> Markup {
    match said {
        Said::Nothing => html! {},
        Said::Preview(preview) if preview.is_wrong() => refusal(
            words.import_wrong_title(),
            &html! { p { (words.import_wrong_text()) } },
        ),
        Said::Preview(_) => html! {},
        Said::Done(batch) => html! {
            div class="notice notice--ok" role="status" {
                @if batch.kind == BatchKind::Undo {
                    p { (words.import_undone(&batch.listings)) }
                } @else {
                    p { (words.table_saved(&batch.listings)) }
                    (undo_form(words, &batch.id, false))
                }
            }
        },
        Said::Unread(why, _) => refusal(
            words.import_unread_title(),
            &html! { p { (unread(words, *why)) } },
        ),
        Said::Gone => refusal(
            words.import_not_saved(),
            &html! { p { (words.import_gone()) } },
        ),
        Said::Changed(names) => refusal(
            words.import_not_saved(),
            &html! {
                p { (words.import_changed_meanwhile()) }
                ul class="notice__list" { @for name in *names { li { (name) } } }
            },
        ),
        Said::NotUndone {
            batch,
            names,
            others,
        } => refusal(
            words.import_not_undone(),
            &html! {
                p { (words.import_changed_since()) }
                ul class="notice__list" { @for name in *names { li { (name) } } }
                @if *others > 0 {
                    p { (words.import_undo_others(others)) }
                    (undo_form(words, batch, true))
                }
            },
        ),
    }
}

fn refusal(title: &str, said: &Markup) -> Markup {
    html! {
        div class="notice notice--error" id="loi" role="alert" tabindex="-1" autofocus {
            h2 class="notice__title" { (title) }
            (said)
        }
    }
}

fn unread(words: Words, why: Unread) -> String {
    match why {
        Unread::NoProducts => words.import_no_products().to_owned(),
        Unread::Twice(column) => words.import_twice(&column.title(words)),
        Unread::Sheet(error) => match error {
            SheetError::TooLarge => words.import_too_large().to_owned(),
            SheetError::Unpacked => words.import_unpacked().to_owned(),
            SheetError::TooManyLines => words.import_too_many_lines(&number(words, MOST_LINES)),
            SheetError::TooManyColumns => words.import_too_many_columns(&MOST_COLUMNS),
            SheetError::NotText => words.import_not_text().to_owned(),
            SheetError::NotASheet => words.import_not_a_sheet().to_owned(),
            SheetError::Empty => words.import_empty().to_owned(),
        },
    }
}

/// What the file would do: the numbers, what is wrong, and every field before and after.
fn shown(words: Words, preview: &Preview) -> Markup {
    let changed = preview.count(|verdict| matches!(verdict, Verdict::Changed(_)));
    let new = preview.count(|verdict| matches!(verdict, Verdict::New));
    let wrong = preview.count(|verdict| matches!(verdict, Verdict::Wrong(_)));
    html! {
        section class="section" aria-labelledby="xem-truoc" {
            h2 id="xem-truoc" { (words.import_preview()) }
            ul class="counts" {
                li { (words.import_count_changed(&number(words, changed))) }
                li { (words.import_count_same(&number(words, preview.same))) }
                li { (words.import_count_new(&number(words, new))) @if new > 0 { " " (words.import_new_way()) } }
                li { (words.import_count_wrong(&number(words, wrong))) }
                @if !preview.ignored.is_empty() { li { (words.import_ignored(&preview.ignored.join(", "))) } }
            }
            @for line in &preview.lines { (judged(words, line)) }
            @match &preview.hash {
                Some(hash) => {
                    form class="savebar" method="post" action=(PATH) {
                        input type="hidden" name=(DEED) value=(SAVE);
                        input type="hidden" name=(HASH) value=(hash);
                        button class="button" type="submit" { (words.import_save(&changed)) }
                        p class="savebar__say" { (words.import_save_note()) }
                    }
                }
                None => { @if wrong == 0 { p class="notice" { (words.import_nothing()) } } }
            }
        }
    }
}

fn number(words: Words, number: usize) -> String {
    words.number(u32::try_from(number).unwrap_or(u32::MAX))
}

fn judged(words: Words, line: &Judged) -> Markup {
    html! {
        article class="save" {
            h3 class="save__when" { (words.import_line(&line.number)) " " (line.name) }
            @match &line.verdict {
                Verdict::New => { p class="quiet" { (words.import_new()) } }
                Verdict::Wrong(why) => { @for why in why { p class="field__error" { (why) } } }
                Verdict::Changed(changes) => { @for change in changes { (field(words, change)) } }
            }
        }
    }
}

fn field(words: Words, change: &FieldChange) -> Markup {
    let side = |label: &str, text: &str| {
        html! {
            div class="conflict__side" {
                p class="field__hint" { (label) }
                p class="conflict__text" { @if text.is_empty() { (words.conflict_empty()) } @else { (text) } }
            }
        }
    };
    html! {
        h4 class="save__field" { (change.field) }
        div class="conflict__sides" {
            (side(words.history_before(), &change.before))
            (side(words.history_after(), &change.after))
        }
    }
}

/// What was saved at once, and the ways back.
fn past(words: Words, batches: &[Batch]) -> Markup {
    html! {
        section class="section" aria-labelledby="da-luu" {
            h2 id="da-luu" { (words.import_past()) }
            p class="quiet" { (words.import_past_lead(&KEPT_DAYS)) }
            @if batches.is_empty() {
                p { (words.import_past_none()) }
            } @else {
                ol class="saves" { @for batch in batches { li class="save" { (one(words, batch)) } } }
            }
        }
    }
}

fn one(words: Words, batch: &Batch) -> Markup {
    let day = words.day(day_in_vietnam(batch.at));
    let when = words.history_at(&time_in_vietnam(batch.at), &day);
    let what = match batch.kind {
        BatchKind::Table => words.import_by_table(&batch.listings),
        BatchKind::Import => words.import_by_file(&batch.listings),
        BatchKind::Undo => words.import_by_undo(&batch.listings),
    };
    html! {
        h3 class="save__when" { (when) }
        p class="quiet" { (what) @if let Some(name) = &batch.by { " · " (name) } }
        @match batch.undone_at {
            Some(_) => { p { (words.import_was_undone()) } }
            None => { (undo_form(words, &batch.id, false)) }
        }
    }
}

/// The way back from a batch; `leave_changed` agrees to leave out what was changed since.
pub fn undo_form(words: Words, batch: &str, leave_changed: bool) -> Markup {
    html! {
        form class="form__acts" method="post" action=(PATH) {
            input type="hidden" name=(DEED) value=(UNDO);
            input type="hidden" name=(BATCH) value=(batch);
            @if leave_changed { input type="hidden" name=(LEAVE) value="1"; }
            button class="button button--plain" type="submit" { (words.import_undo()) }
        }
    }
}
