//! The page `/nhan-trang`: somebody with a letter of the office, or a code of somebody of the own producer, makes the own account.
//! A document without the app.

use super::form::{
    AGAIN, Kind, Line, PASSWORD, PHONE, Wrong, line, new_password, summary, wrong_passwords,
};
use crate::ssr::form_page;
use crate::words::Words;
use domain::text::clean;
use domain::{CodeError, OneTimeCode, Phone, form};
use maud::html;

/// The address of the page.
pub const PATH: &str = "/nhan-trang";
/// The control with the code.
pub const CODE: &str = "ma";
/// The control with the person's name.
pub const NAME: &str = "ten";

/// Most characters of a name.
const LONGEST_NAME: u32 = 100;

/// The form as it was typed.
#[derive(Default)]
pub struct ClaimForm {
    code: String,
    name: String,
    phone: String,
    password: String,
    again: String,
}

/// The form, when everything in it can be used.
pub struct ClaimDraft {
    /// The code.
    pub code: OneTimeCode,
    /// The person's name.
    pub name: String,
    /// The number to sign in with.
    pub phone: Phone,
    /// The password.
    pub password: String,
}

impl ClaimForm {
    /// Reads what a browser has posted. Of a control that is there twice, the last counts.
    pub fn decode(body: &str) -> Self {
        let mut typed = Self::default();
        for (name, value) in form::decode(body, 20) {
            let control = match name.as_str() {
                CODE => &mut typed.code,
                NAME => &mut typed.name,
                PHONE => &mut typed.phone,
                PASSWORD => &mut typed.password,
                AGAIN => &mut typed.again,
                _ => continue,
            };
            *control = value;
        }
        typed
    }

    /// What can be used of it, or everything that is wrong with it.
    pub fn parse(&self, words: Words, lengths: (usize, usize)) -> Result<ClaimDraft, Vec<Wrong>> {
        let code = wrong_code(words, &self.code);
        let name = person(words, NAME, &self.name);
        let phone = number(words, &self.phone);
        let password = wrong_passwords(words, &self.password, &self.again, lengths);
        match (code, name, phone, password) {
            (Ok(code), Ok(name), Ok(phone), None) => Ok(ClaimDraft {
                code,
                name,
                phone,
                password: self.password.clone(),
            }),
            (code, name, phone, password) => Err([code.err(), name.err(), phone.err(), password]
                .into_iter()
                .flatten()
                .collect()),
        }
    }
}

/// The code that was typed, or what is wrong with it.
pub(super) fn wrong_code(words: Words, typed: &str) -> Result<OneTimeCode, Wrong> {
    OneTimeCode::parse(typed).map_err(|error| {
        let sentence = match error {
            CodeError::Missing => words.claim_code_missing(),
            CodeError::Mistyped => words.claim_code_mistyped(),
        };
        Wrong::at(CODE, sentence)
    })
}

/// The name that was typed, or what is wrong with it.
pub(super) fn person(words: Words, control: &'static str, typed: &str) -> Result<String, Wrong> {
    match clean(&typed.replace(['\r', '\n'], " "), LONGEST_NAME) {
        Ok(Some(name)) => Ok(name),
        Ok(None) => Err(Wrong::at(control, words.claim_name_missing())),
        Err(_) => Err(Wrong::at(control, words.claim_name_wrong(&LONGEST_NAME))),
    }
}

/// The number that was typed, or what is wrong with it.
pub(super) fn number(words: Words, typed: &str) -> Result<Phone, Wrong> {
    Phone::parse(typed).map_err(|_| Wrong::at(PHONE, words.claim_phone_wrong()))
}

/// The document. It holds no password that was typed.
pub fn document(words: Words, form: &ClaimForm, wrong: &[Wrong]) -> String {
    let title = if wrong.is_empty() {
        words.claim_title()
    } else {
        words.claim_title_error()
    };
    let field = |name, label: &str, hint: &str, value: &str, kind| {
        let shown = Line {
            name,
            label,
            hint,
            value,
            kind,
            optional: false,
        };
        line(words, &shown, wrong)
    };
    let said = html! {
        (summary(words.claim_refused(), wrong))
        h1 { (words.claim_title()) }
        p class="prose quiet" { (words.claim_lead()) }
        form class="form form--narrow" method="post" action=(PATH) novalidate {
            (field(CODE, words.claim_code(), words.claim_code_hint(), &form.code, Kind::Code))
            (field(NAME, words.claim_name(), words.claim_name_hint(), &form.name, Kind::Text("name")))
            (field(PHONE, words.claim_phone(), words.claim_phone_hint(), &form.phone, Kind::Phone("username")))
            (new_password(words, wrong))
            div class="form__acts" { button class="button" type="submit" { (words.claim_go()) } }
        }
        section class="section" aria-labelledby="khong-ma" {
            div class="section__head" { h2 id="khong-ma" { (words.claim_none_title()) } }
            p class="prose" {
                (words.claim_none_text()) " "
                a href=(super::request::PATH) { (words.request_title()) }
            }
            p class="prose" { (words.claim_have_account()) " " a href="/dang-nhap" { (words.sign_in_title()) } }
        }
    };
    form_page(words, title, &said)
}
