//! Signing in and out. Both are plain form posts in either mode: no session may depend on scripts.

#[cfg(feature = "ssr")]
pub mod claim;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod invitation;
#[cfg(feature = "ssr")]
pub mod letter;
#[cfg(feature = "ssr")]
pub mod members;
#[cfg(feature = "ssr")]
pub mod own;
#[cfg(feature = "ssr")]
pub mod recovery;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
pub mod second_step;

use crate::ui::{PageTitle, WrittenPage, heading};
use crate::words::{Words, use_words};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

/// The parameter of the sign-in page that says that a new password was just set.
pub const RECOVERED: &str = "mat-khau-moi";

/// Why a sign-in was refused. Unknown and known accounts read the same.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    /// Telephone or password was left empty.
    Missing,
    /// Not this telephone with this password.
    Wrong,
    /// Too many tries for this telephone.
    Wait {
        /// Seconds until the next try counts.
        seconds: u32,
    },
    /// Too many people at once.
    Busy,
    /// The second step came too late.
    Ended,
}

#[cfg(feature = "ssr")]
impl SignInProblem {
    /// What the page says about it.
    pub fn sentence(self, words: Words) -> String {
        match self {
            Self::Missing => words.sign_in_missing().to_owned(),
            Self::Wrong => words.sign_in_wrong().to_owned(),
            Self::Wait { seconds } => words.sign_in_wait(&seconds),
            Self::Busy => words.sign_in_busy().to_owned(),
            Self::Ended => words.second_sign_in_ended().to_owned(),
        }
    }
}

/// A refused sign-in: what was typed, but for the password, and why it was refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInState {
    /// The telephone as typed.
    pub phone: String,
    /// Where to go after it, a path of this site.
    pub next: String,
    /// Why it was refused, in words; empty when nothing was tried.
    pub problem: String,
}

/// The page `/dang-nhap`.
#[component]
pub fn SignInPage() -> impl IntoView {
    let words = use_words();
    // Only the answer to a refused post differs from the page that everybody gets.
    let mut state =
        SharedValue::new(|| use_context::<SignInState>().unwrap_or_default()).into_inner();
    let title = if state.problem.is_empty() {
        words.sign_in_title()
    } else {
        words.sign_in_title_error()
    };
    let search = use_location().search;
    if state.next.is_empty() {
        state.next = wanted(&search.get_untracked());
    }
    let done = control(&search.get_untracked(), RECOVERED).is_some();
    let markup = html! {
        @if done && state.problem.is_empty() {
            div class="notice notice--ok" role="status" { p { (words.recover_done()) } }
        }
        (sign_in(words, &state, html! {}))
    };
    view! {
        <PageTitle text=title />
        <WrittenPage markup />
    }
    .into_any()
}

/// What the page says; `more` goes into the form.
fn sign_in(words: Words, state: &SignInState, more: Markup) -> Markup {
    let problem = state.problem.as_str();
    let refused = !problem.is_empty();
    html! {
        @if refused { (refusal(words, problem)) }
        (heading(words.sign_in_title()))
        p class="prose quiet" { (words.sign_in_lead()) }
        form class="form form--narrow" method="post" action="/dang-nhap" novalidate {
            input type="hidden" name="tiep" value=(state.next);
            (more)
            div class={ "field" @if refused { " field--bad" } } {
                label class="field__label" for="so" { (words.sign_in_phone()) }
                @if refused { p class="field__error" id="so-loi" { (problem) } }
                input class="input" id="so" name="so" type="tel" inputmode="tel" autocomplete="username" value=(state.phone)
                    aria-describedby=[refused.then_some("so-loi")] aria-invalid=[refused.then_some("true")];
            }
            div class="field" {
                label class="field__label" for="mat-khau" { (words.sign_in_password()) }
                (secret(words, "mat-khau", "current-password", "", false))
            }
            div class="form__acts" { button class="button" type="submit" { (words.sign_in_go()) } }
            p { a href="/quen-mat-khau" rel="external" { (words.sign_in_forgotten()) } }
        }
        section class="section" aria-labelledby="chua-co" {
            div class="section__head" { h2 id="chua-co" { (words.sign_in_none_title()) } }
            p class="prose" {
                (words.sign_in_none_text()) " "
                a href="/nhan-trang" rel="external" { (words.sign_in_letter()) }
            }
        }
    }
}

/// A password, and where scripts run a button that shows it.
fn secret(words: Words, name: &str, autocomplete: &str, described: &str, bad: bool) -> Markup {
    html! {
        div class="secret" {
            input class="input" id=(name) name=(name) type="password" autocomplete=(autocomplete)
                aria-describedby=[(!described.is_empty()).then_some(described)] aria-invalid=[bad.then_some("true")];
            button class="button button--plain" type="button" data-reveal=(name) hidden {
                (words.sign_in_show()) span class="visually-hidden" { " " (words.sign_in_show_what()) }
            }
        }
    }
}

/// The sign-in page for somebody whose session ended under a form: it carries what was typed, so that the same is posted
/// again after the right password. A page without scripts, because it stands at the address of the form.
#[cfg(feature = "ssr")]
pub fn sign_in_and_go_on(words: Words, state: &SignInState, typed: &[(String, String)]) -> Markup {
    let carried = html! {
        @for (name, value) in typed { input type="hidden" name=(name) value=(value); }
    };
    html! {
        @if state.problem.is_empty() {
            div class="notice" role="status" {
                @if typed.is_empty() {
                    h2 class="notice__title" { (words.account_ended_title()) }
                    p { (words.account_ended_text()) }
                } @else {
                    h2 class="notice__title" { (words.sign_in_kept_title()) }
                    p { (words.sign_in_kept_text()) }
                }
            }
        }
        (sign_in(words, state, carried))
    }
}

/// Why the last try was refused, above everything; its link leads into the form.
fn refusal(words: Words, problem: &str) -> Markup {
    html! {
        div class="notice notice--error" id="loi" tabindex="-1" role="alert" {
            h2 class="notice__title" { (words.sign_in_refused()) }
            ul class="notice__list" { li { a href="#so" rel="external" { (problem) } } }
        }
    }
}

/// The path that a link to this page asks to go on to; the server checks it again.
fn wanted(search: &str) -> String {
    control(search, "tiep").unwrap_or_default()
}

/// The first value of a parameter.
fn control(search: &str, wanted: &str) -> Option<String> {
    let all = domain::form::decode(search, 20);
    all.into_iter()
        .find_map(|(name, value)| (name == wanted).then_some(value))
}
