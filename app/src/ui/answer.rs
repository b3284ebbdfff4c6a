//! Answers of the server on their way into a page.

use leptos::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::future::Future;

/// An answer of which a served page carries only a part.
pub trait Light {
    /// What the browser needs to go on from a page that stands already: all that the page's frame shows, and nothing of what
    /// [`Written`](super::Written) parts show, because those are left as the server wrote them.
    #[must_use]
    fn light(&self) -> Self;
}

/// An answer that a page is drawn from. Written into a served page it is [`Light`]: a list is not sent twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent<T>(pub T);

impl<T: Light + Serialize> Serialize for Sent<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.light().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sent<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

/// Draws a page from its answer, inside a `Suspense`: in the browser again for each new answer, on the server once. (A closure
/// is drawn three times there, because the framework looks through it for more to wait for.)
#[cfg(feature = "ssr")]
pub fn answered<Drawing>(draw: impl Fn() -> Drawing + Send + 'static) -> impl IntoView
where
    Drawing: Future<Output = AnyView> + Send + 'static,
{
    Suspend::new(draw())
}

/// Draws a page from its answer, inside a `Suspense`: in the browser again for each new answer, on the server once.
#[cfg(not(feature = "ssr"))]
pub fn answered<Drawing>(draw: impl Fn() -> Drawing + Send + 'static) -> impl IntoView
where
    Drawing: Future<Output = AnyView> + Send + 'static,
{
    move || Suspend::new(draw())
}
