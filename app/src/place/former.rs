//! Names of before: the page of a name that no one commune of today stands for, and what a commune was made of.

use crate::drawn::api::Drawn;
use crate::ui::heading;
use crate::words::Words;
use maud::{Markup, html};
use search::region::{PlaceLink, Predecessor};

/// `xã Hoằng Phú`, `thành phố Thanh Hóa`.
pub fn with_kind(words: Words, link: &PlaceLink) -> String {
    let name = link.name.strip_prefix("TP ").unwrap_or(&link.name);
    words.place_of_kind(link.kind, name)
}

/// The page of a name of before; none where nobody bore it.
pub fn draw(words: Words, path: String, bearers: &[Predecessor]) -> Option<Drawn> {
    let name = &bearers.first()?.name;
    let page = html! {
        nav class="crumbs" aria-label=(words.crumbs_label()) {
            ol {
                li { a href=(words.at("/vung")) { (words.region_crumb()) } }
                li aria-current="page" { (name) }
            }
        }
        header class="region" {
            div class="region__say" {
                p class="region__kind" { (words.region_old_kind()) }
                (heading(name))
                p { (words.region_old_text()) }
                (succession(words, bearers))
            }
        }
    };
    Some(Drawn {
        listed: true,
        structured: None,
        title: name.clone(),
        summary: words.region_old_text().to_owned() + " " + &listed(words, bearers),
        path,
        html: page.into_string(),
    })
}

fn listed(words: Words, bearers: &[Predecessor]) -> String {
    let names: Vec<String> = bearers.iter().map(|one| full_name(words, one)).collect();
    names.join("; ")
}

/// `xã Hoằng Phụ, Hoằng Hóa (cũ)`.
fn full_name(words: Words, one: &Predecessor) -> String {
    let name = words.place_of_kind(one.kind, &one.name);
    match &one.district {
        Some(district) => words.region_in_district(&name, &words.place_name(&district.name)),
        None => name,
    }
}

/// Communes of before, each with what it is now.
pub fn succession(words: Words, all: &[Predecessor]) -> Markup {
    html! {
        ul class="succession" {
            @for one in all {
                li { (now(words, one)) }
            }
        }
    }
}

fn now(words: Words, one: &Predecessor) -> Markup {
    let name = full_name(words, one);
    let split = one.successors.len() > 1;
    html! {
        @if one.successors.is_empty() {
            (words.region_namesake_unknown(&name)) " "
            @if let Some(district) = &one.district { a href=(words.at(district.href())) { (words.place_name(&district.name)) } }
        } @else {
            (words.region_namesake(&name)) " "
            @for (at, link) in one.successors.iter().enumerate() {
                @if at > 0 { ", " }
                a href=(words.at(link.href())) {
                    @if split { (words.region_partly(&with_kind(words, link))) } @else { (with_kind(words, link)) }
                }
            }
        }
    }
}

/// The communes of before that a commune was made of, those of which it has a part marked.
pub fn parts(words: Words, parts: &[Predecessor]) -> Markup {
    html! {
        ul class="parts" {
            @for part in parts {
                li {
                    @if part.successors.len() > 1 {
                        (words.region_part_partly(&words.place_of_kind(part.kind, &part.name)))
                    } @else {
                        (words.place_of_kind(part.kind, &part.name))
                    }
                }
            }
        }
    }
}
