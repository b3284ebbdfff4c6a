//! The page of a product, `/san-pham/{slug}`.

mod around;
mod buy;
mod certificate;
mod facts;
mod gallery;
mod page;
mod pictured;
mod share;
mod structured;

use crate::browse::{kind_words, place_words};
use crate::drawn::api::Drawn;
use crate::error::AppError;
use crate::place::place_links;
use crate::ssr::AppContext;
use crate::studio::closures::told;
use crate::ui::{heading, structured_data};
use crate::words::Words;
use around::around;
use buy::buy;
pub use certificate::certificate_block;
use facts::facts;
use gallery::gallery;
use maud::{Markup, html};
pub use page::Preview;
use page::ProductPage as Page;
pub use pictured::{Pictured, pictured};
use share::{printed, share};

/// A paragraph that begins after so many letters is read on demand.
const OPENING: usize = 700;

/// Draws the product of that address part.
pub async fn draw(words: Words, cx: &AppContext, slug: &str) -> Result<Option<Drawn>, AppError> {
    Ok(page::load(words, cx, slug).await?.map(|page| {
        let place = place_words(words, &page.place);
        Drawn {
            html: written(words, &page, &place).into_string(),
            summary: words.product_summary(&page.name, &place),
            structured: Some(structured_data(&structured::product(
                words,
                cx.origin(),
                &page,
            ))),
            listed: true,
            title: page.name,
            path: format!("/san-pham/{}", page.slug),
        }
    }))
}

/// The page; `place` is the place of the product in words and may be empty.
fn written(words: Words, page: &Page, place: &str) -> Markup {
    html! {
        nav class="crumbs" aria-label=(words.crumbs_label()) {
            ol {
                li { a href=(words.at("/san-pham")) { (words.nav_products()) } }
                @if let Some((name, slug)) = &page.group {
                    li { a href=(words.at(format!("/nhom/{slug}"))) { (name) } }
                }
                li aria-current="page" { (page.name) }
            }
        }
        article class="product" {
            (gallery(words, page))
            div class="product__side" {
                header {
                    (heading(&page.name))
                    p class="product__by" {
                        @match &page.producer {
                            Some(producer) => { a href=(words.at(format!("/co-so/{}", producer.slug.as_str()))) { (producer.name) } }
                            None => { (words.product_producer_unknown()) }
                        }
                    }
                    p class="quiet" { (place_links(words, &page.place, page.commune_href.as_deref())) }
                }
                (certificate_block(words, &page.certificate, &page.state, &page.sources))
                (told(words, &page.closures, page.today))
                (buy(words, &page.listing))
                (share(words, page))
            }
            div class="product__body" {
                (prose(words, "mo-ta", words.product_description(), page.listing.description.as_deref()))
                (prose(words, "chuyen", words.product_story(), page.listing.story.as_deref()))
                (facts(words, page, place))
                (maker(words, page))
                p class="confirmed" {
                    @match page.confirmed_on {
                        Some(day) => { (words.product_confirmed(&words.day(day))) }
                        None => { (words.product_never_confirmed()) }
                    }
                }
            }
        }
        (around(words, page))
        (printed(page))
        @if page.is_preview { p class="preview" role="status" { (words.product_preview()) } }
    }
}

/// Text of a producer: its paragraphs, separated by empty lines, nothing else; of a long one the rest on demand.
fn prose(words: Words, id: &str, title: &str, text: Option<&str>) -> Markup {
    html! {
        @if let Some(text) = text {
            @let (first, rest) = opening(text);
            section class="block prose" aria-labelledby=(id) {
                h2 id=(id) { (title) }
                @for paragraph in first { p { (paragraph) } }
                @if !rest.is_empty() {
                    details class="more-words" {
                        summary { (words.product_read_on()) }
                        @for paragraph in rest { p { (paragraph) } }
                    }
                }
            }
        }
    }
}

/// The paragraphs to show at once, and the rest: what would fill more than a screen of a phone.
fn opening(text: &str) -> (Vec<&str>, Vec<&str>) {
    let mut letters = 0;
    text.split("\n\n").partition(|paragraph| {
        let shown = letters < OPENING;
        letters += paragraph.chars().count();
        shown
    })
}

/// Who makes it, and the way to the other products.
fn maker(words: Words, page: &Page) -> Markup {
    html! {
        @if let Some(producer) = &page.producer {
            section class="maker" aria-labelledby="co-so" {
                p class="maker__kind" { @if let Some(kind) = producer.kind { (kind_words(words, kind)) } }
                h2 class="maker__name" id="co-so" { (producer.name) }
                p {
                    a class="maker__more" href=(words.at(format!("/co-so/{}", producer.slug.as_str()))) {
                        (words.product_see_producer(&page.of_producer))
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn a_text_is_shown_until_it_is_long_and_then_on_demand() {
        assert_eq!(opening("một\n\nhai"), (vec!["một", "hai"], vec![]));
        let long = "chữ ".repeat(200);
        let text = format!("{long}\n\nhai\n\nba");
        assert_eq!(opening(&text), (vec![long.as_str()], vec!["hai", "ba"]));
    }
}
