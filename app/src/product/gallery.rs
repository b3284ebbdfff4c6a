//! The pictures of a product: photos of its producer, or the drawing of its group.

use super::page::ProductPage as Page;
use crate::browse::drawing;
use crate::ui::picture;
use crate::words::Words;
use domain::Photo;
use maud::{Markup, html};

/// How wide the large picture stands: see `style/_product.scss`.
const SIZES: &str = "(min-width: 56.25em) 46rem, 94vw";

/// All photos beside each other, to swipe or to reach by the small ones below; each leads to itself in full size. Without a
/// photo the drawing of the group, which says that it is one.
pub fn gallery(words: Words, page: &Page) -> Markup {
    html! {
        @match page.photos.as_slice() {
            [] => { (drawn(words, page)) }
            photos => {
                section class="product__media" aria-label=(words.product_photos(&photos.len())) {
                    ul class="photos" tabindex="0" {
                        @for (at, photo) in photos.iter().enumerate() { li id={ "anh-" (at + 1) } { (large(words, at, photo)) } }
                    }
                    @if photos.len() > 1 { (small(words, photos)) }
                }
            }
        }
    }
}

fn large(words: Words, at: usize, photo: &Photo) -> Markup {
    html! {
        figure {
            a href={ (photo.path) "?xem" } rel="external" aria-label=(words.product_zoom(&photo.alt)) {
                (picture("product__pic", photo, SIZES, at > 0))
            }
            figcaption { (photo.alt) }
        }
    }
}

fn small(words: Words, photos: &[Photo]) -> Markup {
    html! {
        ul class="product__thumbs" {
            @for (at, photo) in photos.iter().enumerate() {
                li {
                    a href={ "#anh-" (at + 1) } rel="external" aria-label=(words.product_photo_of(&(at + 1), &photos.len())) {
                        img src=(photo.path) alt="" width="80" height="60" loading="lazy";
                    }
                }
            }
        }
    }
}

fn drawn(words: Words, page: &Page) -> Markup {
    html! {
        figure class="product__media" {
            img class="product__pic" src=(drawing(page.group_code.as_ref(), &page.name)) alt="" width="320" height="240";
            figcaption {
                (words.product_drawing())
            }
        }
    }
}
