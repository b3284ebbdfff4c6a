//! The page `/san-pham`.

use super::api::browse;
use super::card::cards as card_list;
use super::chips::{chips, choices};
use super::empty::empty;
use super::facets::facet_column;
use super::words::param_name;
use crate::ui::{
    Heading, PageTitle, Sent, Trouble, Written, WrittenPage, answered, heading, loading, pager,
};
use crate::words::{Words, use_words};
use domain::browse_query::Order;
use domain::{BrowseQuery, Dropped};
use leptos::prelude::*;
use leptos_meta::Link;
use leptos_router::hooks::use_location;
use maud::{Markup, html};

/// The list: the address is its whole state.
#[component]
pub fn BrowsePage() -> impl IntoView {
    let words = use_words();
    let search = use_location().search;
    // Unknown values stay in the key, so that the notice about them is part of the answer.
    let page = Resource::new(
        move || search.get(),
        |query| async { browse(query).await.map(Sent) },
    );
    view! {
        <PageTitle text=words.browse_title() />
        <Transition fallback=loading>
            {answered(move || async move {
                match page.await {
                    Ok(Sent(page)) if page.page >= page.pages && page.page > 0 => beyond(&page),
                    Ok(Sent(page)) => listed(page),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// A page after the last: status 404 with a way back.
fn beyond(page: &search::BrowsePage) -> AnyView {
    crate::error::set_status(404);
    let words = use_words();
    let first = BrowseQuery {
        page: 0,
        ..page.query.clone()
    };
    let markup = html! {
        (heading(words.browse_title()))
        div class="empty" {
            p { strong { (words.browse_beyond(&page.pages)) } }
            p { a href=(first.href()) { (words.browse_first_page()) } }
        }
    };
    view! { <WrittenPage markup /> }.into_any()
}

/// The frame keeps its elements from one answer to the next: the live region speaks, and the filters of a phone stay open.
fn listed(page: search::BrowsePage) -> AnyView {
    let words = use_words();
    let search::BrowsePage {
        query,
        dropped,
        total,
        pages,
        cards,
        facets,
        ..
    } = page;
    let chosen = choices(words, &query, &facets);
    let results = html! {
        (dropped_notice(words, &dropped))
        @if total == 0 {
            (empty(words, &chosen))
        } @else {
            (chips(words, &chosen))
            div class="browse__bar" { (orders(words, &query)) }
            h2 class="visually-hidden" { (words.browse_list()) }
            (card_list(words, &cards))
            (pager(words, &query, pages))
        }
    };
    let number = query.chosen();
    view! {
        <Link rel="canonical" href=query.href() />
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
                    <Written class="facets" markup=facet_column(words, &query, &facets) />
                    <div class="filters__foot">
                        <a class="button" href=query.href() rel="external">
                            {words.browse_show(&total)}
                        </a>
                    </div>
                </details>
            </aside>
            <section aria-label=words.browse_results()>
                <Written class="results" markup=results />
            </section>
        </div>
    }
    .into_any()
}

/// Names the values of the address that mean nothing here.
fn dropped_notice(words: Words, dropped: &[Dropped]) -> Markup {
    let named: Vec<String> = dropped
        .iter()
        .map(|drop| words.browse_chip(&param_name(words, drop.param), &drop.value))
        .collect();
    html! {
        @if !named.is_empty() {
            div class="notice" {
                p class="notice__title" { (words.browse_dropped_title()) }
                p { (words.browse_dropped(&named.join("; "))) }
            }
        }
    }
}

fn orders(words: Words, query: &BrowseQuery) -> Markup {
    let has_text = !query.text.is_empty();
    let default = if has_text {
        words.browse_order_match()
    } else {
        words.browse_order_valid()
    };
    let orders = [
        (Order::Default, default),
        (Order::Stars, words.browse_order_stars()),
        (Order::Newest, words.browse_order_newest()),
        (Order::Ending, words.browse_order_ending()),
        (Order::Name, words.browse_order_name()),
        (Order::Cheapest, words.browse_order_cheapest()),
        (Order::Dearest, words.browse_order_dearest()),
    ];
    let href = |order: Order| {
        BrowseQuery {
            order,
            ..query.first_page()
        }
        .href()
    };
    html! {
        nav class="order" aria-label=(words.browse_param_order()) {
            ul {
                li class="quiet" { (words.browse_param_order()) }
                @for (order, name) in orders {
                    li {
                        a href=(href(order)) aria-current=[(query.order == order).then_some("true")]
                            data-noscroll rel="nofollow" { (name) }
                    }
                }
            }
        }
    }
}
