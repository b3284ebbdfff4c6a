//! Signing in, staying signed in, and no longer.

mod backoff;
mod ends;
mod same;
mod tokens;
