//! How the question and its answer look.

use super::PATH;
use super::find::Found;
use crate::browse::place_words;
use crate::product::certificate_block;
use crate::ssr::AppContext;
use crate::ui::{seal_shape, stamp};
use crate::words::Words;
use domain::{BrowseQuery, ProductDetail, StateKind};
use maud::{Markup, html};
use search::Card;

/// The page: the form, then the answer, which is told as soon as it is there.
pub fn page(words: Words, cx: &AppContext, text: &str, found: &Found) -> Markup {
    html! {
        div class="check" {
            h1 { (words.check_title()) }
            p class="quiet" { (words.check_lead()) }
            (form(words, text))
            @match found {
                Found::Nothing => { (advice(words)) }
                Found::One(product) => { (one(words, cx, product)) }
                Found::Several(cards, total) => { (several(words, text, cards, *total)) }
                Found::Unknown(alike) => { (unknown(words, text, alike.as_deref())) }
            }
        }
    }
}

/// A plain form. The way to the camera is shown by the script, where there is a camera that can read codes.
fn form(words: Words, text: &str) -> Markup {
    html! {
        form class="check__form" action=(words.at(PATH)) role="search" {
            label class="field__label" for="q" { (words.check_label()) }
            div class="check__row" {
                input class="input" id="q" name="q" type="search" value=(text) maxlength="100" autocomplete="off"
                    enterkeyhint="search" placeholder="5445/QĐ-UBND";
                button class="button" { (words.check_go()) }
            }
            p class="check__scan" hidden data-scan {
                button class="button button--plain" type="button" { (words.check_scan()) }
                span role="status" data-busy=(words.check_scanning()) data-refused=(words.check_no_camera()) {}
            }
            video class="check__video" hidden muted playsinline {}
        }
    }
}

fn one(words: Words, cx: &AppContext, product: &ProductDetail) -> Markup {
    let state = product.certificate.state(cx.today());
    let index = &cx.catalogue().current().index;
    let place = place_words(words, &index.place(&product.place));
    html! {
        section class="check__answer" aria-label=(words.check_answer()) {
            h2 { a href=(words.at(format!("/san-pham/{}", product.slug))) { (product.name) } }
            p class="quiet" {
                @match &product.producer {
                    Some(producer) => { (producer.name) }
                    None => { (words.product_producer_unknown()) }
                }
                @if !place.is_empty() { " · " (place) }
            }
            (certificate_block(words, &product.certificate, &state, &product.sources))
            p class="quiet small" { (words.check_compare()) }
        }
    }
}

fn several(words: Words, text: &str, cards: &[Card], total: u32) -> Markup {
    let all = BrowseQuery {
        text: text.to_owned(),
        states: StateKind::ALL.into(),
        ..BrowseQuery::default()
    };
    html! {
        section class="check__answer" aria-label=(words.check_answer()) {
            h2 { (words.check_several(&total)) }
            ul class="check__list" {
                @for card in cards {
                    li {
                        a href=(words.at(format!("/san-pham/{}", card.slug))) { (card.name) }
                        p class="quiet small" {
                            (card.producer.as_deref().unwrap_or_else(|| words.card_producer_unknown()))
                        }
                        (stamp(words, card.stars, &card.state, card.year))
                    }
                }
            }
            @if usize::try_from(total).is_ok_and(|total| total > cards.len()) {
                p { a href=(words.at(all.href())) { (words.search_all(&total)) } }
            }
        }
    }
}

/// What is not in the register is not called false: the register does not hold everything yet.
fn unknown(words: Words, text: &str, alike: Option<&str>) -> Markup {
    html! {
        section class="check__answer check__answer--unknown" aria-label=(words.check_answer()) {
            div class="check__verdict" {
                (seal_shape(StateKind::Unconfirmed, None))
                div {
                    h2 { (words.check_unknown(&text)) }
                    p { (words.check_unknown_means()) }
                }
            }
            @if let Some(alike) = alike {
                p {
                    (words.browse_did_you_mean()) " "
                    a href={ (words.at(PATH)) "?" (domain::form::encode([("q", alike)])) } { strong { (alike) } }
                }
            }
            (advice(words))
        }
    }
}

/// What to look at on a label.
fn advice(words: Words) -> Markup {
    html! {
        h2 class="check__how" { (words.check_how()) }
        ol class="check__steps" {
            li { (words.check_step_number()) }
            li { (words.check_step_years()) }
            li { (words.check_step_lapsed()) }
            li { a href=(words.at("/ocop")) { (words.check_step_more()) } }
        }
    }
}
