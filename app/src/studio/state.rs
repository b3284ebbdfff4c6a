//! What the pages of the studio are made of.

use super::todo::OwnTodo;
use domain::{CertificateState, Date, FieldErrors, GroupCode, ListingForm, Photo, Price, Stars};
use serde::{Deserialize, Serialize};

/// The hidden control that carries the version that an edit began from.
pub const VERSION: &str = "phien-ban";

/// The start page of the studio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudioState {
    /// The name of the producer; `None` for an account that keeps no listings, such as the office's.
    pub producer: Option<String>,
    /// What would help them most.
    pub todos: Vec<OwnTodo>,
    /// Its products.
    pub rows: Vec<OwnRow>,
}

/// An own product in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The drawing or photo that shows it.
    pub photo: Option<Photo>,
    /// The group, whose drawing stands where there is no photo.
    pub group: Option<GroupCode>,
    /// Its price.
    pub price: Price,
    /// What the price is for.
    pub price_unit: Option<String>,
    /// The day of the last saved change in Vietnam.
    pub changed_on: Option<Date>,
    /// When it was last called correct.
    pub confirmed_on: Option<Date>,
}

/// What happened to the last attempt to save.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Nothing was tried yet.
    #[default]
    None,
    /// Saved, and public by now.
    Saved,
    /// Fields need mending; nothing was saved.
    Invalid(FieldErrors),
    /// Somebody else has saved since; nothing was overwritten.
    Conflict(Box<Conflict>),
}

/// The saved text that stands against the typed one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// What is saved now.
    pub saved: ListingForm,
    /// The version to save on.
    pub version: i64,
}

/// The editor of one listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditorState {
    /// The product's id.
    pub id: String,
    /// Its public address part.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its stars: shown, never edited here.
    pub stars: Option<Stars>,
    /// Whether its certificate holds: shown, never edited here.
    pub state: CertificateState,
    /// The year of the source.
    pub year: Option<i32>,
    /// What stands in the fields.
    pub form: ListingForm,
    /// The version that this edit begins from.
    pub version: i64,
    /// The day of the last saved change in Vietnam.
    pub changed_on: Option<Date>,
    /// When it was last called correct.
    pub confirmed_on: Option<Date>,
    /// Whether the last saved change is no older than a minute.
    pub recent: bool,
    /// The fingerprints of what this edit began from, see [`base`](super::base); empty where that is not known.
    pub base: String,
    /// What happened to the last attempt to save.
    pub outcome: Outcome,
}
