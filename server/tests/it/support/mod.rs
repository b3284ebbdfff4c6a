//! What the tests stand on: a server with its own database, requests, answers, and a reader of HTML.

pub mod answer;
pub mod call;
pub mod cases;
pub mod form;
pub mod html;
pub mod kinds;
pub mod people;
pub mod policy;
pub mod process;
pub mod running;
pub mod site;
pub mod template;

pub use answer::Answer;
pub use call::Call;
pub use people::{A, B, Cookie, GONE, LATER, OFFICE, PASSWORD};
pub use running::{
    App, DAY, HOST, HOUR, MINUTE, NOW, ORIGIN, SECOND, app, app_with_contact, app_without_cache,
};
