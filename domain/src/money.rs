//! Money in whole đồng, and prices as sellers state them.

use serde::{Deserialize, Serialize};

/// Whole đồng; there is no smaller unit. 0 to 10 billion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Dong(i64);

/// Not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not a number of đồng in any of the usual writings.
    #[error("not an amount in đồng")]
    NotAnAmount,
    /// Zero, negative or more than [`Dong::MOST`].
    #[error("an amount lies between 1 and 10 billion đồng")]
    OutOfRange,
}

impl Dong {
    /// The largest price that can be entered: ten billion đồng.
    pub const MOST: i64 = 10_000_000_000;

    /// An amount of 1 to [`Self::MOST`] đồng.
    pub fn new(dong: i64) -> Result<Self, MoneyError> {
        if (1..=Self::MOST).contains(&dong) {
            Ok(Self(dong))
        } else {
            Err(MoneyError::OutOfRange)
        }
    }

    /// The number of đồng.
    pub const fn dong(self) -> i64 {
        self.0
    }

    /// Reads `120000`, `120.000`, `120 000 ₫`, `120k`, `120 nghìn`, `1,2 triệu`, `1tr2` is not understood.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let lower = text.trim().to_lowercase();
        let number_end = lower
            .find(|c: char| c.is_alphabetic() || c == '₫')
            .unwrap_or(lower.len());
        let (number, unit) = lower.split_at(number_end);
        let factor = match unit.trim().trim_end_matches('.') {
            "" | "đ" | "₫" | "d" | "đồng" | "dong" | "vnd" | "vnđ" => 1,
            "k" | "nghìn" | "ngàn" | "nghin" | "ngan" | "nghìn đồng" | "ngàn đồng" => {
                1_000
            }
            "tr" | "triệu" | "trieu" | "triệu đồng" => 1_000_000,
            _ => return Err(MoneyError::NotAnAmount),
        };
        let number: String = number
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '\u{a0}')
            .collect();
        Self::new(scaled(&number, factor)?)
    }

    /// As people read it: `120.000 ₫`.
    pub fn vietnamese(self) -> String {
        let digits = self.0.to_string();
        let mut out = String::with_capacity(digits.len() * 4 / 3 + 4);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push('.');
            }
            out.push(digit);
        }
        out.push_str("\u{a0}₫");
        out
    }
}

/// With no unit, dots and commas group thousands; with one, the last of them is the decimal sign (`1,2 triệu`).
fn scaled(number: &str, factor: i64) -> Result<i64, MoneyError> {
    let groups: Vec<&str> = number.split(['.', ',']).collect();
    let all_digits = groups
        .iter()
        .all(|g| !g.is_empty() && g.len() <= 11 && g.bytes().all(|b| b.is_ascii_digit()));
    if !all_digits {
        return Err(MoneyError::NotAnAmount);
    }
    let parse = |digits: &str| digits.parse::<i64>().map_err(|_| MoneyError::OutOfRange);
    match groups.as_slice() {
        [whole] => parse(whole)?
            .checked_mul(factor)
            .ok_or(MoneyError::OutOfRange),
        [whole, part] if factor > 1 && part.len() <= 3 && !(part.len() == 3 && factor == 1_000) => {
            let unit = factor / 10_i64.pow(u32::try_from(part.len()).unwrap_or(0));
            let whole = parse(whole)?
                .checked_mul(factor)
                .ok_or(MoneyError::OutOfRange)?;
            Ok(whole + parse(part)? * unit)
        }
        [first, rest @ ..] if first.len() <= 3 && rest.iter().all(|g| g.len() == 3) => {
            parse(&groups.concat())?
                .checked_mul(factor)
                .ok_or(MoneyError::OutOfRange)
        }
        _ => Err(MoneyError::NotAnAmount),
    }
}

impl From<Dong> for i64 {
    fn from(dong: Dong) -> Self {
        dong.0
    }
}

impl TryFrom<i64> for Dong {
    type Error = MoneyError;
    fn try_from(dong: i64) -> Result<Self, MoneyError> {
        Self::new(dong)
    }
}

/// A price as the producer states it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Price {
    /// Nobody has stated one.
    #[default]
    Unknown,
    /// "Liên hệ": on request.
    Contact,
    /// One price.
    Fixed {
        /// The price.
        dong: Dong,
    },
    /// From the lower to the higher one.
    Range {
        /// The lower end.
        low: Dong,
        /// The higher end, greater than `low`.
        high: Dong,
    },
}

impl Price {
    /// The lowest amount, for order by price.
    pub const fn lowest(self) -> Option<Dong> {
        match self {
            Self::Fixed { dong } | Self::Range { low: dong, .. } => Some(dong),
            Self::Unknown | Self::Contact => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Dong, MoneyError};
    use proptest::prelude::*;

    #[test]
    fn prices_as_people_write_them() {
        for (text, dong) in [
            ("120000", 120_000),
            ("120.000", 120_000),
            ("120,000 đ", 120_000),
            ("120 000₫", 120_000),
            ("120k", 120_000),
            ("120 nghìn đồng", 120_000),
            ("1,2 triệu", 1_200_000),
            ("1.25tr", 1_250_000),
            ("1.250.000 VNĐ", 1_250_000),
            ("1.250k", 1_250_000),
            ("12,5k", 12_500),
        ] {
            assert_eq!(Dong::parse(text), Dong::new(dong), "{text}");
        }
        for text in [
            "",
            "abc",
            "12.00",
            "1..000",
            "-5",
            "1tr2",
            "12 xu",
            "1,,2 triệu",
            "1.2345 triệu",
        ] {
            assert_eq!(Dong::parse(text), Err(MoneyError::NotAnAmount), "{text}");
        }
        for text in ["0", "99999999999", "10000000001", "99999999999 triệu"] {
            assert_eq!(Dong::parse(text), Err(MoneyError::OutOfRange), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(dong in 1..=Dong::MOST) {
            let amount = Dong::new(dong).unwrap();
            prop_assert_eq!(Dong::parse(&amount.vietnamese()), Ok(amount));
        }

        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = Dong::parse(&text);
        }
    }
}
