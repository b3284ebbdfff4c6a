//! The page `/quan-ly/san-pham/{id}/anh`: the photos of a product. A document without the app; a script of its own sends several
//! photos at once and lets them be dragged, and without it everything is a plain form.

use crate::ssr::studio_page;
use crate::ui::{PHOTOS_SCRIPT, tag_of};
use crate::words::Words;
use maud::{Markup, html};
use store::{MOST_PHOTOS, OwnPhoto, OwnPhotos, PhotoState, Viewer};

/// The control that says what a post is about, a [`Deed`].
pub const DEED: &str = "viec";
/// The control with the id of a photo.
pub const PHOTO: &str = "anh";
/// The control with the place that a photo is dragged to, from 0.
pub const PLACE: &str = "cho";
/// The control with words for a photo.
pub const ALT: &str = "loi";
/// The control with the words that a change began from.
pub const OLD_ALT: &str = "loi-cu";
/// The control with the files.
pub const FILES: &str = "tep";
/// The parameter that says what is done.
pub const DONE: &str = "xong";
/// A photo narrower than this looks poor on a large screen.
const GOOD_WIDTH: u32 = 800;

/// What can be done with a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// One place to the front.
    Earlier,
    /// One place to the end.
    Later,
    /// To the front.
    First,
    /// To a place.
    Place,
    /// Other words.
    Describe,
    /// Away.
    Remove,
    /// Back again.
    PutBack,
}

impl Deed {
    const ALL: [Self; 7] = [
        Self::Earlier,
        Self::Later,
        Self::First,
        Self::Place,
        Self::Describe,
        Self::Remove,
        Self::PutBack,
    ];

    /// How it is written in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Earlier => "truoc",
            Self::Later => "sau",
            Self::First => "bia",
            Self::Place => "cho",
            Self::Describe => "loi",
            Self::Remove => "go",
            Self::PutBack => "dat-lai",
        }
    }

    /// What is written so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }

    /// What it leads to.
    pub const fn done(self) -> Done {
        match self {
            Self::Earlier | Self::Later | Self::First | Self::Place => Done::Moved,
            Self::Describe => Done::Described,
            Self::Remove => Done::Removed,
            Self::PutBack => Done::PutBack,
        }
    }
}

/// What was done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// So many photos were added.
    Added(usize),
    /// The photo was there already.
    Same,
    /// Another order.
    Moved,
    /// Other words.
    Described,
    /// Turned or cut.
    Shaped,
    /// Taken away.
    Removed,
    /// Put back.
    PutBack,
}

impl Done {
    /// How it is written in addresses.
    pub fn code(self) -> String {
        match self {
            Self::Added(number) => format!("them-{number}"),
            Self::Same => "co-roi".to_owned(),
            Self::Moved => "doi-cho".to_owned(),
            Self::Described => "loi".to_owned(),
            Self::Shaped => "sua".to_owned(),
            Self::Removed => "go".to_owned(),
            Self::PutBack => "dat-lai".to_owned(),
        }
    }

    /// What is written so.
    pub fn from_code(code: &str) -> Option<Self> {
        let plain = [
            Self::Same,
            Self::Moved,
            Self::Described,
            Self::Shaped,
            Self::Removed,
            Self::PutBack,
        ];
        let added = || {
            let number = code.strip_prefix("them-")?.parse().ok()?;
            (1..=MOST_PHOTOS)
                .contains(&number)
                .then_some(Self::Added(number))
        };
        plain
            .into_iter()
            .find(|done| done.code() == code)
            .or_else(added)
    }

    fn sentence(self, words: Words) -> String {
        match self {
            Self::Added(number) => words.photos_done_added(&number),
            Self::Same => words.photos_done_same().to_owned(),
            Self::Moved => words.photos_done_moved().to_owned(),
            Self::Described => words.photos_done_described().to_owned(),
            Self::Shaped => words.photos_done_shaped().to_owned(),
            Self::Removed => words.photos_done_removed().to_owned(),
            Self::PutBack => words.photos_done_put_back().to_owned(),
        }
    }
}

/// What is said above the page.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What was done.
    pub done: Option<Done>,
    /// What was not, each in a sentence.
    pub refused: Vec<String>,
    /// Words that were typed for a photo and not kept, with its id.
    pub typed: Option<(String, String)>,
}

/// Where the photos of a product are kept.
pub fn address(product: &str) -> String {
    format!("/quan-ly/san-pham/{product}/anh")
}

/// The document.
pub fn document(
    words: Words,
    (product, viewer): (&str, &Viewer),
    own: &OwnPhotos,
    said: &Said,
) -> String {
    let title = if said.refused.is_empty() {
        words.photos_title()
    } else {
        words.photos_title_error()
    };
    let editor = format!("/quan-ly/san-pham/{product}");
    let page = html! {
        @if !said.refused.is_empty() { (refused(words, &said.refused)) }
        @if let Some(done) = said.done { div class="notice notice--ok" role="status" { p { (done.sentence(words)) } } }
        p { a href="/quan-ly" { (words.studio_title()) } " · " a href=(editor) { (words.studio_edit()) } }
        h1 { (words.photos_title()) }
        p class="prose" { strong { (own.name) } }
        (add(words, product, &tag_of(viewer.account.as_str())))
        (list(words, product, own, said.typed.as_ref()))
    };
    studio_page(words, title, Some(&PHOTOS_SCRIPT), &page)
}

fn refused(words: Words, sentences: &[String]) -> Markup {
    html! {
        div class="notice notice--error" id="loi" role="alert" tabindex="-1" autofocus {
            h2 class="notice__title" { (words.photos_refused()) }
            ul class="notice__list" { @for sentence in sentences { li { (sentence) } } }
        }
    }
}

/// The form that sends photos, and the words that its script says.
fn add(words: Words, product: &str, owner: &str) -> Markup {
    html! {
        form class="form photo-add" method="post" enctype="multipart/form-data" action={ (address(product)) "/them" }
            data-wait=(words.photos_up_wait()) data-sending=(words.photos_up_sending()) data-working=(words.photos_up_working())
            data-done=(words.photos_up_done()) data-failed=(words.photos_up_failed()) data-stalled=(words.photos_up_stalled())
            data-offline=(words.photos_up_offline()) data-ended=(words.photos_up_ended()) data-cancel=(words.photos_up_cancel())
            data-again=(words.photos_up_again()) data-dark=(words.photos_up_dark()) data-title=(words.photos_up_title())
            data-drag=(words.photos_drag()) data-owner=(owner) {
            div class="field" {
                label class="field__label" for="tep" { (words.photos_add_label()) }
                p class="field__hint" id="tep-huong-dan" { (words.photos_add_hint(&MOST_PHOTOS)) }
                input class="input" id="tep" type="file" name=(FILES) multiple accept="image/jpeg,image/png,image/webp,image/*"
                    aria-describedby="tep-huong-dan";
            }
            p class="form__acts" { button class="button" type="submit" { (words.photos_add_go()) } }
        }
    }
}

/// All photos; the script puts a new one in its place after each change.
pub fn list(
    words: Words,
    product: &str,
    own: &OwnPhotos,
    typed: Option<&(String, String)>,
) -> Markup {
    let there: Vec<&OwnPhoto> = own
        .photos
        .iter()
        .filter(|one| one.removed_at.is_none())
        .collect();
    let gone: Vec<&OwnPhoto> = own
        .photos
        .iter()
        .filter(|one| one.removed_at.is_some())
        .collect();
    let waiting = there.iter().any(|one| one.state == PhotoState::Waiting);
    html! {
        div id="ds-anh" {
            @if there.is_empty() {
                p class="quiet" { (words.photos_none()) }
            } @else {
                p class="quiet" { (words.photos_lead()) }
                @if waiting { p class="notice" { (words.photos_waiting_note()) } }
                ol class="photo-list" {
                    @for (at, one) in there.iter().enumerate() {
                        li class="photo-own" id={ "anh-" (one.id) } data-photo=(one.id) {
                            (photo(words, product, one, (at, there.len()), typed))
                        }
                    }
                }
            }
            @if !gone.is_empty() {
                section class="section" aria-labelledby="da-go" {
                    div class="section__head" { h2 id="da-go" { (words.photos_removed_title()) } }
                    p class="quiet" { (words.photos_removed_lead()) }
                    ul class="photo-list photo-list--gone" {
                        @for one in &gone {
                            li class="photo-own" {
                                img class="photo-own__pic" src=(one.photo.path) alt=(one.photo.alt) width="320" height="240" loading="lazy";
                                (deed(product, one, Deed::PutBack, words.photos_put_back(), &one.photo.alt))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn photo(
    words: Words,
    product: &str,
    one: &OwnPhoto,
    (at, of): (usize, usize),
    typed: Option<&(String, String)>,
) -> Markup {
    let number = words.photos_number(&(at + 1));
    let typed = typed.filter(|(id, _)| *id == one.id);
    let alt = typed.map_or(one.photo.alt.as_str(), |(_, alt)| alt.as_str());
    let field = format!("loi-{}", one.id);
    let width = one
        .whole
        .as_ref()
        .map_or(one.photo.width, |whole| whole.photo.width);
    html! {
        img class="photo-own__pic" src=(one.photo.path) alt=(one.photo.alt) width="320" height="240";
        div class="photo-own__said" {
            p class="photo-own__meta" {
                @match &one.state {
                    PhotoState::Public => { span class="tag tag--live" { (words.photos_public()) } }
                    PhotoState::Waiting => { span class="tag tag--wait" { (words.photos_waiting()) } }
                    PhotoState::Returned(reason) => { span class="tag tag--returned" { (words.photos_returned(reason)) } }
                }
                @if at == 0 { " " span { (words.photos_cover()) } }
            }
            @if width < GOOD_WIDTH { p class="field__hint" { (words.photos_small(&width)) } }
            form method="post" action=(address(product)) {
                input type="hidden" name=(DEED) value=(Deed::Describe.code());
                input type="hidden" name=(PHOTO) value=(one.id);
                input type="hidden" name=(OLD_ALT) value=(one.photo.alt);
                div class="field" {
                    label class="field__label" for=(field) { (words.photos_alt_label()) span class="visually-hidden" { ", " (number) } }
                    p class="field__hint" id={ (field) "-h" } { (words.photos_alt_hint()) }
                    input class="input" id=(field) name=(ALT) value=(alt) maxlength="300" aria-describedby={ (field) "-h" }
                        aria-invalid=[typed.map(|_| "true")];
                }
                p class="form__acts" {
                    button class="button button--plain" type="submit" { (words.photos_alt_go()) span class="visually-hidden" { ", " (number) } }
                }
            }
            div class="photo-own__acts" {
                @if at > 0 {
                    (deed(product, one, Deed::First, words.photos_first(), &number))
                    (deed(product, one, Deed::Earlier, words.photos_earlier(), &number))
                }
                @if at + 1 < of { (deed(product, one, Deed::Later, words.photos_later(), &number)) }
                @if one.whole.is_some() {
                    a class="button button--plain" href={ (address(product)) "/" (one.id) } {
                        (words.photos_shape()) span class="visually-hidden" { ", " (number) }
                    }
                }
                (deed(product, one, Deed::Remove, words.photos_remove(), &number))
            }
        }
    }
}

fn deed(product: &str, one: &OwnPhoto, deed: Deed, label: &str, which: &str) -> Markup {
    html! {
        form class="photo-own__deed" method="post" action=(address(product)) {
            input type="hidden" name=(DEED) value=(deed.code());
            input type="hidden" name=(PHOTO) value=(one.id);
            button class="button button--plain" type="submit" { (label) span class="visually-hidden" { ", " (which) } }
        }
    }
}
