//! The points of sale: a page of all of them, and those of a place.

use crate::drawn::api::Drawn;
use crate::drawn::parts::{sources, vietnamese};
use crate::place::{OnMap, districts_map, place_links};
use crate::ssr::{AppContext, Snapshot};
use crate::ui::heading;
use crate::words::Words;
use domain::{PlaceCode, PointOfSale};
use maud::{Markup, html};
use search::region::{Level, PlaceLink, Region};

/// Where the page is.
const PATH: &str = "/diem-ban";
/// The part of the page that holds points without a district.
const NOWHERE: &str = "huyen-chua-ro";

/// A former district with its points.
struct Filled<'a> {
    code: &'a PlaceCode,
    link: &'a PlaceLink,
    points: Vec<&'a PointOfSale>,
}

impl Filled<'_> {
    fn id(&self) -> String {
        format!("huyen-{}", self.link.address)
    }

    /// For tiles and lists, which take numbers of any size.
    fn count(&self) -> u32 {
        u32::try_from(self.points.len()).unwrap_or(u32::MAX)
    }
}

/// Draws the page `/diem-ban`.
pub fn draw(words: Words, cx: &AppContext) -> Drawn {
    let snapshot = cx.catalogue().current();
    let districts = snapshot.regions.districts(&snapshot.index, cx.today());
    let all = &snapshot.trade.points_of_sale;
    let filled: Vec<Filled> = districts
        .iter()
        .map(|(code, link)| Filled {
            code,
            link,
            points: all
                .iter()
                .filter(|point| point.place.district.as_ref() == Some(code))
                .collect(),
        })
        .collect();
    let nowhere: Vec<&PointOfSale> = all
        .iter()
        .filter(|point| point.place.district.is_none())
        .collect();
    let page = html! {
        header class="region region--map" {
            div class="region__say" {
                (heading(words.trade_points_title()))
                p { (words.trade_points_lead(&all.len())) }
            }
        }
        div class="notice trade__ask" {
            p class="notice__title" { (words.trade_ask()) }
            p { (words.trade_doubles()) " " (words.trade_hours()) }
        }
        @if all.is_empty() {
            p { (words.trade_points_none()) }
        } @else {
            (atlas(words, &filled, nowhere.len()))
            @for district in filled.iter().filter(|one| !one.points.is_empty()) {
                (section(words, &snapshot, district))
            }
            @if !nowhere.is_empty() {
                section class="section" aria-labelledby=(NOWHERE) {
                    div class="section__head" { h2 id=(NOWHERE) { (words.trade_nowhere()) } }
                    (list(words, &snapshot, &nowhere))
                }
            }
        }
    };
    Drawn {
        title: words.trade_points_title().to_owned(),
        summary: words.trade_points_summary(&all.len()),
        listed: true,
        structured: None,
        path: PATH.to_owned(),
        html: page.into_string(),
    }
}

/// The map, and the list that says the same; both lead to the parts of the page.
fn atlas(words: Words, districts: &[Filled], nowhere: usize) -> Markup {
    let tile = |district: &Filled| {
        let (link, count) = (district.link, district.count());
        OnMap {
            code: district.code.clone(),
            name: link.name.clone(),
            count,
            href: (count > 0).then(|| format!("#{}", district.id())),
            title: words.trade_tile(&words.place_name(&link.name), &count),
        }
    };
    let tiles: Vec<OnMap> = districts.iter().map(tile).collect();
    // Ways inside the page are the browser's: the router would take them for another page.
    let row = |href: &str, name: &str, count: &dyn core::fmt::Display| {
        html! {
            li {
                a class="index__row" href={ "#" (href) } rel="external" {
                    span class="index__name" { (name) } " "
                    span class="index__n" { (count.to_string()) }
                }
            }
        }
    };
    html! {
        div class="atlas" {
            figure class="atlas__map" {
                (districts_map(words, words.trade_map(), words.trade_points_title(), &tiles))
                figcaption class="quiet small" { (words.trade_map_note()) }
            }
            section class="atlas__list" aria-labelledby="danh-sach" {
                h2 id="danh-sach" { (words.trade_by_district()) }
                ul class="index" {
                    @for district in districts.iter().filter(|one| !one.points.is_empty()) {
                        (row(&district.id(), &words.place_name(&district.link.name), &district.count()))
                    }
                    @if nowhere > 0 { (row(NOWHERE, words.trade_nowhere(), &nowhere)) }
                }
                @if nowhere > 0 { p class="quiet small" { (words.trade_nowhere_note(&nowhere)) } }
            }
        }
    }
}

fn section(words: Words, snapshot: &Snapshot, district: &Filled) -> Markup {
    let (id, name) = (district.id(), words.place_name(&district.link.name));
    html! {
        section class="section" aria-labelledby=(id) {
            div class="section__head" {
                h2 id=(id) { (name) }
                a href=(words.at(district.link.href())) { (words.trade_to_place(&name)) }
            }
            (list(words, snapshot, &district.points))
        }
    }
}

fn list(words: Words, snapshot: &Snapshot, points: &[&PointOfSale]) -> Markup {
    html! {
        ul class="points" {
            @for point in points { li class="point" id=(id(point)) { (entry(words, snapshot, point)) } }
        }
    }
}

/// The part of the page that holds a point.
fn id(point: &PointOfSale) -> String {
    format!("diem-{}", point.slug)
}

/// Name, where, who, and who has seen it.
fn entry(words: Words, snapshot: &Snapshot, point: &PointOfSale) -> Markup {
    html! {
        h3 class="point__name" lang=[vietnamese(words)] { (point.name) }
        p { (whereabouts(words, snapshot, point)) }
        @if let Some(operator) = &point.operator {
            p { (words.trade_operator()) " " span lang=[vietnamese(words)] { (operator) } }
        }
        p class="quiet small" {
            (seen(words, point)) " "
            @if point.sources.is_empty() { (words.trade_no_link()) } @else { (sources(words, &point.sources)) }
        }
    }
}

/// The address as it was written, then the names of the place, and what a commune of today was called when that is known.
fn whereabouts(words: Words, snapshot: &Snapshot, point: &PointOfSale) -> Markup {
    let place = snapshot.index.place(&point.place);
    let commune = snapshot.regions.commune_href(&point.place);
    let before = place
        .former_commune
        .as_ref()
        .filter(|_| place.commune.is_some());
    html! {
        @if let Some(address) = &point.address {
            span lang=[vietnamese(words)] { (address) }
            @if !place.is_unknown() { ", " }
        }
        (place_links(words, &place, commune.as_deref()))
        @if let Some(before) = before { " " (words.trade_before(&words.place_name(before))) }
        @if point.address.is_none() && place.is_unknown() { (words.trade_place_unknown()) }
    }
}

fn seen(words: Words, point: &PointOfSale) -> String {
    point.year_seen.map_or_else(
        || words.trade_seen_unknown().to_owned(),
        |year| words.trade_seen(&year),
    )
}

/// The points of a district or commune, for its page; nothing where none is known.
pub fn here(words: Words, snapshot: &Snapshot, region: &Region) -> Markup {
    let itself = region.place.href();
    let lies_here = |point: &&PointOfSale| {
        if region.level == Level::Commune {
            return snapshot.regions.commune_href(&point.place).as_ref() == Some(&itself);
        }
        let place = snapshot.index.place(&point.place);
        let district = place
            .district
            .map(|one| crate::place::district_href(&one.slug));
        district.as_ref() == Some(&itself)
    };
    let points = snapshot.trade.points_of_sale.iter().filter(lies_here);
    let points: Vec<&PointOfSale> = points.collect();
    html! {
        @if !points.is_empty() {
            section class="section" aria-labelledby="diem-ban" {
                div class="section__head" {
                    h2 id="diem-ban" { (words.trade_here()) }
                    a href=(words.at(PATH)) { (words.trade_all()) }
                }
                p { (words.trade_ask()) }
                ul class="makers" {
                    @for point in points {
                        li {
                            a class="makers__item" href={ (words.at(PATH)) "#" (id(point)) } rel="external" {
                                span class="makers__name" lang=[vietnamese(words)] { (point.name) }
                                " " span class="makers__kind" { (seen(words, point)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
