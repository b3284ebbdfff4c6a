//! The rules of the repository that no compiler holds. Each rule is a function from text to
//! findings, is run over the real files, and is shown a violation in a test of its own: a rule that
//! cannot fail is no rule. `cargo xtask test tidy` runs them alone.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "this is a test binary: what is wrong must stop it loudly"
)]

mod browser;
mod finding;
mod hygiene;
mod items;
mod lexer;
mod manifest;
mod manifests;
mod purity;
mod rooms;
mod server_fns;
mod sql;
mod tree;
mod versions;
mod views;
mod wire;
