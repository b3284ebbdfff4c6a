//! The page of a product.

pub mod api;
mod buy;
mod certificate;
mod facts;
mod structured;

use crate::browse::{cards, drawing, kind_words, place_words};
use crate::error::AppError;
use crate::picks::save_mark;
use crate::place::place_links;
use crate::ui::{JsonLd, PageTitle, Sent, Trouble, WrittenPage, answered, heading, loading};
use crate::words::{Words, use_words};
use api::{ProductPage as Page, load_product};
use buy::buy;
use certificate::certificate_block;
use facts::facts;
use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use leptos_router::hooks::use_params_map;
use maud::{Markup, html};

/// The page `/san-pham/{slug}`.
#[component]
pub fn ProductPage() -> impl IntoView {
    let params = use_params_map();
    let slug = move || params.with(|params| params.get("slug").unwrap_or_default());
    let page = Resource::new(slug, |slug| async { load_product(slug).await.map(Sent) });
    view! {
        <Transition fallback=loading>
            {answered(move || async move {
                match page.await {
                    Ok(Sent(page)) => shown(&page),
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
        <crate::ui::Troubled
            title=words.product_gone_title().to_owned()
            text=words.product_gone_text().to_owned()
            reference=None
        />
    }
}

fn shown(page: &Page) -> AnyView {
    let words = use_words();
    let place = place_words(words, &page.place);
    let summary = words.product_summary(&page.name, &place);
    view! {
        <PageTitle text=page.name.clone() />
        <Link rel="canonical" href=page.url.clone() />
        <Meta name="description" content=summary />
        <JsonLd data=|| structured::product(page) />
        <WrittenPage markup=written(words, page, &place) />
    }
    .into_any()
}

/// The page; `place` is the place of the product in words and may be empty.
fn written(words: Words, page: &Page, place: &str) -> Markup {
    html! {
        nav class="crumbs" aria-label=(words.crumbs_label()) {
            ol {
                li { a href="/san-pham" { (words.nav_products()) } }
                @if let Some((name, slug)) = &page.group {
                    li { a href={ "/nhom/" (slug) } { (name) } }
                }
                li aria-current="page" { (page.name) }
            }
        }
        article class="product" {
            (picture(words, page))
            div class="product__side" {
                header {
                    (heading(&page.name))
                    p class="product__by" {
                        @match &page.producer {
                            Some(producer) => { a href={ "/co-so/" (producer.slug.as_str()) } { (producer.name) } }
                            None => { (words.product_producer_unknown()) }
                        }
                    }
                    p class="quiet" { (place_links(words, &page.place, page.commune_href.as_deref())) }
                }
                (certificate_block(words, &page.certificate, &page.state, &page.sources))
                (buy(words, &page.listing))
                (save_mark(words, &page.slug, &page.name))
            }
            div class="product__body" {
                (prose("mo-ta", words.product_description(), page.listing.description.as_deref()))
                (prose("chuyen", words.product_story(), page.listing.story.as_deref()))
                (facts(words, page, place))
                (maker(words, page))
                p class="confirmed" {
                    @match page.confirmed_on {
                        Some(day) => { (words.product_confirmed(&day.vietnamese())) }
                        None => { (words.product_never_confirmed()) }
                    }
                }
            }
        }
        @if !page.siblings.is_empty() {
            section class="section" aria-labelledby="cung-co-so" {
                div class="section__head" {
                    h2 id="cung-co-so" { (words.product_same_producer()) }
                }
                (cards(words, &page.siblings))
            }
        }
    }
}

/// The cover photo, or the drawing of the group, which says that it is one.
fn picture(words: Words, page: &Page) -> Markup {
    html! {
        figure class="product__media" {
            @match &page.photo {
                Some(photo) => {
                    img class="product__pic" src=(photo.path) alt=(photo.alt) width=(photo.width) height=(photo.height);
                    figcaption { (photo.alt) }
                }
                None => {
                    img class="product__pic" src=(drawing(page.group_code.as_ref())) alt="" width="320" height="240";
                    figcaption {
                        @match &page.group {
                            Some((group, _)) => { (words.product_drawing(group)) }
                            None => { (words.product_no_photo()) }
                        }
                    }
                }
            }
        }
    }
}

/// Text of a producer: its paragraphs, separated by empty lines, nothing else.
fn prose(id: &str, title: &str, text: Option<&str>) -> Markup {
    html! {
        @if let Some(text) = text {
            section class="block prose" aria-labelledby=(id) {
                h2 id=(id) { (title) }
                @for paragraph in text.split("\n\n") { p { (paragraph) } }
            }
        }
    }
}

/// Who makes it, and the way to the other products.
fn maker(words: Words, page: &Page) -> Markup {
    html! {
        @if let Some(producer) = &page.producer {
            section class="maker" aria-labelledby="co-so" {
                p class="maker__kind" { @if let Some(kind) = producer.kind { (kind_words(words, kind)) } }
                h2 class="maker__name" id="co-so" { (producer.name) }
                p {
                    a class="maker__more" href={ "/co-so/" (producer.slug.as_str()) } {
                        (words.product_see_producer(&page.of_producer))
                    }
                }
            }
        }
    }
}
