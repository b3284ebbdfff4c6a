//! The page of a group of the official tree, `/nhom/{slug}`.

mod look;
pub use look::draw;
