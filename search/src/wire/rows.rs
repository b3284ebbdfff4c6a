//! What writing and reading agree on.

use crate::places::{Level, Places};
use crate::rows::{Facts, Shared, at};
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

/// The run of each document: neighbours of the same district and commune.
pub(super) fn runs(facts: &Facts, shared: &Shared, places: &Places) -> Vec<u32> {
    let slots: Vec<(Option<u32>, Option<u32>)> = shared
        .places
        .iter()
        .map(|place| {
            let slot = |level: &Level, code| level.slot(code);
            (
                slot(&places.districts, place.district.as_ref()),
                slot(&places.communes, place.commune.as_ref()),
            )
        })
        .collect();
    let mut run = 0;
    let mut before = None;
    facts
        .places
        .iter()
        .map(|place| {
            let slots = at(&slots, *place);
            if before.is_some_and(|before| before != slots) {
                run += 1;
            }
            before = Some(slots);
            run
        })
        .collect()
}
