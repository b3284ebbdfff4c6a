//! What became of an attempt to save a listing, above its form.

use super::editor::Progress;
use super::problems::{control_of, problem_words};
use crate::error::AppError;
use crate::ui::{Notice, NoticeKind};
use crate::words::{Words, use_words};
use domain::FieldErrors;
use leptos::html::Div;
use leptos::prelude::*;

/// What happened to the last attempt to save: above the form, where focus goes.
#[component]
pub fn Said(
    /// What the editor knows.
    progress: Progress,
    /// The public page.
    public: String,
) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if progress.refusals.get() > 0
            && let Some(node) = node.get()
        {
            // The box has a tabindex; were it gone, there would be nothing to focus.
            let _ = node.focus();
        }
    });
    view! {
        <div node_ref=node tabindex="-1" id="loi">
            {move || {
                progress.refused.get().then(|| view! { <Summary errors=progress.errors.get() words /> })
            }}
            {move || {
                progress
                    .conflict
                    .with(Option::is_some)
                    .then(|| {
                        view! {
                            <Notice kind=NoticeKind::Bad title=words.conflict_title()>
                                <p>{words.conflict_text()}</p>
                            </Notice>
                        }
                    })
            }}
            {move || {
                progress
                    .failure
                    .get()
                    .map(|error| {
                        let (title, text) = failure_words(words, &error);
                        // Scripts read it: a text that met no network waits on the device, an ended session is begun anew in place.
                        let failure = match error {
                            AppError::Offline => "offline",
                            AppError::NotSignedIn => "signed-out",
                            _ => "other",
                        };
                        let again = (error == AppError::NotSignedIn)
                            .then(|| {
                                view! {
                                    " "
                                    <a href="/dang-nhap" target="_blank" rel="external noopener noreferrer">
                                        {words.editor_sign_in()}
                                    </a>
                                }
                            });
                        view! {
                            <div data-failure=failure>
                                <Notice kind=NoticeKind::Bad title=title>
                                    <p>{text} {again}</p>
                                </Notice>
                            </div>
                        }
                    })
            }}
            {move || {
                let public = public.clone();
                progress
                    .saved
                    .get()
                    .then(|| {
                        view! {
                            <Notice kind=NoticeKind::Good title=words.editor_saved_title()>
                                <p>
                                    {words.editor_saved_text()} " "
                                    <a href=public>{words.editor_see()}</a>
                                </p>
                            </Notice>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// Every problem once, as a link to its field.
#[component]
fn Summary(
    /// The problems.
    errors: FieldErrors,
    /// The words.
    words: Words,
) -> impl IntoView {
    let number = errors.0.len();
    view! {
        <div class="notice notice--error" role="alert">
            <h2 class="notice__title">{words.editor_refused(&number)}</h2>
            <ul class="notice__list">
                {errors
                    .0
                    .into_iter()
                    .map(|(field, problem)| {
                        view! {
                            <li>
                                <a href=format!("#{}", control_of(field, problem)) rel="external">
                                    {problem_words(words, field, problem)}
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </div>
    }
}

fn failure_words(words: Words, error: &AppError) -> (&'static str, String) {
    match error {
        AppError::Offline => (
            words.trouble_offline_title(),
            words.editor_offline().to_owned(),
        ),
        AppError::NotSignedIn => (
            words.trouble_signed_out_title(),
            words.editor_signed_out().to_owned(),
        ),
        AppError::NotFound => (words.product_gone_title(), words.editor_gone().to_owned()),
        AppError::Internal { reference } => (
            words.trouble_internal_title(),
            words.editor_internal(reference),
        ),
        AppError::TooManyRequests { .. } => (
            words.trouble_busy_title(),
            words.trouble_busy_text().to_owned(),
        ),
    }
}
