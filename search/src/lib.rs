//! The catalogue index: folding, text search, facets, order. Pure: today is an argument, nothing is read or written.
//!
//! [`Index::build`] takes the rows of the store, [`Index::browse`] answers a [`domain::BrowseQuery`] with cards, total
//! and disjunctive counts, [`Index::complete`] says what a text may mean while it is being typed. The same code answers on
//! the server and in the browser.

mod arena;
mod bitmap;
mod browse;
mod build;
pub mod collate;
mod day;
mod directory;
mod facet;
mod filter;
pub mod fold;
mod index;
mod kernel;
mod language;
mod order;
mod own;
pub mod page;
mod patch;
mod places;
mod recover;
pub mod region;
mod rows;
mod suggest;
mod text;
mod wire;

pub use browse::Counted;
pub use build::{IndexBuilder, Unpacked};
pub use directory::Listed;
pub use index::{CatalogueData, Index, Reference};
pub use page::{
    BrowsePage, Card, Completion, FacetValue, Facets, NamedPlace, Overview, PAGE_SIZE, PlaceKind,
    PlaceName, Recovery, Relaxation, Spelling, Suggestion, SuggestionKind, TopGroup,
};
pub use region::Regions;
pub use suggest::Direct;
pub use wire::{FORMAT, Opened, WireError, checksum};
