//! Text of people stays text, wherever it is shown.

mod fields;
mod lists;
pub mod payloads;
mod register;
mod twin;
