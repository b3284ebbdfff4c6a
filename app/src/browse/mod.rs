//! The list of products: filters, chips, order, pages, all in the address.

mod answers;
pub mod api;
mod card;
mod chips;
mod drawing;
mod empty;
mod facets;
#[cfg(feature = "hydrate")]
mod known;
mod list;
pub mod local;
mod notices;
mod page;
mod promoted;
mod results;
mod suggest;
mod words;

pub use card::{cards, cards_to_pick, place_parts, place_words, price_words, rows_to_pick};
pub use drawing::{drawing, group_drawing};
pub use page::BrowsePage;
#[cfg(feature = "hydrate")]
pub use suggest::suggestions;
pub use words::{kind_words, param_name, state_name, value_words};
