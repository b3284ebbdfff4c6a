//! Parts that every room uses. Those that hand text to Leptos unescaped ([`TextArea`], [`PageTitle`], [`JsonLd`], [`Written`], [`DrawnPart`]) are the only
//! places in the project that may: their plain counterparts are stored XSS in Leptos 0.8.

mod answer;
mod escape;
mod field;
mod footer;
mod header;
mod heading;
mod json_ld;
mod not_found;
mod origin;
#[cfg(feature = "ssr")]
mod page_script;
#[cfg(feature = "ssr")]
mod page_style;
mod page_title;
mod pager;
mod picture;
#[cfg(feature = "ssr")]
mod qr;
mod seal;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod text_area;
mod written;

pub use answer::{Light, Sent, answered};
pub use field::{Field, Notice, NoticeKind, described_by};
pub use footer::Footer;
pub use header::{Header, SearchForm};
pub use heading::{Heading, follow_navigation, heading, loading};
pub use json_ld::JsonLd;
#[cfg(feature = "ssr")]
pub use json_ld::structured_data;
pub use not_found::{NotFound, Trouble, Troubled};
pub use origin::origin;
#[cfg(feature = "ssr")]
pub use page_script::{
    CHECK_SCRIPT, DraftScript, OFFLINE_SCRIPT, PHOTOS_SCRIPT, PageScript, REVEAL_SCRIPT,
    RevealScript, SendScript, TABLE_SCRIPT, tag_of,
};
#[cfg(feature = "ssr")]
pub use page_style::{ALL_STYLE, ROOMS_STYLE};
pub use page_title::{LiveTitle, PageTitle};
pub use pager::pager;
pub use picture::picture;
#[cfg(feature = "ssr")]
pub use qr::{code as qr_code, qr};
#[cfg(feature = "ssr")]
pub use seal::state_slug;
pub use seal::{large_seal, seal_shape, stamp, stars_words, state_words};
pub use text_area::TextArea;
#[cfg(feature = "ssr")]
pub use text_area::text_area;
pub use written::{Drawn, DrawnBlock, DrawnPart, Written, WrittenPage};
