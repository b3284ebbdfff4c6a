//! The words of the interface. They live in `locales/<language>/<room>.json`; `build.rs` makes a method of each key.
//!
//! Every room has words in every language; pages of the studio and of signing in are shown in Vietnamese only.

use domain::{Availability, Date, Dong, Group, Language};
use leptos::prelude::use_context;
use search::{NamedPlace, PlaceKind};

/// The words in one language. Cheap to copy; every key of the locale files is a method, `room_key`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Language);

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The words in the language of this page.
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or_default()
}

/// The kinds of places, longer words before those that they begin with.
const KINDS: [PlaceKind; 6] = [
    PlaceKind::ThanhPho,
    PlaceKind::ThiTran,
    PlaceKind::ThiXa,
    PlaceKind::Phuong,
    PlaceKind::Huyen,
    PlaceKind::Xa,
];

impl Words {
    /// The words of the language that an address is in.
    pub fn of_address(path: &str) -> Self {
        Self(Language::split(path).0)
    }

    /// An address of this site, as the page in this language has it.
    pub fn at(self, path: impl Into<String>) -> String {
        self.0.at(path)
    }

    /// A day: 23/12/2028, 23 Dec 2028.
    pub fn day(self, day: Date) -> String {
        const MONTHS: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        let (year, month, date) = day.ymd();
        let month = MONTHS.get(usize::from(month).saturating_sub(1));
        match (self.0, month) {
            (Language::En, Some(month)) => format!("{date} {month} {year}"),
            _ => day.vietnamese(),
        }
    }

    /// An amount of money: 120.000 ₫, 120,000 VND.
    pub fn money(self, amount: Dong) -> String {
        let vietnamese = amount.vietnamese();
        match self.0 {
            Language::Vi => vietnamese,
            Language::En => vietnamese.replace('.', ",").replace('₫', "VND"),
        }
    }

    /// Whether a product can be bought now; nothing for what nobody has stated.
    pub fn availability(self, availability: &Availability) -> Option<String> {
        match availability {
            Availability::Unknown => None,
            Availability::Available => Some(self.buy_available().to_owned()),
            Availability::SoldOut => Some(self.buy_sold_out().to_owned()),
            Availability::Season { when: None } => Some(self.buy_season().to_owned()),
            Availability::Season { when: Some(when) } => Some(self.buy_season_when(&when)),
        }
    }

    /// A whole number with its thousands set apart: 1.234, 1,234.
    pub fn number(self, number: u32) -> String {
        let digits = number.to_string();
        let apart = if self.0 == Language::En { ',' } else { '.' };
        let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(apart);
            }
            out.push(digit);
        }
        out
    }

    /// The word for a kind of place, in lower case.
    pub const fn place_kind(self, kind: PlaceKind) -> &'static str {
        match (self.0, kind) {
            (Language::Vi, _) => kind.word(),
            (Language::En, PlaceKind::Xa) => "commune",
            (Language::En, PlaceKind::Phuong) => "ward",
            (Language::En, PlaceKind::ThiTran) => "township",
            (Language::En, PlaceKind::Huyen) => "district",
            (Language::En, PlaceKind::ThiXa) => "town",
            (Language::En, PlaceKind::ThanhPho) => "city",
        }
    }

    /// A place with its kind where the language says it: `xã Hoằng Phú`, `Hoằng Phú commune`.
    pub fn place_of_kind(self, kind: PlaceKind, name: &str) -> String {
        match self.0 {
            Language::Vi => format!("{} {name}", kind.word()),
            Language::En => format!("{name} {}", self.place_kind(kind)),
        }
    }

    /// A name of a place as the data writes it, perhaps with its kind in front; the kind goes where the language says it.
    pub fn place_name(self, written: &str) -> String {
        if self.0 == Language::Vi {
            return written.to_owned();
        }
        let named = KINDS.into_iter().find_map(|kind| {
            let name = written.strip_prefix(kind.word())?.strip_prefix(' ')?;
            Some((kind, name))
        });
        match named {
            Some((kind, name)) => self.place_of_kind(kind, name),
            None => match written.strip_prefix("TP ") {
                Some(city) => format!("{city} city"),
                None => written.to_owned(),
            },
        }
    }

    /// A former district: as people say it in Vietnamese, with its kind in English.
    pub fn district_name(self, district: &NamedPlace) -> String {
        match self.0 {
            Language::Vi => district.name.clone(),
            Language::En => {
                let name = district.name.strip_prefix("TP ").unwrap_or(&district.name);
                self.place_of_kind(district.kind, name)
            }
        }
    }

    /// The name of a group.
    pub fn group_name(self, group: &Group) -> &str {
        match self.0 {
            Language::Vi => &group.name_vi,
            Language::En => &group.name_en,
        }
    }
}

/// The word for one, or for any other number.
fn one_or_many<'a>(number: &dyn core::fmt::Display, one: &'a str, many: &'a str) -> &'a str {
    if number.to_string() == "1" { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use domain::{Date, Dong, Language};

    const VI: Words = Words(Language::Vi);
    const EN: Words = Words(Language::En);

    #[test]
    fn days_amounts_and_places_are_said_as_the_language_says_them() {
        let day = Date::new(2028, 12, 3).unwrap();
        assert_eq!(
            (VI.day(day), EN.day(day)),
            ("03/12/2028".into(), "3 Dec 2028".into())
        );
        let price = Dong::new(120_000).unwrap();
        assert_eq!(VI.money(price), "120.000\u{a0}₫");
        assert_eq!(EN.money(price), "120,000\u{a0}VND");
        assert_eq!(
            (VI.number(1_234_567), EN.number(999)),
            ("1.234.567".into(), "999".into())
        );
        for (written, english) in [
            ("xã Hoằng Phú", "Hoằng Phú commune"),
            ("thị trấn Bút Sơn", "Bút Sơn township"),
            ("thị xã Nghi Sơn", "Nghi Sơn town"),
            ("TP Thanh Hóa", "Thanh Hóa city"),
            ("Hoằng Hóa", "Hoằng Hóa"),
        ] {
            assert_eq!(VI.place_name(written), written);
            assert_eq!(EN.place_name(written), english);
        }
    }

    #[test]
    fn english_counts_one_thing_and_several() {
        assert_eq!(EN.browse_total(&1), "1 product");
        assert_eq!(EN.browse_total(&2), "2 products");
    }
}
