//! How the form and the thanks look.

use super::Refusal;
use crate::ui::text_area;
use crate::words::Words;
use domain::report::{LONGEST_TEXT, SHORTEST_TEXT};
use domain::{ProductDetail, ReportField, ReportForm, ReportKind, ReportNumber, ReportProblem};
use maud::{Markup, html};

/// More than this many minutes are said in hours.
const MOST_MINUTES: u32 = 90;

/// The form, with what was typed and why it was refused.
pub fn form(
    words: Words,
    product: Option<&ProductDetail>,
    form: &ReportForm,
    refusal: Option<&Refusal>,
) -> Markup {
    let error = |field: ReportField| {
        let Some(Refusal::Wrong(problems)) = refusal else {
            return None;
        };
        let (_, problem) = problems.iter().find(|(wrong, _)| *wrong == field)?;
        Some(sentence(words, field, *problem))
    };
    html! {
        @if let Some(refusal) = refusal { (summary(words, refusal)) }
        h1 { (words.report_title()) }
        p class="prose quiet" { (words.report_lead()) }
        form class="form form--narrow" method="post" action=(words.at(super::PATH)) novalidate {
            @match product {
                Some(product) => {
                    input type="hidden" name=(ReportForm::PRODUCT) value=(product.slug);
                    p {
                        (words.report_about()) " "
                        a href=(words.at(format!("/san-pham/{}", product.slug))) { strong { (product.name) } }
                    }
                }
                None => {
                    (line(words, ReportField::Page, &form.page, words.report_page_hint(), error(ReportField::Page)))
                }
            }
            (kinds(words, &form.kind, error(ReportField::Kind)))
            (text(words, &form.text, error(ReportField::Text)))
            (line(words, ReportField::Contact, &form.contact, words.report_contact_hint(), error(ReportField::Contact)))
            p hidden {
                label for=(ReportForm::TRAP) { (words.report_trap()) }
                input id=(ReportForm::TRAP) name=(ReportForm::TRAP) autocomplete="off" tabindex="-1";
            }
            div class="form__acts" { button class="button" type="submit" { (words.report_go()) } }
        }
    }
}

/// Why it was refused, above everything; it takes the focus.
fn summary(words: Words, refusal: &Refusal) -> Markup {
    html! {
        div class="notice notice--error" id="loi" role="alert" tabindex="-1" autofocus {
            h2 class="notice__title" { (words.report_refused()) }
            @match refusal {
                Refusal::Wrong(problems) => {
                    ul class="notice__list" {
                        @for (field, problem) in problems {
                            li { a href={ "#" (field.name()) } { (sentence(words, *field, *problem)) } }
                        }
                    }
                }
                Refusal::TooMany(seconds) => { p { (words.report_too_many(&wait(words, *seconds))) } }
                Refusal::TooOften(_) => { p { (words.report_too_often()) } }
            }
        }
    }
}

/// A line of text with its hint.
fn line(
    words: Words,
    field: ReportField,
    typed: &str,
    hint: &str,
    error: Option<String>,
) -> Markup {
    let name = field.name();
    let bad = error.is_some();
    html! {
        div class={ "field" @if bad { " field--bad" } } {
            label class="field__label" for=(name) {
                (label(words, field))
                @if field == ReportField::Contact { " " small { (words.editor_optional()) } }
            }
            p class="field__hint" id={ (name) "-hint" } { (hint) }
            @if let Some(error) = error { p class="field__error" id={ (name) "-loi" } { (error) } }
            input class="input" id=(name) name=(name) type="text" value=(typed) aria-describedby=(described(name, bad))
                aria-invalid=[bad.then_some("true")];
        }
    }
}

/// What is wrong: one of five.
fn kinds(words: Words, chosen: &str, error: Option<String>) -> Markup {
    let name = ReportField::Kind.name();
    let id = format!("{name}-loi");
    let bad = error.is_some();
    html! {
        fieldset class={ "field" @if bad { " field--bad" } } aria-describedby=[bad.then_some(&id)] {
            legend class="field__label" { (words.report_kind()) }
            @if let Some(error) = error { p class="field__error" id=(id) { (error) } }
            @for (at, kind) in ReportKind::ALL.into_iter().enumerate() {
                label class="choice" {
                    // The first one bears the name of all, so that the link of the summary leads to it.
                    input type="radio" id=[(at == 0).then_some(name)] name=(name) value=(kind.code()) checked[kind.code() == chosen];
                    span { (kind_words(words, kind)) }
                }
            }
        }
    }
}

/// What is wrong, in words.
fn text(words: Words, typed: &str, error: Option<String>) -> Markup {
    let name = ReportField::Text.name();
    let bad = error.is_some();
    let longest = words.number(LONGEST_TEXT);
    html! {
        div class={ "field" @if bad { " field--bad" } } {
            label class="field__label" for=(name) { (label(words, ReportField::Text)) }
            p class="field__hint" id={ (name) "-hint" } { (words.report_text_hint(&SHORTEST_TEXT, &longest)) }
            @if let Some(error) = error { p class="field__error" id={ (name) "-loi" } { (error) } }
            (text_area(name, typed, 8, &described(name, bad), bad))
        }
    }
}

/// That a report was taken, and its number.
pub fn thanks(words: Words, number: &ReportNumber) -> Markup {
    html! {
        h1 { (words.report_thanks()) }
        div class="notice notice--ok" {
            p { (words.report_number()) " " strong { (number.as_str()) } }
        }
        p class="prose" {
            (words.report_thanks_text()) " "
            a href=(words.at("/lien-he")) { (words.report_thanks_contact()) }
        }
        p class="trouble__ways" {
            a class="button" href=(words.at("/san-pham")) { (words.trouble_to_products()) }
            a class="button button--plain" href=(words.at("/")) { (words.trouble_to_home()) }
        }
    }
}

/// The hint, and the error while there is one.
fn described(name: &str, bad: bool) -> String {
    crate::ui::described_by(name, true, bad)
}

fn label(words: Words, field: ReportField) -> &'static str {
    match field {
        ReportField::Page => words.report_page(),
        ReportField::Kind => words.report_kind(),
        ReportField::Text => words.report_text(),
        ReportField::Contact => words.report_contact(),
    }
}

fn kind_words(words: Words, kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Stars => words.report_kind_stars(),
        ReportKind::Price => words.report_kind_price(),
        ReportKind::Origin => words.report_kind_origin(),
        ReportKind::Picture => words.report_kind_picture(),
        ReportKind::Other => words.report_kind_other(),
    }
}

/// What is wrong with a control, and how to mend it.
fn sentence(words: Words, field: ReportField, problem: ReportProblem) -> String {
    match (problem, field) {
        (ReportProblem::Missing, ReportField::Page) => words.report_page_missing().to_owned(),
        (ReportProblem::Missing, ReportField::Kind) => words.report_kind_missing().to_owned(),
        (ReportProblem::Missing, _) => words.report_text_missing().to_owned(),
        (ReportProblem::TooShort, _) => words.report_text_short(&SHORTEST_TEXT),
        (ReportProblem::TooLong(most), _) => {
            words.problem_too_long(&label(words, field), &words.number(most))
        }
        (ReportProblem::Control, _) => words.problem_control(&label(words, field)),
    }
}

/// How long to wait, rounded up.
pub(crate) fn wait(words: Words, seconds: u32) -> String {
    let minutes = seconds.div_ceil(60).max(1);
    if minutes > MOST_MINUTES {
        words.report_hours(&minutes.div_ceil(60))
    } else {
        words.report_minutes(&minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::wait;
    use crate::words::Words;
    use domain::Language;

    #[test]
    fn waiting_is_said_in_minutes_or_hours() {
        for (seconds, vi, en) in [
            (1, "1 phút", "1 minute"),
            (61, "2 phút", "2 minutes"),
            (5_400, "90 phút", "90 minutes"),
            (5_401, "2 giờ", "2 hours"),
            (86_400, "24 giờ", "24 hours"),
        ] {
            assert_eq!(wait(Words::default(), seconds), vi);
            assert_eq!(wait(Words(Language::En), seconds), en);
        }
    }
}
