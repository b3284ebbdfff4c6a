//! The page of a producer with its products.

pub mod api;
#[cfg(feature = "ssr")]
mod draw;

use crate::error::AppError;
use crate::ui::{DrawnPart, PageTitle, Sent, Trouble, Troubled, answered, loading};
use crate::words::use_words;
use api::{ProducerPage as Page, load_producer};
use leptos::prelude::*;
use leptos_meta::Link;
use leptos_router::hooks::use_params_map;

/// The page `/co-so/{slug}`.
#[component]
pub fn ProducerPage() -> impl IntoView {
    let params = use_params_map();
    let slug = move || params.with(|params| params.get("slug").unwrap_or_default());
    let page = Resource::new(slug, |slug| async { load_producer(slug).await.map(Sent) });
    view! {
        <Transition fallback=loading>
            {answered(move || async move {
                match page.await {
                    Ok(Sent(page)) => shown(page),
                    Err(AppError::NotFound) => view! { <Gone /> }.into_any(),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Gone() -> impl IntoView {
    crate::error::set_status(404);
    let words = use_words();
    view! {
        <Troubled
            title=words.producer_gone_title().to_owned()
            text=words.producer_gone_text().to_owned()
            reference=None
        />
    }
}

fn shown(page: Page) -> AnyView {
    view! {
        <PageTitle text=page.name />
        <Link rel="canonical" href=page.url />
        <DrawnPart html=page.html />
    }
    .into_any()
}
