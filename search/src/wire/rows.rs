//! What writing and reading agree on.

use domain::{CommuneKind, Date, Evidence, place::DistrictKind};

/// Kinds by their byte.
pub(super) const DISTRICT_KINDS: [DistrictKind; 3] = [
    DistrictKind::Huyen,
    DistrictKind::ThiXa,
    DistrictKind::ThanhPho,
];
/// Kinds by their byte.
pub(super) const COMMUNE_KINDS: [CommuneKind; 3] =
    [CommuneKind::Xa, CommuneKind::Phuong, CommuneKind::ThiTran];
/// Evidence by its byte.
pub(super) const EVIDENCE: [Evidence; 2] = [Evidence::Press, Evidence::Office];

/// The byte of a value.
pub(super) fn position<T: PartialEq>(all: &[T], value: &T) -> u8 {
    let position = all.iter().position(|one| one == value);
    position.and_then(|p| u8::try_from(p).ok()).unwrap_or(0)
}

/// The byte of a value that may be unknown: 0 for that.
pub(super) fn maybe<T: PartialEq>(all: &[T], value: Option<T>) -> u8 {
    value.map_or(0, |value| position(all, &value) + 1)
}

/// The first day that most dates lie after, so that they take two bytes: 1 January 2010.
const FIRST: i64 = 14_610;

/// The number of a day that may be unknown: 0 for that; then even numbers from the first day on, odd ones before it.
pub(super) fn day(date: Option<Date>) -> u64 {
    date.map_or(0, |date| {
        let days = i64::from(date.days()) - FIRST;
        ((days << 1) ^ (days >> 63)).cast_unsigned() + 1
    })
}

/// The day of such a number; `None` for one that is no number of a day.
#[expect(
    clippy::option_option,
    reason = "damage is not the same as an unknown day"
)]
pub(super) fn date(number: u64) -> Option<Option<Date>> {
    let Some(number) = number.checked_sub(1) else {
        return Some(None);
    };
    let days = (number >> 1).cast_signed() ^ -((number & 1).cast_signed());
    let days = i32::try_from(days.checked_add(FIRST)?).ok()?;
    Some(Some(Date::from_days(days)))
}

/// The number of a year that may be unknown: 0 for that, 1 for the year of the day beside it, else the year and two.
pub(super) fn year(year: Option<i32>, date: Option<Date>) -> u64 {
    year.map_or(0, |year| {
        if date.is_some_and(|date| date.ymd().0 == year) {
            1
        } else {
            u64::from(year.cast_unsigned()) + 2
        }
    })
}

/// The year of such a number; `None` for one that is no number of a year.
#[expect(
    clippy::option_option,
    reason = "damage is not the same as an unknown year"
)]
pub(super) fn year_of(number: u64, date: Option<Date>) -> Option<Option<i32>> {
    match number {
        0 => Some(None),
        1 => Some(Some(date?.ymd().0)),
        number => u32::try_from(number - 2)
            .ok()
            .map(|year| Some(year.cast_signed())),
    }
}

/// Digits that code numbers of places have at most.
pub(super) const LONGEST_CODE: usize = 9;

/// How long codes are, where all are numbers of the same length.
pub(super) fn length<'a>(mut codes: impl Iterator<Item = &'a str>) -> Option<usize> {
    let number = |code: &str| {
        (1..=LONGEST_CODE).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit())
    };
    let length = codes.next().filter(|code| number(code))?.len();
    codes
        .all(|code| code.len() == length && number(code))
        .then_some(length)
}
