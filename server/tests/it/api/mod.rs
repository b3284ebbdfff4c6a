//! The public read API as other people's programs meet it.

mod contract;
mod fuzz;
mod lists;
mod origins;
mod private;
mod tags;
mod trade;
