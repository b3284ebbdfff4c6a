//! Escaping for the places that Leptos 0.8 writes raw.

/// Text for the inside of an element: no `<`, `>` or bare `&` is left.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
    out
}

/// JSON for the inside of a `script` element: no `<` is left, so that nothing can close the element.
#[cfg(feature = "ssr")]
pub fn json(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
