//! What can be done with the page: keep it, send it, print it with a code that leads back to it, say that something on it is wrong.

use super::page::ProductPage as Page;
use crate::picks::save_mark;
use crate::report;
use crate::words::Words;
use domain::ReportForm;
use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The ways; those that need scripts are not there without.
pub fn share(words: Words, page: &Page) -> Markup {
    html! {
        div class="share" {
            (save_mark(words, &page.slug, &page.name))
            button class="mark scripted" type="button" data-act="share" data-done=(words.picks_copied()) { (words.product_share()) }
            button class="mark scripted" type="button" data-act="print" { (words.picks_print()) }
            a class="mark" href=(words.at(format!("{}?{}={}", report::PATH, ReportForm::PRODUCT, page.slug))) rel="external nofollow" {
                (words.report_link())
            }
        }
    }
}

/// The code at the foot of the printed page, and the address in letters.
pub fn printed(page: &Page) -> Markup {
    html! {
        div class="printed" aria-hidden="true" {
            @if let Some((path, size)) = code(&page.url) {
                svg class="printed__code" viewBox={ "-4 -4 " (size + 8) " " (size + 8) } { path d=(path) {} }
            }
            p { (page.url) }
        }
    }
}

/// A QR code of level M as strokes from left to right, and its width in modules.
pub fn code(text: &str) -> Option<(String, usize)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (size, modules) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in modules.chunks(size).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                // Writing into a string does not fail.
                let _ = write!(path, "M{x} {y}.5h{}", run.len());
            }
            x += run.len();
        }
    }
    Some((path, size))
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_code_is_drawn_in_strokes() {
        let (path, size) = code("https://saoque.vn/san-pham/mam-tom").unwrap();
        assert_eq!(size % 4, 1);
        // The upper edge of the finder in the corner is seven modules long.
        assert!(path.starts_with("M0 0.5h7"), "{path}");
    }
}
