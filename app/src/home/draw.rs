//! What the home page shows, drawn by the server: the browser puts it where it belongs and knows nothing of it.

use super::api::Home;
use crate::browse::{cards, group_drawing};
use crate::check;
use crate::drawn::parts::seals;
use crate::place::map_of_products;
use crate::ssr::AppContext;
use crate::trade::coming;
use crate::ui::seal_shape;
use crate::words::Words;
use domain::browse_query::StarsChoice;
use domain::{BrowseQuery, GroupCode, Order, Param, Stars, StateKind};
use maud::{Markup, html};
use search::{FacetValue, Overview, TopGroup};

/// Products that are shown as the latest.
const LATEST: usize = 4;

/// All parts of the page.
pub fn home(words: Words, cx: &AppContext) -> Home {
    let catalogue = cx.catalogue().current();
    let mut overview = catalogue.index.overview(cx.today());
    let groups = overview.groups.iter_mut().map(|group| &mut group.value);
    catalogue.index.name_groups(words.0, groups);
    Home {
        lead: words.home_lead(&overview.products, &overview.producers, &overview.communes),
        tries: tries(words).into_string(),
        stars: by_stars(words, &overview).into_string(),
        ways: html! {
            (by_group(words, &overview))
            (latest(words, cx))
            (by_district(words, cx, &overview))
            (coming(words, cx))
            (about_seals(words))
        }
        .into_string(),
    }
}

/// The products of the newest decisions.
fn latest(words: Words, cx: &AppContext) -> Markup {
    let query = BrowseQuery {
        order: Order::Newest,
        ..BrowseQuery::default()
    };
    let page = cx.catalogue().current().index.browse(&query, cx.today());
    let first = page.cards.get(..LATEST).unwrap_or(&page.cards);
    html! {
        section class="section" aria-labelledby="moi" {
            div class="section__head" {
                h2 id="moi" { (words.home_latest()) }
                a href=(words.at(query.href())) { (words.product_see_all()) }
            }
            (cards(words, first))
        }
    }
}

/// The list with one value chosen.
fn href(param: Param, value: &str) -> String {
    BrowseQuery::default()
        .toggled(param, value)
        .unwrap_or_default()
        .href()
}

/// Searches that find something.
fn tries(words: Words) -> Markup {
    let query = |text: &str| BrowseQuery {
        text: text.to_owned(),
        ..BrowseQuery::default()
    };
    html! {
        (words.home_try())
        @for text in ["nước mắm", "cói Nga Sơn", "mật ong", "Hoằng Hóa"] {
            " " a href=(words.at(query(text).href())) { (text) }
        }
    }
}

fn by_stars(words: Words, overview: &Overview) -> Markup {
    html! {
        nav aria-labelledby="theo-sao" {
            h2 class="visually-hidden" id="theo-sao" { (words.home_by_stars()) }
            ul class="stars" {
                @for value in &overview.stars { li { (stars_entry(words, value)) } }
            }
        }
    }
}

/// What so many stars mean, in ten words.
pub fn stars_note(words: Words, stars: Stars) -> &'static str {
    match stars {
        Stars::Five => words.home_five(),
        Stars::Four => words.home_four(),
        Stars::Three => words.home_three(),
    }
}

fn stars_entry(words: Words, value: &FacetValue) -> Markup {
    let (name, note, stars) = match StarsChoice::from_slug(&value.value) {
        Some(StarsChoice::Rated(stars)) => (
            words.browse_stars(&stars.count()),
            stars_note(words, stars),
            Some(stars),
        ),
        _ => (
            words.home_unknown_stars().to_owned(),
            words.home_unknown_note(),
            None,
        ),
    };
    html! {
        a href=(words.at(href(Param::Stars, &value.value))) {
            (seal_shape(StateKind::Unconfirmed, stars))
            span class="stars__name" { (name) " " small { (note) } }
            span class="stars__n" { (value.count) }
        }
    }
}

fn by_group(words: Words, overview: &Overview) -> Markup {
    html! {
        section class="section" aria-labelledby="theo-nhom" {
            div class="section__head" {
                h2 id="theo-nhom" { (words.home_by_group()) }
                a href=(words.at("/san-pham")) { (words.home_all(&overview.products)) }
            }
            ul class="groups" {
                @for TopGroup { code, value } in &overview.groups {
                    li { (entry(words, "groups__item", Param::Group, value, group_inside(words, code, value))) }
                }
            }
        }
    }
}

/// The map, and beside it the same as a list.
fn by_district(words: Words, cx: &AppContext, overview: &Overview) -> Markup {
    html! {
        section class="section" aria-labelledby="theo-huyen" {
            div class="section__head" {
                h2 id="theo-huyen" { (words.home_by_district()) }
                a href=(words.at("/vung")) { (words.home_about_places()) }
            }
            p class="section__note quiet small" { (words.home_district_note()) }
            div class="atlas" {
                div class="atlas__map" { (map_of_products(words, cx)) }
                div class="atlas__list" {
                    ul class="index" {
                        @for value in &overview.districts {
                            li { (entry(words, "index__row", Param::District, value, district_inside(words, value))) }
                        }
                    }
                }
            }
        }
    }
}

/// What the seal says, and the way to look a label up.
fn about_seals(words: Words) -> Markup {
    html! {
        section class="section" aria-labelledby="con-dau" {
            div class="section__head" {
                h2 id="con-dau" { (words.legend_title()) }
                a href=(words.at("/ocop")) { (words.check_step_more()) }
            }
            (seals(words))
            p class="section__all" {
                a class="button button--plain" href=(words.at(check::PATH)) rel="external" { (words.home_check()) }
            }
        }
    }
}

/// A link to the list with one value chosen; no link where it would lead to nothing.
fn entry(words: Words, class: &str, param: Param, value: &FacetValue, inside: Markup) -> Markup {
    html! {
        @if value.count == 0 {
            span class=(class) role="link" aria-disabled="true" { (inside) }
        } @else {
            a class=(class) href=(words.at(href(param, &value.value))) { (inside) }
        }
    }
}

fn group_inside(words: Words, code: &GroupCode, value: &FacetValue) -> Markup {
    html! {
        img class="groups__pic" src=(group_drawing(code)) alt="" width="320" height="240" loading="lazy";
        span class="groups__name" { (value.label) } " "
        span class="groups__n" {
            @if value.count == 0 { (words.home_none()) } @else { (words.browse_total(&value.count)) }
        }
    }
}

fn district_inside(words: Words, value: &FacetValue) -> Markup {
    html! {
        span class="index__name" { (words.place_name(&value.label)) }
        span class="index__n" { (value.count) }
    }
}
