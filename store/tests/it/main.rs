//! The store against real SQLite files.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accounts;
mod audit;
mod data;
mod drafts;
mod import;
mod import_files;
mod listings;
mod logins;
mod open;
mod places;
mod refused;
mod refused_files;
mod scale;
mod sessions;
mod successions;
mod support;
mod zero_results;
