//! The list of products: filters, chips, order, pages, all in the address.

pub mod api;
mod card;
mod chips;
mod empty;
mod facets;
pub mod local;
mod page;
mod words;

pub use card::{cards, drawing, place_parts, place_words, price_words};
pub use page::BrowsePage;
pub use words::{kind_words, param_name, state_name, value_words};
