//! Pages of a list.

use crate::words::Words;
use domain::BrowseQuery;
use maud::{Markup, html};

/// First, last, and the neighbours of the pages that are shown, each once and in order; `None` stands for a gap. Numbers count
/// from 0.
fn shown(from: u32, to: u32, pages: u32) -> Vec<Option<u32>> {
    let last = pages.saturating_sub(1);
    let mut numbers: Vec<u32> = [
        0,
        from.saturating_sub(1),
        from,
        to,
        to.saturating_add(1),
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

/// Links to the pages of a list; nothing for a single page. Where several pages are shown one after the other, the links lead
/// to the pages before and after them, one at a time.
pub fn pager(words: Words, query: &BrowseQuery, pages: u32) -> Markup {
    let (from, to) = (query.page, query.page.saturating_add(query.more));
    let href = |page: u32| {
        let query = BrowseQuery {
            page,
            more: 0,
            ..query.clone()
        };
        words.at(query.href())
    };
    html! {
        @if pages > 1 {
            nav class="pager" aria-label=(words.pager_label()) {
                ul {
                    @if from > 0 {
                        li { a rel="prev" href=(href(from - 1)) { (words.pager_previous()) } }
                    }
                    @for number in shown(from, to, pages) {
                        li {
                            @match number {
                                None => { span class="quiet" aria-hidden="true" { "…" } }
                                Some(n) => {
                                    a href=(href(n)) aria-current=[(from..=to).contains(&n).then_some("page")] {
                                        span class="visually-hidden" { (words.pager_page()) " " }
                                        (n + 1)
                                    }
                                }
                            }
                        }
                    }
                    @if to + 1 < pages {
                        li { a rel="next" href=(href(to + 1)) { (words.pager_next()) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{pager, shown};
    use crate::words::Words;
    use domain::BrowseQuery;

    #[test]
    fn neighbours_and_ends_are_shown() {
        for (from, to, pages, expected) in [
            (0, 0, 2, vec![Some(0), Some(1)]),
            (0, 0, 8, vec![Some(0), Some(1), None, Some(7)]),
            (
                4,
                4,
                9,
                vec![Some(0), None, Some(3), Some(4), Some(5), None, Some(8)],
            ),
            (7, 7, 8, vec![Some(0), None, Some(6), Some(7)]),
            (
                0,
                2,
                8,
                vec![Some(0), None, Some(2), Some(3), None, Some(7)],
            ),
            (6, 9, 8, vec![Some(0), None, Some(5), Some(6), Some(7)]),
        ] {
            assert_eq!(
                shown(from, to, pages),
                expected,
                "{from} to {to} of {pages}"
            );
        }
    }

    #[test]
    fn after_several_pages_the_next_one_is_new_and_alone() {
        let query = BrowseQuery {
            page: 0,
            more: 2,
            ..BrowseQuery::default()
        };
        let html = pager(Words::default(), &query, 8).into_string();
        assert!(
            html.contains("rel=\"next\" href=\"/san-pham?trang=4\""),
            "{html}"
        );
        assert!(!html.contains("trang=2-4"), "{html}");
    }
}
