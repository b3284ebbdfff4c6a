//! Work in pieces: between two of them a browser paints and takes what a hand does.

use leptos::prelude::{set_timeout, window};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// Ends this piece of work; the next one begins when the browser has nothing more urgent.
pub async fn pause() {
    let next = js_sys::Promise::new(&mut |resolve, _| {
        // Where no time can be set, what waits would wait for ever: it goes on at once.
        if window().set_timeout_with_callback(&resolve).is_err() {
            let _ = resolve.call0(&resolve);
        }
    });
    let _ = JsFuture::from(next).await;
}

/// The same work, but each time that it has waited for something it goes on in a piece of its own.
pub async fn paced<F: Future>(work: F) -> F::Output {
    let mut work = pin!(work);
    poll_fn(|context| {
        let waker = Waker::from(Arc::new(Later(context.waker().clone())));
        work.as_mut().poll(&mut Context::from_waker(&waker))
    })
    .await
}

/// Wakes in the next piece of work.
struct Later(Waker);

impl Wake for Later {
    fn wake(self: Arc<Self>) {
        set_timeout(move || self.0.wake_by_ref(), Duration::ZERO);
    }
}
