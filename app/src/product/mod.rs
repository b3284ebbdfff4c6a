//! The page of a product.

pub mod api;
mod buy;
mod certificate;
mod facts;
mod structured;

use crate::browse::{Cards, drawing, kind_words, place_words};
use crate::error::AppError;
use crate::ui::{Heading, JsonLd, PageTitle, Trouble};
use crate::words::use_words;
use api::{ProductPage as Page, load_product};
use buy::Buy;
use certificate::CertificateBlock;
use facts::Facts;
use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use leptos_router::hooks::use_params_map;

/// The page `/san-pham/{slug}`.
#[component]
pub fn ProductPage() -> impl IntoView {
    let words = use_words();
    let params = use_params_map();
    let slug = move || params.with(|params| params.get("slug").unwrap_or_default());
    let page = Resource::new(slug, load_product);
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
        <crate::ui::Troubled
            title=words.product_gone_title().to_owned()
            text=words.product_gone_text().to_owned()
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
    let structured = structured::product(&page);
    let Page {
        product,
        place,
        group,
        state,
        siblings,
        of_producer,
        url,
    } = page;
    let place_text = place_words(words, &place);
    let description = product.listing.description.clone();
    let summary = words.product_summary(&product.name, &place_text);
    let listing = product.listing.clone();
    let group_name = group.as_ref().map(|(name, _)| name.clone());
    view! {
        <PageTitle text=product.name.clone() />
        <Link rel="canonical" href=url />
        <Meta name="description" content=summary />
        <JsonLd data=structured />
        <nav class="crumbs" aria-label=words.crumbs_label()>
            <ol>
                <li>
                    <a href="/san-pham">{words.nav_products()}</a>
                </li>
                {group
                    .clone()
                    .map(|(name, slug)| {
                        view! {
                            <li>
                                <a href=format!("/san-pham?nhom={slug}")>{name}</a>
                            </li>
                        }
                    })}
                <li aria-current="page">{product.name.clone()}</li>
            </ol>
        </nav>
        <article class="product">
            <Picture photo=product.photos.first().cloned() drawing=drawing(product.group.as_ref()) group=group_name />
            <div class="product__side">
                <header>
                    <Heading text=product.name.clone() />
                    <p class="product__by">
                        {match &product.producer {
                            Some(producer) => {
                                view! { <a href=format!("/co-so/{}", producer.slug)>{producer.name.clone()}</a> }
                                    .into_any()
                            }
                            None => words.product_producer_unknown().into_any(),
                        }}
                    </p>
                    <p class="quiet">{place_text.clone()}</p>
                </header>
                <CertificateBlock certificate=product.certificate.clone() state sources=product.sources.clone() />
                <Buy listing=listing.clone() />
            </div>
            <div class="product__body">
                {description.map(|text| view! { <Prose id="mo-ta" title=words.product_description() text /> })}
                {listing.story.clone().map(|text| view! { <Prose id="chuyen" title=words.product_story() text /> })}
                <Facts listing place=place_text certificate=product.certificate group />
                {product
                    .producer
                    .map(|producer| {
                        view! {
                            <section class="maker" aria-labelledby="co-so">
                                <p class="maker__kind">{producer.kind.map(|kind| kind_words(words, kind))}</p>
                                <h2 class="maker__name" id="co-so">
                                    {producer.name.clone()}
                                </h2>
                                <p>
                                    <a class="maker__more" href=format!("/co-so/{}", producer.slug)>
                                        {words.product_see_producer(&of_producer)}
                                    </a>
                                </p>
                            </section>
                        }
                    })}
                <p class="confirmed">
                    {match product.confirmed_on {
                        Some(day) => words.product_confirmed(&day.vietnamese()),
                        None => words.product_never_confirmed().to_owned(),
                    }}
                </p>
            </div>
        </article>
        {(!siblings.is_empty())
            .then(|| {
                view! {
                    <section class="section" aria-labelledby="cung-co-so">
                        <div class="section__head">
                            <h2 id="cung-co-so">{words.product_same_producer()}</h2>
                        </div>
                        <Cards cards=siblings />
                    </section>
                }
            })}
    }
    .into_any()
}

/// The cover photo, or the drawing of the group, which says that it is one.
#[component]
fn Picture(
    /// The cover.
    photo: Option<domain::Photo>,
    /// What stands in for it.
    drawing: String,
    /// The name of the group.
    group: Option<String>,
) -> impl IntoView {
    let words = use_words();
    let (path, alt, width, height, caption) = if let Some(photo) = photo {
        let caption = photo.alt.clone();
        (photo.path, photo.alt, photo.width, photo.height, caption)
    } else {
        let caption = group.map_or_else(
            || words.product_no_photo().to_owned(),
            |group| words.product_drawing(&group),
        );
        (drawing, String::new(), 320, 240, caption)
    };
    view! {
        <figure class="product__media">
            <img class="product__pic" src=path alt=alt width=width height=height />
            <figcaption>{caption}</figcaption>
        </figure>
    }
}

/// Text of a producer: its paragraphs, nothing else.
#[component]
fn Prose(
    /// Id of the heading.
    id: &'static str,
    /// The heading.
    title: &'static str,
    /// Paragraphs, separated by empty lines.
    text: String,
) -> impl IntoView {
    view! {
        <section class="block prose" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {text.split("\n\n").map(|paragraph| view! { <p>{paragraph.to_owned()}</p> }).collect_view()}
        </section>
    }
}
