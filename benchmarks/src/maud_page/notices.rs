//! What a list says about itself: what was searched for instead, which places the text names, what is not shown.

use domain::{BrowseQuery, StateKind};
use maud::{Markup, html};
use search::{BrowsePage, Suggestion};

/// Says that what was typed finds nothing, and what is shown instead.
pub fn corrected(page: &BrowsePage) -> Markup {
    html! {
        @if let Some(instead) = &page.corrected {
            div.notice {
                p.notice__title { "Không có kết quả cho “" (page.query.text) "”" }
                p { "Đang hiện kết quả gần đúng cho “" (instead) "”." }
            }
        }
    }
}

/// The places that the text names, to filter by instead.
pub fn meanings(meanings: &[Suggestion]) -> Markup {
    html! {
        @if !meanings.is_empty() {
            div.meanings {
                p { "Bạn tìm nơi làm ra?" }
                ul.meanings__ways {
                    @for meaning in meanings {
                        li {
                            a.chip href=(meaning.href) {
                                (meaning.label)
                                @if !meaning.detail.is_empty() { span.quiet { (meaning.detail) } }
                                span.quiet { (meaning.count) " sản phẩm" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many lapsed and withdrawn products are not shown, and the way to see them.
pub fn hidden(page: &BrowsePage) -> Markup {
    let all = || BrowseQuery {
        states: StateKind::ALL.into(),
        ..page.query.first_page()
    };
    html! {
        @if page.hidden > 0 {
            p.browse__hidden {
                (page.hidden) " sản phẩm đã hết hiệu lực hoặc bị thu hồi không hiện ở đây. "
                a href=(all().href()) rel="nofollow" { "Hiện cả sản phẩm đã hết hiệu lực hoặc bị thu hồi" }
            }
        }
    }
}
