//! The page `/xin-trang`: somebody without a code asks the office to be let in. A document without the app and without scripts.

use super::claim::{NAME, number, person};
use super::form::{Kind, Line, PHONE, Wrong, line, summary};
use crate::ssr::short_page;
use crate::words::Words;
use domain::text::{TextError, clean};
use domain::{Phone, Producer, ReportNumber, form};
use maud::{Markup, html};
use store::RequestDraft;

/// The address of the page.
pub const PATH: &str = "/xin-trang";
/// The parameter, and the hidden control, with the address part of the producer whose page led here.
pub const PRODUCER: &str = "co-so";
/// The parameter with the number of a request that was taken.
pub const NUMBER: &str = "yeu-cau";
/// The control with the producer as it is written.
pub const WRITTEN: &str = "ten-co-so";
/// The control with what else there is to say.
pub const MESSAGE: &str = "loi-nhan";
/// A control that people do not see: only programs fill it in.
pub const TRAP: &str = "website";

const LONGEST_PRODUCER: u32 = 200;
const LONGEST_MESSAGE: u32 = 1_000;

/// The form as it was typed.
#[derive(Default)]
pub struct RequestForm {
    /// The address part of the producer whose page led here.
    pub slug: String,
    producer: String,
    person: String,
    phone: String,
    message: String,
    /// What only programs fill in.
    pub trap: String,
}

impl RequestForm {
    /// The form that an address leads to: it may name a producer, and fills in nothing else.
    pub fn of_address(query: &str) -> Self {
        Self {
            slug: Self::decode(query).slug,
            ..Self::default()
        }
    }

    /// Reads what a browser has posted. Of a control that is there twice, the last counts.
    pub fn decode(body: &str) -> Self {
        let mut typed = Self::default();
        for (name, value) in form::decode(body, 20) {
            let control = match name.as_str() {
                PRODUCER => &mut typed.slug,
                WRITTEN => &mut typed.producer,
                NAME => &mut typed.person,
                PHONE => &mut typed.phone,
                MESSAGE => &mut typed.message,
                TRAP => &mut typed.trap,
                _ => continue,
            };
            *control = value;
        }
        typed
    }

    /// What may be kept of it, or everything that is wrong with it. `known` is the producer whose page led here.
    pub fn parse(
        &self,
        words: Words,
        known: Option<&Producer>,
    ) -> Result<RequestDraft, Vec<Wrong>> {
        let producer = match known {
            Some(known) => Ok(known.name.clone()),
            None => written(words, &self.producer),
        };
        let person: Result<String, Wrong> = person(words, NAME, &self.person);
        let phone: Result<Phone, Wrong> = number(words, &self.phone);
        let message = clean(&self.message, LONGEST_MESSAGE)
            .map_err(|error| Wrong::at(MESSAGE, too_long(words, words.request_message(), error)));
        match (producer, person, phone, message) {
            (Ok(producer), Ok(person), Ok(phone), Ok(message)) => Ok(RequestDraft {
                producer,
                person,
                phone,
                message,
            }),
            (producer, person, phone, message) => {
                Err([producer.err(), person.err(), phone.err(), message.err()]
                    .into_iter()
                    .flatten()
                    .collect())
            }
        }
    }
}

fn written(words: Words, typed: &str) -> Result<String, Wrong> {
    match clean(&typed.replace(['\r', '\n'], " "), LONGEST_PRODUCER) {
        Ok(Some(name)) => Ok(name),
        Ok(None) => Err(Wrong::at(WRITTEN, words.request_producer_missing())),
        Err(error) => Err(Wrong::at(
            WRITTEN,
            too_long(words, words.request_producer(), error),
        )),
    }
}

fn too_long(words: Words, label: &str, error: TextError) -> String {
    match error {
        TextError::TooLong(most) => words.problem_too_long(&label, &words.number(most)),
        TextError::Control => words.problem_control(&label),
    }
}

/// The form, with what was typed and what is wrong with it.
pub fn document(
    words: Words,
    form: &RequestForm,
    known: Option<&Producer>,
    wrong: &[Wrong],
) -> String {
    let title = if wrong.is_empty() {
        words.request_title()
    } else {
        words.request_title_error()
    };
    let field = |name, label: &str, hint: &str, value: &str, kind| {
        let shown = Line {
            name,
            label,
            hint,
            value,
            kind,
            optional: kind == Kind::Long,
        };
        line(words, &shown, wrong)
    };
    let said = html! {
        (summary(words.request_refused(), wrong))
        h1 { (words.request_title()) }
        p class="prose quiet" { (words.request_lead()) }
        form class="form form--narrow" method="post" action=(PATH) novalidate {
            @match known {
                Some(known) => {
                    input type="hidden" name=(PRODUCER) value=(known.slug);
                    p {
                        (words.request_about()) " "
                        a href={ "/co-so/" (known.slug) } { strong { (known.name) } }
                    }
                }
                None => {
                    (field(WRITTEN, words.request_producer(), words.request_producer_hint(), &form.producer, Kind::Text("organization")))
                }
            }
            (field(NAME, words.claim_name(), "", &form.person, Kind::Text("name")))
            (field(PHONE, words.claim_phone(), words.request_phone_hint(), &form.phone, Kind::Phone("tel")))
            (field(MESSAGE, words.request_message(), words.request_message_hint(), &form.message, Kind::Long))
            p hidden {
                label for=(TRAP) { (words.report_trap()) }
                input id=(TRAP) name=(TRAP) autocomplete="off" tabindex="-1";
            }
            div class="form__acts" { button class="button" type="submit" { (words.request_go()) } }
        }
        p class="section" { (words.request_have_code()) " " a href=(super::claim::PATH) { (words.claim_title()) } }
    };
    short_page(words, title, &said)
}

/// That a request was taken, and its number.
pub fn thanks(words: Words, number: &ReportNumber) -> String {
    let said: Markup = html! {
        h1 { (words.request_thanks()) }
        div class="notice notice--ok" { p { (words.request_number()) " " strong { (number.as_str()) } } }
        p class="prose" { (words.request_thanks_text()) }
        p class="trouble__ways" {
            a class="button" href="/san-pham" { (words.trouble_to_products()) }
            a class="button button--plain" href="/" { (words.trouble_to_home()) }
        }
    };
    short_page(words, words.request_thanks(), &said)
}
