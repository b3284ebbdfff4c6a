//! What the built site calls its files.

/// The addresses of the files that a page names; those of a release carry their hash.
#[derive(Clone, Debug)]
pub struct Built {
    /// The stylesheet of lists.
    pub style: String,
    /// The script that starts the app.
    pub script: String,
    /// The app.
    pub program: String,
}

impl Built {
    /// The names that `hash.txt` gives, a list of lines such as `css: 3kJf`; without one, those that cargo-leptos gives in
    /// development.
    pub fn named(hashes: Option<&str>) -> Self {
        let name = |kind: &str, otherwise: &str, extension: &str| {
            let hash = hashes.and_then(|list| {
                let mut lines = list.lines().filter_map(|line| line.split_once(':'));
                lines.find_map(|(name, hash)| (name == kind).then_some(hash.trim()))
            });
            match hash {
                Some(hash) => format!("/pkg/sao-que.{hash}.{extension}"),
                None => format!("/pkg/{otherwise}.{extension}"),
            }
        };
        Self {
            style: name("css", "sao-que", "css"),
            script: name("js", "sao-que", "js"),
            program: name("wasm", "sao-que_bg", "wasm"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Built;

    #[test]
    fn files_of_a_release_carry_their_hash() {
        let built = Built::named(Some("css: a1\njs: b2\nwasm: c3"));
        assert_eq!(built.style, "/pkg/sao-que.a1.css");
        assert_eq!(built.script, "/pkg/sao-que.b2.js");
        assert_eq!(built.program, "/pkg/sao-que.c3.wasm");
        assert_eq!(Built::named(None).program, "/pkg/sao-que_bg.wasm");
    }
}
