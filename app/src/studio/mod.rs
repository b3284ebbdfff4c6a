//! The studio: a producer keeps the own listings true. Nothing of it is downloaded by shoppers: both pages are lazy routes.

pub mod api;
mod availability;
pub mod base;
mod browser;
mod choices;
#[cfg(feature = "ssr")]
pub mod closures;
#[cfg(feature = "ssr")]
mod columns;
mod conflict;
mod editor;
mod fields;
#[cfg(feature = "ssr")]
pub mod history;
#[cfg(feature = "ssr")]
mod history_page;
mod home;
#[cfg(feature = "ssr")]
pub mod import;
#[cfg(feature = "ssr")]
mod import_page;
#[cfg(feature = "ssr")]
mod judge;
mod leave;
#[cfg(feature = "ssr")]
pub mod photo_shape;
#[cfg(feature = "ssr")]
pub mod photos;
mod problems;
mod refusal;
mod said;
#[cfg(feature = "ssr")]
pub mod save;
#[cfg(feature = "ssr")]
pub mod shelf_card;
mod state;
#[cfg(feature = "ssr")]
pub mod table;
#[cfg(feature = "ssr")]
mod table_page;
mod todo;
mod todos;

pub use choices::Choices;
pub use editor::EditorRoute;
pub use home::StudioRoute;
pub use refusal::SaveError;
pub use state::{Conflict, EditorState, Outcome, OwnRow, StudioState, VERSION};
pub use todo::{OwnTodo, Todo};
