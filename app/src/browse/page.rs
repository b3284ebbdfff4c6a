//! The page `/san-pham`.

use super::api::browse;
use super::card::Cards;
use super::chips::{Chips, choices};
use super::empty::Empty;
use super::facets::FacetColumn;
use super::words::param_name;
use crate::ui::{Heading, Notice, NoticeKind, PageTitle, Pager, Trouble};
use crate::words::use_words;
use domain::browse_query::Order;
use domain::{BrowseQuery, Dropped};
use leptos::prelude::*;
use leptos_meta::Link;
use leptos_router::hooks::use_location;

/// The list: the address is its whole state.
#[component]
pub fn BrowsePage() -> impl IntoView {
    let words = use_words();
    let search = use_location().search;
    // Unknown values stay in the key, so that the notice about them is part of the answer.
    let page = Resource::new(move || search.get(), browse);
    view! {
        <PageTitle text=words.browse_title() />
        <Transition fallback=move || view! { <p class="quiet">{words.browse_loading()}</p> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) if page.page >= page.pages && page.page > 0 => beyond(&page).into_any(),
                    Ok(page) => view! { <Listed page /> }.into_any(),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// A page after the last: status 404 with a way back.
fn beyond(page: &search::BrowsePage) -> impl IntoView + use<> {
    crate::error::set_status(404);
    let words = use_words();
    let first = BrowseQuery {
        page: 0,
        ..page.query.clone()
    };
    view! {
        <Heading text=words.browse_title() />
        <div class="empty">
            <p>
                <strong>{words.browse_beyond(&page.pages)}</strong>
            </p>
            <p>
                <a href=first.href()>{words.browse_first_page()}</a>
            </p>
        </div>
    }
}

#[component]
fn Listed(
    /// The answer.
    page: search::BrowsePage,
) -> impl IntoView {
    let words = use_words();
    let search::BrowsePage {
        query,
        dropped,
        total,
        pages,
        cards,
        facets,
        page: _,
    } = page;
    let chosen = choices(words, &query, &facets);
    let number = chosen.len();
    let foot = query.href();
    let canonical = query.href();
    view! {
        <Link rel="canonical" href=canonical />
        <div class="browse__top">
            <Heading text=words.browse_title() />
            <p class="browse__total">
                <strong>{total}</strong>
                " "
                {words.browse_products()}
            </p>
        </div>
        <p class="visually-hidden" role="status">
            {words.browse_total(&total)}
        </p>
        <div class="browse">
            <aside aria-label=words.browse_filters()>
                <details class="filters" id="loc">
                    <summary class="filters__open button button--plain">
                        <span class="filters__when-shut">{words.browse_filter()}</span>
                        <span class="filters__when-open">{words.browse_filter_close()}</span>
                        {(number > 0)
                            .then(|| {
                                view! {
                                    <span class="filters__n">
                                        {number} <span class="visually-hidden">{words.browse_active()}</span>
                                    </span>
                                }
                            })}
                    </summary>
                    <h2 class="filters__title">{words.browse_filter()}</h2>
                    <FacetColumn query=query.clone() facets />
                    <div class="filters__foot">
                        <a class="button" href=foot rel="external">
                            {words.browse_show(&total)}
                        </a>
                    </div>
                </details>
            </aside>
            <section aria-label=words.browse_results()>
                <DroppedNotice dropped />
                {if total == 0 {
                    view! { <Empty choices=chosen /> }.into_any()
                } else {
                    view! {
                        <Chips choices=chosen />
                        <div class="browse__bar">
                            <Orders query=query.clone() />
                        </div>
                        <h2 class="visually-hidden">{words.browse_list()}</h2>
                        <Cards cards />
                        <Pager query pages />
                    }
                        .into_any()
                }}
            </section>
        </div>
    }
    .into_any()
}

/// Names the values of the address that mean nothing here.
#[component]
fn DroppedNotice(
    /// Those values.
    dropped: Vec<Dropped>,
) -> impl IntoView {
    let words = use_words();
    if dropped.is_empty() {
        return ().into_any();
    }
    let named: Vec<String> = dropped
        .iter()
        .map(|drop| words.browse_chip(&param_name(words, drop.param), &drop.value))
        .collect();
    view! {
        <Notice kind=NoticeKind::Plain title=words.browse_dropped_title()>
            <p>{words.browse_dropped(&named.join("; "))}</p>
        </Notice>
    }
    .into_any()
}

#[component]
fn Orders(
    /// What is chosen.
    query: BrowseQuery,
) -> impl IntoView {
    let words = use_words();
    let has_text = !query.text.is_empty();
    let orders = [
        (Order::Default, words.browse_order_match(), has_text),
        (Order::Stars, words.browse_order_stars(), true),
        (Order::Name, words.browse_order_name(), true),
        (Order::Newest, words.browse_order_newest(), true),
    ];
    // Without a text the default order is the one by stars: one link for both.
    let shown = move |order: Order| {
        if !has_text && order == Order::Stars {
            Order::Default
        } else {
            order
        }
    };
    view! {
        <nav class="order" aria-label=words.browse_param_order()>
            <ul>
                <li class="quiet">{words.browse_param_order()}</li>
                {orders
                    .into_iter()
                    .filter(|(_, _, offered)| *offered)
                    .map(|(order, name, _)| {
                        let order = shown(order);
                        let current = (shown(query.order) == order).then_some("true");
                        let href = BrowseQuery { order, page: 0, ..query.clone() }.href();
                        view! {
                            <li>
                                <a href=href aria-current=current data-noscroll="" rel="nofollow">
                                    {name}
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </nav>
    }
}
