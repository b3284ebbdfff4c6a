//! Asks before unsaved text is left behind. On the server it does nothing: there is no page yet.

/// Asks `question` before the page, or this part of it, is left while `unsaved` holds; to be called where the page is made.
#[cfg(feature = "hydrate")]
pub fn guard(question: &'static str, unsaved: impl Fn() -> bool + 'static) {
    browser::guard(question, unsaved);
}

/// Asks `question` before the page, or this part of it, is left while `unsaved` holds; to be called where the page is made.
#[cfg(not(feature = "hydrate"))]
pub fn guard(_question: &'static str, _unsaved: impl Fn() -> bool + 'static) {}

/// From here on nothing is asked: what was typed is saved.
pub fn let_go() {
    #[cfg(feature = "hydrate")]
    browser::let_go();
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::on_cleanup;
    use std::cell::{Cell, RefCell};
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{BeforeUnloadEvent, Element, Event, EventTarget, HtmlFormElement, MouseEvent};

    /// The editor that stands on the page.
    struct Guarded {
        number: u32,
        question: &'static str,
        unsaved: Box<dyn Fn() -> bool>,
    }

    thread_local! {
        static GUARDED: RefCell<Option<Guarded>> = const { RefCell::new(None) };
        static NUMBER: Cell<u32> = const { Cell::new(0) };
    }

    pub fn guard(question: &'static str, unsaved: impl Fn() -> bool + 'static) {
        let number = NUMBER.get() + 1;
        NUMBER.set(number);
        if number == 1 {
            listen();
        }
        let unsaved = Box::new(unsaved);
        GUARDED.replace(Some(Guarded {
            number,
            question,
            unsaved,
        }));
        on_cleanup(move || {
            GUARDED.with_borrow_mut(|guarded| {
                // The next editor may stand here already.
                if guarded.as_ref().is_some_and(|one| one.number == number) {
                    *guarded = None;
                }
            });
        });
    }

    pub fn let_go() {
        GUARDED.replace(None);
    }

    /// Listens once, for as long as the page lives; capturing, to be asked before the router and the forms.
    fn listen() {
        let Some(window) = web_sys::window() else {
            return;
        };
        on(&window, "beforeunload", |event| {
            if is_unsaved()
                && let Some(event) = event.dyn_ref::<BeforeUnloadEvent>()
            {
                event.prevent_default();
                event.set_return_value("");
            }
        });
        if let Some(document) = window.document() {
            on(&document, "click", |event| {
                if leads_on(event) && !may_leave() {
                    stop(event);
                }
            });
            on(&document, "submit", |event| {
                let form = event
                    .target()
                    .and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
                // The search of the head; the editor's own form saves.
                if form.is_some_and(|form| form.method() == "get") && !may_leave() {
                    stop(event);
                }
            });
        }
    }

    fn on(target: &EventTarget, name: &str, listener: impl Fn(&Event) + 'static) {
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| listener(&event));
        let function = listener.as_ref().unchecked_ref();
        // Such a name is always taken.
        let _ = target.add_event_listener_with_callback_and_bool(name, function, true);
        listener.forget();
    }

    fn is_unsaved() -> bool {
        GUARDED.with_borrow(|guarded| guarded.as_ref().is_some_and(|one| (one.unsaved)()))
    }

    fn may_leave() -> bool {
        if !is_unsaved() {
            return true;
        }
        let question = GUARDED.with_borrow(|guarded| guarded.as_ref().map(|one| one.question));
        let (Some(question), Some(window)) = (question, web_sys::window()) else {
            return true;
        };
        // A browser that does not show the question lets go.
        window.confirm_with_message(question).unwrap_or(true)
    }

    fn stop(event: &Event) {
        event.prevent_default();
        event.stop_immediate_propagation();
    }

    /// Whether a click opens another page of the app in this window; every other way out unloads the page, and is asked there.
    fn leads_on(event: &Event) -> bool {
        let plain = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| {
            mouse.button() == 0
                && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key())
        });
        let link = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|element| element.closest("a[href^='/']").ok().flatten());
        plain
            && link.is_some_and(|link| {
                let href = link.get_attribute("href").unwrap_or_default();
                !href.contains('#')
                    && !link.has_attribute("target")
                    && link
                        .get_attribute("rel")
                        .is_none_or(|rel| !rel.contains("external"))
            })
    }
}
