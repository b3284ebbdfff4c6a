//! Finding pieces of Rust text: attributes with their arguments, and what is between brackets.

/// The end of the bracket that opens at byte `open`, just after the closing one.
pub(crate) fn matching(code: &str, open: usize) -> Option<usize> {
    let bytes = code.as_bytes();
    let (opening, closing) = match bytes.get(open)? {
        b'(' => (b'(', b')'),
        b'[' => (b'[', b']'),
        b'{' => (b'{', b'}'),
        _ => return None,
    };
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate().skip(open) {
        if *byte == opening {
            depth += 1;
        } else if *byte == closing {
            depth -= 1;
            if depth == 0 {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Every attribute `#[name…]` as (start, end), the brackets included.
pub(crate) fn attributes<'a>(
    code: &'a str,
    name: &'a str,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let start = format!("#[{name}");
    let starts: Vec<_> = code.match_indices(&start).map(|(at, _)| at).collect();
    starts.into_iter().filter_map(move |at| {
        let after = code[at + 2 + name.len()..].chars().next()?;
        let whole = matches!(after, '(' | ']');
        whole.then_some((at, matching(code, at + 1)?))
    })
}

#[test]
fn brackets_match_through_nesting() {
    let code = "#[server(a(b), c)] fn f() { { } } #[servers] #[server]";
    let found: Vec<_> = attributes(code, "server")
        .map(|(start, end)| &code[start..end])
        .collect();
    assert_eq!(found, ["#[server(a(b), c)]", "#[server]"]);
    let body = code.find('{').expect("a body");
    assert_eq!(
        &code[body..matching(code, body).expect("closed")],
        "{ { } }"
    );
    assert_eq!(matching("(", 0), None);
}
