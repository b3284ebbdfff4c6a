//! The words of the interface. They live in `locales/<language>/<room>.json`; `build.rs` makes a method of each key.

use leptos::prelude::use_context;

/// The words in one language. Cheap to copy; every key of the locale files is a method, `room_key`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Language);

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The words in the language of this page.
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or_default()
}
