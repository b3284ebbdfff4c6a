//! Where to go after signing in: a path of this site, or the studio.

/// The wanted path if it is a plain path of this site; `/quan-ly` for everything else.
///
/// Taken are paths of `/quan-ly` only, written in letters, digits, `-`, `_` and single `/`: what cannot be spelled with those
/// cannot leave the site, and nothing else needs signing in.
pub fn next_path(wanted: &str) -> &str {
    const STUDIO: &str = "/quan-ly";
    let plain = wanted
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_'));
    let inside = wanted
        .strip_prefix(STUDIO)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if plain && inside && !wanted.contains("//") && wanted.len() <= 200 {
        wanted
    } else {
        STUDIO
    }
}

#[cfg(test)]
mod tests {
    use super::next_path;

    #[test]
    fn paths_of_the_studio_are_kept() {
        for path in ["/quan-ly", "/quan-ly/san-pham/0199-abc", "/quan-ly/"] {
            assert_eq!(next_path(path), path);
        }
    }

    #[test]
    fn everything_else_leads_to_the_studio() {
        let mut hostile: Vec<String> = [
            "",
            "/",
            "//evil.vn",
            "///evil.vn",
            "/\\evil.vn",
            "\\\\evil.vn",
            "https://evil.vn",
            "http:evil.vn",
            "javascript:alert(1)",
            "data:text/html,x",
            "/quan-lyx",
            "/quan-ly.evil.vn",
            "/quan-ly@evil.vn",
            "/quan-ly//evil.vn",
            "/quan-ly/..//evil.vn",
            "/quan-ly/../../x",
            "/quan-ly/%2e%2e/x",
            "/quan-ly%2f%2fevil.vn",
            "/quan-ly\r\nSet-Cookie: a=b",
            "/quan-ly\nx",
            "/quan-ly\tx",
            "/quan-ly x",
            "/quan-ly?x=//evil.vn",
            "/quan-ly#x",
            "/quan-ly;x",
            "/san-pham",
            "/dang-nhap",
            "quan-ly",
            " /quan-ly",
            "/Quan-ly",
            "/quan-ly\u{0}",
            "/quan-ly\u{202e}",
            "／quan-ly",
            "/quan-ly／evil",
            "/quan-ly/\\evil.vn",
            "/%5cevil.vn",
            "/%09/evil.vn",
            "/%0d%0aLocation:x",
            "//google%E3%80%82com",
            "/.evil.vn",
            "/..//evil.vn",
            "/;@evil.vn",
            "http://127.0.0.1",
            "//[::1]",
            "/api/studio/products",
            "/pkg/x",
            "vbscript:x",
            "blob:x",
            "about:blank",
            "ftp://evil.vn",
            "file:///etc/passwd",
            "/quan-ly:80",
            "/quan-ly'",
            "/quan-ly\"",
            "/quan-ly<",
            "/quan-ly>",
            "/quan-ly|x",
            "/quan-ly`",
            "/quan-ly{",
            "/quan-ly^",
        ]
        .map(String::from)
        .to_vec();
        hostile.push(format!("/quan-ly/{}", "a".repeat(300)));
        assert!(hostile.len() >= 60);
        for path in hostile {
            assert_eq!(next_path(&path), "/quan-ly", "{path:?}");
        }
    }
}
