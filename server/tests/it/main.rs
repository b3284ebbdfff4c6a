//! The whole server as browsers and programs meet it: the real router on a real database file.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod access;
mod answers;
mod api;
mod browser;
mod saving;
mod sessions;
mod support;
mod text;
