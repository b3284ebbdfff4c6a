//! How a group looks.

use crate::browse::group_drawing;
use crate::drawn::api::Drawn;
use crate::drawn::parts::{Row, by_stars, facet_rows, index, products};
use crate::drawn::structured::{self, breadcrumbs, graph};
use crate::ssr::AppContext;
use crate::ui::{heading, structured_data};
use crate::words::Words;
use domain::{Group, Param};
use maud::{Markup, html};
use search::region::GroupView;

/// Draws the group of that address part.
pub fn draw(words: Words, cx: &AppContext, slug: &str) -> Option<Drawn> {
    let snapshot = cx.catalogue().current();
    let view = snapshot.index.group_view(slug, cx.today())?;
    let mut way = vec![(words.nav_products().to_owned(), "/san-pham".to_owned())];
    let above = view.parents.iter().chain([&view.group]);
    way.extend(above.map(|group| (words.group_name(group).to_owned(), href(group))));
    let structured = graph(vec![
        breadcrumbs(words, cx.origin(), &way),
        structured::products(words, cx.origin(), &view.page.cards),
    ]);
    Some(Drawn {
        title: words.group_name(&view.group).to_owned(),
        summary: words.group_summary(&words.group_name(&view.group), &view.page.total),
        listed: true,
        structured: Some(structured_data(&structured)),
        path: href(&view.group),
        html: page(words, &view).into_string(),
    })
}

fn href(group: &Group) -> String {
    format!("/nhom/{}", group.slug)
}

fn page(words: Words, view: &GroupView) -> Markup {
    let GroupView {
        group, query, page, ..
    } = view;
    let districts = facet_rows(words, query, Param::District, &page.facets.districts);
    let placed: u32 = districts.iter().map(|row| row.count).sum();
    let unplaced = page.total.saturating_sub(placed);
    html! {
        (crumbs(words, view))
        header class="region" {
            div class="region__say" {
                p class="region__kind" { (words.group_kind()) }
                (heading(words.group_name(group)))
                @if page.total == 0 {
                    p { (words.group_empty()) }
                } @else {
                    p class="region__count" { strong { (page.total) } " " (words.browse_products(&page.total)) }
                    (by_stars(words, query, page))
                }
            }
            img class="region__pic" src=(group_drawing(&group.code)) alt="" width="320" height="240";
        }
        (children(words, view))
        @if page.total > 0 {
            (products(words, query, page))
            section class="section" aria-labelledby="noi-lam" {
                div class="section__head" {
                    h2 id="noi-lam" { (words.group_made_in()) }
                    a href=(words.at("/vung")) { (words.region_to_map()) }
                }
                (index(words, &districts))
                @if unplaced > 0 { p class="quiet small" { (words.group_unplaced(&unplaced)) } }
            }
        }
        p class="quiet small region__note" { (words.group_source()) }
    }
}

fn crumbs(words: Words, view: &GroupView) -> Markup {
    html! {
        nav class="crumbs" aria-label=(words.crumbs_label()) {
            ol {
                li { a href=(words.at("/san-pham")) { (words.nav_products()) } }
                @for parent in &view.parents { li { a href=(words.at(href(parent))) { (words.group_name(parent)) } } }
                li aria-current="page" { (words.group_name(&view.group)) }
            }
        }
    }
}

/// The groups right below, those without products too: the tree is official and the same everywhere.
fn children(words: Words, view: &GroupView) -> Markup {
    let rows = view.children.iter().map(|(group, count)| Row {
        href: href(group),
        name: words.group_name(group).to_owned(),
        count: *count,
    });
    let rows: Vec<Row> = rows.collect();
    html! {
        @if !rows.is_empty() {
            section class="section" aria-labelledby="nhom-con" {
                div class="section__head" { h2 id="nhom-con" { (words.group_children()) } }
                (index(words, &rows))
            }
        }
    }
}
