//! What a list says about itself: what it left out, what it searched for instead, what the text may mean.

use super::words::param_name;
use crate::words::Words;
use domain::{BrowseQuery, Dropped, StateKind};
use maud::{Markup, html};
use search::{BrowsePage, Suggestion};

/// Names the values of the address that mean nothing here.
pub fn dropped(words: Words, dropped: &[Dropped]) -> Markup {
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

/// Says that what was typed finds nothing, and what is shown instead.
pub fn corrected(words: Words, page: &BrowsePage) -> Markup {
    html! {
        @if let Some(instead) = &page.corrected {
            div class="notice" {
                p class="notice__title" { (words.browse_corrected_title(&page.query.text)) }
                p { (words.browse_corrected(instead)) }
            }
        }
    }
}

/// The places that the text names: to filter by instead.
pub fn meanings(words: Words, meanings: &[Suggestion]) -> Markup {
    html! {
        @if !meanings.is_empty() {
            div class="meanings" {
                p { (words.browse_meanings()) }
                ul class="meanings__ways" {
                    @for meaning in meanings {
                        li {
                            a class="chip" href=(words.at(&meaning.href)) data-noscroll {
                                (meaning.label) " "
                                @if !meaning.detail.is_empty() {
                                    span class="quiet" { (meaning.detail) } " "
                                }
                                span class="quiet" { (words.browse_total(&meaning.count)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many lapsed and withdrawn products are not shown, and the way to see them.
pub fn hidden(words: Words, query: &BrowseQuery, hidden: u32) -> Markup {
    let all = BrowseQuery {
        states: StateKind::ALL.into(),
        ..query.first_page()
    };
    html! {
        @if hidden > 0 {
            p class="browse__hidden" {
                (words.browse_hidden(&hidden)) " "
                a href=(words.at(all.href())) data-noscroll rel="nofollow" { (words.browse_show_hidden()) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::hidden;
    use crate::words::Words;
    use domain::BrowseQuery;

    #[test]
    fn what_is_hidden_is_counted_and_one_link_away() {
        let query = BrowseQuery::parse("q=mam&sao=4&trang=2").0;
        let html = hidden(Words::default(), &query, 7).into_string();
        assert!(html.contains("7 sản phẩm"), "{html}");
        let all = "/san-pham?q=mam&amp;sao=4&amp;hieu-luc=con&amp;hieu-luc=sap-het&amp;hieu-luc=chua-xac-nhan";
        assert!(html.contains(all), "{html}");
        assert_eq!(hidden(Words::default(), &query, 0).into_string(), "");
    }
}
