//! Pages that the server alone draws.
//!
//! Of such a page the browser knows how to ask for it and where to put it, and nothing else: whatever a page shows, the
//! shopper's download does not grow. For pages of links and words that are visited now and then.

pub mod api;
#[cfg(feature = "ssr")]
pub mod parts;
#[cfg(feature = "ssr")]
pub mod structured;

use crate::browse::local;
use crate::error::AppError;
use crate::ui::{
    DrawnPart, JsonLd, NotFound, PageTitle, Sent, Trouble, Troubled, answered, loading, origin,
};
use crate::words::{Words, use_words};
use api::{Drawn, draw};
use domain::Language;
use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use leptos_router::hooks::{use_location, use_params_map};

/// The page of this address, in whichever of these rooms it is; `draw` knows them.
#[component]
pub fn DrawnPage() -> impl IntoView {
    let words = use_words();
    let (params, location) = (use_params_map(), use_location());
    // The address is another room's as soon as the visitor leaves; what is shown here stays until then.
    let path = Memo::new(move |shown: Option<&String>| {
        let path = params.with(|params| match (params.get("room"), params.get("slug")) {
            (Some(room), Some(slug)) => format!("/{room}/{slug}"),
            (room, _) => format!("/{}", room.unwrap_or_default()),
        });
        let path = words.at(path);
        let (address, search) = (location.pathname.get(), location.search.get());
        match shown {
            Some(shown) if address != path => shown.clone(),
            _ if search.is_empty() => path,
            _ => format!("{path}?{search}"),
        }
    });
    let page = Resource::new(
        move || path.get(),
        move |path| async move { asked(words, path).await.map(Sent) },
    );
    view! {
        <Transition fallback=loading>
            {answered(move || async move {
                match page.await {
                    Ok(Sent(page)) => shown(page),
                    Err(AppError::NotFound) => gone(&path.get_untracked()),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// The page, from the server; of a product, where there is no network, what the catalogue in the browser knows.
async fn asked(words: Words, path: String) -> Result<Drawn, AppError> {
    match draw(path.clone()).await {
        Err(AppError::Offline) => local::product(words, path).await.ok_or(AppError::Offline),
        answer => answer,
    }
}

/// Says what is not there, as far as the room tells.
fn gone(path: &str) -> AnyView {
    let words = use_words();
    let (title, text) = match Language::split(path).1.split('/').nth(1) {
        Some("san-pham") => (words.product_gone_title(), words.product_gone_text()),
        Some("co-so") => (words.producer_gone_title(), words.producer_gone_text()),
        _ => return view! { <NotFound /> }.into_any(),
    };
    crate::error::set_status(404);
    view! { <Troubled title=title.to_owned() text=text.to_owned() reference=None /> }.into_any()
}

fn shown(page: Drawn) -> AnyView {
    view! {
        <PageTitle text=page.title />
        <Link rel="canonical" href=origin() + &use_words().at(page.path) />
        <Meta name="description" content=page.summary />
        {(!page.listed).then(|| view! { <Meta name="robots" content="noindex" /> })}
        {page.structured.map(|json| view! { <JsonLd json /> })}
        <DrawnPart html=page.html />
    }
    .into_any()
}
