//! The pages of places: the map of the former districts, a district, a commune, and a name of before.

#[cfg(feature = "ssr")]
mod former;
#[cfg(feature = "ssr")]
mod look;
#[cfg(feature = "ssr")]
mod map;
#[cfg(feature = "ssr")]
mod tiles;

#[cfg(feature = "ssr")]
pub use look::draw;
#[cfg(feature = "ssr")]
pub use map::{OnMap, draw_map, map as districts_map, map_of_products};

use crate::browse::place_parts;
use crate::words::Words;
use maud::{Markup, html};
use search::PlaceName;

/// Where something is made, with ways to the pages of the places. `commune` is where the commune's page is.
pub fn place_links(words: Words, place: &PlaceName, commune: Option<&str>) -> Markup {
    let [first, last] = place_parts(words, place);
    let district = place
        .district
        .as_ref()
        .map(|district| district_href(&district.slug));
    let link = |name: &str, href: Option<&str>| {
        html! {
            @match href {
                Some(href) => { a href=(words.at(href)) { (name) } }
                None => { (name) }
            }
        }
    };
    html! {
        @if let Some(first) = &first { (link(first, commune)) }
        @if first.is_some() && last.is_some() { ", " }
        @if let Some(last) = &last { (link(last, district.as_deref())) }
    }
}

/// The page of a former district.
pub fn district_href(slug: &str) -> String {
    format!("/vung/{slug}")
}
