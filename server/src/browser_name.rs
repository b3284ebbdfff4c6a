//! What people know a browser by: its name and the kind of machine, in so many words. Nothing else that it says of itself is kept.

use axum::http::{HeaderMap, header};

/// Marks of browsers; those that call themselves by other names as well come first.
const BROWSERS: [(&str, &str); 14] = [
    ("Zalo", "Zalo"),
    ("FBAN", "Facebook"),
    ("FBAV", "Facebook"),
    ("coc_coc_browser", "Cốc Cốc"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Marks of machines, likewise.
const MACHINES: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// The name of the browser that asks, as far as it says: `Chrome · Android`.
pub fn browser_name(headers: &HeaderMap) -> Option<String> {
    let said = headers.get(header::USER_AGENT)?.to_str().ok()?;
    let of = |marks: &[(&str, &'static str)]| {
        let mut marks = marks.iter();
        marks.find_map(|(mark, name)| said.contains(mark).then_some(*name))
    };
    match (of(&BROWSERS), of(&MACHINES)) {
        (Some(browser), Some(machine)) => Some(format!("{browser} · {machine}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::browser_name;
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn a_browser_is_called_what_people_call_it() {
        for (said, name) in [
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
                Some("Chrome · Android"),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
                Some("Safari · iPhone"),
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/142.0 Chrome/136.0 Safari/537.36",
                Some("Cốc Cốc · Windows"),
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                Some("Firefox · Linux"),
            ),
            ("<script>alert(1)</script>", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, HeaderValue::from_static(said));
            assert_eq!(browser_name(&headers).as_deref(), name, "{said}");
        }
        assert_eq!(browser_name(&HeaderMap::new()), None);
    }
}
