//! The catalogue in the browser: once it is there, lists and suggestions ask the network nothing.
//!
//! Engine and catalogue come when the page is idle, in a part of the program and in a file of their own; until then, without
//! them, and where they fail, the server answers. The same code answers on both sides.

use crate::drawn::api::Drawn;
use crate::words::Words;
use domain::Language;
use search::{BrowsePage, Completion};

/// The name of the file, in the head of every page: `<meta name="catalogue" content="…">`.
pub const META: &str = "catalogue";
/// The day in Vietnam on which a page was drawn, beside it.
pub const META_DAY: &str = "day";
/// Where the files are.
pub const FOLDER: &str = "/du-lieu/";
/// Where the name of the current file is.
pub const CURRENT: &str = "/du-lieu/hien-tai";

#[cfg(feature = "hydrate")]
pub use browser::{answer, complete, forget, load_when_idle, product};

/// On the server there is no other answer than its own.
#[cfg(not(feature = "hydrate"))]
pub async fn answer(_query: String, _language: Language) -> Option<BrowsePage> {
    None
}

/// On the server there is no other answer than its own.
#[cfg(not(feature = "hydrate"))]
pub async fn complete(_text: String, _language: Language) -> Option<Completion> {
    None
}

/// On the server there is no other page than its own.
#[cfg(not(feature = "hydrate"))]
pub async fn product(_words: Words, _path: String) -> Option<Drawn> {
    None
}

/// On the server nothing is kept.
#[cfg(not(feature = "hydrate"))]
pub fn forget() {}

#[cfg(feature = "hydrate")]
mod browser {
    use super::{BrowsePage, CURRENT, Completion, Drawn, FOLDER, Language, META, META_DAY, Words};
    use crate::browse::api::{answer as answered, completion};
    use crate::browse::known::known;
    use crate::error::AppError;
    use crate::pace::pause;
    use domain::{Date, Slug};
    use leptos::__reexports::send_wrapper::SendWrapper;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use leptos::wasm_bindgen::JsCast;
    use leptos::wasm_bindgen::closure::Closure;
    use leptos::wasm_split::wasm_split;
    use search::{Index, Opened};
    use std::cell::{Cell, RefCell};
    use std::future::Future;
    use std::pin::Pin;
    use wasm_bindgen_futures::JsFuture;

    thread_local! {
        static READY: Cell<bool> = const { Cell::new(false) };
        static LOADED: RefCell<String> = const { RefCell::new(String::new()) };
        static INDEX: RefCell<Option<Index>> = const { RefCell::new(None) };
    }

    /// What loads the catalogue.
    type Loading = Pin<Box<dyn Future<Output = ()>>>;

    /// The list of a query, if the catalogue is here.
    pub async fn answer(query: String, language: Language) -> Option<BrowsePage> {
        if READY.get() {
            browse(query, language).await.ok()
        } else {
            None
        }
    }

    /// What a text may mean, if the catalogue is here.
    pub async fn complete(text: String, language: Language) -> Option<Completion> {
        if READY.get() {
            suggest(text, language).await.ok()
        } else {
            None
        }
    }

    /// The page of the product at that path, as far as the catalogue tells it, if it is here.
    pub async fn product(words: Words, path: String) -> Option<Drawn> {
        if READY.get() {
            SendWrapper::new(page(words, path)).await.ok()
        } else {
            None
        }
    }

    /// Lets go of the catalogue, because this visitor has changed it: the server answers until a newer one is here.
    pub fn forget() {
        READY.set(false);
    }

    /// Loads the catalogue when the script of the page says that nothing else is to be done: once the page stands, unless the
    /// visitor saves data, and again whenever it comes back into view, because there may be a newer one.
    pub fn load_when_idle() {
        let idle = Closure::<dyn FnMut()>::new(|| {
            spawn_local(async {
                // Without it the server answers, as before.
                if let Ok(loading) = load().await {
                    loading.await;
                }
            });
        });
        let idle = idle.into_js_value();
        let _ = document().add_event_listener_with_callback("sao-que:idle", idle.unchecked_ref());
    }

    #[wasm_split(engine, wasm_split_path = leptos::wasm_split, fallible)]
    fn load() -> Result<Loading, AppError> {
        let name = meta(META).ok_or(AppError::NotFound)?;
        Ok(Box::pin(async move {
            // A catalogue that was here before, also one that was let go of, is older than the current one.
            let before = LOADED.with_borrow(|loaded| !loaded.is_empty());
            let current = if before {
                fetched(CURRENT)
                    .await
                    .and_then(|name| String::from_utf8(name).ok())
            } else {
                Some(name)
            };
            if let Some(name) = current {
                take(name).await;
            }
        }))
    }

    /// A file that is damaged, gone or of another release is not taken: the server answers, as before.
    async fn take(name: String) {
        if READY.get() && LOADED.with_borrow(|loaded| *loaded == name) {
            return;
        }
        let Some(file) = fetched(&format!("{FOLDER}{name}")).await else {
            return;
        };
        let Ok(opened) = Opened::file(&file) else {
            return;
        };
        pause().await;
        if let Ok(unpacked) = opened.rows() {
            pause().await;
            let unpacked = unpacked.with_texts();
            pause().await;
            let index = unpacked.index();
            INDEX.set(Some(index));
            LOADED.set(name);
            READY.set(true);
            if let Some(root) = document().document_element() {
                // For whoever watches; an attribute of this name is always allowed.
                let _ = root.set_attribute("data-catalogue", "");
            }
        }
    }

    async fn fetched(path: &str) -> Option<Vec<u8>> {
        let response = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
        let response: web_sys::Response = response.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
        Some(js_sys::Uint8Array::new(&bytes).to_vec())
    }

    #[wasm_split(engine, wasm_split_path = leptos::wasm_split, fallible)]
    fn browse(query: String, language: Language) -> Result<BrowsePage, AppError> {
        INDEX.with_borrow(|index| {
            let index = index.as_ref().ok_or(AppError::Offline)?;
            Ok(answered(index, &query, language, today()))
        })
    }

    #[wasm_split(engine, wasm_split_path = leptos::wasm_split, fallible)]
    fn suggest(text: String, language: Language) -> Result<Completion, AppError> {
        INDEX.with_borrow(|index| {
            let index = index.as_ref().ok_or(AppError::Offline)?;
            Ok(completion(index, &text, language, today()))
        })
    }

    #[wasm_split(engine, wasm_split_path = leptos::wasm_split, fallible)]
    fn page(words: Words, path: String) -> Result<Drawn, AppError> {
        let (_, path) = Language::split(&path);
        let slug = path.strip_prefix("/san-pham/").map(Slug::parse);
        INDEX.with_borrow(|index| {
            let index = index.as_ref().ok_or(AppError::Offline)?;
            let slug = slug.and_then(Result::ok).ok_or(AppError::Offline)?;
            let card = index.card_of(&slug, today()).ok_or(AppError::Offline)?;
            Ok(known(words, &card))
        })
    }

    fn meta(name: &str) -> Option<String> {
        let meta = document()
            .query_selector(&format!("meta[name={name}]"))
            .ok()??;
        meta.get_attribute("content")
    }

    /// The day in Vietnam: that of the page, or a later one when the tab has been open since.
    #[expect(clippy::cast_possible_truncation, reason = "days since 1970 are few")]
    fn today() -> Date {
        let drawn = meta(META_DAY).and_then(|day| day.parse().ok()).unwrap_or(0);
        let days = ((js_sys::Date::now() / 3_600_000.0 + 7.0) / 24.0).floor();
        // A clock that is wrong by weeks is worth less than the day of the page.
        let now = if days.is_finite() { days as i32 } else { drawn };
        Date::from_days(if (drawn..drawn + 14).contains(&now) {
            now
        } else {
            drawn
        })
    }
}
