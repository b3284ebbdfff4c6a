//! Words that depend on values. All others stand where they are written, as a page by hand has them.

use domain::browse_query::{CONFIRMED_DAYS, StarsChoice};
use domain::{
    CertificateState, Dong, Param, Price, PriceBand, ProducerKind, SalesChannel, Stars, StateKind,
};
use search::{FacetValue, PlaceName};
use std::borrow::Cow;

/// A price that one has to ask for.
const CONTACT: &str = "Liên hệ để hỏi giá";

/// The name of a facet.
pub fn param(param: Param) -> &'static str {
    match param {
        Param::Text => "Tìm",
        Param::Stars => "Sao",
        Param::District => "Huyện cũ",
        Param::Commune => "Xã, phường",
        Param::Group => "Nhóm",
        Param::Kind => "Loại cơ sở",
        Param::Channel => "Kênh bán",
        Param::Price => "Giá",
        Param::State => "Hiệu lực",
        Param::Photo => "Ảnh",
        Param::Confirmed => "Xác nhận",
        Param::Order => "Xếp theo",
        Param::View => "Kiểu xem",
        Param::Page => "Trang",
    }
}

/// The name of a value.
pub fn value(param: Param, value: &FacetValue) -> Cow<'_, str> {
    let known = match param {
        Param::Stars => StarsChoice::from_slug(&value.value).map(|stars| match stars {
            StarsChoice::Rated(stars) => Cow::Owned(format!("{} sao", stars.count())),
            StarsChoice::Unknown => Cow::Borrowed("Chưa rõ số sao"),
        }),
        Param::Kind => ProducerKind::from_slug(&value.value).map(|kind| kind_name(kind).into()),
        Param::State => StateKind::from_slug(&value.value).map(|state| state_name(state).into()),
        Param::Channel => SalesChannel::from_code(&value.value).map(|sold| sold.name().into()),
        Param::Price => PriceBand::from_slug(&value.value).map(band),
        Param::Photo => Some("Có ảnh".into()),
        Param::Confirmed => Some(format!("Cơ sở xác nhận trong {CONFIRMED_DAYS} ngày qua").into()),
        _ => None,
    };
    known.unwrap_or(Cow::Borrowed(&value.label))
}

const fn kind_name(kind: ProducerKind) -> &'static str {
    match kind {
        ProducerKind::Company => "Công ty",
        ProducerKind::Cooperative => "Hợp tác xã",
        ProducerKind::CooperativeGroup => "Tổ hợp tác",
        ProducerKind::Household => "Hộ kinh doanh",
        ProducerKind::Workshop => "Cơ sở sản xuất",
        ProducerKind::Other => "Loại khác",
    }
}

const fn state_name(state: StateKind) -> &'static str {
    match state {
        StateKind::InForce => "Còn hiệu lực",
        StateKind::Ending => "Sắp hết hạn",
        StateKind::Unconfirmed => "Chờ xác nhận",
        StateKind::Lapsed => "Hết hiệu lực",
        StateKind::Withdrawn => "Đã thu hồi",
    }
}

/// A price band as a filter names it.
fn band(band: PriceBand) -> Cow<'static, str> {
    let dong = |thousands: u32| {
        let dong = Dong::new(i64::from(thousands) * 1_000);
        dong.map_or_else(|_| String::new(), Dong::vietnamese)
    };
    match band.thousands() {
        None => CONTACT.into(),
        Some((0, Some(above))) => format!("Dưới {}", dong(above)).into(),
        Some((from, Some(above))) => format!("{} – {}", dong(from), dong(above)).into(),
        Some((from, None)) => format!("Từ {}", dong(from)).into(),
    }
}

/// The stars on a card.
pub fn stars(stars: Option<Stars>) -> Cow<'static, str> {
    stars.map_or(Cow::Borrowed("Chưa rõ số sao"), |stars| {
        Cow::Owned(format!("{} sao OCOP", stars.count()))
    })
}

/// The state of a certificate on a card.
pub fn state(state: &CertificateState, year: Option<i32>) -> String {
    match state {
        CertificateState::InForce { until } => {
            format!("còn hiệu lực đến {}", until.vietnamese())
        }
        CertificateState::Ending { days, .. } => format!("sắp hết hạn: còn {days} ngày"),
        CertificateState::Unconfirmed => match year {
            Some(year) => format!("theo báo chí {year}, chờ xác nhận"),
            None => "chờ xác nhận".to_owned(),
        },
        CertificateState::Lapsed { since } => format!("hết hiệu lực từ {}", since.vietnamese()),
        CertificateState::Withdrawn { on, .. } => format!("đã thu hồi ngày {}", on.vietnamese()),
    }
}

/// Where a product is made.
pub fn place(place: &PlaceName) -> String {
    let former = |name: &str| format!("{name} (cũ)");
    let commune = match (&place.commune, &place.former_commune, &place.as_written) {
        (Some(commune), _, _) => Some(commune.name.clone()),
        (None, Some(name), _) | (None, None, Some(name)) => Some(former(name)),
        (None, None, None) => None,
    };
    let district = place.district.as_ref().map(|place| former(&place.name));
    match (commune, district) {
        (Some(commune), Some(district)) => format!("{commune}, {district}"),
        (commune, district) => commune.or(district).unwrap_or_default(),
    }
}

/// A price; nothing where nobody has stated one.
pub fn price(price: Price, unit: Option<&str>) -> Option<String> {
    let amount = match price {
        Price::Unknown => return None,
        Price::Contact => return Some(CONTACT.to_owned()),
        Price::Fixed { dong } => dong.vietnamese(),
        Price::Range { low, high } => format!("{} đến {}", low.vietnamese(), high.vietnamese()),
    };
    Some(match unit {
        Some(unit) => format!("{amount} / {unit}"),
        None => amount,
    })
}
