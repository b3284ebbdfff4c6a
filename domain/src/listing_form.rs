//! The listing form: what was typed, what is wrong with it, and the draft that it means.

use crate::availability::{Availability, LONGEST_SEASON};
use crate::channel::{LinkError, SalesChannel, host};
use crate::form;
use crate::listing::{ListingDraft, SalesLink};
use crate::money::{Dong, MoneyError, Price};
use crate::phone::Phone;
use crate::text::{TextError, clean};
use serde::{Deserialize, Serialize};

/// Most links of a listing.
pub const MOST_LINKS: usize = 6;

macro_rules! fields {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// A field of the form; the name is that of the HTML control.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ListingField { $(#[doc = $name] $variant),* }

        impl ListingField {
            /// All fields in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name of the control.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name),* } }
        }
    };
}

fields! {
    PriceKind "kieu-gia",
    PriceLow "gia",
    PriceHigh "gia-den",
    PriceUnit "don-vi",
    Availability "tinh-trang",
    Season "mua-vu",
    Description "mo-ta",
    Story "cau-chuyen",
    Ingredients "thanh-phan",
    NetWeight "khoi-luong",
    ShelfLife "han-dung",
    Storage "bao-quan",
    Links "lien-ket",
    Phone "dien-thoai",
    PhonePublic "dong-y",
    StillCorrect "van-dung",
}

impl ListingField {
    /// Most characters of a text field; 0 for a field that is no text.
    pub const fn most(self) -> u32 {
        match self {
            Self::Description => 1_000,
            Self::Story => 5_000,
            Self::Ingredients | Self::Storage => 500,
            Self::NetWeight | Self::ShelfLife => 100,
            Self::PriceUnit => 40,
            Self::PriceLow | Self::PriceHigh | Self::Phone => 30,
            Self::Season => LONGEST_SEASON,
            Self::Links
            | Self::PriceKind
            | Self::Availability
            | Self::PhonePublic
            | Self::StillCorrect => 0,
        }
    }
}

/// What is wrong with a field. The words for it live in the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Needed for what was chosen elsewhere.
    Missing,
    /// More characters than this.
    TooLong(u32),
    /// Invisible control characters.
    Control,
    /// No amount in đồng.
    NotAnAmount,
    /// No possible price.
    AmountOutOfRange,
    /// The upper end is not above the lower one.
    RangeReversed,
    /// Not a Vietnamese telephone number.
    NotAPhone,
    /// A link that is wrong: which row, counted from 0, and why.
    Link(u32, LinkError),
    /// More links than [`MOST_LINKS`].
    TooManyLinks,
    /// Not one of the choices.
    NotAChoice,
}

/// The problems of a form, in the order of its fields; never empty when returned as an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(pub Vec<(ListingField, Problem)>);

impl FieldErrors {
    /// The first problem of a field.
    pub fn of(&self, field: ListingField) -> Option<Problem> {
        self.0
            .iter()
            .find(|(other, _)| *other == field)
            .map(|(_, problem)| *problem)
    }

    /// The problem of one link, by its row.
    pub fn of_link(&self, row: u32) -> Option<LinkError> {
        self.0.iter().find_map(|(_, problem)| match problem {
            Problem::Link(other, error) if *other == row => Some(*error),
            _ => None,
        })
    }

    fn add(&mut self, field: ListingField, problem: Problem) {
        self.0.push((field, problem));
    }
}

/// What was typed, untouched, so that nothing typed is ever lost.
/// On the wire it is its form body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct ListingForm {
    /// See [`ListingDraft::description`].
    pub description: String,
    /// See [`ListingDraft::story`].
    pub story: String,
    /// See [`ListingDraft::ingredients`].
    pub ingredients: String,
    /// See [`ListingDraft::net_weight`].
    pub net_weight: String,
    /// See [`ListingDraft::shelf_life`].
    pub shelf_life: String,
    /// See [`ListingDraft::storage`].
    pub storage: String,
    /// `mot` one price, `khoang` a range, `lien-he` on request, empty: not stated.
    pub price_kind: String,
    /// The price, or the lower end of the range.
    pub price_low: String,
    /// The upper end of the range.
    pub price_high: String,
    /// See [`ListingDraft::price_unit`].
    pub price_unit: String,
    /// One of [`Availability::WORDS`].
    pub availability: String,
    /// When the season is; counts only where `availability` says that there is one.
    pub season: String,
    /// Links, empty ones are ignored.
    pub links: Vec<String>,
    /// See [`ListingDraft::phone`].
    pub phone: String,
    /// Consent to publish the number.
    pub phone_public: bool,
    /// "Everything here is still correct", said today.
    pub still_correct: bool,
}

impl ListingForm {
    /// Reads a form body. Unknown fields are ignored: whatever is not a field of this form cannot be written by it.
    pub fn decode(body: &str) -> Self {
        let mut form = Self::default();
        for (name, value) in form::decode(body, 100) {
            let Some(field) = ListingField::ALL
                .iter()
                .copied()
                .find(|field| field.name() == name)
            else {
                continue;
            };
            match field {
                ListingField::Links => form.links.push(value),
                ListingField::PhonePublic => form.phone_public = true,
                ListingField::StillCorrect => form.still_correct = true,
                other => {
                    if let Some(text) = form.text_mut(other) {
                        *text = value;
                    }
                }
            }
        }
        form
    }

    /// The form body that [`Self::decode`] reads back.
    pub fn encode(&self) -> String {
        let mut pairs: Vec<(&str, &str)> = Vec::with_capacity(16);
        for field in ListingField::ALL {
            match field {
                ListingField::Links => {
                    pairs.extend(self.links.iter().map(|link| (field.name(), link.as_str())));
                }
                ListingField::PhonePublic if self.phone_public => pairs.push((field.name(), "1")),
                ListingField::StillCorrect if self.still_correct => pairs.push((field.name(), "1")),
                other => pairs.extend(self.text(*other).map(|text| (field.name(), text))),
            }
        }
        form::encode(pairs)
    }

    /// The typed text of a field; `None` for links and boxes to tick.
    pub fn text(&self, field: ListingField) -> Option<&str> {
        Some(match field {
            ListingField::Description => &self.description,
            ListingField::Story => &self.story,
            ListingField::Ingredients => &self.ingredients,
            ListingField::NetWeight => &self.net_weight,
            ListingField::ShelfLife => &self.shelf_life,
            ListingField::Storage => &self.storage,
            ListingField::PriceKind => &self.price_kind,
            ListingField::PriceLow => &self.price_low,
            ListingField::PriceHigh => &self.price_high,
            ListingField::PriceUnit => &self.price_unit,
            ListingField::Availability => &self.availability,
            ListingField::Season => &self.season,
            ListingField::Phone => &self.phone,
            ListingField::Links | ListingField::PhonePublic | ListingField::StillCorrect => {
                return None;
            }
        })
    }

    /// The same, to be typed into.
    pub fn text_mut(&mut self, field: ListingField) -> Option<&mut String> {
        Some(match field {
            ListingField::Description => &mut self.description,
            ListingField::Story => &mut self.story,
            ListingField::Ingredients => &mut self.ingredients,
            ListingField::NetWeight => &mut self.net_weight,
            ListingField::ShelfLife => &mut self.shelf_life,
            ListingField::Storage => &mut self.storage,
            ListingField::PriceKind => &mut self.price_kind,
            ListingField::PriceLow => &mut self.price_low,
            ListingField::PriceHigh => &mut self.price_high,
            ListingField::PriceUnit => &mut self.price_unit,
            ListingField::Availability => &mut self.availability,
            ListingField::Season => &mut self.season,
            ListingField::Phone => &mut self.phone,
            ListingField::Links | ListingField::PhonePublic | ListingField::StillCorrect => {
                return None;
            }
        })
    }

    /// The form that shows a draft; parsing it gives the draft again.
    pub fn of_draft(draft: &ListingDraft) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let (price_kind, price_low, price_high) = match draft.price {
            Price::Unknown => ("", String::new(), String::new()),
            Price::Contact => ("lien-he", String::new(), String::new()),
            Price::Fixed { dong } => ("mot", dong.vietnamese(), String::new()),
            Price::Range { low, high } => ("khoang", low.vietnamese(), high.vietnamese()),
        };
        Self {
            description: text(&draft.description),
            story: text(&draft.story),
            ingredients: text(&draft.ingredients),
            net_weight: text(&draft.net_weight),
            shelf_life: text(&draft.shelf_life),
            storage: text(&draft.storage),
            price_kind: price_kind.to_owned(),
            price_low,
            price_high,
            price_unit: text(&draft.price_unit),
            availability: draft.availability.word().to_owned(),
            season: draft.availability.when().unwrap_or_default().to_owned(),
            links: draft.links.iter().map(|link| link.url.clone()).collect(),
            phone: draft.phone.as_ref().map(Phone::grouped).unwrap_or_default(),
            phone_public: draft.phone_public,
            still_correct: false,
        }
    }

    /// The draft that was meant, or every problem at once.
    pub fn parse(&self) -> Result<ListingDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut text =
            |field: ListingField| match clean(self.text(field).unwrap_or_default(), field.most()) {
                Ok(text) => text,
                Err(error) => {
                    errors.add(field, error.into());
                    None
                }
            };
        let mut draft = ListingDraft {
            description: text(ListingField::Description),
            story: text(ListingField::Story),
            ingredients: text(ListingField::Ingredients),
            net_weight: text(ListingField::NetWeight),
            shelf_life: text(ListingField::ShelfLife),
            storage: text(ListingField::Storage),
            price_unit: text(ListingField::PriceUnit),
            ..ListingDraft::default()
        };
        let when = text(ListingField::Season);
        draft.availability =
            Availability::from_word(&self.availability, when).unwrap_or_else(|| {
                errors.add(ListingField::Availability, Problem::NotAChoice);
                Availability::Unknown
            });
        draft.price = self.parse_price(&mut errors);
        draft.links = self.parse_links(&mut errors);
        if !self.phone.trim().is_empty() {
            draft.phone = Phone::parse(&self.phone)
                .map_err(|_| errors.add(ListingField::Phone, Problem::NotAPhone))
                .ok();
        }
        draft.phone_public = self.phone_public && draft.phone.is_some();
        if self.phone_public && self.phone.trim().is_empty() {
            errors.add(ListingField::Phone, Problem::Missing);
        }
        errors.0.sort_by_key(|(field, _)| *field);
        if errors.0.is_empty() {
            Ok(draft)
        } else {
            Err(errors)
        }
    }

    fn parse_price(&self, errors: &mut FieldErrors) -> Price {
        let mut amount = |field: ListingField| {
            let typed = self.text(field).unwrap_or_default().trim();
            let problem = match Dong::parse(typed) {
                Ok(dong) => return Some(dong),
                Err(_) if typed.is_empty() => Problem::Missing,
                Err(MoneyError::NotAnAmount) => Problem::NotAnAmount,
                Err(MoneyError::OutOfRange) => Problem::AmountOutOfRange,
            };
            errors.add(field, problem);
            None
        };
        match self.price_kind.as_str() {
            "" => Price::Unknown,
            "lien-he" => Price::Contact,
            "mot" => {
                amount(ListingField::PriceLow).map_or(Price::Unknown, |dong| Price::Fixed { dong })
            }
            "khoang" => match (
                amount(ListingField::PriceLow),
                amount(ListingField::PriceHigh),
            ) {
                (Some(low), Some(high)) if low < high => Price::Range { low, high },
                (Some(_), Some(_)) => {
                    errors.add(ListingField::PriceHigh, Problem::RangeReversed);
                    Price::Unknown
                }
                _ => Price::Unknown,
            },
            _ => {
                errors.add(ListingField::PriceKind, Problem::NotAChoice);
                Price::Unknown
            }
        }
    }

    fn parse_links(&self, errors: &mut FieldErrors) -> Vec<SalesLink> {
        let mut links: Vec<SalesLink> = Vec::new();
        let rows = (0_u32..).zip(self.links.iter().map(|link| link.trim()));
        for (row, typed) in rows.filter(|(_, link)| !link.is_empty()) {
            let channel =
                host(typed).map_or(SalesChannel::Website, |host| SalesChannel::of_host(&host));
            match channel.accept(typed) {
                Ok(url) if links.iter().any(|link| link.url == url) => {}
                Ok(_) if links.len() == MOST_LINKS => {
                    errors.add(ListingField::Links, Problem::TooManyLinks);
                    break;
                }
                Ok(url) => links.push(SalesLink { channel, url }),
                Err(error) => errors.add(ListingField::Links, Problem::Link(row, error)),
            }
        }
        links
    }
}

impl From<ListingForm> for String {
    fn from(form: ListingForm) -> Self {
        form.encode()
    }
}

impl From<String> for ListingForm {
    fn from(body: String) -> Self {
        Self::decode(&body)
    }
}

impl From<TextError> for Problem {
    fn from(error: TextError) -> Self {
        match error {
            TextError::TooLong(most) => Self::TooLong(most),
            TextError::Control => Self::Control,
        }
    }
}

#[cfg(test)]
#[path = "listing_form_tests.rs"]
mod tests;
