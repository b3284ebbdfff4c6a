//! The home page: one sentence, the search, and the ways in with true counts.

pub mod api;
#[cfg(feature = "ssr")]
mod draw;
#[cfg(feature = "ssr")]
pub use draw::stars_note;

use crate::ui::{
    DrawnBlock, Heading, PageTitle, SearchForm, Sent, Trouble, answered, loading, origin,
};
use crate::words::use_words;
use api::{Home, load_overview};
use leptos::prelude::*;
use leptos_meta::{Link, Meta};

/// The page `/`.
#[component]
pub fn HomePage() -> impl IntoView {
    let code = use_words().0.code();
    let overview = Resource::new(
        || (),
        move |()| async move { load_overview(code.to_owned()).await.map(Sent) },
    );
    view! {
        <PageTitle text="" />
        <Link rel="canonical" href=origin() + &use_words().at("/") />
        <Meta name="description" content=use_words().home_sentence() />
        <Suspense fallback=loading>
            {answered(move || async move {
                match overview.await {
                    Ok(Sent(home)) => ways(home),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

fn ways(home: Home) -> AnyView {
    let words = use_words();
    view! {
        <section class="intro">
            <div class="intro__say">
                <Heading text=words.home_sentence() />
                <p class="intro__lead quiet">{home.lead}</p>
                <SearchForm big=true />
                <DrawnBlock class="intro__try" html=home.tries />
            </div>
            <DrawnBlock class="intro__stars" html=home.stars />
        </section>
        <DrawnBlock class="ways" html=home.ways />
    }
    .into_any()
}
