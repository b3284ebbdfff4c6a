//! The map of the site for search engines (sitemaps.org, protocol 0.9): every page in every language.

use super::xml;
use crate::routes::{CHECK, PICKED_PAGES, PUBLIC_PAGES};
use crate::state::ServerState;
use app::ssr::Snapshot;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::Language;
use maud::{Markup, html};

/// Pages of one map: in two languages they stay well below the 50,000 addresses and 50 MB that the protocol allows.
const PART: usize = 10_000;
const KIND: &str = "application/xml; charset=utf-8";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// `GET /sitemap.xml`: all pages, or the list of the maps that hold them.
pub async fn whole(State(state): State<ServerState>) -> Response {
    let paths = paths(&state.cx.catalogue().current());
    let origin = state.cx.origin();
    let document = if paths.len() <= PART {
        pages(origin, &paths)
    } else {
        let parts = 1..=paths.len().div_ceil(PART);
        html! {
            sitemapindex xmlns=(NAMESPACE) {
                @for part in parts { sitemap { loc { (origin) "/sitemap/" (part) ".xml" } } }
            }
        }
    };
    xml(KIND, document.into_string())
}

/// `GET /sitemap/{n}.xml`: the pages of a part, counted from 1.
pub async fn part(State(state): State<ServerState>, Path(name): Path<String>) -> Response {
    let number = name
        .strip_suffix(".xml")
        .and_then(|n| n.parse::<usize>().ok());
    let paths = paths(&state.cx.catalogue().current());
    let part = number.and_then(|n| paths.chunks(PART).nth(n.checked_sub(1)?));
    match part {
        Some(part) => xml(KIND, pages(state.cx.origin(), part).into_string()),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn pages(origin: &str, paths: &[String]) -> Markup {
    html! {
        urlset xmlns=(NAMESPACE) xmlns:xhtml="http://www.w3.org/1999/xhtml" {
            @for path in paths {
                @for language in Language::ALL {
                    url {
                        loc { (origin) (language.at(path)) }
                        @for other in Language::ALL {
                            xhtml:link rel="alternate" hreflang=(other.code()) href={ (origin) (other.at(path)) } {}
                        }
                    }
                }
            }
        }
    }
}

/// Every page that search engines may list, without its language.
fn paths(snapshot: &Snapshot) -> Vec<String> {
    let fixed = PUBLIC_PAGES.into_iter().chain([CHECK]).filter(|path| {
        !path.contains('{') && !PICKED_PAGES.contains(path) && *path != "/giao-dien"
    });
    let (index, regions) = (&snapshot.index, &snapshot.regions);
    let groups = index
        .groups()
        .into_iter()
        .map(|group| format!("/nhom/{}", group.slug));
    let places = regions
        .addresses_of_places()
        .map(|address| format!("/vung/{address}"));
    let producers = index.producers().into_iter();
    let producers = producers.map(|(producer, _)| format!("/co-so/{}", producer.slug));
    let products = index.slugs().map(|slug| format!("/san-pham/{slug}"));
    fixed
        .map(str::to_owned)
        .chain(groups)
        .chain(places)
        .chain(producers)
        .chain(products)
        .collect()
}
