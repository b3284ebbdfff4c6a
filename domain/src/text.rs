//! Text that people type, made safe to keep.

/// Why a typed text cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// More characters than the field holds.
    #[error("longer than {0} characters")]
    TooLong(u32),
    /// Control or direction-changing characters, which can hide what a text says.
    #[error("contains invisible control characters")]
    Control,
}

/// Trims, unifies line ends, refuses control and bidirectional-override characters; empty text is `None`.
///
/// `most` counts characters. Tabs become spaces; at most two line ends follow one another.
pub fn clean(text: &str, most: u32) -> Result<Option<String>, TextError> {
    let unified = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\t', " ");
    let trimmed = unified.trim();
    let mut kept = String::with_capacity(trimmed.len());
    let mut line_ends = 0_u8;
    for c in trimmed.chars() {
        if c == '\n' {
            line_ends = line_ends.saturating_add(1);
            if line_ends > 2 {
                continue;
            }
        } else {
            if hidden(c) {
                return Err(TextError::Control);
            }
            line_ends = 0;
        }
        kept.push(c);
    }
    if kept.chars().count() > usize::try_from(most).unwrap_or(usize::MAX) {
        return Err(TextError::TooLong(most));
    }
    Ok(if kept.is_empty() { None } else { Some(kept) })
}

/// C0, C1, bidirectional controls, and characters that are no text at all.
pub fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::{TextError, clean};

    #[test]
    fn typed_text_is_cleaned() {
        assert_eq!(
            clean("  Mắm\r\ntôm\n\n\n\nngon ", 100),
            Ok(Some("Mắm\ntôm\n\nngon".into()))
        );
        assert_eq!(clean(" \n ", 10), Ok(None));
        assert_eq!(clean("a\u{0}b", 10), Err(TextError::Control));
        assert_eq!(clean("abc\u{202e}gpj.exe", 100), Err(TextError::Control));
        assert_eq!(clean("mười chữ ở đây", 5), Err(TextError::TooLong(5)));
    }
}
