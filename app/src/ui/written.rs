//! Parts of a page without interaction, written as text with `maud`.
//!
//! Most of a public page is links and words. As components they would be two thirds of what shoppers download and most of what the
//! server does for a page; as text they are string writes. `maud` escapes everything that is put in, so nothing from people
//! gets out of its place; its one way around that, `PreEscaped`, is refused by a tidy test.

use super::heading::greet;
use leptos::prelude::*;
use maud::Markup;

/// What `maud` has written, and nothing else: there is no other way to make one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn(String);

impl Drawn {
    /// The text, for the inside of an element.
    pub(super) fn into_html(self) -> String {
        self.0
    }
}

impl From<Markup> for Drawn {
    fn from(markup: Markup) -> Self {
        Self(markup.into_string())
    }
}

/// A part of a page that is written as text.
#[component]
pub fn Written(
    /// The class of the block around it.
    class: &'static str,
    /// What it says.
    #[prop(into)]
    markup: Drawn,
) -> AnyView {
    view! { <div class=class inner_html=markup.into_html()></div> }.into_any()
}

/// The whole of a page that the server drew, see [`drawn`](crate::drawn): text of this site's own server, escaped there.
#[component]
pub fn DrawnPart(
    /// What it shows.
    html: String,
) -> AnyView {
    greet();
    view! { <DrawnBlock class="page" html /> }.into_any()
}

/// A part of a page that the server drew.
#[component]
pub fn DrawnBlock(
    /// The class of the block around it.
    class: &'static str,
    /// What it shows.
    html: String,
) -> AnyView {
    view! { <div class=class inner_html=html></div> }.into_any()
}

/// The whole of a page, its one `h1` within: that takes the focus after a navigation inside the app.
#[component]
pub fn WrittenPage(
    /// What it says.
    #[prop(into)]
    markup: Drawn,
) -> AnyView {
    greet();
    view! { <Written class="page" markup /> }.into_any()
}
