//! Signing in and out. Both are plain form posts in either mode: no session may depend on scripts.

use crate::ui::{PageTitle, WrittenPage, heading};
use crate::words::{Words, use_words};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

/// Why a sign-in was refused. Unknown and known accounts read the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// A refused sign-in: what was typed, but for the password, and why it was refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInState {
    /// The telephone as typed.
    pub phone: String,
    /// Where to go after it, a path of this site.
    pub next: String,
    /// What was wrong with it.
    pub problem: Option<SignInProblem>,
}

/// The page `/dang-nhap`.
#[component]
pub fn SignInPage() -> impl IntoView {
    let words = use_words();
    // Only the answer to a refused post differs from the page that everybody gets.
    let state = SharedValue::new(|| use_context::<SignInState>().unwrap_or_default()).into_inner();
    let problem = match state.problem {
        None => String::new(),
        Some(SignInProblem::Missing) => words.sign_in_missing().to_owned(),
        Some(SignInProblem::Wrong) => words.sign_in_wrong().to_owned(),
        Some(SignInProblem::Wait { seconds }) => words.sign_in_wait(&seconds),
    };
    let refused = !problem.is_empty();
    let title = if refused {
        words.sign_in_title_error()
    } else {
        words.sign_in_title()
    };
    let search = use_location().search;
    let next = if state.next.is_empty() {
        wanted(&search.get_untracked())
    } else {
        state.next
    };
    let markup = html! {
        @if refused { (refusal(words, &problem)) }
        (heading(words.sign_in_title()))
        p class="prose quiet" { (words.sign_in_lead()) }
        form class="form form--narrow" method="post" action="/dang-nhap" novalidate {
            input type="hidden" name="tiep" value=(next);
            div class={ "field" @if refused { " field--bad" } } {
                label class="field__label" for="so" { (words.sign_in_phone()) }
                @if refused { p class="field__error" id="so-loi" { (problem) } }
                input class="input" id="so" name="so" type="tel" inputmode="tel" autocomplete="username" value=(state.phone)
                    aria-describedby=[refused.then_some("so-loi")] aria-invalid=[refused.then_some("true")];
            }
            div class="field" {
                label class="field__label" for="mat-khau" { (words.sign_in_password()) }
                input class="input" id="mat-khau" name="mat-khau" type="password" autocomplete="current-password";
            }
            div class="form__acts" { button class="button" type="submit" { (words.sign_in_go()) } }
        }
        section class="section" aria-labelledby="chua-co" {
            div class="section__head" { h2 id="chua-co" { (words.sign_in_none_title()) } }
            p class="prose" { (words.sign_in_none_text()) }
        }
    };
    view! {
        <PageTitle text=title />
        <WrittenPage markup />
    }
    .into_any()
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
    domain::form::decode(search, 20)
        .into_iter()
        .find(|(name, _)| name == "tiep")
        .map(|(_, path)| path)
        .unwrap_or_default()
}
