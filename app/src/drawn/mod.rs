//! Pages that the server alone draws.
//!
//! Of such a page the browser knows how to ask for it and where to put it, and nothing else: whatever a page shows, the
//! shopper's download does not grow. For pages of links and words that are visited now and then.

pub mod api;
#[cfg(feature = "ssr")]
pub mod parts;

use crate::ui::{DrawnPart, PageTitle, Sent, Trouble, answered, loading};
use api::{Drawn, draw};
use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use leptos_router::hooks::{use_location, use_params_map};

/// The page below `room`, such as `/vung`, that the rest of the address names; the room's own page where there is no rest.
pub fn drawn(room: &'static str) -> AnyView {
    let params = use_params_map();
    let path = move || {
        params.with(|params| match params.get("slug") {
            Some(slug) => format!("{room}/{slug}"),
            None => room.to_owned(),
        })
    };
    at(path)
}

/// The page at `path`, which reads the query of its address.
pub fn asked(path: &'static str) -> AnyView {
    let search = use_location().search;
    at(move || search.with(|search| format!("{path}?{search}")))
}

fn at(path: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let page = Resource::new(path, |path| async { draw(path).await.map(Sent) });
    view! {
        <Transition fallback=loading>
            {answered(move || async move {
                match page.await {
                    Ok(Sent(page)) => shown(page),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn shown(page: Drawn) -> AnyView {
    view! {
        <PageTitle text=page.title />
        <Link rel="canonical" href=page.url />
        <Meta name="description" content=page.summary />
        {(!page.listed).then(|| view! { <Meta name="robots" content="noindex" /> })}
        <DrawnPart html=page.html />
    }
    .into_any()
}
