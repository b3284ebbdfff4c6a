//! The page `/san-pham`.

use super::list::{List, list};
use crate::ui::{
    Heading, JsonLd, PageTitle, Trouble, Written, WrittenPage, answered, loading, origin,
};
use crate::words::use_words;
use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use leptos_router::hooks::use_location;

/// The list: the address is its whole state.
#[component]
pub fn BrowsePage() -> impl IntoView {
    let words = use_words();
    let search = use_location().search;
    // Unknown values stay in the key, so that the notice about them is part of the answer.
    let page = Resource::new(move || search.get(), move |query| list(words, query));
    #[cfg(feature = "hydrate")]
    Effect::new(|_| leptos::task::spawn_local(super::list::preload()));
    view! {
        <Transition fallback=loading>
            {answered(move || async move {
                match page.await {
                    Ok(list) if list.beyond => {
                        crate::error::set_status(404);
                        view! {
                            <PageTitle text=list.title />
                            <WrittenPage markup=list.results />
                        }
                            .into_any()
                    }
                    Ok(list) => listed(list),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// The frame keeps its elements from one answer to the next: the live region speaks, and the filters of a phone stay open.
fn listed(list: List) -> AnyView {
    let words = use_words();
    let List {
        title,
        href,
        total,
        chosen,
        ..
    } = list;
    view! {
        <PageTitle text=title />
        <Meta name="description" content=words.browse_summary() />
        <Link rel="canonical" href=format!("{}{href}", origin()) />
        <JsonLd json=list.structured />
        <div class="browse__top">
            <Heading text=words.browse_title() />
            <p class="browse__total">
                <strong>{total}</strong>
                " "
                {words.browse_products(&total)}
            </p>
        </div>
        <p class="visually-hidden" role="status"></p>
        <div class="browse">
            <aside aria-label=words.browse_filters()>
                <details class="filters" id="loc">
                    <summary class="filters__open button button--plain">
                        <span class="filters__when-shut">{words.browse_filter()}</span>
                        <span class="filters__when-open">{words.browse_filter_close()}</span>
                        {(chosen > 0)
                            .then(|| {
                                view! {
                                    <span class="filters__n">
                                        {chosen} <span class="visually-hidden">{words.browse_active()}</span>
                                    </span>
                                }
                            })}
                    </summary>
                    <h2 class="filters__title">{words.browse_filter()}</h2>
                    <Written class="facets" markup=list.column />
                    <div class="filters__foot">
                        <a class="button" href=href rel="external">
                            {words.browse_show(&total)}
                        </a>
                    </div>
                </details>
            </aside>
            <section aria-label=words.browse_results()>
                <Written class="results" markup=list.results />
            </section>
        </div>
    }
    .into_any()
}
