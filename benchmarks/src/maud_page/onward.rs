//! Below the cards: which part of the list this is, and the ways to the rest of it.

use domain::BrowseQuery;
use domain::browse_query::MOST_MORE;
use maud::{Markup, html};
use search::{BrowsePage, PAGE_SIZE};

/// What is shown, and a link that shows the next part below it.
pub fn more(page: &BrowsePage) -> Markup {
    let query = &page.query;
    let before = query.page * PAGE_SIZE;
    let last = before + u32::try_from(page.cards.len()).unwrap_or(u32::MAX);
    let left = page.total.saturating_sub(last);
    let wider = || BrowseQuery {
        more: query.more + 1,
        ..query.clone()
    };
    html! {
        div.more {
            p.more__shown {
                "Đang hiện "
                @match (before, left) {
                    (0, 0) => { "tất cả " (page.total) }
                    (0, _) => { (last) " trong " (page.total) }
                    _ => { (before + 1) "–" (last) " trong " (page.total) }
                }
                " sản phẩm"
            }
            @if left > 0 && query.more < MOST_MORE {
                a.button.more__next href=(wider().href()) rel="nofollow" {
                    "Xem thêm " (left.min(PAGE_SIZE)) " sản phẩm (còn " (left) ")"
                }
            }
        }
    }
}

/// The way to the comparison of marked products.
pub fn compare_bar() -> Markup {
    html! {
        form.compare-bar id="so-sanh" action="/so-sanh" data-n="0"
            data-one="1 sản phẩm được chọn. Chọn thêm ít nhất một sản phẩm nữa."
            data-some="# sản phẩm được chọn để so sánh."
            data-full="Chỉ so sánh được 4 sản phẩm một lần. Hãy bỏ bớt một sản phẩm rồi chọn lại." {
            p.compare-bar__say role="status" { "Đánh dấu “So sánh” ở 2 đến 4 sản phẩm để đặt cạnh nhau." }
            button.button.unscripted { "So sánh sản phẩm đã chọn" }
            a.button.scripted href="/so-sanh" { "So sánh sản phẩm đã chọn" }
            button.button.button--plain.scripted type="button" { "Bỏ chọn hết" }
        }
    }
}

/// Links to the pages of the list; nothing for a single page.
pub fn pager(query: &BrowseQuery, pages: u32) -> Markup {
    let (from, to) = (query.page, query.page.saturating_add(query.more));
    let href = |page| {
        BrowseQuery {
            page,
            more: 0,
            ..query.clone()
        }
        .href()
    };
    let last = pages.saturating_sub(1);
    let mut numbers = vec![
        0,
        from.saturating_sub(1),
        from,
        to,
        to.saturating_add(1),
        last,
    ];
    numbers.retain(|number| *number <= last);
    numbers.sort_unstable();
    numbers.dedup();
    let gap = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| numbers.get(before));
        before.is_some_and(|before| numbers.get(at).is_some_and(|number| before + 1 < *number))
    };
    html! {
        @if pages > 1 {
            nav.pager aria-label="Trang" {
                ul {
                    @if from > 0 { li { a rel="prev" href=(href(from - 1)) { "Trang trước" } } }
                    @for (at, number) in numbers.iter().enumerate() {
                        @if gap(at) { li { span.quiet aria-hidden="true" { "…" } } }
                        li {
                            a href=(href(*number)) aria-current=[(from..=to).contains(number).then_some("page")] {
                                span.visually-hidden { "Trang " }
                                (number + 1)
                            }
                        }
                    }
                    @if to < last { li { a rel="next" href=(href(to + 1)) { "Trang sau" } } }
                }
            }
        }
    }
}
