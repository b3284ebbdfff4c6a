//! The page `/quan-ly/san-pham/{id}/anh/{photo}`: turning and cutting a photo. Without scripts the numbers are typed and the
//! result is seen after saving; the script draws it while they change, and lets the picture be dragged.

use super::photos::address;
use crate::ssr::studio_page;
use crate::ui::PHOTOS_SCRIPT;
use crate::words::Words;
use domain::{PhotoFrame, PhotoShape};
use maud::{Markup, html};
use store::{OwnPhoto, WholePhoto};

/// The control with the quarter turns, 0 to 3.
pub const TURNS: &str = "quay";
/// The control that says whether anything is cut away.
pub const CUT: &str = "cat";
/// The control with the zoom, 100 to 400.
pub const ZOOM: &str = "phong";
/// The control with the place from left to right, 0 to 100.
pub const ACROSS: &str = "ngang";
/// The control with the place from top to bottom, 0 to 100.
pub const DOWN: &str = "doc";

/// The document with the shape that is kept; `refused` says above it why another one was not taken.
pub fn document(
    words: Words,
    product: &str,
    name: &str,
    one: &OwnPhoto,
    refused: Option<&str>,
) -> String {
    let title = if refused.is_some() {
        words.photos_title_error()
    } else {
        words.photos_shape_title()
    };
    let back = address(product);
    let said = html! {
        @if let Some(sentence) = refused {
            div class="notice notice--error" id="loi" role="alert" tabindex="-1" autofocus {
                h2 class="notice__title" { (words.photos_refused()) }
                p { (sentence) }
            }
        }
        p { a href=(back) { (words.photos_shape_back()) } }
        h1 { (words.photos_shape_title()) }
        p class="prose" { strong { (name) } }
        @match &one.whole {
            Some(whole) => { (form(words, &back, one, whole)) }
            None => { p class="notice" { (words.photos_shape_imported()) } }
        }
    };
    studio_page(words, title, Some(&PHOTOS_SCRIPT), &said)
}

fn form(words: Words, back: &str, one: &OwnPhoto, whole: &WholePhoto) -> Markup {
    let PhotoShape { turns, frame } = one.shape;
    let at = frame.unwrap_or(PhotoFrame {
        zoom: 100,
        across: 50,
        down: 50,
    });
    let labels = [
        words.photos_shape_turn_0(),
        words.photos_shape_turn_1(),
        words.photos_shape_turn_2(),
        words.photos_shape_turn_3(),
    ];
    html! {
        form class="form photo-shape" method="post" action={ (back) "/" (one.id) } {
            figure class="photo-shape__view" {
                img class="photo-shape__whole" src={ (whole.photo.path) "?xem" } alt=(one.photo.alt) width=(whole.photo.width) height=(whole.photo.height);
                figcaption class="field__hint" { (words.photos_shape_preview()) }
            }
            fieldset class="field photo-shape__turns" {
                legend class="field__label" { (words.photos_shape_turn()) }
                @for (value, label) in labels.iter().enumerate() {
                    label class="choice" {
                        input type="radio" name=(TURNS) value=(value) checked[usize::from(turns) == value];
                        span { (label) }
                    }
                }
            }
            div class="field" {
                label class="choice" {
                    input type="checkbox" name=(CUT) value="1" checked[frame.is_some()];
                    span { (words.photos_shape_cut()) }
                }
            }
            (range(ZOOM, words.photos_shape_zoom(), (100, 400, at.zoom)))
            (range(ACROSS, words.photos_shape_across(), (0, 100, u16::from(at.across))))
            (range(DOWN, words.photos_shape_down(), (0, 100, u16::from(at.down))))
            p class="field__hint" { (words.photos_shape_hint()) }
            p class="form__acts" {
                button class="button" type="submit" { (words.photos_shape_go()) }
                a class="button button--plain" href=(back) { (words.photos_shape_back()) }
            }
        }
    }
}

fn range(name: &str, label: &str, (least, most, now): (u16, u16, u16)) -> Markup {
    html! {
        div class="field" {
            label class="field__label" for=(name) { (label) }
            input class="photo-shape__range" id=(name) type="range" name=(name) min=(least) max=(most) value=(now);
        }
    }
}
