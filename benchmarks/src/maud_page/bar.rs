//! The bar above the cards: their order, and whether they are a grid or rows.

use super::words;
use domain::browse_query::{Order, View};
use domain::{BrowseQuery, Param};
use maud::{Markup, html};

/// Both choices.
pub fn bar(query: &BrowseQuery) -> Markup {
    html! {
        div.browse__bar { (orders(query)) (views(query)) }
    }
}

fn orders(query: &BrowseQuery) -> Markup {
    let default = if query.text.is_empty() {
        "Còn hiệu lực trước"
    } else {
        "Khớp nhất"
    };
    let link = |order: Order, name: &str| {
        let with = BrowseQuery {
            order,
            ..query.first_page()
        };
        one(&with, query.order == order, name)
    };
    html! {
        nav.order aria-label=(words::param(Param::Order)) {
            ul {
                li.quiet { (words::param(Param::Order)) }
                (link(Order::Default, default))
                (link(Order::Stars, "Số sao"))
                (link(Order::Newest, "Quyết định mới nhất"))
                (link(Order::Ending, "Sắp hết hạn"))
                (link(Order::Name, "Tên A–Z"))
                (link(Order::Cheapest, "Giá thấp trước"))
                (link(Order::Dearest, "Giá cao trước"))
            }
        }
    }
}

fn views(query: &BrowseQuery) -> Markup {
    let link = |view: View, name: &str| {
        let with = BrowseQuery {
            view,
            ..query.clone()
        };
        one(&with, query.view == view, name)
    };
    html! {
        nav.order aria-label=(words::param(Param::View)) {
            ul {
                li.quiet { (words::param(Param::View)) }
                (link(View::Grid, "Lưới"))
                (link(View::List, "Danh sách"))
            }
        }
    }
}

fn one(with: &BrowseQuery, current: bool, name: &str) -> Markup {
    html! {
        li { a href=(with.href()) aria-current=[current.then_some("true")] rel="nofollow" { (name) } }
    }
}
