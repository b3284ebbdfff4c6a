//! The page of a producer with its products.

pub mod api;

use crate::browse::{cards, kind_words};
use crate::error::AppError;
use crate::place::{district_href, place_links};
use crate::ui::{PageTitle, Sent, Trouble, Troubled, WrittenPage, answered, heading, loading};
use crate::words::{Words, use_words};
use api::{ProducerPage as Page, load_producer};
use leptos::prelude::*;
use leptos_meta::Link;
use leptos_router::hooks::use_params_map;
use maud::{Markup, html};

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
    let words = use_words();
    let title = page.name.clone();
    let url = page.url.clone();
    view! {
        <PageTitle text=title />
        <Link rel="canonical" href=url />
        <WrittenPage markup=written(words, &page) />
    }
    .into_any()
}

fn written(words: Words, page: &Page) -> Markup {
    let Page {
        name,
        kind,
        place,
        commune_href,
        cards: products,
        url: _,
    } = page;
    let kind = kind.map(|kind| kind_words(words, kind));
    let links = place_links(words, place, commune_href.as_deref());
    html! {
        nav class="crumbs" aria-label=(words.crumbs_label()) {
            ol {
                li { a href="/san-pham" { (words.nav_products()) } }
                @if let Some(district) = &place.district {
                    li { a href=(district_href(&district.slug)) { (district.name) } }
                }
                li aria-current="page" { (name) }
            }
        }
        header class="producer__head" {
            p class="maker__kind" { @if let Some(kind) = kind { (kind) } }
            (heading(name))
            p class="quiet" { (links) }
        }
        section class="block" aria-labelledby="thong-tin" {
            h2 id="thong-tin" { (words.producer_facts()) }
            dl class="facts" {
                div {
                    dt { (words.producer_kind()) }
                    dd { (kind.unwrap_or_else(|| words.producer_kind_unknown())) }
                }
                div {
                    dt { (words.facts_place()) }
                    dd {
                        @if place.is_unknown() { (words.producer_place_unknown()) } @else { (links) }
                    }
                }
            }
            p class="quiet small" { (words.producer_sources()) }
        }
        section class="section" aria-labelledby="sp" {
            div class="section__head" {
                h2 id="sp" { (words.nav_products()) }
                p class="quiet" { (words.browse_total(&products.len())) }
            }
            (cards(words, products))
        }
    }
}
