//! The page `/quan-ly/thanh-vien`: who keeps the page of a producer together. A document without the app and without scripts.

use super::form::{Wrong, summary};
use crate::ssr::{day_in_vietnam, short_page, time_in_vietnam};
use crate::words::Words;
use domain::{AccountId, OneTimeCode};
use maud::{Markup, html};
use store::{Member, OpenCode, Rank, Timestamp};

/// The address of the page.
pub const PATH: &str = "/quan-ly/thanh-vien";
/// The control that says what a post is about, a [`Deed`].
pub const DEED: &str = "viec";
/// The control with the id of a member.
pub const MEMBER: &str = "nguoi";
/// The control with the id of a code.
pub const CODE: &str = "ma";
/// The parameter that says which [`Deed`] is done.
pub const DONE: &str = "xong";

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Make a code for a new member.
    Invite,
    /// Take such a code back.
    Revoke,
    /// Let somebody out.
    Remove,
    /// Make an editor an owner.
    Raise,
    /// Make a code for a new password of somebody else.
    Recover,
}

impl Deed {
    const ALL: [Self; 5] = [
        Self::Invite,
        Self::Revoke,
        Self::Remove,
        Self::Raise,
        Self::Recover,
    ];

    /// How it is written in forms and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invite => "them",
            Self::Revoke => "thu-ma",
            Self::Remove => "cho-ra",
            Self::Raise => "chu-trang",
            Self::Recover => "mat-khau",
        }
    }

    /// What is written so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }

    /// What is said when it is done. Codes are shown instead.
    fn done(self, words: Words) -> Option<&'static str> {
        match self {
            Self::Revoke => Some(words.members_done_revoke()),
            Self::Remove => Some(words.members_done_remove()),
            Self::Raise => Some(words.members_done_raise()),
            Self::Invite | Self::Recover => None,
        }
    }
}

/// A code that was just made.
pub struct Made<'a> {
    /// The code, shown this once.
    pub code: &'a OneTimeCode,
    /// Whose new password it is for; a new member's code for nobody.
    pub of: Option<&'a AccountId>,
    /// Until when it is good.
    pub until: Timestamp,
}

/// What the page shows.
pub struct Members<'a> {
    /// The public address of the site.
    pub origin: &'a str,
    /// Who looks.
    pub own: &'a AccountId,
    /// Everybody.
    pub members: &'a [Member],
    /// Codes for new members that nobody has used.
    pub codes: &'a [OpenCode],
    /// What was done last.
    pub done: Option<Deed>,
    /// The code that was made last.
    pub made: Option<Made<'a>>,
    /// Why nothing was done.
    pub wrong: &'a [Wrong],
}

/// The document.
pub fn document(words: Words, page: &Members<'_>) -> String {
    let title = if page.wrong.is_empty() {
        words.members_title()
    } else {
        words.members_title_error()
    };
    let mut all = page.members.iter();
    let owns = all.any(|member| member.id == *page.own && member.rank == Rank::Owner);
    let done = page.done.and_then(|deed| deed.done(words));
    let said = html! {
        (summary(words.members_refused(), page.wrong))
        @if let Some(done) = done { div class="notice notice--ok" role="status" { p { (done) } } }
        @if let Some(made) = &page.made { (made_code(words, page, made)) }
        p { a href="/quan-ly" { (words.studio_title()) } }
        h1 { (words.members_title()) }
        p class="prose quiet" { (words.members_lead()) }
        ul class="saves" {
            @for member in page.members { li class="save" { (one(words, member, *page.own == member.id, owns)) } }
        }
        @if owns {
            section class="section" aria-labelledby="them" {
                div class="section__head" { h2 id="them" { (words.members_invite()) } }
                p class="prose" { (words.members_invite_lead()) }
                (act(Deed::Invite, None, words.members_invite_go(), ""))
                @if !page.codes.is_empty() {
                    h3 { (words.members_open()) }
                    ul class="saves" {
                        @for code in page.codes {
                            @let shown = words.members_open_one(&moment(words, code.issued_at), &moment(words, code.ends_at));
                            li class="save" {
                                p { (shown) }
                                (act(Deed::Revoke, Some((CODE, &code.id)), words.members_revoke(), &shown))
                            }
                        }
                    }
                }
            }
        }
    };
    short_page(words, title, &said)
}

/// A code in large signs; it takes the focus.
fn made_code(words: Words, page: &Members<'_>, made: &Made<'_>) -> Markup {
    let until = moment(words, made.until);
    let mut all = page.members.iter();
    let of = made.of.and_then(|of| all.find(|member| member.id == *of));
    let at = |path: &str| {
        let origin = page.origin;
        let host = origin.split_once("://").map_or(origin, |(_, host)| host);
        format!("{host}{path}")
    };
    let (title, text) = match of {
        Some(member) => (
            words.members_code_recovery(&member.name),
            words.members_code_recovery_text(&at(super::recovery::PATH), &until),
        ),
        None => (
            words.members_code_member().to_owned(),
            words.members_code_member_text(&at(super::claim::PATH), &until),
        ),
    };
    html! {
        div class="notice notice--ok" id="ma-moi" role="status" tabindex="-1" autofocus {
            h2 class="notice__title" { (title) }
            p class="code" { (made.code.grouped()) }
            p { (text) }
            p { strong { (words.members_code_once()) } }
        }
    }
}

/// A member, and what the viewer may do about them.
fn one(words: Words, member: &Member, own: bool, owns: bool) -> Markup {
    let rank = match member.rank {
        Rank::Owner => words.members_owner(),
        Rank::Editor => words.members_editor(),
    };
    let since = words.members_since(&words.day(day_in_vietnam(member.since)));
    let seen = member.seen_at.map_or_else(
        || words.members_seen_never().to_owned(),
        |at| words.members_seen(&moment(words, at)),
    );
    let target = Some((MEMBER, member.id.as_str()));
    let (leave, sure) = if own {
        (
            words.members_leave(),
            words.members_remove_self_sure().to_owned(),
        )
    } else {
        (
            words.members_remove(),
            words.members_remove_sure(&member.name),
        )
    };
    html! {
        h2 class="save__when" {
            (member.name) " " span class="tag" { (rank) }
            @if own { " " span class="tag tag--live" { (words.members_you()) } }
        }
        p class="quiet" { span class="num" { (member.phone.grouped()) } " · " (since) " · " (seen) }
        @if let Some(until) = member.recovery_until {
            p { (words.members_recovery_open(&moment(words, until))) }
        }
        @if !own && (owns || member.rank == Rank::Editor) { (act(Deed::Recover, target, words.members_recover(), &member.name)) }
        @if owns && member.rank == Rank::Editor { (act(Deed::Raise, target, words.members_raise(), &member.name)) }
        @if owns {
            details {
                summary { (leave) span class="visually-hidden" { " " (member.name) } }
                p { (sure) }
                (act(Deed::Remove, target, leave, &member.name))
            }
        }
    }
}

/// A form of one button.
fn act(deed: Deed, target: Option<(&str, &str)>, label: &str, of: &str) -> Markup {
    html! {
        form class="form__acts" method="post" action=(PATH) {
            input type="hidden" name=(DEED) value=(deed.code());
            @if let Some((name, id)) = target { input type="hidden" name=(name) value=(id); }
            button class={ "button" @if deed != Deed::Invite { " button--plain" } } type="submit" {
                (label)
                @if !of.is_empty() { span class="visually-hidden" { " " (of) } }
            }
        }
    }
}

fn moment(words: Words, at: Timestamp) -> String {
    words.history_at(&time_in_vietnam(at), &words.day(day_in_vietnam(at)))
}
