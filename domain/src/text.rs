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

/// Most marks on one letter. Vietnamese needs two; long stacks of them paint over the lines above and below.
const MOST_MARKS: u8 = 4;

/// Trims, unifies line ends, refuses control and bidirectional-override characters; a text that shows nothing is `None`.
///
/// `most` counts characters. Tabs become spaces; at most two line ends follow one another, and at most four marks a letter.
pub fn clean(text: &str, most: u32) -> Result<Option<String>, TextError> {
    let unified = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\t', " ");
    let trimmed = unified.trim();
    let mut kept = String::with_capacity(trimmed.len());
    let mut line_ends = 0_u8;
    let mut marks = 0_u8;
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
            marks = if is_mark(c) {
                marks.saturating_add(1)
            } else {
                0
            };
            if marks > MOST_MARKS {
                continue;
            }
        }
        kept.push(c);
    }
    if kept.chars().count() > usize::try_from(most).unwrap_or(usize::MAX) {
        return Err(TextError::TooLong(most));
    }
    let shows = kept.chars().any(|c| !c.is_whitespace() && !is_blank(c));
    Ok(shows.then_some(kept))
}

/// C0, C1, bidirectional controls, invisible spaces, breaks and hyphens, tags, and characters that are no text at all.
/// The joiners of emoji and of other scripts stay.
pub fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Characters that show nothing by themselves: joiners, variation selectors, fillers.
fn is_blank(c: char) -> bool {
    matches!(c,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200c}' | '\u{200d}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}')
}

/// Marks that are drawn on the letter before them, of the scripts in which stacks of them are made.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
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

    #[test]
    fn what_cannot_be_seen_is_refused() {
        for c in [
            '\u{ad}',
            '\u{61c}',
            '\u{200b}',
            '\u{2028}',
            '\u{2029}',
            '\u{2060}',
            '\u{2064}',
            '\u{e0001}',
            '\u{e0041}',
        ] {
            assert_eq!(
                clean(&format!("mắm{c}tôm"), 100),
                Err(TextError::Control),
                "{c:?}"
            );
        }
        let family = "👩\u{200d}🌾 ❤\u{fe0f}";
        assert_eq!(clean(family, 100), Ok(Some(family.into())));
    }

    #[test]
    fn a_text_that_shows_nothing_is_empty() {
        for text in [
            "\u{fe0f}",
            "\u{fe0f} \u{e0100}\n\u{200d}",
            "\u{3164}",
            "\u{2800}\u{2800}",
        ] {
            assert_eq!(clean(text, 100), Ok(None), "{text:?}");
        }
    }

    #[test]
    fn a_letter_carries_at_most_four_marks() {
        let stack = format!("a{}b", "\u{302}\u{301}".repeat(50));
        assert_eq!(
            clean(&stack, 100),
            Ok(Some("a\u{302}\u{301}\u{302}\u{301}b".into()))
        );
        let apart = "ê\u{301}".repeat(50);
        assert_eq!(clean(&apart, 100), Ok(Some(apart)));
    }
}
