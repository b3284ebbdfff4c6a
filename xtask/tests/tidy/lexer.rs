//! Rust text seen three ways, so that a rule about code is not disturbed by comments and strings.
//! What is left out becomes spaces: places and line numbers stay the same in every view.

/// The views of one file.
pub(crate) struct Views {
    /// Code only: comments and the insides of strings are blank, the quotes remain.
    pub(crate) code: String,
    /// The insides of strings only.
    pub(crate) strings: String,
    /// Code and strings: only comments are blank.
    pub(crate) text: String,
    /// Where the inside of each string begins and ends.
    pub(crate) literals: Vec<(usize, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Text,
    Comment,
}

/// Reads a Rust file.
pub(crate) fn views(source: &str) -> Views {
    let (kinds, literals) = classify(source.as_bytes());
    let only = |keep: &dyn Fn(Kind) -> bool| {
        let kept = source.bytes().zip(&kinds).map(|(byte, kind)| {
            if byte == b'\n' || keep(*kind) {
                byte
            } else {
                b' '
            }
        });
        String::from_utf8_lossy(&kept.collect::<Vec<_>>()).into_owned()
    };
    Views {
        code: only(&|kind| kind == Kind::Code),
        strings: only(&|kind| kind == Kind::Text),
        text: only(&|kind| kind != Kind::Comment),
        literals,
    }
}

fn classify(source: &[u8]) -> (Vec<Kind>, Vec<(usize, usize)>) {
    let mut kinds = vec![Kind::Code; source.len()];
    let mut literals = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let (skip, length, kind) = if rest.starts_with(b"//") {
            (0, until(rest, b"\n"), Kind::Comment)
        } else if rest.starts_with(b"/*") {
            (0, block_comment(rest), Kind::Comment)
        } else if let Some(hashes) = raw_string(source, at) {
            let opening = hashes + 2;
            let close: Vec<u8> = [b"\"".to_vec(), vec![b'#'; hashes]].concat();
            (opening, until(&rest[opening..], &close), Kind::Text)
        } else if rest[0] == b'"' {
            (1, quoted(&rest[1..], b'"'), Kind::Text)
        } else if rest[0] == b'\'' && is_char(rest) {
            (1, quoted(&rest[1..], b'\''), Kind::Text)
        } else {
            at += 1;
            continue;
        };
        let end = (at + skip + length).min(source.len());
        kinds[at + skip..end].fill(kind);
        if kind == Kind::Text {
            literals.push((at + skip, end));
        }
        // A comment ends before its line break or after its mark; a string before its quote.
        at = if kind == Kind::Text {
            end + 1
        } else {
            end.max(at + 1)
        };
    }
    (kinds, literals)
}

/// The length of `rest` up to `mark`, without it.
fn until(rest: &[u8], mark: &[u8]) -> usize {
    rest.windows(mark.len())
        .position(|window| window == mark)
        .unwrap_or(rest.len())
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The number of `#` if a raw string starts at `at`. An `r` inside a word starts none.
fn raw_string(source: &[u8], at: usize) -> Option<usize> {
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let before = at.checked_sub(1).and_then(|index| source.get(index));
    if source[at] != b'r' || before.is_some_and(|byte| word(byte) && !matches!(byte, b'b' | b'c')) {
        return None;
    }
    let hashes = source[at + 1..]
        .iter()
        .take_while(|byte| **byte == b'#')
        .count();
    (source.get(at + 1 + hashes) == Some(&b'"')).then_some(hashes)
}

/// The length up to the closing quote, which a backslash may hide.
fn quoted(rest: &[u8], quote: u8) -> usize {
    let mut at = 0;
    while at < rest.len() && rest[at] != quote {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    at.min(rest.len())
}

/// A character, not a lifetime: `'x'`, `'\n'`, `'đ'`, but not `'a,`.
fn is_char(rest: &[u8]) -> bool {
    rest.get(1) == Some(&b'\\')
        || rest
            .iter()
            .skip(2)
            .take(4)
            .position(|byte| *byte == b'\'')
            .is_some_and(|length| {
                let inside = &rest[1..length + 2];
                std::str::from_utf8(inside).is_ok_and(|text| text.chars().count() == 1)
            })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, code: &str, strings: &str) {
        let views = views(source);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&views.code), code, "code of {source}");
        assert_eq!(words(&views.strings), strings, "strings of {source}");
        assert_eq!(views.code.len(), source.len());
    }

    #[test]
    fn comments_and_strings_are_told_from_code() {
        check("a // b \"c\"\nd", "a d", "");
        check("a /* b /* c */ d */ e", "a e", "");
        check(r#"let a = "b // c"; d"#, r#"let a = " "; d"#, "b // c");
        check(r#"f("a\"b", c)"#, r#"f(" ", c)"#, r#"a\"b"#);
        check("r#\"a \"b\" c\"# d", "r#\" \"# d", "a \"b\" c");
        check("r\"a\\\" b", "r\" \" b", "a\\");
        check("for\"x\"", "for\" \"", "x");
        check(
            "fn f<'a>(x: &'a str, y: &'static str)",
            "fn f<'a>(x: &'a str, y: &'static str)",
            "",
        );
        check(
            r"match x { '\'' => 'đ', '\\' => b }",
            "match x { ' ' => ' ', ' ' => b }",
            r"\' đ \\",
        );
        check("'\"' a \"b\"", "' ' a \" \"", "\" b");
    }

    #[test]
    fn the_view_without_comments_keeps_strings() {
        assert_eq!(views("a \"b\" // c").text, "a \"b\"     ");
    }
}
