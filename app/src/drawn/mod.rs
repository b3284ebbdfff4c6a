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
use leptos_router::hooks::use_location;

/// The page of this address, in whichever of these rooms it is; `draw` knows them.
#[component]
pub fn DrawnPage() -> impl IntoView {
    let location = use_location();
    let first = location.pathname.get_untracked();
    // While the visitor leaves for another room the address is that room's already: what is shown here stays until then.
    let path = Memo::new(move |shown: Option<&String>| {
        let (path, search) = (location.pathname.get(), location.search.get());
        match shown {
            Some(shown) if room(&path) != room(&first) => shown.clone(),
            _ if search.is_empty() => path,
            _ => format!("{path}?{search}"),
        }
    });
    let page = Resource::new(
        move || path.get(),
        |path| async { draw(path).await.map(Sent) },
    );
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
}

/// The first part of a path.
fn room(path: &str) -> Option<&str> {
    path.split('/').nth(1)
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
