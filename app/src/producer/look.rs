//! How a producer looks.

use crate::browse::{cards, kind_words};
use crate::place::{district_href, place_links};
use crate::studio::closures::told;
use crate::ui::heading;
use crate::words::Words;
use domain::{Closure, Date, ProducerKind, Slug};
use maud::{Markup, html};
use search::{Card, PlaceName};

/// Everything that the page shows.
pub struct Shown {
    /// Its address part.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Its legal form.
    pub kind: Option<ProducerKind>,
    /// The names of its place.
    pub place: PlaceName,
    /// The page of its commune.
    pub commune_href: Option<String>,
    /// When it is closed.
    pub closures: Vec<Closure>,
    /// Today in Vietnam.
    pub today: Date,
    /// Its products.
    pub cards: Vec<Card>,
}

/// The page.
pub fn producer(words: Words, page: &Shown) -> Markup {
    let Shown {
        slug,
        name,
        kind,
        place,
        commune_href,
        closures,
        today,
        cards: products,
    } = page;
    let kind = kind.map(|kind| kind_words(words, kind));
    let links = place_links(words, place, commune_href.as_deref());
    html! {
        nav class="crumbs" aria-label=(words.crumbs_label()) {
            ol {
                li { a href=(words.at("/san-pham")) { (words.nav_products()) } }
                @if let Some(district) = &place.district {
                    li { a href=(words.at(district_href(&district.slug))) { (words.district_name(district)) } }
                }
                li aria-current="page" { (name) }
            }
        }
        header class="producer__head" {
            p class="maker__kind" { @if let Some(kind) = kind { (kind) } }
            (heading(name))
            p class="quiet" { (links) }
        }
        (told(words, closures, *today))
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
            p class="quiet small" {
                (words.request_link()) " "
                a href={ "/xin-trang?co-so=" (slug) } rel="external nofollow" { (words.request_link_go()) }
            }
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
