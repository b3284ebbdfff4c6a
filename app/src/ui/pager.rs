//! Pages of a list.

use crate::words::use_words;
use domain::BrowseQuery;
use leptos::prelude::*;

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
#[component]
pub fn Pager(
    /// The list.
    query: BrowseQuery,
    /// How many pages it has.
    pages: u32,
) -> impl IntoView {
    let words = use_words();
    if pages <= 1 {
        return ().into_any();
    }
    let page = query.page;
    let href = move |page: u32| {
        BrowseQuery {
            page,
            ..query.clone()
        }
        .href()
    };
    let number = {
        let href = href.clone();
        move |shown: Option<u32>| match shown {
            None => view! {
                <li>
                    <span class="quiet" aria-hidden="true">
                        "…"
                    </span>
                </li>
            }
            .into_any(),
            Some(n) => view! {
                <li>
                    <a href=href(n) aria-current=(n == page).then_some("page")>
                        <span class="visually-hidden">{words.pager_page()} " "</span>
                        {n + 1}
                    </a>
                </li>
            }
            .into_any(),
        }
    };
    view! {
        <nav class="pager" aria-label=words.pager_label()>
            <ul>
                {(page > 0)
                    .then(|| view! { <li><a rel="prev" href=href(page - 1)>{words.pager_previous()}</a></li> })}
                {shown(page, pages).into_iter().map(number).collect_view()}
                {(page + 1 < pages)
                    .then(|| view! { <li><a rel="next" href=href(page + 1)>{words.pager_next()}</a></li> })}
            </ul>
        </nav>
    }
    .into_any()
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
