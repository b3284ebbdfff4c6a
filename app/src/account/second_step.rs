//! Six digits of another device besides the password: the page `/quan-ly/tai-khoan/hai-buoc` where it is switched on and off, and
//! the second page of signing in. Documents without the app.

use super::form::{Kind, Line, Wrong, line, summary};
use crate::ssr::form_page;
use crate::ui::qr;
use crate::words::Words;
use domain::SpareCode;
use maud::{Markup, html};

/// The address of the page.
pub const PATH: &str = "/quan-ly/tai-khoan/hai-buoc";
/// The address of the second page of signing in; there is only its `POST`.
pub const SIGN_IN: &str = "/dang-nhap/ma";
/// The control that says what a post is about, a [`Deed`].
pub const DEED: &str = "viec";
/// The control with the six digits.
pub const DIGITS: &str = "sau-so";
/// The control with a code on paper.
pub const SPARE: &str = "du-phong";
/// The control with the password.
pub const PASSWORD: &str = "mat-khau";
/// The control with the token of a sign-in that was begun.
pub const BEGUN: &str = "buoc";
/// The parameter that says that it was switched off.
pub const DONE: &str = "da-tat";

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Make a secret.
    Begin,
    /// Switch on.
    Confirm,
    /// Switch off.
    End,
}

impl Deed {
    /// How it is written in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Begin => "bat-dau",
            Self::Confirm => "bat",
            Self::End => "tat",
        }
    }

    /// What is written so.
    pub fn from_code(code: &str) -> Option<Self> {
        let mut all = [Self::Begin, Self::Confirm, Self::End].into_iter();
        all.find(|deed| deed.code() == code)
    }
}

/// What the page shows.
#[derive(Clone, Copy)]
pub enum Page<'a> {
    /// It is off.
    Off {
        /// Whether it was switched off just now.
        done: bool,
    },
    /// A secret waits to be confirmed.
    Begun {
        /// The secret, in Base32.
        secret: &'a str,
        /// The same as an address that apps read from a picture.
        url: &'a str,
    },
    /// It was switched on just now: its codes on paper, shown this once.
    Confirmed(&'a [SpareCode]),
    /// It is on.
    On {
        /// How many codes on paper are left.
        spare: i64,
    },
}

/// The document. It holds no password that was typed.
pub fn document(words: Words, page: Page<'_>, wrong: &[Wrong]) -> String {
    let title = if wrong.is_empty() {
        words.second_title()
    } else {
        words.second_title_error()
    };
    let said = html! {
        (summary(words.second_refused(), wrong))
        @if let Page::Off { done: true } = page {
            div class="notice notice--ok" role="status" { p { (words.second_off_done()) } }
        }
        p {
            a href="/quan-ly" { (words.studio_title()) } " · " a href=(super::own::PATH) { (words.account_title()) }
        }
        h1 { (words.second_title()) }
        p class="prose quiet" { (words.second_lead()) }
        @match page {
            Page::Off { .. } => {
                p { (words.second_is_off()) }
                form class="form__acts" method="post" action=(PATH) {
                    input type="hidden" name=(DEED) value=(Deed::Begin.code());
                    button class="button" type="submit" { (words.second_begin()) }
                }
            }
            Page::Begun { secret, url } => { (begun(words, secret, url, wrong)) }
            Page::Confirmed(codes) => { (confirmed(words, codes)) }
            Page::On { spare } => {
                p { (words.second_is_on(&spare)) }
                (end(words, wrong))
            }
        }
    };
    form_page(words, title, &said)
}

fn begun(words: Words, secret: &str, url: &str, wrong: &[Wrong]) -> Markup {
    html! {
        section class="section" aria-labelledby="quet" {
            div class="section__head" { h2 id="quet" { (words.second_scan_title()) } }
            p class="prose" { (words.second_scan()) }
            (qr(url, "secret-code"))
            p { (words.second_key()) " " code { (grouped(secret)) } }
            form class="form form--narrow" method="post" action=(PATH) novalidate {
                input type="hidden" name=(DEED) value=(Deed::Confirm.code());
                (password(words, wrong))
                (digits(words, wrong))
                div class="form__acts" { button class="button" type="submit" { (words.second_confirm()) } }
            }
        }
    }
}

/// The codes on paper, above everything else that is said; they take the focus.
fn confirmed(words: Words, codes: &[SpareCode]) -> Markup {
    html! {
        div class="notice notice--ok" id="du-phong" role="status" tabindex="-1" autofocus {
            h2 class="notice__title" { (words.second_spare_title()) }
            p { (words.second_spare_text()) }
            ol class="spare" { @for code in codes { li { code { (code.grouped()) } } } }
        }
        p { a class="button" href=(super::own::PATH) { (words.account_title()) } }
    }
}

/// The password of now: an open telephone alone neither shuts its owner out nor opens the account.
fn password(words: Words, wrong: &[Wrong]) -> Markup {
    let password = Line {
        name: PASSWORD,
        label: words.sign_in_password(),
        hint: "",
        value: "",
        kind: Kind::Password("current-password"),
        optional: false,
    };
    line(words, &password, wrong)
}

fn end(words: Words, wrong: &[Wrong]) -> Markup {
    html! {
        section class="section" aria-labelledby="tat" {
            div class="section__head" { h2 id="tat" { (words.second_off_title()) } }
            p class="prose" { (words.second_off_lead()) }
            form class="form form--narrow" method="post" action=(PATH) novalidate {
                input type="hidden" name=(DEED) value=(Deed::End.code());
                (password(words, wrong))
                (digits(words, wrong))
                (spare(words, wrong))
                div class="form__acts" { button class="button button--plain" type="submit" { (words.second_off()) } }
            }
        }
    }
}

/// The second page of signing in. `carried` is what goes on with it: where to go then, and a listing that waits.
pub fn sign_in(words: Words, begun: &str, carried: &[(String, String)], wrong: &[Wrong]) -> String {
    let title = if wrong.is_empty() {
        words.second_sign_in_title()
    } else {
        words.second_sign_in_title_error()
    };
    let said = html! {
        (summary(words.sign_in_refused(), wrong))
        h1 { (words.second_sign_in_title()) }
        p class="prose quiet" { (words.second_sign_in_lead()) }
        form class="form form--narrow" method="post" action=(SIGN_IN) novalidate {
            input type="hidden" name=(BEGUN) value=(begun);
            @for (name, value) in carried { input type="hidden" name=(name) value=(value); }
            (digits(words, wrong))
            (spare(words, wrong))
            div class="form__acts" { button class="button" type="submit" { (words.sign_in_go()) } }
        }
    };
    form_page(words, title, &said)
}

/// The six digits; what was typed is worth nothing any more and is not shown again.
fn digits(words: Words, wrong: &[Wrong]) -> Markup {
    let shown = Line {
        name: DIGITS,
        label: words.second_digits(),
        hint: "",
        value: "",
        kind: Kind::Digits,
        optional: false,
    };
    line(words, &shown, wrong)
}

/// A code on paper, folded away until it is needed.
fn spare(words: Words, wrong: &[Wrong]) -> Markup {
    let shown = Line {
        name: SPARE,
        label: words.second_spare(),
        hint: words.second_spare_hint(),
        value: "",
        kind: Kind::Code,
        optional: false,
    };
    let open = wrong.iter().any(|wrong| wrong.control == Some(SPARE));
    html! {
        details open[open] {
            summary { (words.second_spare_lost()) }
            (line(words, &shown, wrong))
        }
    }
}

/// In groups of four, as apps take it.
fn grouped(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    let groups = signs.chunks(4).map(|group| group.iter().collect());
    groups.collect::<Vec<String>>().join(" ")
}
