//! QR codes.

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The code of a text in a class of style; nothing for a text that is too long for one.
pub fn qr(text: &str, class: &str) -> Markup {
    html! {
        @if let Some((path, size)) = code(text) {
            svg class=(class) viewBox={ "-4 -4 " (size + 8) " " (size + 8) } { path d=(path) {} }
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
