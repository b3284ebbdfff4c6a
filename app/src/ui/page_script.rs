//! The small scripts of pages, see `public/scripts`: one keeps focus, folds and places, one what the visitor picks, one reads
//! codes on the check page, one sends photos.

use super::page_style::ROOMS_STYLE;
use crate::words::use_words;
use leptos::prelude::*;
use std::sync::LazyLock;

const PAGE: &str = include_str!("../../../public/scripts/page.js");
const DRAFT: &str = include_str!("../../../public/scripts/draft.js");
const SEND: &str = include_str!("../../../public/scripts/send.js");
const CHECK: &str = include_str!("../../../public/scripts/check.js");
const OFFLINE: &str = include_str!("../../../public/scripts/offline.js");
const PHOTOS: &str = include_str!("../../../public/scripts/photos.js");
const TABLE: &str = include_str!("../../../public/scripts/table.js");
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
            data-owner=owner_tag()
            data-title=words.draft_title()
            data-kept=words.draft_kept()
            data-found=words.draft_found()
            data-take=words.draft_take()
            data-leave=words.draft_leave()
        ></script>
    }
}

/// Loads the script that sends later what was saved without a network, and begins an ended session anew in place.
#[component]
pub fn SendScript() -> impl IntoView {
    let words = use_words();
    view! {
        <script
            defer
            src=address("send", SEND)
            data-owner=owner_tag()
            data-waiting=words.send_waiting()
            data-sent=words.send_sent()
            data-stuck=words.send_stuck()
            data-look=words.send_look()
            data-title=words.send_title()
            data-text=words.send_text()
            data-phone=words.sign_in_phone()
            data-password=words.sign_in_password()
            data-go=words.send_go()
            data-later=words.send_later()
            data-failed=words.send_failed()
        ></script>
    }
}

/// Where the script of the table of own products is.
pub static TABLE_SCRIPT: LazyLock<String> = LazyLock::new(|| address("table", TABLE));

/// Loads the script that shows a password that was typed.
#[component]
pub fn RevealScript() -> impl IntoView {
    view! { <script defer src=REVEAL_SCRIPT.as_str()></script> }
}

/// Where the script of the check page is.
pub static CHECK_SCRIPT: LazyLock<String> = LazyLock::new(|| address("check", CHECK));

/// Where the script of the page without a network is.
pub static OFFLINE_SCRIPT: LazyLock<String> = LazyLock::new(|| address("offline", OFFLINE));

/// Where the script of the pages with the photos of a product is.
pub static PHOTOS_SCRIPT: LazyLock<String> = LazyLock::new(|| address("photos", PHOTOS));
/// Where the script is that shows a password that was typed.
pub static REVEAL_SCRIPT: LazyLock<String> = LazyLock::new(|| address("reveal", REVEAL));

/// Tells scripts whose page it is, so that what waits on a shared telephone waits for the one who wrote it. It opens nothing.
pub fn owner_tag() -> String {
    let account = crate::ssr::viewer().map(|viewer| viewer.account);
    account.map_or_else(String::new, |account| tag_of(account.as_str()))
}

/// The same of an account.
pub fn tag_of(account: &str) -> String {
    format!("{:016x}", hash(account.as_bytes()))
}

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
