//! Branded pages for what is not there and for what went wrong.

use super::{PageTitle, WrittenPage, heading};
use crate::error::AppError;
use crate::words::use_words;
use leptos::prelude::*;
use maud::html;

/// Says that nothing is at this address; the response has status 404.
#[component]
pub fn NotFound() -> impl IntoView {
    crate::error::set_status(404);
    let words = use_words();
    view! {
        <Troubled
            title=words.trouble_not_found_title().to_owned()
            text=words.trouble_not_found_text().to_owned()
            reference=None
        />
    }
}

/// The page for an error; what is not found looks the same whatever the reason.
#[component]
pub fn Trouble(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    let words = use_words();
    let (title, text) = match &error {
        AppError::NotFound => return view! { <NotFound /> }.into_any(),
        AppError::Offline => (words.trouble_offline_title(), words.trouble_offline_text()),
        AppError::NotSignedIn => (
            words.trouble_signed_out_title(),
            words.trouble_signed_out_text(),
        ),
        AppError::TooManyRequests { .. } => (words.trouble_busy_title(), words.trouble_busy_text()),
        AppError::Internal { .. } => (
            words.trouble_internal_title(),
            words.trouble_internal_text(),
        ),
    };
    let reference = if let AppError::Internal { reference } = error {
        Some(reference)
    } else {
        None
    };
    view! { <Troubled title=title.to_owned() text=text.to_owned() reference /> }.into_any()
}

/// The drawing, the words and the ways out.
#[component]
pub fn Troubled(
    /// What happened.
    title: String,
    /// What it means and what to do.
    text: String,
    /// A number to quote.
    reference: Option<String>,
) -> impl IntoView {
    let words = use_words();
    let markup = html! {
        div class="trouble" {
            img class="trouble__pic" src="/drawings/none.svg" alt="" width="320" height="240";
            (heading(&title))
            p { (text) }
            @if let Some(reference) = reference {
                p class="trouble__ref" { (words.trouble_reference()) " " code { (reference) } }
            }
            p class="trouble__ways" {
                a class="button" href=(words.at("/san-pham")) { (words.trouble_to_products()) }
                a class="button button--plain" href=(words.at("/")) { (words.trouble_to_home()) }
            }
        }
    };
    view! {
        <PageTitle text=title />
        <WrittenPage markup />
    }
}
