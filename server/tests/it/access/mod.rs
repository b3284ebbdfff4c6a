//! Who may do what, by one table.

mod cells;
mod mass;
mod other;
mod paths;
mod table;
