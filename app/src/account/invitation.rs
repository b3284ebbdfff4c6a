//! The page of a one-time address where somebody sets the password of the own account.

use super::secret;
use crate::ui::described_by;
use crate::words::Words;
use maud::{Markup, html};

/// Why a password was not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordProblem {
    /// Too short or too long.
    Length {
        /// Fewest characters.
        shortest: usize,
        /// Most characters.
        longest: usize,
    },
    /// Typed differently the second time.
    Differs,
    /// Too many people at once.
    Busy,
}

impl PasswordProblem {
    fn sentence(self, words: Words) -> String {
        match self {
            Self::Length { shortest, longest } => words.invited_length(&shortest, &longest),
            Self::Differs => words.invited_differs().to_owned(),
            Self::Busy => words.sign_in_busy().to_owned(),
        }
    }
}

/// The form; it posts to the address that it stands at.
pub fn set_password(words: Words, problem: Option<PasswordProblem>) -> Markup {
    let problem = problem.map(|problem| problem.sentence(words));
    let bad = problem.is_some();
    html! {
        @if let Some(problem) = &problem {
            div class="notice notice--error" role="alert" {
                h2 class="notice__title" { (words.invited_refused()) }
                ul class="notice__list" { li { a href="#mat-khau" { (problem) } } }
            }
        }
        h1 { (words.invited_title()) }
        p class="prose quiet" { (words.invited_lead()) }
        form class="form form--narrow" method="post" {
            div class={ "field" @if bad { " field--bad" } } {
                label class="field__label" for="mat-khau" { (words.invited_password()) }
                p class="field__hint" id="mat-khau-hint" { (words.invited_hint()) }
                @if let Some(problem) = &problem { p class="field__error" id="mat-khau-loi" { (problem) } }
                (secret(words, "mat-khau", "new-password", &described_by("mat-khau", true, bad), bad))
            }
            div class="field" {
                label class="field__label" for="lai" { (words.invited_again()) }
                (secret(words, "lai", "new-password", "", false))
            }
            div class="form__acts" { button class="button" type="submit" { (words.invited_go()) } }
        }
    }
}
