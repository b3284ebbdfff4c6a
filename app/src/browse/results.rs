//! Everything beside the filter column: notices, promoted filters, chips, order, cards, and the ways to more of them.

use super::card::{cards_to_pick, rows_to_pick};
use super::chips::{Choice, chips};
use super::empty::empty;
use super::notices::{corrected, dropped, hidden, meanings};
use super::promoted::promoted;
use super::words::param_name;
use crate::picks::compare_bar;
use crate::ui::{heading, pager};
use crate::words::Words;
use domain::browse_query::{MOST_MORE, Order, View};
use domain::{BrowseQuery, Param};
use maud::{Markup, html};
use search::{BrowsePage, PAGE_SIZE};

/// The results of a page of a list; `chosen` is all that its query chooses.
pub fn results(words: Words, page: &BrowsePage, chosen: &[Choice]) -> Markup {
    let query = &page.query;
    html! {
        (dropped(words, &page.dropped))
        (promoted(words, query, &page.facets))
        @if page.total == 0 {
            (empty(words, page, chosen))
        } @else {
            (chips(words, chosen))
            (corrected(words, page))
            (meanings(words, &page.meanings))
            div class="browse__bar" { (orders(words, query)) (views(words, query)) }
            h2 class="visually-hidden" { (words.browse_list()) }
            @match query.view {
                View::Grid => { (cards_to_pick(words, &page.cards)) }
                View::List => { (rows_to_pick(words, &page.cards)) }
            }
            (more(words, page))
            (compare_bar(words))
            (pager(words, query, page.pages))
        }
        (hidden(words, query, page.hidden))
    }
}

/// A page after the last, with a way back.
pub fn beyond(words: Words, page: &BrowsePage) -> Markup {
    html! {
        (heading(words.browse_title()))
        div class="empty" {
            p { strong { (words.browse_beyond(&page.pages)) } }
            p { a href=(words.at(page.query.first_page().href())) { (words.browse_first_page()) } }
        }
    }
}

/// Which part of the list is shown, and a link that shows the next part below it.
fn more(words: Words, page: &BrowsePage) -> Markup {
    let query = &page.query;
    let before = query.page * PAGE_SIZE;
    let shown = u32::try_from(page.cards.len()).unwrap_or(u32::MAX);
    let last = before + shown;
    let left = page.total.saturating_sub(last);
    let wider = BrowseQuery {
        more: query.more + 1,
        ..query.clone()
    };
    html! {
        div class="more" {
            p class="more__shown" {
                @if before == 0 && left == 0 {
                    (words.browse_shown_all(&page.total))
                } @else if before == 0 {
                    (words.browse_shown(&last, &page.total))
                } @else {
                    (words.browse_shown_from(&(before + 1), &last, &page.total))
                }
            }
            @if left > 0 && query.more < MOST_MORE {
                a class="button more__next" href=(words.at(wider.href())) data-more data-noscroll rel="nofollow" {
                    (words.browse_more(&left.min(PAGE_SIZE), &left))
                }
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
    let entries = orders.map(|(order, name)| {
        let with = BrowseQuery {
            order,
            ..query.first_page()
        };
        (with, query.order == order, name)
    });
    switch(words, Param::Order, &entries)
}

fn views(words: Words, query: &BrowseQuery) -> Markup {
    let views = [
        (View::Grid, words.browse_view_grid()),
        (View::List, words.browse_view_list()),
    ];
    let entries = views.map(|(view, name)| {
        let with = BrowseQuery {
            view,
            ..query.clone()
        };
        (with, query.view == view, name)
    });
    switch(words, Param::View, &entries)
}

/// Links of which one is current.
fn switch(words: Words, param: Param, entries: &[(BrowseQuery, bool, &str)]) -> Markup {
    let name = param_name(words, param);
    html! {
        nav class="order" aria-label=(name) {
            ul {
                li class="quiet" { (name) }
                @for (position, (query, current, label)) in entries.iter().enumerate() {
                    li {
                        a href=(words.at(query.href())) aria-current=[current.then_some("true")]
                            data-key={ (param.name()) ":" (position) } data-noscroll rel="nofollow" { (label) }
                    }
                }
            }
        }
    }
}
