//! Signing in and out. Both are plain form posts in either mode: no session may depend on scripts.

use crate::ui::{Field, Heading, PageTitle, described_by};
use crate::words::use_words;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
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
    let error = Signal::stored(problem.clone());
    view! {
        <PageTitle text=title />
        {refused
            .then(|| {
                view! {
                    <div class="notice notice--error" id="loi" tabindex="-1" role="alert">
                        <h2 class="notice__title">{words.sign_in_refused()}</h2>
                        <ul class="notice__list">
                            <li>
                                <a href="#so" rel="external">
                                    {problem}
                                </a>
                            </li>
                        </ul>
                    </div>
                }
            })}
        <Heading text=words.sign_in_title() />
        <p class="prose quiet">{words.sign_in_lead()}</p>
        <form class="form form--narrow" method="post" action="/dang-nhap" novalidate>
            <input type="hidden" name="tiep" value=next />
            <Field name="so" label=words.sign_in_phone() error=error>
                <input
                    class="input"
                    id="so"
                    name="so"
                    type="tel"
                    inputmode="tel"
                    autocomplete="username"
                    value=state.phone
                    aria-describedby=described_by("so", false, refused)
                    aria-invalid=refused.then_some("true")
                />
            </Field>
            <Field name="mat-khau" label=words.sign_in_password() error=Signal::stored(String::new())>
                <input class="input" id="mat-khau" name="mat-khau" type="password" autocomplete="current-password" />
            </Field>
            <div class="form__acts">
                <button class="button" type="submit">
                    {words.sign_in_go()}
                </button>
            </div>
        </form>
        <section class="section" aria-labelledby="chua-co">
            <div class="section__head">
                <h2 id="chua-co">{words.sign_in_none_title()}</h2>
            </div>
            <p class="prose">{words.sign_in_none_text()}</p>
        </section>
    }
    .into_any()
}

/// The path that a link to this page asks to go on to; the server checks it again.
fn wanted(search: &str) -> String {
    domain::form::decode(search, 20)
        .into_iter()
        .find(|(name, _)| name == "tiep")
        .map(|(_, path)| path)
        .unwrap_or_default()
}
