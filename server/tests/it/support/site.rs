//! A built site in small: one file of every kind that the server hands out.

use std::fs;
use std::path::Path;

/// A script of the site.
pub const SCRIPT: &str = "/pkg/sao-que.js";
/// Every file that the site serves by a name of its own.
pub const FILES: [&str; 9] = [
    SCRIPT,
    "/fonts/be-vietnam-pro-400.woff2",
    "/drawings/none.svg",
    "/scripts/page.js",
    "/styles/rooms.css",
    "/icons/icon-192.png",
    "/favicon.svg",
    "/manifest.webmanifest",
    "/sw.js",
];

/// Writes the site, and beside it a file that nobody may read.
pub fn write(folder: &Path) {
    for file in FILES {
        put(folder, file, file);
    }
    put(folder, "/pkg/sao-que_bg.wasm", "wasm");
    put(folder, "/pkg/sao-que.css", "css");
    put(folder, "/secret.txt", "not for anybody");
    // The pages behind the sign-in have chunks of their own, which the page names.
    let chunks = r#"{"__editor_route_view_1":["chunk_1","split_editor"],"__studio_route_view_2":["chunk_1","split_studio"]}"#;
    put(folder, "/pkg/__wasm_split_manifest.json", chunks);
}

fn put(folder: &Path, name: &str, content: &str) {
    let file = folder.join(name.trim_start_matches('/'));
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, content).unwrap();
}
