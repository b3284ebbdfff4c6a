//! Products that do not exist, to show how they would look.

use domain::{CertificateState, Date, Dong, GroupCode, Price, Slug, Stars};
use search::{Card, PlaceName};

/// Certificates in every state.
pub fn states() -> [CertificateState; 5] {
    [
        in_force(),
        CertificateState::Ending {
            until: day(20_820),
            days: 41,
        },
        CertificateState::Unconfirmed,
        CertificateState::Lapsed { since: day(19_350) },
        CertificateState::Withdrawn {
            on: day(20_000),
            reason: "mẫu".to_owned(),
        },
    ]
}

/// A certificate that holds.
pub fn in_force() -> CertificateState {
    CertificateState::InForce { until: day(21_541) }
}

/// One card for each state.
pub fn cards() -> Vec<Card> {
    let groups = ["I", "IV", "II", "III", "V"];
    let card = |(state, group): (CertificateState, &str)| {
        Some(Card {
            slug: Slug::parse("mau").ok()?,
            name: "Sản phẩm mẫu có tên dài hơn một dòng".to_owned(),
            producer: Some("Cơ sở mẫu".to_owned()),
            place: PlaceName {
                as_written: Some("xã Mẫu".to_owned()),
                ..PlaceName::default()
            },
            group: Some(GroupCode::new(group)),
            stars: Some(Stars::Four),
            year: Some(2024),
            state,
            price: Dong::new(120_000).map_or(Price::Contact, |dong| Price::Fixed { dong }),
            price_unit: Some("chai 500 ml".to_owned()),
            photo: None,
        })
    };
    states().into_iter().zip(groups).filter_map(card).collect()
}

const fn day(days: i32) -> Date {
    Date::from_days(days)
}
