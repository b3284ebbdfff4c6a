//! The certificate block: what is stated, by whom, and whether it holds.

use crate::ui::{LargeSeal, stars_words};
use crate::words::use_words;
use domain::{Certificate, CertificateState, channel};
use leptos::prelude::*;

/// Seal, title, what it means, and the evidence.
#[component]
pub fn CertificateBlock(
    /// What is known of the rating.
    certificate: Certificate,
    /// Whether it holds today.
    state: CertificateState,
    /// Where it is stated.
    sources: Vec<String>,
) -> impl IntoView {
    let words = use_words();
    let stars = stars_words(words, certificate.stars);
    let (title, say) = match &state {
        CertificateState::InForce { until } => (
            words.cert_in_force(&stars),
            words.cert_in_force_say(&until.vietnamese()),
        ),
        CertificateState::Ending { until, days } => (
            words.cert_ending(&stars),
            words.cert_ending_say(&days, &until.vietnamese()),
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
            words.cert_lapsed_say(&since.vietnamese()),
        ),
        CertificateState::Withdrawn { on, reason } => {
            let reason = if reason.is_empty() {
                words.cert_no_reason().to_owned()
            } else {
                reason.clone()
            };
            (
                words.cert_withdrawn().to_owned(),
                words.cert_withdrawn_say(&on.vietnamese(), &reason),
            )
        }
    };
    let decision = certificate
        .decision_no
        .map(|number| match certificate.decision_date {
            Some(day) => words.cert_decision_dated(&number, &day.vietnamese()),
            None => number,
        });
    view! {
        <section class="cert" aria-labelledby="chung-nhan">
            <LargeSeal stars=certificate.stars state year=certificate.year />
            <div>
                <h2 class="cert__title" id="chung-nhan">
                    {title}
                </h2>
                <p class="cert__say">{say}</p>
                <dl class="facts cert__facts">
                    {decision
                        .map(|decision| {
                            view! {
                                <div>
                                    <dt>{words.cert_decision()}</dt>
                                    <dd>{decision}</dd>
                                </div>
                            }
                        })}
                    {(!sources.is_empty())
                        .then(|| {
                            view! {
                                <div>
                                    <dt>{words.cert_source()}</dt>
                                    <dd>{sources.iter().map(|source| source_link(source)).collect_view()}</dd>
                                </div>
                            }
                        })}
                </dl>
            </div>
        </section>
    }
    .into_any()
}

/// A source as a link named by its host; an address that is no plain `http(s)` one is shown as text.
fn source_link(source: &str) -> AnyView {
    let https = source.replacen("http://", "https://", 1);
    match channel::host(&https) {
        Some(host) => view! {
            <a href=source.to_owned() rel="noopener nofollow" class="cert__source">
                {host}
            </a>
            " "
        }
        .into_any(),
        None => view! { <span>{source.to_owned()} " "</span> }.into_any(),
    }
}
