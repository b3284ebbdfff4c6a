//! Photos as they come: turned, heavy, broken, in disguise.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod files;
mod refused;
mod served;
mod shelf;
