//! How a district or a commune looks.

use super::former::{self, parts, succession, with_kind};
use super::map::where_it_is;
use super::tiles::{TILES, touch};
use crate::browse::kind_words;
use crate::drawn::api::Drawn;
use crate::drawn::parts::{Row, by_stars, facet_rows, index, products};
use crate::drawn::structured::{self, breadcrumbs, graph};
use crate::ssr::AppContext;
use crate::trade::points_here;
use crate::ui::{heading, structured_data};
use crate::words::Words;
use domain::{Param, PlaceCode, ProducerRef};
use maud::{Markup, html};
use search::FacetValue;
use search::region::{Found, Level, PlaceLink, Region};

/// Producers that are named; a place with more says how many are left.
const NAMED: usize = 48;
/// Groups that are named as what a place makes.
const MADE: usize = 9;

impl Row {
    /// A place, by the name that people say.
    pub fn of(words: Words, link: &PlaceLink) -> Self {
        Self {
            href: link.href(),
            name: words.place_name(&link.name),
            count: link.count,
        }
    }

    /// A commune, with its kind.
    fn commune(words: Words, link: &PlaceLink) -> Self {
        Self {
            name: with_kind(words, link),
            ..Self::of(words, link)
        }
    }
}

/// Draws the place of that address.
pub fn draw(words: Words, cx: &AppContext, address: &str) -> Option<Drawn> {
    let snapshot = cx.catalogue().current();
    let (regions, index) = (&snapshot.regions, &snapshot.index);
    let region = match regions.find(index, address, cx.today())? {
        Found::Region(mut region) => {
            index.name_groups(words.0, &mut region.page.facets.groups);
            region
        }
        Found::Former(bearers) => {
            return former::draw(words, format!("/vung/{address}"), &bearers);
        }
    };
    let all = regions.districts(index, cx.today());
    let name = name(words, &region);
    let mut way = vec![(words.region_crumb().to_owned(), "/vung".to_owned())];
    let districts = region.districts.iter().take(1);
    way.extend(districts.map(|district| (words.place_name(&district.name), district.href())));
    way.push((name.clone(), region.place.href()));
    let structured = graph(vec![
        breadcrumbs(words, cx.origin(), &way),
        structured::products(words, cx.origin(), &region.page.cards),
    ]);
    let sold = points_here(words, &snapshot, &region);
    Some(Drawn {
        listed: true,
        structured: Some(structured_data(&structured)),
        summary: words.region_place_summary(&name, &region.page.total),
        path: region.place.href(),
        html: page(words, &region, &name, &all, &sold).into_string(),
        title: name,
    })
}

/// A district as people say it, a commune with its kind in front.
fn name(words: Words, region: &Region) -> String {
    if region.level == Level::Commune {
        capital(&with_kind(words, &region.place))
    } else {
        words.place_name(&region.place.name)
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn page(
    words: Words,
    region: &Region,
    name: &str,
    all: &[(PlaceCode, PlaceLink)],
    sold: &Markup,
) -> Markup {
    html! {
        (crumbs(words, region, name))
        (head(words, region, name, all))
        @if region.page.total > 0 {
            (products(words, &region.query, &region.page))
            (producers(words, region))
        } @else {
            (near(words, region, all))
        }
        (sold)
        (communes(words, region))
        (origin(words, region))
    }
}

fn crumbs(words: Words, region: &Region, name: &str) -> Markup {
    html! {
        nav class="crumbs" aria-label=(words.crumbs_label()) {
            ol {
                li { a href=(words.at("/vung")) { (words.region_crumb()) } }
                @if let Some(district) = region.districts.first() {
                    li { a href=(words.at(district.href())) { (words.place_name(&district.name)) } }
                }
                li aria-current="page" { (name) }
            }
        }
    }
}

/// What it is, how much there is, by stars, and where it lies.
fn head(words: Words, region: &Region, name: &str, all: &[(PlaceCode, PlaceLink)]) -> Markup {
    let kind = capital(words.place_kind(region.place.kind));
    let itself = std::slice::from_ref(&region.place);
    let (kind, marked) = match region.level {
        Level::District { to_the_end: true } => (words.region_was(&kind), itself),
        Level::District { to_the_end: false } => (words.region_was_early(&kind), itself),
        Level::Commune => (words.region_now(&kind), region.districts.as_slice()),
    };
    html! {
        header class="region" {
            div class="region__say" {
                p class="region__kind" { (kind) }
                (heading(name))
                @if !region.districts.is_empty() {
                    p class="quiet" { (words.region_of_district()) " " (districts(words, region)) }
                }
                @if region.page.total == 0 {
                    p { (words.region_empty()) }
                } @else {
                    (tally(words, region))
                    (by_stars(words, &region.query, &region.page))
                    (made(words, region))
                }
            }
            a class="region__where" href=(words.at("/vung")) {
                (where_it_is(&codes(all, marked)))
                span { (words.region_to_map()) }
            }
        }
    }
}

/// The former codes of these districts.
fn codes<'a>(all: &'a [(PlaceCode, PlaceLink)], marked: &[PlaceLink]) -> Vec<&'a str> {
    let is_marked = |link: &PlaceLink| marked.iter().any(|one| one.address == link.address);
    let marked = all.iter().filter(|(_, link)| is_marked(link));
    marked.map(|(code, _)| code.as_str()).collect()
}

fn districts(words: Words, region: &Region) -> Markup {
    html! {
        @for (at, district) in region.districts.iter().enumerate() {
            @if at > 0 { ", " }
            a href=(words.at(district.href())) {
                (words.place_former(&with_kind(words, district)))
            }
        }
    }
}

fn tally(words: Words, region: &Region) -> Markup {
    let communes = region.communes.len();
    html! {
        ul class="tally" {
            li { strong { (region.page.total) } " " (words.browse_products(&region.page.total)) }
            li { strong { (region.producers.len()) } " " (words.region_producers(&region.producers.len())) }
            @if region.level != Level::Commune && communes > 0 {
                li { strong { (communes) } " " (words.region_communes_count(&communes)) }
            }
        }
    }
}

/// The groups of what is made, as deep as they are known, most products first.
fn made(words: Words, region: &Region) -> Markup {
    let values = &region.page.facets.groups;
    let present: Vec<&FacetValue> = values.iter().filter(|value| value.count > 0).collect();
    // In the order of the tree, a group is followed by those below it.
    let mut leaves: Vec<FacetValue> = present
        .iter()
        .enumerate()
        .filter(|(at, value)| {
            let next = present.get(at + 1);
            next.is_none_or(|next| next.depth <= value.depth)
        })
        .map(|(_, value)| (*value).clone())
        .collect();
    leaves.sort_by_key(|value| std::cmp::Reverse(value.count));
    leaves.truncate(MADE);
    html! {
        @if !leaves.is_empty() {
            section class="region__made" aria-labelledby="lam-gi" {
                h2 id="lam-gi" { (words.region_specialities()) }
                (index(words, &facet_rows(words, &region.query, Param::Group, &leaves)))
            }
        }
    }
}

fn producers(words: Words, region: &Region) -> Markup {
    let named = region.producers.iter().take(NAMED);
    let more = region.producers.len().saturating_sub(NAMED);
    html! {
        @if !region.producers.is_empty() {
            section class="section" aria-labelledby="ai-lam" {
                div class="section__head" { h2 id="ai-lam" { (words.region_who()) } }
                ul class="makers" {
                    @for producer in named { li { (maker(words, producer)) } }
                }
                @if more > 0 { p class="quiet small" { (words.region_who_more(&more)) } }
            }
        }
    }
}

fn maker(words: Words, producer: &ProducerRef) -> Markup {
    html! {
        a class="makers__item" href=(words.at(format!("/co-so/{}", producer.slug))) {
            span class="makers__name" { (producer.name) }
            @if let Some(kind) = producer.kind {
                " " span class="makers__kind" { (kind_words(words, kind)) }
            }
        }
    }
}

/// Of a district its communes, of a commune its neighbours.
fn communes(words: Words, region: &Region) -> Markup {
    let rows: Vec<Row> = region
        .communes
        .iter()
        .map(|link| Row::commune(words, link))
        .collect();
    let title = if region.level == Level::Commune {
        words.region_neighbours()
    } else {
        words.region_communes()
    };
    html! {
        @if !rows.is_empty() {
            section class="section" aria-labelledby="xa-phuong" {
                div class="section__head" {
                    h2 id="xa-phuong" { (title) }
                    p class="quiet small" { (words.region_communes_note()) }
                }
                (index(words, &rows))
                @if region.unplaced > 0 {
                    p class="quiet small" { (words.region_unplaced(&region.unplaced)) }
                }
            }
        }
    }
}

/// What a commune was made of, and who else bore the name.
fn origin(words: Words, region: &Region) -> Markup {
    html! {
        @if !region.parts.is_empty() {
            section class="section" aria-labelledby="gop-tu" {
                div class="section__head" { h2 id="gop-tu" { (words.region_parts()) } }
                (parts(words, &region.parts))
            }
        }
        @if !region.namesakes.is_empty() {
            section class="section" aria-labelledby="trung-ten" {
                div class="section__head" { h2 id="trung-ten" { (words.region_namesakes()) } }
                (succession(words, &region.namesakes))
            }
        }
    }
}

/// Ways on from a district without products: those that it bordered and that have some. A commune names its neighbours anyway.
fn near(words: Words, region: &Region, all: &[(PlaceCode, PlaceLink)]) -> Markup {
    let of = |link: &PlaceLink| {
        let (code, _) = all.iter().find(|(_, one)| one.address == link.address)?;
        TILES.into_iter().find(|tile| tile.code == code.as_str())
    };
    let here = of(&region.place);
    let beside = all.iter().filter(|(_, link)| {
        let there = of(link);
        link.count > 0
            && here
                .zip(there)
                .is_some_and(|(here, there)| touch(here, there))
    });
    let rows: Vec<Row> = beside.map(|(_, link)| Row::of(words, link)).collect();
    html! {
        @if region.level != Level::Commune && !rows.is_empty() {
            section class="section" aria-labelledby="gan-do" {
                div class="section__head" { h2 id="gan-do" { (words.region_empty_near()) } }
                (index(words, &rows))
            }
        }
    }
}
