//! The languages of the public pages.
//!
//! A page in Vietnamese has the plain address; its twin in English stands below `/en`.

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// What comes before every address of an English page.
const ENGLISH: &str = "/en";

impl Language {
    /// Every language, the one without a prefix first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The code in `lang` attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of that code; Vietnamese for any other.
    pub fn of_code(code: &str) -> Self {
        if code == Self::En.code() {
            Self::En
        } else {
            Self::Vi
        }
    }

    /// What comes before every address of a page in this language.
    pub const fn base(self) -> &'static str {
        match self {
            Self::Vi => "",
            Self::En => ENGLISH,
        }
    }

    /// The language that an address is in, and the address without it: `/en/vung` is `/vung` in English. An address may carry
    /// a query.
    pub fn split(path: &str) -> (Self, &str) {
        match path.strip_prefix(ENGLISH) {
            Some("") => (Self::En, "/"),
            Some(rest) if rest.starts_with(['/', '?']) => (Self::En, rest),
            _ => (Self::Vi, path),
        }
    }

    /// An address of this site, as the page in this language has it.
    pub fn at(self, path: impl Into<String>) -> String {
        let path = path.into();
        match self {
            Self::Vi => path,
            Self::En if path == "/" => ENGLISH.to_owned(),
            Self::En => format!("{ENGLISH}{path}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, En, Vi};

    #[test]
    fn english_pages_stand_below_a_prefix() {
        for (path, language, rest) in [
            ("/", Vi, "/"),
            ("/en", En, "/"),
            ("/en/", En, "/"),
            ("/en?x=1", En, "?x=1"),
            ("/en/vung/hoang-hoa", En, "/vung/hoang-hoa"),
            ("/enough", Vi, "/enough"),
            ("/vung/en", Vi, "/vung/en"),
        ] {
            assert_eq!(Language::split(path), (language, rest), "{path}");
        }
        assert_eq!(En.at("/"), "/en");
        assert_eq!(En.at("/san-pham?sao=4"), "/en/san-pham?sao=4");
        assert_eq!(Vi.at("/vung"), "/vung");
    }

    #[test]
    fn codes_and_languages_are_one_to_one() {
        for language in Language::ALL {
            assert_eq!(Language::of_code(language.code()), language);
        }
        assert_eq!(Language::of_code("fr"), Vi);
    }
}
