//! The list between header and footer: filters on one side, results on the other.

use super::bar::bar;
use super::cards::cards;
use super::chips::chips;
use super::facets::facet_column;
use super::notices::{corrected, hidden, meanings};
use super::onward::{compare_bar, more, pager};
use super::promoted::promoted;
use maud::{Markup, html};
use search::BrowsePage;

/// Heading, filters and results.
pub fn listed(page: &BrowsePage) -> Markup {
    html! {
        div.browse__top {
            h1 tabindex="-1" { "Sản phẩm" }
            p.browse__total { strong { (page.total) } " sản phẩm" }
        }
        p.visually-hidden role="status" {}
        div.browse {
            aside aria-label="Bộ lọc" { (filters(page)) }
            section aria-label="Kết quả" { (results(page)) }
        }
    }
}

fn filters(page: &BrowsePage) -> Markup {
    let query = &page.query;
    let chosen = query.chosen();
    html! {
        details.filters id="loc" {
            summary.filters__open.button.button--plain {
                span.filters__when-shut { "Lọc" }
                span.filters__when-open { "Đóng bộ lọc" }
                @if chosen > 0 {
                    span.filters__n { (chosen) span.visually-hidden { " điều kiện đang lọc" } }
                }
            }
            h2.filters__title { "Lọc" }
            div.facets { (facet_column(query, &page.facets)) }
            div.filters__foot {
                a.button href=(query.href()) { "Xem " (page.total) " sản phẩm" }
            }
        }
    }
}

fn results(page: &BrowsePage) -> Markup {
    let query = &page.query;
    html! {
        (promoted(query, &page.facets))
        (chips(query, &page.facets))
        (corrected(page))
        (meanings(&page.meanings))
        (bar(query))
        h2.visually-hidden { "Danh sách" }
        (cards(&page.cards, query.view))
        (more(page))
        (compare_bar())
        (pager(query, page.pages))
        (hidden(page))
    }
}
