//! The heading of a page, and where focus goes after a navigation inside the app.

use leptos::html::H1;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// How many pages were opened inside the app; 0 while the page that the server sent is still the first.
#[derive(Clone, Copy)]
pub struct Arrivals(RwSignal<u32>);

/// Counts changes of the path, for [`Heading`]. Called once, inside the router.
pub fn follow_navigation() {
    let arrivals = Arrivals(RwSignal::new(0));
    provide_context(arrivals);
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            arrivals.0.update(|count| *count += 1);
        }
        now
    });
}

/// The one `h1` of a page. After a navigation inside the app it takes the focus, so that screen readers say the new page.
#[component]
pub fn Heading(
    /// The words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let node = NodeRef::<H1>::new();
    let arrivals = use_context::<Arrivals>();
    Effect::new(move |_| {
        if let (Some(h1), Some(arrivals)) = (node.get(), arrivals)
            && arrivals.0.get_untracked() > 0
        {
            // An element without focus ability is the only failure, and `tabindex` gives it that.
            let _ = h1.focus();
        }
    });
    view! {
        <h1 tabindex="-1" node_ref=node>
            {text}
        </h1>
    }
}
