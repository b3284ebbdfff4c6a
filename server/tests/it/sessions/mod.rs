//! Signing in, staying signed in, and no longer.

mod account;
mod backoff;
mod claims;
mod devices;
mod ends;
mod invitations;
mod members;
mod recovery;
mod requests;
mod same;
mod second_step;
mod tokens;
mod waiting;
