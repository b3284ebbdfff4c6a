//! What a visitor picks: products to find again (`/yeu-thich`) and to compare side by side (`/so-sanh`).
//!
//! The device keeps what is picked (`public/scripts/picks.js`), the server nothing: an address names its products, so that a
//! table can be shared and a list printed without an account.

#[cfg(feature = "ssr")]
mod actions;
#[cfg(feature = "ssr")]
pub mod asked;
#[cfg(feature = "ssr")]
mod compare;
mod marks;
#[cfg(feature = "ssr")]
mod saved;

#[cfg(feature = "ssr")]
pub use compare::draw as draw_compared;
pub use marks::{compare_bar, marks, save_mark};
#[cfg(feature = "ssr")]
pub use saved::draw as draw_saved;
