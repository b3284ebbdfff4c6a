//! The store against real SQLite files.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod accounts;
mod audit;
mod batches;
mod claims;
mod closures;
mod data;
mod drafts;
mod events;
mod history;
mod import;
mod import_files;
mod listings;
mod logins;
mod members;
mod open;
mod own_account;
mod own_photos;
mod places;
mod points_of_sale;
mod recovery;
mod refused;
mod refused_files;
mod reports;
mod scale;
mod second_step;
mod sessions;
mod successions;
mod support;
mod zero_results;
