//! What a product, producer, certificate, place and listing *is*.
//!
//! Pure values and rules: this crate knows no clock, no randomness, no I/O, no SQL and no web framework.
//! "Now" is always an argument. The same code runs on the server and in the browser.

pub mod availability;
pub mod browse_query;
pub mod certificate;
pub mod channel;
pub mod closure;
pub mod date;
pub mod event;
pub mod form;
pub mod group;
pub mod ids;
pub mod language;
pub mod letters;
pub mod listing;
pub mod listing_form;
pub mod money;
pub mod one_time_code;
pub mod phone;
pub mod photo_shape;
pub mod place;
pub mod point_of_sale;
pub mod price_band;
mod price_text;
pub mod producer;
pub mod product;
pub mod report;
pub mod report_number;
mod signs;
pub mod slug;
pub mod stars;
pub mod text;

pub use availability::Availability;
pub use browse_query::{BrowseQuery, Dropped, Order, Param};
pub use certificate::{Certificate, CertificateState, Evidence, StateKind, Withdrawal};
pub use channel::{ChannelSet, SalesChannel};
pub use closure::{Closure, ClosureDraft, ClosureForm, ClosureProblem};
pub use date::Date;
pub use event::{Event, EventTime};
pub use group::{Group, GroupCode};
pub use ids::{AccountId, ProducerId, ProductId};
pub use language::Language;
pub use listing::{ListingDraft, SalesLink};
pub use listing_form::{FieldErrors, ListingField, ListingForm, Problem};
pub use money::{Dong, Price};
pub use one_time_code::{CodeError, OneTimeCode, SpareCode};
pub use phone::Phone;
pub use photo_shape::{PhotoArea, PhotoFrame, PhotoShape};
pub use place::{Commune, CommuneKind, FormerCommune, FormerDistrict, PlaceCode, PlaceRef};
pub use point_of_sale::PointOfSale;
pub use price_band::PriceBand;
pub use price_text::amount_text;
pub use producer::{Producer, ProducerKind, ProducerRef};
pub use product::{CatalogueProduct, PHOTO_TONES, PHOTO_WIDTHS, Photo, ProductDetail};
pub use report::{ReportDraft, ReportField, ReportForm, ReportKind, ReportProblem};
pub use report_number::ReportNumber;
pub use slug::Slug;
pub use stars::Stars;
