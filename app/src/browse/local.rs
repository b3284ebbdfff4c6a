//! The catalogue in the browser: once it is there, lists and suggestions ask the network nothing.
//!
//! Engine and catalogue come when the page is idle, in a part of the program and in a file of their own; until then, without
//! them, and where they fail, the server answers. The same code answers on both sides.

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
pub use browser::{answer, complete, load_when_idle};

/// On the server there is no other answer than its own.
#[cfg(not(feature = "hydrate"))]
pub async fn answer(_query: String) -> Option<BrowsePage> {
    None
}

/// On the server there is no other answer than its own.
#[cfg(not(feature = "hydrate"))]
pub async fn complete(_text: String) -> Option<Completion> {
    None
}

/// On the server nothing is loaded.
#[cfg(not(feature = "hydrate"))]
pub fn load_when_idle() {}

#[cfg(feature = "hydrate")]
mod browser {
    use super::{BrowsePage, CURRENT, Completion, FOLDER, META, META_DAY};
    use crate::browse::api::answer as answered;
    use crate::error::AppError;
    use domain::Date;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use leptos::wasm_bindgen::closure::Closure;
    use leptos::wasm_bindgen::{JsCast, JsValue};
    use leptos::wasm_split::wasm_split;
    use search::Index;
    use std::cell::{Cell, RefCell};
    use wasm_bindgen_futures::JsFuture;

    thread_local! {
        static READY: Cell<bool> = const { Cell::new(false) };
        static LOADED: RefCell<String> = const { RefCell::new(String::new()) };
        static INDEX: RefCell<Option<Index>> = const { RefCell::new(None) };
    }

    /// The list of a query, if the catalogue is here.
    pub async fn answer(query: String) -> Option<BrowsePage> {
        if READY.get() {
            browse(query, today()).await.ok().flatten()
        } else {
            None
        }
    }

    /// What a text may mean, if the catalogue is here.
    pub async fn complete(text: String) -> Option<Completion> {
        if READY.get() {
            suggest(text, today()).await.ok().flatten()
        } else {
            None
        }
    }

    #[lazy]
    fn browse(query: String, today: i32) -> Option<BrowsePage> {
        INDEX.with_borrow(|index| {
            Some(super::super::api::answer(
                index.as_ref()?,
                &query,
                Date::from_days(today),
            ))
        })
    }

    #[lazy]
    fn suggest(text: String, today: i32) -> Option<Completion> {
        INDEX.with_borrow(|index| Some(index.as_ref()?.complete(&text, Date::from_days(today))))
    }

    /// Loads the catalogue when nothing else is to be done, unless the visitor saves data; looks for a newer one whenever the
    /// page comes back into view.
    pub fn load_when_idle() {
        if saves_data() {
            return;
        }
        let Some(name) = meta(META) else {
            return;
        };
        when_idle(move || spawn_local(async move { take(name).await }));
        let seen = Closure::<dyn FnMut()>::new(|| {
            if READY.get() && !document().hidden() {
                when_idle(|| spawn_local(refresh()));
            }
        });
        let seen = seen.into_js_value();
        let _ =
            document().add_event_listener_with_callback("visibilitychange", seen.unchecked_ref());
    }

    /// A page that could not load the catalogue goes on with the server and says nothing.
    async fn take(name: String) {
        if LOADED.with_borrow(|loaded| *loaded == name) {
            return;
        }
        if let Some(bytes) = fetched(&format!("{FOLDER}{name}")).await
            && build(bytes).await.unwrap_or(false)
        {
            LOADED.set(name);
            READY.set(true);
        }
    }

    async fn refresh() {
        let name = fetched(CURRENT)
            .await
            .and_then(|name| String::from_utf8(name).ok());
        if let Some(name) = name {
            take(name.trim().to_owned()).await;
        }
    }

    #[wasm_split(engine, wasm_split_path = leptos::wasm_split, fallible)]
    fn build(bytes: Vec<u8>) -> Result<bool, AppError> {
        let index = Index::from_bytes(&bytes).ok();
        let good = index.is_some();
        if good {
            INDEX.set(index);
        }
        Ok(good)
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

    fn when_idle(job: impl FnOnce() + 'static) {
        let job = Closure::once_into_js(job);
        // Safari has no idle callback: there a second must do.
        if window().request_idle_callback(job.unchecked_ref()).is_err() {
            let _ = window()
                .set_timeout_with_callback_and_timeout_and_arguments_0(job.unchecked_ref(), 1_000);
        }
    }

    fn saves_data() -> bool {
        let read = |from: &JsValue, name: &str| js_sys::Reflect::get(from, &name.into());
        let connection = read(&window().navigator(), "connection");
        let saves = connection.and_then(|connection| read(&connection, "saveData"));
        saves.is_ok_and(|saves| saves.is_truthy())
    }

    fn meta(name: &str) -> Option<String> {
        let meta = document()
            .query_selector(&format!("meta[name={name}]"))
            .ok()??;
        meta.get_attribute("content")
    }

    /// The day in Vietnam, in days since 1970: that of the page, or a later one when the tab has been open since.
    fn today() -> i32 {
        let drawn = meta(META_DAY).and_then(|day| day.parse().ok()).unwrap_or(0);
        let days = ((js_sys::Date::now() / 3_600_000.0 + 7.0) / 24.0).floor();
        // A clock that is wrong by weeks is worth less than the day of the page.
        let now = if days.is_finite() { days as i32 } else { drawn };
        if (drawn..drawn + 14).contains(&now) {
            now
        } else {
            drawn
        }
    }
}
