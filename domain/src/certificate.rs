//! A certificate and whether it holds.

use crate::{date::Date, stars::Stars};
use serde::{Deserialize, Serialize};

/// Months that a recognition is valid, counted from the decision (Decision 148/QĐ-TTg of 24/2/2023).
pub const VALID_MONTHS: i32 = 36;
/// From how many days before its end a certificate counts as ending; the renewal file needs about that long.
pub const ENDING_DAYS: i32 = 90;

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A public source (press, a portal) that the import names; never enough to call a certificate valid.
    Press,
    /// The provincial office has recorded the certificate.
    Office,
}

/// A recognition taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The day of the withdrawal.
    pub on: Date,
    /// The published reason, empty when none was given.
    pub reason: String,
}

/// What is known of a product's rating. Unknown parts are `None`, never guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The stars last stated, `None` where the source names the product without a rating.
    pub stars: Option<Stars>,
    /// Decision number as written, such as `5445/QĐ-UBND`; unique only together with issuer and year.
    pub decision_no: Option<String>,
    /// The day of the decision.
    pub decision_date: Option<Date>,
    /// The year of the decision or, failing that, of the article.
    pub year: Option<i32>,
    /// Who says so.
    pub evidence: Evidence,
    /// Set when the recognition was taken back.
    pub withdrawn: Option<Withdrawal>,
}

/// Whether a certificate holds on a given day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateState {
    /// Valid, more than [`ENDING_DAYS`] left.
    InForce {
        /// The last valid day.
        until: Date,
    },
    /// Valid, at most [`ENDING_DAYS`] left.
    Ending {
        /// The last valid day.
        until: Date,
        /// Days left, 0 on the last day.
        days: i32,
    },
    /// Press evidence only, or recorded without the date of the decision.
    Unconfirmed,
    /// Past its 36 months.
    Lapsed {
        /// The first day without validity.
        since: Date,
    },
    /// Taken back.
    Withdrawn {
        /// The day of the withdrawal.
        on: Date,
        /// The published reason, may be empty.
        reason: String,
    },
}

/// The state without its dates: what one can filter by. The order is the one of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StateKind {
    /// See [`CertificateState::InForce`].
    InForce,
    /// See [`CertificateState::Ending`].
    Ending,
    /// See [`CertificateState::Unconfirmed`].
    Unconfirmed,
    /// See [`CertificateState::Lapsed`].
    Lapsed,
    /// See [`CertificateState::Withdrawn`].
    Withdrawn,
}

impl StateKind {
    /// All states, in the order of the filter.
    pub const ALL: [Self; 5] = [
        Self::InForce,
        Self::Ending,
        Self::Unconfirmed,
        Self::Lapsed,
        Self::Withdrawn,
    ];

    /// The word in an address: `hieu-luc=con`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::InForce => "con",
            Self::Ending => "sap-het",
            Self::Unconfirmed => "chua-xac-nhan",
            Self::Lapsed => "het",
            Self::Withdrawn => "thu-hoi",
        }
    }

    /// The state of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.slug() == slug)
    }
}

impl Certificate {
    /// The last valid day, where the office has recorded the decision and its day.
    pub fn until(&self) -> Option<Date> {
        match self.evidence {
            Evidence::Press => None,
            Evidence::Office => self
                .decision_date
                .map(|date| date.plus_months(VALID_MONTHS)),
        }
    }

    /// Whether the certificate holds on `today`. Withdrawal beats everything; press evidence never makes it valid.
    pub fn state(&self, today: Date) -> CertificateState {
        if let Some(Withdrawal { on, reason }) = &self.withdrawn {
            return CertificateState::Withdrawn {
                on: *on,
                reason: reason.clone(),
            };
        }
        let Some(until) = self.until() else {
            return CertificateState::Unconfirmed;
        };
        let days = today.days_until(until);
        if days < 0 {
            CertificateState::Lapsed {
                since: until.plus_days(1),
            }
        } else if days <= ENDING_DAYS {
            CertificateState::Ending { until, days }
        } else {
            CertificateState::InForce { until }
        }
    }
}

impl CertificateState {
    /// The state without its dates.
    pub const fn kind(&self) -> StateKind {
        match self {
            Self::InForce { .. } => StateKind::InForce,
            Self::Ending { .. } => StateKind::Ending,
            Self::Unconfirmed => StateKind::Unconfirmed,
            Self::Lapsed { .. } => StateKind::Lapsed,
            Self::Withdrawn { .. } => StateKind::Withdrawn,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Certificate, CertificateState, Evidence, StateKind, Withdrawal};
    use crate::{date::Date, stars::Stars};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn certificate(evidence: Evidence) -> Certificate {
        Certificate {
            stars: Some(Stars::Four),
            decision_no: Some("5445/QĐ-UBND".into()),
            decision_date: Some(day("2019-12-23")),
            year: Some(2019),
            evidence,
            withdrawn: None,
        }
    }

    #[test]
    fn the_state_follows_the_day() {
        let recorded = certificate(Evidence::Office);
        for (today, kind) in [
            ("2019-12-23", StateKind::InForce),
            ("2022-09-23", StateKind::InForce),
            ("2022-09-24", StateKind::Ending),
            ("2022-12-23", StateKind::Ending),
            ("2022-12-24", StateKind::Lapsed),
        ] {
            assert_eq!(recorded.state(day(today)).kind(), kind, "{today}");
        }
        assert_eq!(
            recorded.state(day("2022-12-23")),
            CertificateState::Ending {
                until: day("2022-12-23"),
                days: 0
            }
        );
        assert_eq!(
            recorded.state(day("2026-01-01")),
            CertificateState::Lapsed {
                since: day("2022-12-24")
            }
        );
    }

    #[test]
    fn press_evidence_is_never_in_force() {
        let press = certificate(Evidence::Press);
        for today in ["2019-12-24", "2021-01-01", "2026-11-23"] {
            assert_eq!(
                press.state(day(today)),
                CertificateState::Unconfirmed,
                "{today}"
            );
        }
    }

    #[test]
    fn a_withdrawn_certificate_stays_withdrawn() {
        let withdrawn = Certificate {
            withdrawn: Some(Withdrawal {
                on: day("2020-05-01"),
                reason: "không đạt".into(),
            }),
            ..certificate(Evidence::Office)
        };
        assert_eq!(
            withdrawn.state(day("2020-06-01")).kind(),
            StateKind::Withdrawn
        );
    }
}
