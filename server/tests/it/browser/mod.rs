//! What stands between the browser of a person and other sites.

mod csrf;
mod functions;
mod headers;
mod observatory;
mod pages;
mod policies;
mod score;
