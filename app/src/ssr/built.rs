//! What the built site calls its files.

/// The addresses of the files that a page names; those of a release carry their hash.
#[derive(Clone, Debug)]
pub struct Built {
    /// The stylesheet that every page needs.
    pub style: String,
    /// The script that starts the app.
    pub script: String,
    /// The app.
    pub program: String,
}

impl Built {
    /// The names as the list beside the program gives them, `hash.txt`; without hashes as cargo-leptos names them in development.
    pub fn named(hash_files: bool) -> Self {
        let program = std::env::current_exe().ok().filter(|_| hash_files);
        let list = program
            .and_then(|program| std::fs::read_to_string(program.with_file_name("hash.txt")).ok());
        let name = |kind: &str, otherwise: &str, extension: &str| {
            let hash = list.as_deref().and_then(|list| {
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
