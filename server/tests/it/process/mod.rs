//! The program itself on the network, where the router alone cannot show it.

mod commands;
mod end;
mod limits;
mod memory;
mod photos;
