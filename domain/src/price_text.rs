//! A price in one line of text, as people write it in tables and lists: `120k`, `80-120k / chai`, `liên hệ`.

use crate::listing_form::ListingForm;
use crate::money::{Dong, Price};

/// What may stand between the two ends of a range.
const BETWEEN: [&str; 6] = ["đến", "den", "–", "—", "-", "~"];
/// What says that a price is given on request.
const ON_REQUEST: [&str; 3] = ["liên hệ", "lien he", "lh"];

impl ListingForm {
    /// The price and what it is for in one line; [`Self::set_price_text`] reads it back.
    pub fn price_text(&self) -> String {
        let amount = match self.price_kind.as_str() {
            "mot" => self.price_low.clone(),
            "khoang" => format!("{} – {}", self.price_low, self.price_high),
            "lien-he" => "Liên hệ".to_owned(),
            _ => String::new(),
        };
        if self.price_unit.is_empty() {
            amount
        } else {
            format!("{amount} / {}", self.price_unit).trim().to_owned()
        }
    }

    /// Puts what was typed into the fields of the price. What is behind the first `/` is what the price is for; what is no
    /// amount stays as it was typed, so that [`Self::parse`] names it.
    pub fn set_price_text(&mut self, text: &str) {
        let (amount, unit) = text.split_once('/').unwrap_or((text, ""));
        unit.trim().clone_into(&mut self.price_unit);
        self.set_amount_text(amount);
    }

    /// The same for the amount alone.
    pub fn set_amount_text(&mut self, text: &str) {
        let amount = text.trim();
        let lower = amount.to_lowercase();
        let (kind, low, high) = if amount.is_empty() {
            ("", String::new(), String::new())
        } else if ON_REQUEST.contains(&lower.as_str()) {
            ("lien-he", String::new(), String::new())
        } else if let Some((low, high)) = ends(&lower) {
            ("khoang", low, high)
        } else {
            ("mot", amount.to_owned(), String::new())
        };
        kind.clone_into(&mut self.price_kind);
        self.price_low = low;
        self.price_high = high;
    }

    /// Whether a text means the price that stands here.
    pub fn has_price_text(&self, text: &str) -> bool {
        let mut typed = self.clone();
        typed.set_price_text(text);
        let meant = |form: &Self| form.parse().map(|draft| (draft.price, draft.price_unit));
        meant(&typed).is_ok_and(|typed| meant(self).is_ok_and(|own| own == typed))
    }
}

/// Both ends of a range. In `80-120k` the unit of the second stands for both, where that keeps them in order.
fn ends(text: &str) -> Option<(String, String)> {
    let (low, high) = BETWEEN
        .iter()
        .find_map(|between| text.split_once(between))
        .map(|(low, high)| (low.trim(), high.trim()))
        .filter(|(low, _)| !low.is_empty())?;
    let low = low.strip_prefix("từ").unwrap_or(low).trim();
    let plain = (low.to_owned(), high.to_owned());
    let unit_at = high.find(|c: char| c.is_alphabetic() || c == '₫');
    let has_unit = low.contains(|c: char| c.is_alphabetic() || c == '₫');
    let Some(unit) = unit_at.and_then(|at| high.get(at..)).filter(|_| !has_unit) else {
        return Some(plain);
    };
    let shared = format!("{low} {unit}");
    match (Dong::parse(&shared), Dong::parse(high)) {
        (Ok(lower), Ok(higher)) if lower < higher => Some((shared, high.to_owned())),
        _ => Some(plain),
    }
}

/// A price as a table shows it, without what it is for.
pub fn amount_text(price: Price) -> String {
    let form = ListingForm::of_draft(&crate::ListingDraft {
        price,
        ..crate::ListingDraft::default()
    });
    form.price_text()
}

#[cfg(test)]
mod tests {
    use crate::{Dong, ListingDraft, ListingForm, Price, Problem};
    use proptest::prelude::*;

    fn read(text: &str) -> Result<(Price, Option<String>), Vec<Problem>> {
        let mut form = ListingForm::default();
        form.set_price_text(text);
        match form.parse() {
            Ok(draft) => Ok((draft.price, draft.price_unit)),
            Err(errors) => Err(errors.0.into_iter().map(|(_, problem)| problem).collect()),
        }
    }

    fn dong(dong: i64) -> Dong {
        Dong::new(dong).unwrap()
    }

    #[test]
    fn prices_as_people_write_them_in_a_line() {
        let one = |amount| Price::Fixed { dong: dong(amount) };
        let range = |low, high| Price::Range {
            low: dong(low),
            high: dong(high),
        };
        for (text, price, unit) in [
            ("", Price::Unknown, None),
            ("  / chai", Price::Unknown, Some("chai")),
            ("120000", one(120_000), None),
            ("120.000 ₫", one(120_000), None),
            (" 120k/chai 500 ml ", one(120_000), Some("chai 500 ml")),
            ("80-120k", range(80_000, 120_000), None),
            ("80 – 120 nghìn / hộp", range(80_000, 120_000), Some("hộp")),
            ("80.000-120.000", range(80_000, 120_000), None),
            ("80.000 - 120k", range(80_000, 120_000), None),
            ("từ 80k đến 1,2 triệu", range(80_000, 1_200_000), None),
            ("900k~1tr", range(900_000, 1_000_000), None),
            ("Liên hệ", Price::Contact, None),
            ("LIÊN HỆ / thùng", Price::Contact, Some("thùng")),
            ("90k / hộp 6 gói / lẻ", one(90_000), Some("hộp 6 gói / lẻ")),
        ] {
            assert_eq!(read(text), Ok((price, unit.map(str::to_owned))), "{text}");
        }
        for (text, problem) in [
            ("rẻ", Problem::NotAnAmount),
            ("0", Problem::AmountOutOfRange),
            ("120k-80k", Problem::RangeReversed),
            ("80k-", Problem::Missing),
            ("-5", Problem::NotAnAmount),
        ] {
            assert_eq!(read(text), Err(vec![problem]), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(low in 1..1_000_000_i64, more in 1..1_000_000_i64, kind in 0..4, unit in "(|[a-z]{1,9}( [0-9]{1,3})?)") {
            let price = match kind {
                0 => Price::Unknown,
                1 => Price::Contact,
                2 => Price::Fixed { dong: dong(low) },
                _ => Price::Range { low: dong(low), high: dong(low + more) },
            };
            let price_unit = (!unit.is_empty()).then_some(unit);
            let form = ListingForm::of_draft(&ListingDraft { price, price_unit: price_unit.clone(), ..ListingDraft::default() });
            prop_assert_eq!(read(&form.price_text()), Ok((price, price_unit)));
            prop_assert!(form.has_price_text(&form.price_text()));
        }

        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = read(&text);
        }
    }
}
