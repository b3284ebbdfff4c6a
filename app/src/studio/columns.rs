//! The columns of the own listings in a file: what is written, and what a heading of a file that comes back means.

use super::availability::availability_word;
use super::problems::field_name;
use crate::ui::{stars_words, state_words};
use crate::words::Words;
use domain::{Availability, Date, ListingField, ListingForm, Slug, amount_text};
use store::OwnListing;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The id of the product.
    Id,
    /// The version that the file was made from.
    Version,
    /// Its name: to be read, and to find a product without an id.
    Name,
    /// Its stars: to be read.
    Stars,
    /// Its decision: to be read.
    Decision,
    /// Whether its certificate holds: to be read.
    State,
    /// When it was last called correct: to be read.
    ConfirmedOn,
    /// A field of the listing. The kind of price stands for the amount.
    Field(ListingField),
}

/// The fields in their order; the ends of a price stand in one cell.
const FIELDS: [ListingField; 14] = [
    ListingField::PriceKind,
    ListingField::PriceUnit,
    ListingField::Availability,
    ListingField::Season,
    ListingField::Description,
    ListingField::Story,
    ListingField::Ingredients,
    ListingField::NetWeight,
    ListingField::ShelfLife,
    ListingField::Storage,
    ListingField::Links,
    ListingField::Phone,
    ListingField::PhonePublic,
    ListingField::StillCorrect,
];

/// All columns, in the order of the file.
pub fn all() -> impl Iterator<Item = Column> {
    let facts = [
        Column::Id,
        Column::Version,
        Column::Name,
        Column::Stars,
        Column::Decision,
        Column::State,
        Column::ConfirmedOn,
    ];
    facts.into_iter().chain(FIELDS.map(Column::Field))
}

impl Column {
    /// Its heading.
    pub fn title(self, words: Words) -> &'static str {
        match self {
            Self::Id => words.import_column_id(),
            Self::Version => words.import_column_version(),
            Self::Name => words.table_product(),
            Self::Stars => words.import_column_stars(),
            Self::Decision => words.import_column_decision(),
            Self::State => words.import_column_state(),
            Self::ConfirmedOn => words.history_confirmed(),
            Self::Field(ListingField::PriceKind) => words.history_price(),
            Self::Field(ListingField::PriceUnit) => words.import_column_unit(),
            Self::Field(ListingField::Links) => words.editor_links(),
            Self::Field(field) => field_name(words, field),
        }
    }

    /// The column of a heading, with or without marks and in any case.
    pub fn of_title(words: Words, title: &str) -> Option<Self> {
        let wanted = Slug::from_name(title);
        all().find(|column| Slug::from_name(column.title(words)) == wanted)
    }

    /// What stands in it.
    pub fn text(self, words: Words, own: &OwnListing, form: &ListingForm, today: Date) -> String {
        let certificate = &own.certificate;
        match self {
            Self::Id => own.id.to_string(),
            Self::Version => own.version.to_string(),
            Self::Name => own.name.clone(),
            Self::Stars => stars_words(words, certificate.stars),
            Self::Decision => certificate.decision_no.clone().unwrap_or_default(),
            Self::State => state_words(words, &certificate.state(today), certificate.year),
            Self::ConfirmedOn => own
                .confirmed_on
                .map(|day| words.day(day))
                .unwrap_or_default(),
            Self::Field(ListingField::PriceKind) => amount_text(own.listing.price),
            Self::Field(ListingField::Availability) if form.availability.is_empty() => {
                String::new()
            }
            Self::Field(ListingField::Availability) => {
                availability_word(words, &form.availability).to_owned()
            }
            Self::Field(ListingField::Links) => form.links.join("\n"),
            Self::Field(ListingField::PhonePublic) if form.phone_public => {
                words.conflict_yes().to_owned()
            }
            Self::Field(ListingField::PhonePublic) => words.conflict_no().to_owned(),
            Self::Field(field) => form.text(field).unwrap_or_default().to_owned(),
        }
    }
}

/// Puts the cells of a line into a form; the fields that no column names stay as they are.
pub fn put_into(words: Words, form: &mut ListingForm, cells: &[(Column, &str)]) {
    for (column, cell) in cells {
        let Column::Field(field) = column else {
            continue;
        };
        let cell = cell.trim();
        match field {
            ListingField::PriceKind if cell.contains('/') => form.set_price_text(cell),
            ListingField::PriceKind => form.set_amount_text(cell),
            ListingField::Availability => form.availability = availability(words, cell),
            ListingField::Links => {
                form.links = cell.split_whitespace().map(str::to_owned).collect();
            }
            ListingField::PhonePublic => form.phone_public = is_yes(words, cell),
            ListingField::StillCorrect => form.still_correct = is_yes(words, cell),
            // What the price is for may stand behind the amount instead.
            ListingField::PriceUnit if cell.is_empty() && has_unit(cells) => {}
            field => {
                if let Some(text) = form.text_mut(*field) {
                    cell.clone_into(text);
                }
            }
        }
    }
}

fn has_unit(cells: &[(Column, &str)]) -> bool {
    let price = Column::Field(ListingField::PriceKind);
    cells
        .iter()
        .any(|(column, cell)| *column == price && cell.contains('/'))
}

/// The word of the choice that a cell means: by its name, or by the word itself. What means none stays, and is refused later.
fn availability(words: Words, cell: &str) -> String {
    let typed = Slug::from_name(cell);
    let mut all = Availability::WORDS.into_iter();
    let meant =
        all.find(|word| *word == cell || Slug::from_name(availability_word(words, word)) == typed);
    meant.unwrap_or(cell).to_owned()
}

fn is_yes(words: Words, cell: &str) -> bool {
    let typed = cell.to_lowercase();
    ["x", "1", "true", "có", "co"].contains(&typed.as_str())
        || typed == words.conflict_yes().to_lowercase()
}
