//! The page `/quan-ly/ngay-nghi`: days on which the own producer is closed. A document without the app and without scripts.

use crate::error::AppError;
use crate::ssr::{AppContext, logged, short_page};
use crate::words::Words;
use domain::closure::{LONGEST, LONGEST_REASON};
use domain::{Closure, ClosureForm, ClosureProblem, Language, form};
use maud::{Markup, html};
use store::{ChangeClosure, ClosureChanged, MOST_CLOSURES, Viewer};

/// The address of the page.
pub const PATH: &str = "/quan-ly/ngay-nghi";
/// The parameter that says that a change was saved.
pub const DONE: &str = "da-luu";
/// The control with the id of a closure; empty for a new one.
pub const ID: &str = "ky";
/// The control with the version that was looked at.
pub const LOOKED_AT: &str = "ban";
/// The control with the first day.
pub const FIRST: &str = "tu";
/// The control with the last day.
pub const LAST: &str = "den";
/// The control with the reason.
pub const REASON: &str = "ly-do";
/// The button that takes a closure away.
pub const REMOVE: &str = "bo";

/// A form as it was posted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    id: String,
    version: i64,
    form: ClosureForm,
    remove: bool,
}

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Something typed is wrong. Status 422.
    Problem(ClosureProblem),
    /// There are as many as can be. Status 422.
    TooMany,
    /// Somebody has changed it meanwhile. Status 409.
    Changed,
}

impl Refusal {
    /// The HTTP status that goes with it.
    pub const fn status(self) -> u16 {
        match self {
            Self::Problem(_) | Self::TooMany => 422,
            Self::Changed => 409,
        }
    }

    fn sentence(self, words: Words) -> String {
        match self {
            Self::TooMany => words.closure_too_many(&MOST_CLOSURES),
            Self::Changed => words.closure_changed().to_owned(),
            Self::Problem(problem) => match problem {
                ClosureProblem::First => words.closure_no_first().to_owned(),
                ClosureProblem::Last => words.closure_no_last().to_owned(),
                ClosureProblem::Reversed => words.closure_reversed().to_owned(),
                ClosureProblem::TooLong => words.closure_too_long(&LONGEST),
                ClosureProblem::Over => words.closure_over().to_owned(),
                ClosureProblem::Reason => words.closure_reason_wrong(&LONGEST_REASON),
            },
        }
    }

    /// The control that it is about.
    const fn control(self) -> &'static str {
        match self {
            Self::Problem(ClosureProblem::Reason) => REASON,
            Self::Problem(
                ClosureProblem::Last
                | ClosureProblem::Reversed
                | ClosureProblem::TooLong
                | ClosureProblem::Over,
            ) => LAST,
            _ => FIRST,
        }
    }
}

/// What the own producer announces.
pub async fn closures(cx: &AppContext, viewer: &Viewer) -> Result<Vec<Closure>, AppError> {
    let producer = viewer.producer.as_ref().ok_or(AppError::NotFound)?;
    let all = cx.store().closures(producer).await;
    all.map_err(|error| logged(&error))
}

/// Adds, changes or takes away what the form says.
pub async fn change(
    cx: &AppContext,
    viewer: &Viewer,
    body: &str,
) -> Result<Result<(), (Typed, Refusal)>, AppError> {
    let producer = viewer.producer.as_ref().ok_or(AppError::NotFound)?;
    let typed = decode(body);
    let today = cx.today();
    let days = match typed.form.parse(today) {
        Ok(days) => Some(days),
        Err(_) if typed.remove => None,
        Err(problem) => return Ok(Err((typed, Refusal::Problem(problem)))),
    };
    let (id, version) = (typed.id.as_str(), typed.version);
    let change = match &days {
        _ if typed.remove => ChangeClosure::Remove { id, version },
        Some(days) if id.is_empty() => ChangeClosure::Add(days),
        Some(days) => ChangeClosure::Change { id, version, days },
        None => return Err(AppError::NotFound),
    };
    let store = cx.store();
    let changed = store
        .change_closure(&viewer.account, producer, change, today, cx.now())
        .await
        .map_err(|error| logged(&error))?;
    match changed {
        ClosureChanged::Done => {
            let taken = cx.catalogue().take_over_all(store, &[]).await;
            taken.map_err(|error| logged(&error))?;
            Ok(Ok(()))
        }
        ClosureChanged::NotFound => Err(AppError::NotFound),
        ClosureChanged::Conflict => Ok(Err((typed, Refusal::Changed))),
        ClosureChanged::TooMany => Ok(Err((typed, Refusal::TooMany))),
    }
}

fn decode(body: &str) -> Typed {
    let mut typed = Typed::default();
    for (name, value) in form::decode(body, 20) {
        match name.as_str() {
            ID => typed.id = value,
            LOOKED_AT => typed.version = value.parse().unwrap_or(-1),
            FIRST => typed.form.first = value,
            LAST => typed.form.last = value,
            REASON => typed.form.reason = value,
            REMOVE => typed.remove = true,
            _ => {}
        }
    }
    typed
}

/// The document; `done` after a change, `refused` with what was typed after none.
pub fn document(
    words: Words,
    closures: &[Closure],
    done: bool,
    refused: Option<&(Typed, Refusal)>,
) -> String {
    let title = if refused.is_some() {
        words.closure_title_error()
    } else {
        words.closure_title()
    };
    let of = |id: &str| {
        let (typed, refusal) = refused?;
        (typed.id == id).then_some((&typed.form, *refusal))
    };
    let body = html! {
        @if let Some((typed, refusal)) = refused {
            div class="notice notice--error" id="loi" role="alert" tabindex="-1" autofocus {
                h2 class="notice__title" { (words.closure_refused()) }
                ul class="notice__list" {
                    li { a href={ "#" (control(refusal.control(), &typed.id)) } { (refusal.sentence(words)) } }
                }
            }
        }
        @if done { div class="notice notice--ok" role="status" { p { (words.closure_saved()) } } }
        p { a href="/quan-ly" { (words.studio_title()) } }
        h1 { (words.closure_title()) }
        p class="prose quiet" { (words.closure_lead()) }
        @for closure in closures {
            section class="section" aria-labelledby={ "ky-" (closure.id) } {
                h2 id={ "ky-" (closure.id) } { (sentence(words, closure)) }
                (one(words, Some(closure), of(&closure.id)))
            }
        }
        section class="section" aria-labelledby="them" {
            h2 id="them" { (words.closure_add()) }
            (one(words, None, of("")))
        }
    };
    short_page(words, title, &body)
}

/// The id of a control: each closure has its own form.
fn control(name: &str, id: &str) -> String {
    if id.is_empty() {
        name.to_owned()
    } else {
        format!("{name}-{id}")
    }
}

fn one(
    words: Words,
    closure: Option<&Closure>,
    refused: Option<(&ClosureForm, Refusal)>,
) -> Markup {
    let saved = closure.map(|closure| ClosureForm::of(&closure.days));
    let form = refused
        .map(|(form, _)| form.clone())
        .or(saved)
        .unwrap_or_default();
    let id = closure.map_or("", |closure| closure.id.as_str());
    let refusal = refused.map(|(_, refusal)| refusal);
    let field = |name: &str, label: &str, kind: &str, value: &str| {
        let own = control(name, id);
        let wrong = refusal.filter(|refusal| refusal.control() == name);
        let error = wrong.map(|_| format!("{own}-loi"));
        html! {
            div class={ "field" @if wrong.is_some() { " field--bad" } } {
                label class="field__label" for=(own) { (label) }
                @if let Some(refusal) = wrong { p class="field__error" id=[error.as_deref()] { (refusal.sentence(words)) } }
                input class="input" type=(kind) id=(own) name=(name) value=(value) autocomplete="off"
                    maxlength=[(kind == "text").then_some(LONGEST_REASON)] aria-describedby=[error.as_deref()] aria-invalid=[wrong.map(|_| "true")];
            }
        }
    };
    html! {
        form class="form" method="post" action=(PATH) {
            @if let Some(closure) = closure {
                input type="hidden" name=(ID) value=(closure.id);
                input type="hidden" name=(LOOKED_AT) value=(closure.version);
            }
            div class="input__row input__row--days" {
                (field(FIRST, words.closure_first(), "date", &form.first))
                (field(LAST, words.closure_last(), "date", &form.last))
            }
            (field(REASON, words.closure_reason(), "text", &form.reason))
            div class="form__acts" {
                @if closure.is_some() {
                    button class="button" type="submit" { (words.closure_save()) }
                    button class="button button--plain" type="submit" name=(REMOVE) value="1" { (words.closure_remove()) }
                } @else {
                    button class="button" type="submit" { (words.closure_add()) }
                }
            }
        }
    }
}

/// `Nghỉ 10–20/2/2027: nghỉ Tết`.
fn sentence(words: Words, closure: &Closure) -> String {
    let days = match words.0 {
        Language::Vi => closure.days.vietnamese(),
        Language::En => words.closure_from_to(
            &words.day(closure.days.first),
            &words.day(closure.days.last),
        ),
    };
    match &closure.days.reason {
        Some(reason) => words.closure_told_why(&days, reason),
        None => words.closure_told(&days),
    }
}

/// What the public is told today, for the pages of a producer and its products.
pub fn told(words: Words, closures: &[Closure], today: domain::Date) -> Markup {
    html! {
        @for closure in closures.iter().filter(|closure| closure.days.is_told(today)) {
            p class="notice closed" { (sentence(words, closure)) }
        }
    }
}
