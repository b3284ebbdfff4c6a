//! Vietnamese telephone numbers.

use serde::{Deserialize, Serialize};

/// A Vietnamese number in national form, digits only: `0912345678`, `02373721150`, `19001234`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// Not a Vietnamese number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a Vietnamese telephone number")]
pub struct PhoneError;

impl Phone {
    /// Reads a number with spaces, dots, hyphens or brackets, with 0, 84, +84 or 0084 in front.
    ///
    /// Mobile numbers have 10 digits and begin with 03, 05, 07, 08 or 09; landlines have 11 and begin with 02; service
    /// numbers begin with 1800 or 1900 and have 8 or 10 digits (numbering plan of Circular 22/2014/TT-BTTTT as in use).
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim();
        let mut digits = String::with_capacity(14);
        for (i, c) in text.char_indices() {
            match c {
                '0'..='9' => digits.push(c),
                '+' if i == 0 => {}
                ' ' | '.' | '-' | '(' | ')' | '\u{a0}' => {}
                _ => return Err(PhoneError),
            }
        }
        let international = text.starts_with('+');
        let national = if let Some(rest) = digits
            .strip_prefix("0084")
            .or_else(|| digits.strip_prefix("84"))
        {
            format!("0{}", rest.strip_prefix('0').unwrap_or(rest))
        } else if international {
            return Err(PhoneError);
        } else {
            digits
        };
        let bytes = national.as_bytes();
        let good = match bytes {
            [b'0', b'3' | b'5' | b'7' | b'8' | b'9', ..] => bytes.len() == 10,
            [b'0', b'2', ..] => bytes.len() == 11,
            [b'1', b'8' | b'9', b'0', b'0', ..] => matches!(bytes.len(), 8 | 10),
            _ => false,
        };
        if good {
            Ok(Self(national))
        } else {
            Err(PhoneError)
        }
    }

    /// Digits in national form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Grouped for reading: `0912 345 678`.
    pub fn grouped(&self) -> String {
        let cuts: &[usize] = if self.0.len() == 8 { &[4] } else { &[4, 7] };
        let mut out = String::with_capacity(14);
        for (i, c) in self.0.chars().enumerate() {
            if cuts.contains(&i) {
                out.push(' ');
            }
            out.push(c);
        }
        out
    }

    /// For a `tel:` link: `+84912345678`; service numbers have no international form.
    pub fn dialled(&self) -> String {
        match self.0.strip_prefix('0') {
            Some(rest) => format!("+84{rest}"),
            None => self.0.clone(),
        }
    }
}

impl core::fmt::Display for Phone {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

impl TryFrom<String> for Phone {
    type Error = PhoneError;
    fn try_from(text: String) -> Result<Self, PhoneError> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::Phone;
    use proptest::prelude::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (text, national) in [
            ("0912 345 678", "0912345678"),
            ("+84 912.345.678", "0912345678"),
            ("84912345678", "0912345678"),
            ("+84 (0) 912 345 678", "0912345678"),
            ("0237 3721150", "02373721150"),
            ("1900 1234", "19001234"),
        ] {
            assert_eq!(
                Phone::parse(text).map(String::from),
                Ok(national.to_owned()),
                "{text}"
            );
        }
        for text in [
            "",
            "0912",
            "0112345678",
            "912345678",
            "+1 202 555 0101",
            "0912345678a",
            "0237 372 115",
        ] {
            assert!(Phone::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_writing_of_a_mobile_is_the_same(rest in "[35789][0-9]{8}") {
            let phone = Phone::parse(&format!("0{rest}")).unwrap();
            prop_assert_eq!(Phone::parse(&phone.grouped()).unwrap(), phone.clone());
            prop_assert_eq!(Phone::parse(&phone.dialled()).unwrap(), phone);
        }
    }
}
