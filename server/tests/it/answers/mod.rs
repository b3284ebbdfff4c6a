//! What comes back when all is well, when something is odd, and when something is broken.

mod broken;
mod cached;
mod crowd;
mod methods;
mod missing;
mod panics;
mod paths;
mod places;
mod queries;
