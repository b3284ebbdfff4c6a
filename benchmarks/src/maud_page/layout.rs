//! The document around the list: head, header, footer.

use super::chips::title;
use super::list::listed;
use domain::BrowseQuery;
use maud::{DOCTYPE, Markup, html};
use search::BrowsePage;

/// The list page.
pub fn page(page: &BrowsePage) -> Markup {
    let query = &page.query;
    html! {
        (DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="theme-color" content="#fbf8f1" media="(prefers-color-scheme: light)";
                meta name="theme-color" content="#12181b" media="(prefers-color-scheme: dark)";
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                link rel="preload" href="/fonts/be-vietnam-pro-400.woff2" as="font" type="font/woff2" crossorigin="";
                link rel="preload" href="/fonts/be-vietnam-pro-600.woff2" as="font" type="font/woff2" crossorigin="";
                link rel="stylesheet" href="/pkg/sao-que.css";
                title { (title(query, &page.facets)) " · Sao Quê" }
                link rel="canonical" href=(query.href());
            }
            body {
                a.skip href="#noi-dung" { "Tới nội dung chính" }
                (header(query))
                main.main.wrap id="noi-dung" tabindex="-1" { (listed(page)) }
                (footer())
            }
        }
    }
}

fn header(query: &BrowseQuery) -> Markup {
    html! {
        header.header {
            div.wrap.header__in {
                div.header__ways {
                    a.brand href="/" {
                        svg.brand__mark viewBox="0 0 64 64" aria-hidden="true" { use href="/drawings/seals.svg#mark" {} }
                        "Sao Quê"
                    }
                    nav.nav aria-label="Chính" {
                        ul {
                            li { a href="/san-pham" aria-current="page" { "Sản phẩm" } }
                            li { a href="/vung" { "Vùng" } }
                            li hidden { a href="/yeu-thich" { "Đã lưu " span.nav__n {} } }
                            li { a href="/quan-ly" { "Dành cho cơ sở" } }
                        }
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
                        li { a href="/yeu-thich" { "Sản phẩm đã lưu" } }
                        li { a href="/quan-ly" { "Dành cho cơ sở" } }
                    }
                }
            }
        }
    }
}
