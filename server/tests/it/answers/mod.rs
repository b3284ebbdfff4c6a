//! What comes back when all is well, when something is odd, and when something is broken.

mod addresses;
mod broken;
mod cached;
mod catalogue_file;
mod check;
mod crowd;
mod decisions;
mod english;
mod found;
mod methods;
mod missing;
mod panics;
mod paths;
mod photos;
mod places;
mod queries;
mod reports;
mod share;
mod words;
mod written;
