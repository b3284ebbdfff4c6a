//! The index as others use it: cases by name, and a slow oracle that it must agree with.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests may stop loudly, as tests do"
)]

mod builders;
mod counts;
mod file;
mod lists;
mod oracle;
mod oracle_order;
mod oracle_text;
mod random;
mod recover;
mod regions;
mod suggest;
mod text;
