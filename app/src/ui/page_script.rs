//! The small scripts of pages, see `public/scripts`: one keeps focus, folds and places, one what the visitor picks, one reads
//! codes on the check page.

use super::page_style::ROOMS_STYLE;
use crate::words::use_words;
use leptos::prelude::*;
use std::sync::LazyLock;

const PAGE: &str = include_str!("../../../public/scripts/page.js");
const DRAFT: &str = include_str!("../../../public/scripts/draft.js");
const CHECK: &str = include_str!("../../../public/scripts/check.js");
const OFFLINE: &str = include_str!("../../../public/scripts/offline.js");
const REVEAL: &str = include_str!("../../../public/scripts/reveal.js");
const PICKS: &str = include_str!("../../../public/scripts/picks.js");

/// Loads the scripts of all pages. Their addresses change with what they say, so that a page never runs an older one.
#[component]
pub fn PageScript() -> impl IntoView {
    let words = use_words();
    let cx = crate::ssr::cx().ok();
    let today = cx
        .as_ref()
        .map(|cx| words.offline_bar(&words.day(cx.today())));
    let built = cx.as_ref().map(|cx| cx.built().clone());
    let (script, program) = built.map(|built| (built.script, built.program)).unzip();
    view! {
        <script
            defer
            src=address("page", PAGE)
            data-offline=today
            data-rooms=ROOMS_STYLE.as_str()
            data-app=script
            data-program=program
            data-picks=address("picks", PICKS)
        ></script>
    }
}

/// Loads the script that keeps on the device what is typed into the editor of a listing.
#[component]
pub fn DraftScript() -> impl IntoView {
    let words = use_words();
    view! {
        <script
            defer
            src=address("draft", DRAFT)
            data-title=words.draft_title()
            data-kept=words.draft_kept()
            data-found=words.draft_found()
            data-take=words.draft_take()
            data-leave=words.draft_leave()
        ></script>
    }
}

/// Loads the script that shows a password that was typed.
#[component]
pub fn RevealScript() -> impl IntoView {
    view! { <script defer src=REVEAL_SCRIPT.as_str()></script> }
}

/// Where the script of the check page is.
pub static CHECK_SCRIPT: LazyLock<String> = LazyLock::new(|| address("check", CHECK));

/// Where the script of the page without a network is.
pub static OFFLINE_SCRIPT: LazyLock<String> = LazyLock::new(|| address("offline", OFFLINE));

/// Where the script is that shows a password that was typed.
pub static REVEAL_SCRIPT: LazyLock<String> = LazyLock::new(|| address("reveal", REVEAL));

fn address(name: &str, script: &str) -> String {
    format!("/scripts/{name}.js?v={:x}", hash(script.as_bytes()))
}

/// FNV-1a. It tells releases apart, nothing more.
pub(super) const fn hash(mut bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    while let [first, rest @ ..] = bytes {
        hash = (hash ^ *first as u64).wrapping_mul(0x0100_0000_01b3);
        bytes = rest;
    }
    hash
}
