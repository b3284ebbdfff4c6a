//! Text that a spreadsheet program would take for a formula gets a sign before it that says it is text.

use std::borrow::Cow;

/// What begins a formula. The sign itself is among them, so that taking it off gives back what was there.
const FIRST: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\''];

/// Puts the sign before what looks like a formula.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(FIRST) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Takes the sign off again.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FIRST) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};
    use proptest::prelude::*;

    #[test]
    fn formulas_are_text() {
        for (text, out) in [
            ("=1+1", "'=1+1"),
            ("+84912345678", "'+84912345678"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("''", "'''"),
            ("mắm = ngon", "mắm = ngon"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), out);
            assert_eq!(unguarded(out), text);
        }
        assert_eq!(unguarded("'nhà làm'"), "'nhà làm'");
    }

    proptest! {
        #[test]
        fn the_sign_comes_off_again(text in "[=+@\\-'\ta-c]{0,6}") {
            let out = guarded(&text);
            prop_assert!(!out.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert_eq!(unguarded(&out), text.as_str());
        }
    }
}
