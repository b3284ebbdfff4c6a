//! A listing is saved: by one of many, and visible at once.

mod conflict;
mod fresh;
mod history;
mod kept;
mod links;
mod many;
mod photos;
mod preview;
