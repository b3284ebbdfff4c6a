//! The page `/giao-dien`: every part of the kit in every state, for people who build pages. No page of the site leads here.

mod samples;

use crate::browse::{cards, cards_to_pick, rows_to_pick};
use crate::drawn::api::Drawn;
use crate::drawn::parts::{Row, index, seals};
use crate::ui::{heading, large_seal, pager, stamp};
use crate::words::Words;
use domain::{BrowseQuery, Stars};
use maud::{Markup, html};

/// Colours by the names of their properties; the class of a swatch ends in one.
const COLOURS: [&str; 14] = [
    "paper", "sheet", "wash", "line", "edge", "ink", "quiet", "accent", "link", "visited", "leaf",
    "brick", "gold", "seal",
];

/// Draws the page.
pub fn draw(words: Words) -> Drawn {
    let page = html! {
        (heading(words.kit_title()))
        p class="prose" { (words.kit_lead()) }
        (part("mau", words.kit_colours(), &colours()))
        (part("chu", words.kit_type(), &letters(words)))
        (part("nut", words.kit_buttons(), &buttons(words)))
        (part("o-nhap", words.kit_fields(), &fields(words)))
        (part("thong-bao", words.kit_notices(), &notices(words)))
        (part("con-dau", words.kit_seals(), &all_seals(words)))
        (part("the", words.kit_cards(), &all_cards(words)))
        (part("danh-sach", words.kit_lists(), &lists(words)))
    };
    Drawn {
        title: words.kit_title().to_owned(),
        summary: words.kit_lead().to_owned(),
        listed: false,
        structured: None,
        path: "/giao-dien".to_owned(),
        html: page.into_string(),
    }
}

fn part(id: &str, title: &str, shown: &Markup) -> Markup {
    html! {
        section class="section" aria-labelledby=(id) {
            div class="section__head" { h2 id=(id) { (title) } }
            (shown)
        }
    }
}

fn colours() -> Markup {
    html! {
        ul class="kit__row" {
            @for name in COLOURS {
                li class="kit__colour" {
                    span class={ "kit__swatch kit__swatch--" (name) } {}
                    code { (name) }
                }
            }
        }
    }
}

fn letters(words: Words) -> Markup {
    html! {
        div class="prose" {
            h3 { (words.kit_marks()) }
            p { (words.kit_sentence()) }
            p class="quiet small" { (words.kit_sentence()) }
            p class="price num" { "120.000 ₫" }
            p { a href="#chu" rel="external" { (words.kit_link()) } }
        }
    }
}

fn buttons(words: Words) -> Markup {
    html! {
        div class="kit__row" {
            button class="button" type="button" { (words.search_go()) }
            button class="button button--plain" type="button" { (words.browse_filter()) }
            button class="button" type="button" disabled { (words.search_go()) }
            span class="chip" { (words.browse_chip(&words.browse_param_stars(), &words.browse_stars(&4))) }
            button class="mark" type="button" aria-pressed="false" { (words.picks_save()) }
            button class="mark" type="button" aria-pressed="true" { (words.picks_save()) }
        }
    }
}

fn fields(words: Words) -> Markup {
    html! {
        div class="form form--narrow" {
            div class="field" {
                label class="field__label" for="kit-1" { (words.editor_phone()) }
                p class="field__hint" id="kit-1-hint" { (words.editor_phone_hint()) }
                input class="input" id="kit-1" aria-describedby="kit-1-hint";
            }
            div class="field field--bad" {
                label class="field__label" for="kit-2" { (words.editor_phone()) }
                p class="field__error" id="kit-2-loi" { (words.problem_not_a_phone()) }
                input class="input" id="kit-2" value="0912" aria-invalid="true" aria-describedby="kit-2-loi";
            }
        }
    }
}

fn notices(words: Words) -> Markup {
    html! {
        div class="notice" {
            p class="notice__title" { (words.browse_dropped_title()) }
            p { (words.browse_dropped(&"sao: 9")) }
        }
        div class="notice notice--good" { p class="notice__title" { (words.editor_saved_title()) } }
        div class="notice notice--error" { p class="notice__title" { (words.editor_refused(&1)) } }
    }
}

fn all_seals(words: Words) -> Markup {
    html! {
        (seals(words))
        ul class="kit__row" {
            @for state in samples::states() {
                @for stars in [Some(Stars::Five), Some(Stars::Four), Some(Stars::Three), None] {
                    li { (stamp(words, stars, &state, Some(2024))) }
                }
            }
        }
        (large_seal(words, Some(Stars::Four), &samples::in_force(), Some(2024)))
    }
}

fn all_cards(words: Words) -> Markup {
    let all = samples::cards();
    html! {
        (cards(words, &all))
        (cards_to_pick(words, all.get(..2).unwrap_or_default()))
        (rows_to_pick(words, all.get(..2).unwrap_or_default()))
    }
}

fn lists(words: Words) -> Markup {
    let row = |name: &str, count| Row {
        href: "/giao-dien".to_owned(),
        name: name.to_owned(),
        count,
    };
    html! {
        (index(words, &[row("Mẫu một", 12), row("Mẫu hai", 0)]))
        (pager(words, &BrowseQuery::default(), 9))
    }
}
