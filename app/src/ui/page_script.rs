//! The small script that keeps focus, folds and places, see `public/scripts/page.js`.

use leptos::prelude::*;

const SCRIPT: &str = include_str!("../../../public/scripts/page.js");

/// Loads the script of all pages. Its address changes with what it says, so that a page never runs an older one.
#[component]
pub fn PageScript() -> impl IntoView {
    view! { <script defer src=format!("/scripts/page.js?v={:x}", hash(SCRIPT.as_bytes()))></script> }
}

/// FNV-1a. It tells releases apart, nothing more.
const fn hash(mut bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    while let [first, rest @ ..] = bytes {
        hash = (hash ^ *first as u64).wrapping_mul(0x0100_0000_01b3);
        bytes = rest;
    }
    hash
}
