//! The small scripts of pages, see `public/scripts`: one keeps focus, folds and places, one what the visitor picks, one reads
//! codes on the check page.

use leptos::prelude::*;
use std::sync::LazyLock;

const PAGE: &str = include_str!("../../../public/scripts/page.js");
const CHECK: &str = include_str!("../../../public/scripts/check.js");
const PICKS: &str = include_str!("../../../public/scripts/picks.js");

/// Loads the scripts of all pages. Their addresses change with what they say, so that a page never runs an older one.
#[component]
pub fn PageScript() -> impl IntoView {
    view! {
        <script defer src=address("page", PAGE)></script>
        <script defer src=address("picks", PICKS)></script>
    }
}

/// Where the script of the check page is.
pub static CHECK_SCRIPT: LazyLock<String> = LazyLock::new(|| address("check", CHECK));

fn address(name: &str, script: &str) -> String {
    format!("/scripts/{name}.js?v={:x}", hash(script.as_bytes()))
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
