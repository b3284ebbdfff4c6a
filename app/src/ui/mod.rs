//! Parts that every room uses. The four that write unescaped text ([`TextArea`], [`PageTitle`], [`JsonLd`], [`Markup`]) are the only
//! places in the project that may: their plain counterparts are stored XSS in Leptos 0.8.

mod escape;
mod field;
mod footer;
mod header;
mod heading;
mod json_ld;
mod markup;
mod not_found;
mod page_title;
mod pager;
mod seal;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod text_area;

pub use field::{Field, Notice, NoticeKind, described_by};
pub use footer::Footer;
pub use header::{Header, SearchForm};
pub use heading::{Arrivals, Heading, follow_navigation};
pub use json_ld::JsonLd;
pub use markup::Markup;
pub use not_found::{NotFound, Trouble, Troubled};
pub use page_title::{LiveTitle, PageTitle};
pub use pager::Pager;
pub use seal::{LargeSeal, SealShape, Stamp, stars_words, write_stamp};
pub use text_area::TextArea;
