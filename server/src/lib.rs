//! The web server: which address leads where, who may go there, and with which headers an answer leaves.
//!
//! Pages are drawn by `app`, data is kept by `store`; here is what stands between them and the network.

pub mod accept;
mod api;
mod assets;
mod browser_name;
mod catalogue_file;
mod check;
mod claim;
mod closures;
mod codes;
pub mod commands;
mod compressed;
pub mod config;
mod drain;
mod editor_post;
mod found;
mod health;
mod history;
mod import_sheet;
mod invitation;
mod kept_catalogue;
mod members;
mod next_path;
mod offline;
mod own_account;
mod own_photos;
pub mod page_cache;
mod pages;
pub mod password;
pub mod photos;
mod recovery;
mod refusals;
mod report;
mod request;
pub mod routes;
mod second_step;
mod security;
mod session;
pub mod share;
mod shelf_card;
mod sign_in;
mod site;
mod source;
pub mod state;
mod table;
mod tries;

pub use security::content_security_policy;
pub use session::COOKIE;
pub use site::Site;
pub use state::{Built, ServerState};
