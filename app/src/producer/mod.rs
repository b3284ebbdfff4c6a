//! The page of a producer with its products.

pub mod api;

use crate::browse::{Cards, kind_words, place_words};
use crate::error::AppError;
use crate::ui::{Heading, PageTitle, Trouble, Troubled};
use crate::words::use_words;
use api::{ProducerPage as Page, load_producer};
use domain::{BrowseQuery, Param};
use leptos::prelude::*;
use leptos_meta::Link;
use leptos_router::hooks::use_params_map;

/// The page `/co-so/{slug}`.
#[component]
pub fn ProducerPage() -> impl IntoView {
    let words = use_words();
    let params = use_params_map();
    let slug = move || params.with(|params| params.get("slug").unwrap_or_default());
    let page = Resource::new(slug, load_producer);
    view! {
        <Transition fallback=move || view! { <p class="quiet">{words.browse_loading()}</p> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) => view! { <Shown page /> }.into_any(),
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

#[component]
fn Shown(
    /// What there is to show.
    page: Page,
) -> impl IntoView {
    let words = use_words();
    let Page {
        producer,
        place,
        cards,
        url,
    } = page;
    let place_text = place_words(words, &place);
    let kind = producer.kind.map(|kind| kind_words(words, kind));
    let district = place.district.map(|district| {
        let href = BrowseQuery::default()
            .toggled(Param::District, &district.slug)
            .unwrap_or_default()
            .href();
        view! {
            <li>
                <a href=href>{district.name}</a>
            </li>
        }
    });
    let total = cards.len();
    view! {
        <PageTitle text=producer.name.clone() />
        <Link rel="canonical" href=url />
        <nav class="crumbs" aria-label=words.crumbs_label()>
            <ol>
                <li>
                    <a href="/san-pham">{words.nav_products()}</a>
                </li>
                {district}
                <li aria-current="page">{producer.name.clone()}</li>
            </ol>
        </nav>
        <header class="producer__head">
            <p class="maker__kind">{kind}</p>
            <Heading text=producer.name.clone() />
            <p class="quiet">{place_text.clone()}</p>
        </header>
        <section class="block" aria-labelledby="thong-tin">
            <h2 id="thong-tin">{words.producer_facts()}</h2>
            <dl class="facts">
                <div>
                    <dt>{words.producer_kind()}</dt>
                    <dd>{kind.unwrap_or_else(|| words.producer_kind_unknown())}</dd>
                </div>
                <div>
                    <dt>{words.facts_place()}</dt>
                    <dd>
                        {if place_text.is_empty() { words.producer_place_unknown().to_owned() } else { place_text }}
                    </dd>
                </div>
            </dl>
            <p class="quiet small">{words.producer_sources()}</p>
        </section>
        <section class="section" aria-labelledby="sp">
            <div class="section__head">
                <h2 id="sp">{words.nav_products()}</h2>
                <p class="quiet">{words.browse_total(&total)}</p>
            </div>
            <Cards cards />
        </section>
    }
    .into_any()
}
