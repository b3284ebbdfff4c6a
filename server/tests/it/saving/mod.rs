//! A listing is saved: by one of many, and visible at once.

mod closed;
mod conflict;
mod fresh;
mod history;
mod import;
mod kept;
mod links;
mod many;
mod photos;
mod preview;
mod shelf;
mod table;
