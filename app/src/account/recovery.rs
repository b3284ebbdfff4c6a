//! The page `/quen-mat-khau`: somebody who has forgotten the password sets a new one with a code that the office or somebody of
//! the own producer has issued. A document without the app.

use super::claim::{CODE, number, wrong_code};
use super::form::{
    AGAIN, Kind, Line, PASSWORD, PHONE, Wrong, line, new_password, summary, wrong_passwords,
};
use crate::ssr::form_page;
use crate::words::Words;
use domain::{OneTimeCode, Phone, form};
use maud::html;

/// The address of the page.
pub const PATH: &str = "/quen-mat-khau";

/// The form as it was typed.
#[derive(Default)]
pub struct RecoveryForm {
    phone: String,
    code: String,
    password: String,
    again: String,
}

/// The form, when everything in it can be used.
pub struct RecoveryDraft {
    /// The number of the account.
    pub phone: Phone,
    /// The code.
    pub code: OneTimeCode,
    /// The new password.
    pub password: String,
}

impl RecoveryForm {
    /// Reads what a browser has posted. Of a control that is there twice, the last counts.
    pub fn decode(body: &str) -> Self {
        let mut typed = Self::default();
        for (name, value) in form::decode(body, 20) {
            let control = match name.as_str() {
                PHONE => &mut typed.phone,
                CODE => &mut typed.code,
                PASSWORD => &mut typed.password,
                AGAIN => &mut typed.again,
                _ => continue,
            };
            *control = value;
        }
        typed
    }

    /// What can be used of it, or everything that is wrong with it.
    pub fn parse(
        &self,
        words: Words,
        lengths: (usize, usize),
    ) -> Result<RecoveryDraft, Vec<Wrong>> {
        let phone = number(words, &self.phone);
        let code = wrong_code(words, &self.code);
        let password = wrong_passwords(words, &self.password, &self.again, lengths);
        match (phone, code, password) {
            (Ok(phone), Ok(code), None) => Ok(RecoveryDraft {
                phone,
                code,
                password: self.password.clone(),
            }),
            (phone, code, password) => Err([phone.err(), code.err(), password]
                .into_iter()
                .flatten()
                .collect()),
        }
    }
}

/// The document. It holds no password that was typed.
pub fn document(words: Words, form: &RecoveryForm, wrong: &[Wrong]) -> String {
    let title = if wrong.is_empty() {
        words.recover_title()
    } else {
        words.recover_title_error()
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
        (summary(words.recover_refused(), wrong))
        h1 { (words.recover_title()) }
        p class="prose" { (words.recover_lead()) " " (words.recover_where()) }
        form class="form form--narrow" method="post" action=(PATH) novalidate {
            (field(PHONE, words.sign_in_phone(), "", &form.phone, Kind::Phone("username")))
            (field(CODE, words.recover_code(), words.recover_code_hint(), &form.code, Kind::Code))
            (new_password(words, wrong))
            div class="form__acts" { button class="button" type="submit" { (words.recover_go()) } }
        }
        p class="section" { (words.recover_remembered()) " " a href="/dang-nhap" { (words.sign_in_title()) } }
    };
    form_page(words, title, &said)
}
