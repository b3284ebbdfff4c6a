//! The studio: a producer keeps the own listings true. Nothing of it is downloaded by shoppers: both pages are lazy routes.

pub mod api;
pub mod base;
mod browser;
mod choices;
mod conflict;
mod editor;
mod fields;
#[cfg(feature = "ssr")]
pub mod history;
#[cfg(feature = "ssr")]
mod history_page;
mod home;
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
mod state;
mod todo;
mod todos;

pub use choices::Choices;
pub use editor::EditorRoute;
pub use home::StudioRoute;
pub use refusal::SaveError;
pub use state::{Conflict, EditorState, Outcome, OwnRow, StudioState, VERSION};
pub use todo::{OwnTodo, Todo};
