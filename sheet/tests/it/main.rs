//! Files as they come: from other programs, hostile, damaged.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod xlsx;
