//! The state of browsing and its one writing in the address bar.

use crate::certificate::StateKind;
use crate::form;
use crate::producer::ProducerKind;
use crate::slug::Slug;
use crate::stars::Stars;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most characters of a search text.
pub const LONGEST_TEXT: usize = 100;
/// Most values of one facet that are read from an address.
const MOST_VALUES: usize = 64;
/// Most pairs that are read from an address.
const MOST_PAIRS: usize = 300;

macro_rules! params {
    ($($(#[$doc:meta])* $variant:ident $name:literal),* $(,)?) => {
        /// A parameter of the address, in canonical order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Param { $($(#[$doc])* $variant),* }

        impl Param {
            /// All parameters in canonical order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in the address.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name),* } }
        }
    };
}

params! {
    /// Search text.
    Text "q",
    /// Stars: `3`, `4`, `5`, `chua-ro`.
    Stars "sao",
    /// Former district, by slug.
    District "huyen",
    /// Commune of today, by slug.
    Commune "xa",
    /// Group, by slug; means everything below it.
    Group "nhom",
    /// Legal form of the producer.
    Kind "loai",
    /// State of the certificate.
    State "hieu-luc",
    /// Order.
    Order "sap-xep",
    /// Page, from 1.
    Page "trang",
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// With a text: best match; otherwise the same as [`Self::Stars`]. The default, left out of the address.
    #[default]
    Default,
    /// Most stars first, those in force before others, then by name.
    Stars,
    /// By name in Vietnamese order.
    Name,
    /// Newest decision first, unknown dates last.
    Newest,
}

impl Order {
    /// All orders that an address can name.
    pub const ALL: [Self; 4] = [Self::Default, Self::Stars, Self::Name, Self::Newest];

    /// The word in an address; empty for the default.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Default => "",
            Self::Stars => "sao",
            Self::Name => "ten",
            Self::Newest => "moi",
        }
    }
}

/// A chosen value of the stars facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StarsChoice {
    /// Rated with these stars.
    Rated(Stars),
    /// No source states stars.
    Unknown,
}

impl StarsChoice {
    /// All choices, best first.
    pub const ALL: [Self; 4] = [
        Self::Rated(Stars::Five),
        Self::Rated(Stars::Four),
        Self::Rated(Stars::Three),
        Self::Unknown,
    ];

    /// The word in an address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Rated(Stars::Three) => "3",
            Self::Rated(Stars::Four) => "4",
            Self::Rated(Stars::Five) => "5",
            Self::Unknown => "chua-ro",
        }
    }

    /// The choice of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.slug() == slug)
    }
}

/// What a shopper has chosen. Values inside a facet are alternatives, facets restrict each other.
/// On the wire it is its canonical query string.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct BrowseQuery {
    /// Search text, trimmed, inner white space single, at most [`LONGEST_TEXT`] characters.
    pub text: String,
    /// Stars.
    pub stars: BTreeSet<StarsChoice>,
    /// Former districts.
    pub districts: BTreeSet<Slug>,
    /// Communes of today.
    pub communes: BTreeSet<Slug>,
    /// Groups of any level.
    pub groups: BTreeSet<Slug>,
    /// Legal forms.
    pub kinds: BTreeSet<ProducerKind>,
    /// States of the certificate.
    pub states: BTreeSet<StateKind>,
    /// Order.
    pub order: Order,
    /// Page, from 0 as the first.
    pub page: u32,
}

/// A value of the address that means nothing here and was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// The parameter.
    pub param: Param,
    /// The value as it stood there, at most 60 characters of it.
    pub value: String,
}

impl Dropped {
    /// Notes a value that was left out.
    pub fn new(param: Param, value: &str) -> Self {
        Self {
            param,
            value: value
                .chars()
                .filter(|c| !crate::text::hidden(*c))
                .take(60)
                .collect(),
        }
    }
}

impl BrowseQuery {
    /// How many values are chosen, the text being one.
    pub fn chosen(&self) -> usize {
        usize::from(!self.text.is_empty())
            + self.stars.len()
            + self.districts.len()
            + self.communes.len()
            + self.groups.len()
            + self.kinds.len()
            + self.states.len()
    }

    /// Reads a query string, with or without `?`. Never fails: what means nothing is returned beside the query.
    /// Empty values and parameters of other names are passed over in silence (forms send them, trackers add them).
    pub fn parse(raw: &str) -> (Self, Vec<Dropped>) {
        let mut query = Self::default();
        let mut dropped = Vec::new();
        for (name, value) in form::decode(raw, MOST_PAIRS) {
            let Some(param) = Param::ALL
                .iter()
                .copied()
                .find(|param| param.name() == name)
            else {
                continue;
            };
            let value = value.trim();
            if !value.is_empty() && !query.take(param, value) && dropped.len() < MOST_VALUES {
                dropped.push(Dropped::new(param, value));
            }
        }
        (query, dropped)
    }

    fn take(&mut self, param: Param, value: &str) -> bool {
        fn add<T: Ord>(set: &mut BTreeSet<T>, value: Option<T>) -> bool {
            let room = set.len() < MOST_VALUES;
            value.filter(|_| room).is_some_and(|value| {
                set.insert(value);
                true
            })
        }
        match param {
            Param::Text => {
                self.text = normal_text(value);
                true
            }
            Param::Stars => add(&mut self.stars, StarsChoice::from_slug(value)),
            Param::District => add(&mut self.districts, Slug::parse(value).ok()),
            Param::Commune => add(&mut self.communes, Slug::parse(value).ok()),
            Param::Group => add(&mut self.groups, Slug::parse(value).ok()),
            Param::Kind => add(&mut self.kinds, ProducerKind::from_slug(value)),
            Param::State => add(&mut self.states, StateKind::from_slug(value)),
            Param::Order => match Order::ALL.into_iter().find(|order| order.slug() == value) {
                Some(order) => {
                    self.order = order;
                    true
                }
                None => false,
            },
            Param::Page => match value.parse::<u32>() {
                Ok(page) if (1..=1_000_000).contains(&page) => {
                    self.page = page - 1;
                    true
                }
                _ => false,
            },
        }
    }

    /// The canonical query string: parameters in fixed order, values sorted, defaults left out; empty for everything.
    pub fn print(&self) -> String {
        let page = if self.page > 0 {
            (self.page + 1).to_string()
        } else {
            String::new()
        };
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        if !self.text.is_empty() {
            pairs.push((Param::Text.name(), &self.text));
        }
        pairs.extend(self.stars.iter().map(|v| (Param::Stars.name(), v.slug())));
        pairs.extend(
            self.districts
                .iter()
                .map(|v| (Param::District.name(), v.as_str())),
        );
        pairs.extend(
            self.communes
                .iter()
                .map(|v| (Param::Commune.name(), v.as_str())),
        );
        pairs.extend(
            self.groups
                .iter()
                .map(|v| (Param::Group.name(), v.as_str())),
        );
        pairs.extend(self.kinds.iter().map(|v| (Param::Kind.name(), v.slug())));
        pairs.extend(self.states.iter().map(|v| (Param::State.name(), v.slug())));
        if self.order != Order::Default {
            pairs.push((Param::Order.name(), self.order.slug()));
        }
        if !page.is_empty() {
            pairs.push((Param::Page.name(), &page));
        }
        form::encode(pairs)
    }

    /// The address of this state of browsing.
    pub fn href(&self) -> String {
        let query = self.print();
        if query.is_empty() {
            "/san-pham".to_owned()
        } else {
            format!("/san-pham?{query}")
        }
    }

    /// The same query with one value switched on or off, back on the first page; `None` when the word means nothing there.
    pub fn toggled(&self, param: Param, value: &str) -> Option<Self> {
        fn switch<T: Ord + Clone>(set: &mut BTreeSet<T>, value: Option<T>) -> bool {
            value.is_some_and(|value| {
                if !set.remove(&value) {
                    set.insert(value);
                }
                true
            })
        }
        let mut query = Self {
            page: 0,
            ..self.clone()
        };
        let known = match param {
            Param::Stars => switch(&mut query.stars, StarsChoice::from_slug(value)),
            Param::District => switch(&mut query.districts, Slug::parse(value).ok()),
            Param::Commune => switch(&mut query.communes, Slug::parse(value).ok()),
            Param::Group => switch(&mut query.groups, Slug::parse(value).ok()),
            Param::Kind => switch(&mut query.kinds, ProducerKind::from_slug(value)),
            Param::State => switch(&mut query.states, StateKind::from_slug(value)),
            Param::Text | Param::Order | Param::Page => false,
        };
        known.then_some(query)
    }

    /// Whether nothing restricts the list.
    pub fn is_unfiltered(&self) -> bool {
        let Self {
            text,
            stars,
            districts,
            communes,
            groups,
            kinds,
            states,
            order: _,
            page: _,
        } = self;
        text.is_empty()
            && stars.is_empty()
            && districts.is_empty()
            && communes.is_empty()
            && groups.is_empty()
            && kinds.is_empty()
            && states.is_empty()
    }
}

impl From<BrowseQuery> for String {
    fn from(query: BrowseQuery) -> Self {
        query.print()
    }
}

impl From<String> for BrowseQuery {
    fn from(text: String) -> Self {
        Self::parse(&text).0
    }
}

/// Single white space between words, no control characters, at most [`LONGEST_TEXT`] characters.
pub fn normal_text(text: &str) -> String {
    let visible = text.replace(crate::text::hidden, " ");
    let words: Vec<&str> = visible.split_whitespace().collect();
    let cut: String = words.join(" ").chars().take(LONGEST_TEXT).collect();
    cut.trim_end().to_owned()
}

#[cfg(test)]
#[path = "browse_query_tests.rs"]
mod tests;
