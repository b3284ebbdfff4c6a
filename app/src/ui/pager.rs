//! Pages of a list.

use crate::words::Words;
use domain::BrowseQuery;
use maud::{Markup, html};

/// First, last, and the neighbours of the current page, each once and in order; `None` stands for a gap.
fn shown(page: u32, pages: u32) -> Vec<Option<u32>> {
    let last = pages.saturating_sub(1);
    let mut numbers: Vec<u32> = [
        0,
        page.saturating_sub(1),
        page,
        page.saturating_add(1),
        last,
    ]
    .into_iter()
    .filter(|n| *n <= last)
    .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut out = Vec::with_capacity(numbers.len() + 2);
    let mut before = None;
    for number in numbers {
        if before.is_some_and(|before: u32| before + 1 < number) {
            out.push(None);
        }
        out.push(Some(number));
        before = Some(number);
    }
    out
}

/// Links to the pages of a list; nothing for a single page.
pub fn pager(words: Words, query: &BrowseQuery, pages: u32) -> Markup {
    let page = query.page;
    let href = |page: u32| {
        BrowseQuery {
            page,
            ..query.clone()
        }
        .href()
    };
    html! {
        @if pages > 1 {
            nav class="pager" aria-label=(words.pager_label()) {
                ul {
                    @if page > 0 {
                        li { a rel="prev" href=(href(page - 1)) { (words.pager_previous()) } }
                    }
                    @for number in shown(page, pages) {
                        li {
                            @match number {
                                None => { span class="quiet" aria-hidden="true" { "…" } }
                                Some(n) => {
                                    a href=(href(n)) aria-current=[(n == page).then_some("page")] {
                                        span class="visually-hidden" { (words.pager_page()) " " }
                                        (n + 1)
                                    }
                                }
                            }
                        }
                    }
                    @if page + 1 < pages {
                        li { a rel="next" href=(href(page + 1)) { (words.pager_next()) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn neighbours_and_ends_are_shown() {
        for (page, pages, expected) in [
            (0, 2, vec![Some(0), Some(1)]),
            (0, 8, vec![Some(0), Some(1), None, Some(7)]),
            (
                4,
                9,
                vec![Some(0), None, Some(3), Some(4), Some(5), None, Some(8)],
            ),
            (7, 8, vec![Some(0), None, Some(6), Some(7)]),
        ] {
            assert_eq!(shown(page, pages), expected, "{page} of {pages}");
        }
    }
}
