//! The page `/quan-ly/tai-khoan`: where one is signed in, and the own password. A document
//! without the app.

use crate::ssr::{day_in_vietnam, form_page, time_in_vietnam};
use crate::words::Words;
use domain::Phone;
use maud::{Markup, html};
use store::{OwnSession, Timestamp};

/// The address of the page.
pub const PATH: &str = "/quan-ly/tai-khoan";
/// The control that says what a post is about, a [`Deed`].
pub const DEED: &str = "viec";
/// The control with the id of a session.
pub const SESSION: &str = "phien";
/// The control with the password of now.
pub const OLD: &str = "cu";
/// The control with the new password.
pub const NEW: &str = "mat-khau";
/// The control with the new password once more.
pub const AGAIN: &str = "lai";
/// The parameter that says which [`Deed`] is done.
pub const DONE: &str = "xong";

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Change the password.
    Password,
    /// End one session.
    EndSession,
    /// End all other sessions.
    EndOthers,
}

impl Deed {
    /// How it is written in forms and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "mat-khau",
            Self::EndSession => "thiet-bi",
            Self::EndOthers => "thiet-bi-khac",
        }
    }

    /// What is written so.
    pub fn from_code(code: &str) -> Option<Self> {
        let mut all = [Self::Password, Self::EndSession, Self::EndOthers].into_iter();
        all.find(|deed| deed.code() == code)
    }

    fn done(self, words: Words) -> &'static str {
        match self {
            Self::Password => words.account_changed(),
            Self::EndSession => words.account_ended(),
            Self::EndOthers => words.account_ended_others(),
        }
    }
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A post that says nothing that can be done.
    Unclear,
    /// A password was left empty.
    Missing,
    /// Not the password of now.
    WrongOld,
    /// The new one is too short or too long.
    Length {
        /// Fewest characters.
        shortest: usize,
        /// Most characters.
        longest: usize,
    },
    /// The new one is the old one.
    Same,
    /// Typed differently the second time.
    Differs,
    /// Too many tries.
    Wait {
        /// Seconds until the next try counts.
        seconds: u32,
    },
    /// Too many people at once.
    Busy,
}

impl Problem {
    fn sentence(self, words: Words) -> String {
        match self {
            Self::Unclear => words.account_unclear().to_owned(),
            Self::Missing => words.account_missing().to_owned(),
            Self::WrongOld => words.account_wrong_old().to_owned(),
            Self::Length { shortest, longest } => words.invited_length(&shortest, &longest),
            Self::Same => words.account_same().to_owned(),
            Self::Differs => words.invited_differs().to_owned(),
            Self::Wait { seconds } => words.sign_in_wait(&seconds),
            Self::Busy => words.sign_in_busy().to_owned(),
        }
    }

    /// The control that it is about.
    const fn control(self) -> &'static str {
        match self {
            Self::Unclear | Self::Missing | Self::WrongOld | Self::Wait { .. } | Self::Busy => OLD,
            Self::Length { .. } | Self::Same => NEW,
            Self::Differs => AGAIN,
        }
    }
}

/// What the page shows.
pub struct OwnAccount<'a> {
    /// The person's name.
    pub name: &'a str,
    /// The number to sign in with.
    pub phone: &'a Phone,
    /// The sessions, the one that asks first.
    pub sessions: &'a [OwnSession],
    /// What was done last.
    pub done: Option<Deed>,
    /// Why it was not.
    pub problem: Option<Problem>,
}

/// The document. It holds no password that was typed.
pub fn document(words: Words, page: &OwnAccount<'_>) -> String {
    let title = if page.problem.is_some() {
        words.account_title_error()
    } else {
        words.account_title()
    };
    let phone = page.phone.grouped();
    let said = html! {
        @if let Some(problem) = page.problem { (refused(words, problem)) }
        @if let Some(done) = page.done { div class="notice notice--ok" role="status" { p { (done.done(words)) } } }
        p { a href="/quan-ly" { (words.studio_title()) } }
        h1 { (words.account_title()) }
        p class="quiet" { (page.name) " · " span class="num" { (phone) } }
        section class="section" aria-labelledby="thiet-bi" {
            div class="section__head" { h2 id="thiet-bi" { (words.account_sessions()) } }
            p class="prose" { (words.account_sessions_lead()) }
            ul class="saves" { @for session in page.sessions { li class="save" { (one(words, session)) } } }
            @if page.sessions.len() > 1 {
                form class="form__acts" method="post" action=(PATH) {
                    input type="hidden" name=(DEED) value=(Deed::EndOthers.code());
                    button class="button" type="submit" { (words.account_end_others()) }
                }
            }
        }
        section class="section" aria-labelledby="hai-buoc" {
            div class="section__head" { h2 id="hai-buoc" { (words.second_title()) } }
            p class="prose" { (words.second_lead()) }
            p { a class="button button--plain" href=(super::second_step::PATH) { (words.second_link()) } }
        }
        section class="section" aria-labelledby="doi" {
            div class="section__head" { h2 id="doi" { (words.account_password()) } }
            p class="prose" { (words.account_password_lead()) }
            (password(words, &phone, page.problem))
        }
    };
    form_page(words, title, &said)
}

/// A session and the way to end it.
fn one(words: Words, session: &OwnSession) -> Markup {
    let browser = session.browser.as_deref();
    let browser = browser.unwrap_or_else(|| words.account_browser_unknown());
    let begun = moment(words, session.started_at);
    let times = words.account_times(&begun, &moment(words, session.seen_at));
    html! {
        h3 class="save__when" {
            (browser)
            @if session.current { " " span class="tag tag--live" { (words.account_this_session()) } }
        }
        p class="quiet" { (times) }
        @if session.current {
            form class="form__acts" method="post" action="/dang-xuat" {
                button class="button button--plain" type="submit" { (words.account_sign_out_here()) }
            }
        } @else {
            form class="form__acts" method="post" action=(PATH) {
                input type="hidden" name=(DEED) value=(Deed::EndSession.code());
                input type="hidden" name=(SESSION) value=(session.id);
                button class="button button--plain" type="submit" {
                    (words.account_end())
                    span class="visually-hidden" { " " (browser) ", " (times) }
                }
            }
        }
    }
}

fn moment(words: Words, at: Timestamp) -> String {
    words.history_at(&time_in_vietnam(at), &words.day(day_in_vietnam(at)))
}

/// Why nothing was done, above everything; it takes the focus.
fn refused(words: Words, problem: Problem) -> Markup {
    let sentence = problem.sentence(words);
    html! {
        div class="notice notice--error" id="loi" role="alert" tabindex="-1" autofocus {
            @if problem == Problem::Unclear {
                p { (sentence) }
            } @else {
                h2 class="notice__title" { (words.account_refused()) }
                ul class="notice__list" { li { a href={ "#" (problem.control()) } { (sentence) } } }
            }
        }
    }
}

/// The form of the password. The number is in it for those who let the browser keep passwords.
fn password(words: Words, phone: &str, problem: Option<Problem>) -> Markup {
    let problem = problem.filter(|problem| *problem != Problem::Unclear);
    let field = |name: &'static str, label: &str, hint: &str, autocomplete: &str| {
        let error = problem.filter(|problem| problem.control() == name);
        let bad = error.is_some();
        let described = crate::ui::described_by(name, !hint.is_empty(), bad);
        html! {
            div class={ "field" @if bad { " field--bad" } } {
                label class="field__label" for=(name) { (label) }
                @if !hint.is_empty() { p class="field__hint" id={ (name) "-hint" } { (hint) } }
                @if let Some(error) = error { p class="field__error" id={ (name) "-loi" } { (error.sentence(words)) } }
                (super::secret(words, name, autocomplete, &described, bad))
            }
        }
    };
    html! {
        form class="form form--narrow" method="post" action=(PATH) {
            input type="hidden" name=(DEED) value=(Deed::Password.code());
            input type="text" name="so" value=(phone) autocomplete="username" hidden;
            (field(OLD, words.account_old(), "", "current-password"))
            (field(NEW, words.invited_password(), words.invited_hint(), "new-password"))
            (field(AGAIN, words.invited_again(), "", "new-password"))
            div class="form__acts" { button class="button" type="submit" { (words.account_go()) } }
        }
    }
}
