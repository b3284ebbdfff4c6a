//! Photos: the bytes that somebody sends become the pictures that are served.
//!
//! Whatever is sent is hostile until it has been decoded and drawn anew: of the file itself nothing is ever served, so that no
//! place where it was taken, no script and no second file within it can reach a visitor. Pure but for [`Shelf`], which is a
//! folder. Everything here takes as long as it takes: callers do it where waiting hurts nobody, one photo at a time.

mod colour;
mod developed;
mod jpeg;
mod name;
mod shelf;
mod taken;

pub use colour::Colour;
pub use developed::{CARD_BYTES, Developed, Variant, develop, develop_as};
pub use name::Name;
pub use shelf::{Kept, Shelf};
pub use taken::{HEAVIEST_FILE, LONGEST_SIDE, MOST_PIXELS, Refused};
