//! Signing in, staying signed in, and no longer.

mod account;
mod backoff;
mod devices;
mod ends;
mod invitations;
mod same;
mod tokens;
mod waiting;
