//! The whole page around cards and facets.

use super::cards::card_grid;
use super::facets::facet_column;
use super::words;
use domain::browse_query::Order;
use domain::{BrowseQuery, Param};
use maud::{DOCTYPE, Markup, html};
use search::{BrowsePage, FacetValue, Facets};

/// The list page.
pub fn page(page: &BrowsePage) -> Markup {
    let query = &page.query;
    let chosen = choices(query, &page.facets);
    html! {
        (DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="theme-color" content="#fbf8f1" media="(prefers-color-scheme: light)";
                meta name="theme-color" content="#12181b" media="(prefers-color-scheme: dark)";
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                link rel="preload" href="/fonts/be-vietnam-pro-latin-400-normal.woff2" as="font" type="font/woff2" crossorigin="";
                link rel="preload" href="/fonts/be-vietnam-pro-vietnamese-400-normal.woff2" as="font" type="font/woff2" crossorigin="";
                link rel="stylesheet" href="/pkg/sao-que.css";
                title { "Sản phẩm · Sao Quê" }
                link rel="canonical" href=(query.href());
            }
            body {
                a.skip href="#noi-dung" { "Tới nội dung chính" }
                (header(query))
                main.main.wrap id="noi-dung" tabindex="-1" { (listed(page, &chosen)) }
                (footer())
            }
        }
    }
}

fn header(query: &BrowseQuery) -> Markup {
    html! {
        header.header {
            div.wrap.header__in {
                a.brand href="/" {
                    svg.brand__mark viewBox="0 0 64 64" aria-hidden="true" { use href="/drawings/seals.svg#mark" {} }
                    "Sao Quê"
                }
                nav.nav aria-label="Chính" {
                    ul {
                        li { a href="/san-pham" aria-current="page" { "Sản phẩm" } }
                        li { a href="/quan-ly" { "Dành cho cơ sở" } }
                    }
                }
                form.search role="search" action="/san-pham" {
                    label.visually-hidden for="q" { "Tìm sản phẩm, cơ sở, nơi làm ra" }
                    input.search__box id="q" name="q" type="search" value=(query.text) placeholder="Tên sản phẩm, cơ sở, xã"
                        autocomplete="off" enterkeyhint="search" maxlength="100";
                    button.button.search__go { "Tìm" }
                }
            }
            div.weave {}
        }
    }
}

fn footer() -> Markup {
    html! {
        footer.footer {
            div.weave {}
            div.wrap.footer__in {
                div {
                    h2 { "Về dữ liệu này" }
                    p { "Sản phẩm và cơ sở chép từ báo chí và trang của cơ quan nhà nước, có ghi nguồn; không có nguồn là mẫu để thử. Điều gì nguồn không nói thì để trống." }
                    p { "Số sao là theo nguồn đã đăng, chưa được Văn phòng Điều phối nông thôn mới tỉnh xác nhận." }
                }
                nav aria-label="Cuối trang" {
                    ul.footer__links {
                        li { a href="/san-pham" { "Tất cả sản phẩm" } }
                        li { a href="/quan-ly" { "Dành cho cơ sở" } }
                    }
                }
            }
        }
    }
}

fn listed(page: &BrowsePage, chosen: &[Choice]) -> Markup {
    let query = &page.query;
    html! {
        div.browse__top {
            h1 tabindex="-1" { "Sản phẩm" }
            p.browse__total { strong { (page.total) } " sản phẩm" }
        }
        p.visually-hidden role="status" { (page.total) " sản phẩm" }
        div.browse {
            aside aria-label="Bộ lọc" {
                details.filters id="loc" {
                    summary.filters__open.button.button--plain {
                        span.filters__when-shut { "Lọc" }
                        span.filters__when-open { "Đóng bộ lọc" }
                        @if !chosen.is_empty() {
                            span.filters__n { (chosen.len()) " " span.visually-hidden { " điều kiện đang lọc" } }
                        }
                    }
                    h2.filters__title { "Lọc" }
                    (facet_column(query, &page.facets))
                    div.filters__foot {
                        a.button href=(query.href()) rel="external" { "Xem " (page.total) " sản phẩm" }
                    }
                }
            }
            section aria-label="Kết quả" {
                (chips(chosen))
                div.browse__bar { (orders(query)) }
                h2.visually-hidden { "Danh sách" }
                (card_grid(&page.cards))
                (pager(query, page.pages))
            }
        }
    }
}

/// A chosen value: its words, and the address without it.
struct Choice {
    words: String,
    without: String,
}

fn choices(query: &BrowseQuery, facets: &Facets) -> Vec<Choice> {
    let mut out = Vec::new();
    if !query.text.is_empty() {
        let without = BrowseQuery {
            text: String::new(),
            page: 0,
            ..query.clone()
        };
        out.push(Choice {
            words: format!("{}: {}", words::param(Param::Text), query.text),
            without: without.href(),
        });
    }
    let columns: [(Param, &[FacetValue]); 6] = [
        (Param::Stars, &facets.stars),
        (Param::State, &facets.states),
        (Param::Group, &facets.groups),
        (Param::District, &facets.districts),
        (Param::Commune, &facets.communes),
        (Param::Kind, &facets.kinds),
    ];
    for (param, values) in columns {
        for value in values.iter().filter(|value| value.chosen) {
            out.extend(query.toggled(param, &value.value).map(|without| Choice {
                words: format!("{}: {}", words::param(param), words::value(param, value)),
                without: without.href(),
            }));
        }
    }
    out
}

fn chips(choices: &[Choice]) -> Markup {
    html! {
        @if !choices.is_empty() {
            ul.chips aria-label="Đang lọc" {
                @for choice in choices {
                    li {
                        a.chip href=(choice.without) data-noscroll="" {
                            span.visually-hidden { "Bỏ lọc: " }
                            (choice.words)
                            svg.chip__x viewBox="0 0 12 12" aria-hidden="true" { path d="M1 1l10 10M11 1L1 11" {} }
                        }
                    }
                }
                li { a.chip.chip--all href="/san-pham" data-noscroll="" { "Xóa tất cả" } }
            }
        }
    }
}

fn orders(query: &BrowseQuery) -> Markup {
    let has_text = !query.text.is_empty();
    let stars = if has_text {
        Order::Stars
    } else {
        Order::Default
    };
    let link = |order: Order, name: &str| {
        let shown = |order| if order == Order::Stars { stars } else { order };
        let current = (shown(query.order) == order).then_some("true");
        let href = BrowseQuery {
            order,
            page: 0,
            ..query.clone()
        }
        .href();
        html! { li { a href=(href) aria-current=[current] data-noscroll="" rel="nofollow" { (name) } } }
    };
    html! {
        nav.order aria-label="Xếp theo" {
            ul {
                li.quiet { "Xếp theo" }
                @if has_text { (link(Order::Default, "Khớp nhất")) }
                (link(stars, "Số sao"))
                (link(Order::Name, "Tên A–Z"))
                (link(Order::Newest, "Quyết định mới nhất"))
            }
        }
    }
}

fn pager(query: &BrowseQuery, pages: u32) -> Markup {
    let page = query.page;
    let href = |page| {
        BrowseQuery {
            page,
            ..query.clone()
        }
        .href()
    };
    let last = pages.saturating_sub(1);
    let mut numbers = vec![
        0,
        page.saturating_sub(1),
        page,
        page.saturating_add(1),
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
                    @if page > 0 { li { a rel="prev" href=(href(page - 1)) { "Trang trước" } } }
                    @for (at, number) in numbers.iter().enumerate() {
                        @if gap(at) { li { span.quiet aria-hidden="true" { "…" } } }
                        li {
                            a href=(href(*number)) aria-current=[(*number == page).then_some("page")] {
                                span.visually-hidden { "Trang " }
                                (number + 1)
                            }
                        }
                    }
                    @if page < last { li { a rel="next" href=(href(page + 1)) { "Trang sau" } } }
                }
            }
        }
    }
}
