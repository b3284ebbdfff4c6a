//! The catalogue index: folding, text search, facets, order. Pure: today is an argument, nothing is read or written.
//!
//! [`Index::build`] takes the rows of the store, [`Index::browse`] answers a [`domain::BrowseQuery`] with cards, total
//! and disjunctive counts. The same code answers on the server and in the browser.

mod bitmap;
mod browse;
mod build;
pub mod collate;
mod day;
mod facet;
mod filter;
pub mod fold;
mod index;
mod order;
pub mod page;
mod places;
pub mod region;
mod text;

pub use index::{CatalogueData, Index};
pub use page::{
    BrowsePage, Card, Completion, FacetValue, Facets, NamedPlace, Overview, PAGE_SIZE, PlaceKind,
    PlaceName, Recovery, Relaxation, Spelling, Suggestion, SuggestionKind, TopGroup,
};
pub use region::Regions;
