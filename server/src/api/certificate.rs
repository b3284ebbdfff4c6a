//! Certificates, so that nobody can mistake press evidence for a valid one.

use domain::{CertificateState, Date};
use serde::Serialize;
use utoipa::ToSchema;

/// What is known of a product's rating. Only `in_force` and `ending` mean that a certificate is valid today.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
pub struct Certificate {
    /// The stars last stated: 3, 4 or 5; null where no source states any.
    #[schema(minimum = 3, maximum = 5)]
    stars: Option<u8>,
    /// The number of the decision as written.
    #[schema(example = "5445/QĐ-UBND")]
    decision_no: Option<String>,
    /// The day of the decision.
    #[schema(format = Date)]
    decision_date: Option<String>,
    /// The year of the decision or, failing that, of the article that states the rating.
    year: Option<i32>,
    /// Who says so. With `press` the state is never `in_force`, `ending` or `lapsed`.
    evidence: Evidence,
    /// Whether it holds today, in Vietnam.
    state: Standing,
    /// The last valid day; null unless `in_force` or `ending`.
    #[schema(format = Date)]
    valid_until: Option<String>,
    /// The first day without validity; null unless `lapsed`.
    #[schema(format = Date)]
    lapsed_since: Option<String>,
    /// The day on which it was taken back; null unless `withdrawn`.
    #[schema(format = Date)]
    withdrawn_on: Option<String>,
    /// The published reason for taking it back.
    withdrawn_reason: Option<String>,
}

/// Who says so: `press` is a public source, see the product's `sources`, and no proof that a certificate is valid; `office` is
/// the provincial office, which has recorded the certificate.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Evidence {
    /// A public source.
    Press,
    /// The provincial office has recorded the certificate.
    Office,
}

/// Whether a certificate holds today: `in_force` is valid (`hieu-luc=con` in a query), `ending` is valid with 90 days or less
/// left (`sap-het`), `unconfirmed` is not recorded by the office or without the day of the decision (`chua-xac-nhan`), `lapsed`
/// is past its 36 months (`het`), `withdrawn` was taken back (`thu-hoi`).
#[derive(Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Standing {
    /// Valid.
    InForce,
    /// Valid, 90 days or less are left.
    Ending,
    /// Not recorded by the office, or without the day of the decision.
    Unconfirmed,
    /// Past its 36 months.
    Lapsed,
    /// Taken back.
    Withdrawn,
}

impl Certificate {
    /// A certificate as it stands on `today`.
    pub fn of(certificate: &domain::Certificate, today: Date) -> Self {
        let (mut valid_until, mut lapsed_since) = (None, None);
        let (mut withdrawn_on, mut withdrawn_reason) = (None, None);
        let state = match certificate.state(today) {
            CertificateState::InForce { until } => {
                valid_until = Some(until.to_string());
                Standing::InForce
            }
            CertificateState::Ending { until, .. } => {
                valid_until = Some(until.to_string());
                Standing::Ending
            }
            CertificateState::Unconfirmed => Standing::Unconfirmed,
            CertificateState::Lapsed { since } => {
                lapsed_since = Some(since.to_string());
                Standing::Lapsed
            }
            CertificateState::Withdrawn { on, reason } => {
                withdrawn_on = Some(on.to_string());
                withdrawn_reason = (!reason.is_empty()).then_some(reason);
                Standing::Withdrawn
            }
        };
        Self {
            stars: certificate.stars.map(domain::Stars::count),
            decision_no: certificate.decision_no.clone(),
            decision_date: certificate.decision_date.map(|date| date.to_string()),
            year: certificate.year,
            evidence: match certificate.evidence {
                domain::Evidence::Press => Evidence::Press,
                domain::Evidence::Office => Evidence::Office,
            },
            state,
            valid_until,
            lapsed_since,
            withdrawn_on,
            withdrawn_reason,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Certificate;
    use domain::{Date, Evidence, Stars, Withdrawal};
    use serde_json::{Value, json};

    fn on(day: &str, change: impl FnOnce(&mut domain::Certificate)) -> Value {
        let mut certificate = domain::Certificate {
            stars: Some(Stars::Four),
            decision_no: Some("1/QĐ-UBND".to_owned()),
            decision_date: Date::new(2023, 12, 24).ok(),
            year: Some(2023),
            evidence: Evidence::Office,
            withdrawn: None,
        };
        change(&mut certificate);
        let today = Date::parse(day).unwrap();
        serde_json::to_value(Certificate::of(&certificate, today)).unwrap()
    }

    /// Standing, last valid day, first day without validity, day of withdrawal.
    fn standing(certificate: &Value) -> Value {
        let of = |name: &str| certificate[name].clone();
        json!([
            of("state"),
            of("valid_until"),
            of("lapsed_since"),
            of("withdrawn_on")
        ])
    }

    #[test]
    fn a_state_is_a_word_with_its_dates() {
        for (day, expected) in [
            ("2026-09-24", json!(["in_force", "2026-12-24", null, null])),
            ("2026-09-25", json!(["ending", "2026-12-24", null, null])),
            ("2026-12-24", json!(["ending", "2026-12-24", null, null])),
            ("2026-12-25", json!(["lapsed", null, "2026-12-25", null])),
        ] {
            assert_eq!(standing(&on(day, |_| {})), expected, "{day}");
        }
        let withdrawn = on("2026-01-01", |certificate| {
            certificate.withdrawn = Some(Withdrawal {
                on: Date::new(2025, 5, 1).unwrap(),
                reason: String::new(),
            });
        });
        assert_eq!(
            standing(&withdrawn),
            json!(["withdrawn", null, null, "2025-05-01"])
        );
        assert_eq!(withdrawn["withdrawn_reason"], Value::Null);
    }

    #[test]
    fn what_the_press_says_is_never_valid() {
        for day in ["2024-01-01", "2026-12-24", "2030-01-01"] {
            let certificate = on(day, |certificate| certificate.evidence = Evidence::Press);
            assert_eq!(
                standing(&certificate),
                json!(["unconfirmed", null, null, null])
            );
            assert_eq!(certificate["evidence"], "press");
        }
    }
}
