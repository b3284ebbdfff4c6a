//! What the forms of getting in have in common: a summary of what is wrong, and lines with their hint and error.

use super::secret;
use crate::ui::{described_by, text_area};
use crate::words::Words;
use maud::{Markup, html};

/// The control with a new password.
pub const PASSWORD: &str = "mat-khau";
/// The control with the same once more.
pub const AGAIN: &str = "lai";
/// The control with a telephone number.
pub const PHONE: &str = "so";

/// What is wrong with a form, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The control that it is about; none where nothing that was typed is wrong.
    pub control: Option<&'static str>,
    /// What is wrong and how to mend it.
    pub sentence: String,
    /// Where else to go, with the words of the link.
    pub way: Option<(&'static str, &'static str)>,
}

impl Wrong {
    /// Something about a control.
    pub fn at(control: &'static str, sentence: impl Into<String>) -> Self {
        Self {
            control: Some(control),
            sentence: sentence.into(),
            way: None,
        }
    }

    /// Something that no control is to blame for.
    pub fn general(sentence: impl Into<String>) -> Self {
        Self {
            control: None,
            sentence: sentence.into(),
            way: None,
        }
    }
}

/// What is wrong with a new password, typed twice. The lengths are those that are taken.
pub fn wrong_passwords(
    words: Words,
    password: &str,
    again: &str,
    (shortest, longest): (usize, usize),
) -> Option<Wrong> {
    let length = password.chars().count();
    if !(shortest..=longest).contains(&length) {
        Some(Wrong::at(
            PASSWORD,
            words.invited_length(&shortest, &longest),
        ))
    } else if password == again {
        None
    } else {
        Some(Wrong::at(AGAIN, words.invited_differs()))
    }
}

/// Why a form was refused, above everything; it takes the focus.
pub fn summary(title: &str, wrong: &[Wrong]) -> Markup {
    html! {
        @if !wrong.is_empty() {
            div class="notice notice--error" id="loi" role="alert" tabindex="-1" autofocus {
                h2 class="notice__title" { (title) }
                ul class="notice__list" {
                    @for wrong in wrong {
                        li {
                            @match wrong.control {
                                Some(control) => { a href={ "#" (control) } { (wrong.sentence) } }
                                None => { (wrong.sentence) }
                            }
                            @if let Some((to, words)) = wrong.way { " " a href=(to) { (words) } }
                        }
                    }
                }
            }
        }
    }
}

/// What is typed into a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text, with what browsers may fill in.
    Text(&'static str),
    /// A telephone number.
    Phone(&'static str),
    /// A one-time code.
    Code,
    /// A number of six digits from another device.
    Digits,
    /// A password, with what browsers may fill in.
    Password(&'static str),
    /// Several lines.
    Long,
}

/// A control with everything around it.
pub struct Line<'a> {
    /// Its name and id.
    pub name: &'static str,
    /// Its label.
    pub label: &'a str,
    /// How to fill it in; empty for nothing to say.
    pub hint: &'a str,
    /// What was typed; never shown of passwords.
    pub value: &'a str,
    /// What is typed.
    pub kind: Kind,
    /// Whether it may be left empty.
    pub optional: bool,
}

/// The control, with what is wrong with it.
pub fn line(words: Words, line: &Line<'_>, wrong: &[Wrong]) -> Markup {
    let name = line.name;
    let error = wrong.iter().find(|wrong| wrong.control == Some(name));
    let bad = error.is_some();
    let described = described_by(name, !line.hint.is_empty(), bad);
    html! {
        div class={ "field" @if bad { " field--bad" } } {
            label class="field__label" for=(name) {
                (line.label)
                @if line.optional { " " small { (words.editor_optional()) } }
            }
            @if !line.hint.is_empty() { p class="field__hint" id={ (name) "-hint" } { (line.hint) } }
            @if let Some(error) = error { p class="field__error" id={ (name) "-loi" } { (error.sentence) } }
            @match line.kind {
                Kind::Long => { (text_area(name, line.value, 5, &described, bad)) }
                Kind::Password(autocomplete) => { (secret(words, name, autocomplete, &described, bad)) }
                kind => { (input(line, kind, &described, bad)) }
            }
        }
    }
}

fn input(line: &Line<'_>, kind: Kind, described: &str, bad: bool) -> Markup {
    let (of_type, mode, autocomplete) = match kind {
        Kind::Phone(autocomplete) => ("tel", Some("tel"), autocomplete),
        Kind::Digits => ("text", Some("numeric"), "one-time-code"),
        Kind::Text(autocomplete) => ("text", None, autocomplete),
        Kind::Code | Kind::Password(_) | Kind::Long => ("text", None, "off"),
    };
    let code = matches!(kind, Kind::Code | Kind::Digits);
    html! {
        input class={ "input" @if code { " input--code" } } id=(line.name) name=(line.name) type=(of_type) inputmode=[mode]
            autocomplete=(autocomplete) autocapitalize=[(kind == Kind::Code).then_some("characters")]
            spellcheck=[code.then_some("false")] value=(line.value)
            aria-describedby=[(!described.is_empty()).then_some(described)] aria-invalid=[bad.then_some("true")];
    }
}

/// How long to wait: in seconds while they are few.
pub fn waiting(words: Words, seconds: u32) -> String {
    if seconds > 90 {
        crate::report::wait(words, seconds)
    } else {
        words.claim_seconds(&seconds)
    }
}

/// A new password, typed twice.
pub fn new_password(words: Words, wrong: &[Wrong]) -> Markup {
    let control = |name: &'static str, label: &str, hint: &str| {
        let shown = Line {
            name,
            label,
            hint,
            value: "",
            kind: Kind::Password("new-password"),
            optional: false,
        };
        line(words, &shown, wrong)
    };
    html! {
        (control(PASSWORD, words.claim_password(), words.invited_hint()))
        (control(AGAIN, words.invited_again(), ""))
    }
}
