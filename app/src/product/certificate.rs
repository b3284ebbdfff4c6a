//! The certificate block: what is stated, by whom, and whether it holds.

use crate::drawn::parts::source_link;
use crate::home::stars_note;
use crate::ui::{large_seal, stars_words};
use crate::words::Words;
use domain::{Certificate, CertificateState, Stars};
use maud::{Markup, html};

/// Seal, title, what it means today, and the evidence: where it is stated.
pub fn certificate_block(
    words: Words,
    certificate: &Certificate,
    state: &CertificateState,
    sources: &[String],
) -> Markup {
    let stars = stars_words(words, certificate.stars);
    let (title, say) = match state {
        CertificateState::InForce { until } => (
            words.cert_in_force(&stars),
            words.cert_in_force_say(&words.day(*until)),
        ),
        CertificateState::Ending { until, days } => (
            words.cert_ending(&stars),
            words.cert_ending_say(days, &words.day(*until)),
        ),
        CertificateState::Unconfirmed if sources.is_empty() => (
            words.cert_sample(&stars),
            words.cert_sample_say().to_owned(),
        ),
        CertificateState::Unconfirmed => {
            let title = match certificate.year {
                Some(year) => words.cert_press_year(&stars, &year),
                None => words.cert_press(&stars),
            };
            (title, words.cert_press_say().to_owned())
        }
        CertificateState::Lapsed { since } => (
            words.cert_lapsed(&stars),
            words.cert_lapsed_say(&words.day(*since)),
        ),
        CertificateState::Withdrawn { on, reason } => {
            let reason = if reason.is_empty() {
                words.cert_no_reason().to_owned()
            } else {
                reason.clone()
            };
            (
                words.cert_withdrawn().to_owned(),
                words.cert_withdrawn_say(&words.day(*on), &reason),
            )
        }
    };
    html! {
        section class="cert" aria-labelledby="chung-nhan" {
            (large_seal(words, certificate.stars, state, certificate.year))
            div {
                h2 class="cert__title" id="chung-nhan" { (title) }
                p class="cert__say" { (say) }
                @if let Some(stars) = certificate.stars { (meaning(words, stars)) }
                dl class="facts cert__facts" {
                    @if let Some(number) = &certificate.decision_no {
                        div {
                            dt { (words.cert_decision()) }
                            dd {
                                @match certificate.decision_date {
                                    Some(day) => { (words.cert_decision_dated(number, &words.day(day))) }
                                    None => { (number) }
                                }
                            }
                        }
                    }
                    @if !sources.is_empty() {
                        div {
                            dt { (words.cert_source()) }
                            dd { @for source in sources { (source_link(source)) " " } }
                        }
                    }
                }
            }
        }
    }
}

/// What so many stars mean, in words that open by click and by key.
fn meaning(words: Words, stars: Stars) -> Markup {
    html! {
        details class="more-words" {
            summary { (words.cert_meaning(&stars.count())) }
            p { (stars_note(words, stars)) "." }
            p { a href=(words.at("/ocop")) { (words.cert_about()) } }
        }
    }
}
