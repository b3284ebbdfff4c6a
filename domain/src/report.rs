//! What somebody says is wrong on a page: what was typed, and what may be kept of it.

use crate::form;
use crate::text::{TextError, clean};

/// Fewest characters that can say what is wrong.
pub const SHORTEST_TEXT: u32 = 10;
/// Most characters that say it.
pub const LONGEST_TEXT: u32 = 2_000;
/// Most characters of the page that is meant.
pub const LONGEST_PAGE: u32 = 300;
/// Most characters of a way to answer.
pub const LONGEST_CONTACT: u32 = 100;

/// The form has fewer controls.
const MOST_CONTROLS: usize = 20;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// The stars or the certificate.
    Stars,
    /// The price, or where to buy.
    Price,
    /// Who makes it, or where.
    Origin,
    /// A picture.
    Picture,
    /// Anything else.
    Other,
}

impl ReportKind {
    /// All of them, as the form offers them.
    pub const ALL: [Self; 5] = [
        Self::Stars,
        Self::Price,
        Self::Origin,
        Self::Picture,
        Self::Other,
    ];

    /// Its name in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stars => "stars",
            Self::Price => "price",
            Self::Origin => "origin",
            Self::Picture => "picture",
            Self::Other => "other",
        }
    }

    /// The kind of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A control of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportField {
    /// The page that is meant, where no product is.
    Page,
    /// What is wrong.
    Kind,
    /// In words.
    Text,
    /// A way to answer.
    Contact,
}

impl ReportField {
    /// Its name and id in the form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Page => "trang",
            Self::Kind => "loai",
            Self::Text => "chi-tiet",
            Self::Contact => "lien-lac",
        }
    }
}

/// Why a control was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportProblem {
    /// Nothing was typed or chosen.
    Missing,
    /// Fewer characters than say anything.
    TooShort,
    /// More than this many characters.
    TooLong(u32),
    /// Characters that cannot be seen.
    Control,
}

impl From<TextError> for ReportProblem {
    fn from(error: TextError) -> Self {
        match error {
            TextError::TooLong(most) => Self::TooLong(most),
            TextError::Control => Self::Control,
        }
    }
}

/// The form as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportForm {
    /// The address part of the product that is meant; empty for none.
    pub product: String,
    /// The page that is meant.
    pub page: String,
    /// The code of a kind.
    pub kind: String,
    /// What is wrong.
    pub text: String,
    /// A way to answer.
    pub contact: String,
    /// A control that people do not see: only programs fill it in.
    pub trap: String,
}

impl ReportForm {
    /// The control that names the product; it is also the parameter of the address.
    pub const PRODUCT: &'static str = "sp";
    /// The control that people do not see.
    pub const TRAP: &'static str = "website";

    /// Reads what a browser has posted. Of a control that is there twice, the last counts.
    pub fn decode(body: &str) -> Self {
        let mut form = Self::default();
        for (name, value) in form::decode(body, MOST_CONTROLS) {
            let control = match name.as_str() {
                Self::PRODUCT => &mut form.product,
                Self::TRAP => &mut form.trap,
                _ if name == ReportField::Page.name() => &mut form.page,
                _ if name == ReportField::Kind.name() => &mut form.kind,
                _ if name == ReportField::Text.name() => &mut form.text,
                _ if name == ReportField::Contact.name() => &mut form.contact,
                _ => continue,
            };
            *control = value;
        }
        form
    }

    /// What may be kept of it, or everything that is wrong with it. `page` is the page of the product, where there is one; the
    /// person is asked for the page where there is none.
    pub fn parse(
        &self,
        page: Option<String>,
    ) -> Result<ReportDraft, Vec<(ReportField, ReportProblem)>> {
        let page = page.map_or_else(|| needed(&line(&self.page), LONGEST_PAGE), Ok);
        let kind = ReportKind::from_code(&self.kind).ok_or(ReportProblem::Missing);
        let text = needed(&self.text, LONGEST_TEXT).and_then(long_enough);
        let contact = clean(&line(&self.contact), LONGEST_CONTACT).map_err(ReportProblem::from);
        match (page, kind, text, contact) {
            (Ok(page), Ok(kind), Ok(text), Ok(contact)) => Ok(ReportDraft {
                page,
                kind,
                text,
                contact,
            }),
            (page, kind, text, contact) => Err([
                (ReportField::Page, page.err()),
                (ReportField::Kind, kind.err()),
                (ReportField::Text, text.err()),
                (ReportField::Contact, contact.err()),
            ]
            .into_iter()
            .filter_map(|(field, problem)| Some((field, problem?)))
            .collect()),
        }
    }
}

fn needed(text: &str, most: u32) -> Result<String, ReportProblem> {
    clean(text, most)?.ok_or(ReportProblem::Missing)
}

fn long_enough(text: String) -> Result<String, ReportProblem> {
    let long = text.chars().count() >= usize::try_from(SHORTEST_TEXT).unwrap_or(usize::MAX);
    long.then_some(text).ok_or(ReportProblem::TooShort)
}

/// Browsers post no line ends of a line of text; what others post becomes one line.
fn line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}

/// What may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDraft {
    /// The page that is meant.
    pub page: String,
    /// What is wrong.
    pub kind: ReportKind,
    /// In words.
    pub text: String,
    /// A way to answer.
    pub contact: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::{ReportField, ReportForm, ReportKind, ReportProblem};
    use proptest::prelude::*;

    fn filled() -> ReportForm {
        ReportForm {
            kind: "price".into(),
            text: " Giá ở trang là 80.000,\r\nở chợ là 95.000. ".into(),
            contact: " 0900 000 001 ".into(),
            ..ReportForm::default()
        }
    }

    #[test]
    fn what_is_kept_is_cleaned() {
        let draft = filled().parse(Some("/san-pham/mau".into())).unwrap();
        assert_eq!(draft.kind, ReportKind::Price);
        assert_eq!(draft.text, "Giá ở trang là 80.000,\nở chợ là 95.000.");
        assert_eq!(draft.contact.as_deref(), Some("0900 000 001"));
        assert_eq!(draft.page, "/san-pham/mau");
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        use ReportField::{Contact, Kind, Page, Text};
        use ReportProblem::{Control, Missing, TooLong, TooShort};
        let form = ReportForm {
            kind: "everything".into(),
            text: "sai".into(),
            contact: "x".repeat(101),
            ..ReportForm::default()
        };
        let wrong = [
            (Page, Missing),
            (Kind, Missing),
            (Text, TooShort),
            (Contact, TooLong(100)),
        ];
        assert_eq!(form.parse(None), Err(wrong.to_vec()));
        let hidden = ReportForm {
            text: "mười chữ\u{202e} trở lên".into(),
            ..filled()
        };
        let page = || Some("/".to_owned());
        assert_eq!(hidden.parse(page()), Err(vec![(Text, Control)]));
        for (length, fits) in [(9, false), (10, true), (2_000, true), (2_001, false)] {
            let form = ReportForm {
                text: "ệ".repeat(length),
                ..filled()
            };
            assert_eq!(form.parse(page()).is_ok(), fits, "{length}");
        }
    }

    #[test]
    fn kinds_have_a_name() {
        for kind in ReportKind::ALL {
            assert_eq!(ReportKind::from_code(kind.code()), Some(kind));
        }
    }

    proptest! {
        #[test]
        fn reading_never_fails(body in ".{0,200}") {
            let form = ReportForm::decode(&body);
            let _ = form.parse(None);
        }
    }
}
