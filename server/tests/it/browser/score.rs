//! The rules of the MDN HTTP Observatory, as far as one answer shows them.

use crate::support::{Answer, policy};

/// Bonuses count only for those who have no more than this to mend.
const BONUS_FROM: i32 = 90;

/// The score of an answer, with what it is made of.
pub fn score(answer: &Answer) -> (i32, Vec<(&'static str, i32)>) {
    let parts = vec![
        ("policy", content_security_policy(answer)),
        ("cookies", cookies(answer)),
        (
            "sharing",
            if answer.headers.contains_key("access-control-allow-origin") {
                -50
            } else {
                0
            },
        ),
        ("referrer", referrer_policy(answer)),
        ("transport", transport(answer)),
        (
            "sniffing",
            if answer.header("x-content-type-options") == "nosniff" {
                0
            } else {
                -5
            },
        ),
        ("framing", framing(answer)),
        ("resources", resources(answer)),
    ];
    let lost: i32 = parts.iter().map(|(_, points)| *points.min(&0)).sum();
    let won: i32 = parts.iter().map(|(_, points)| *points.max(&0)).sum();
    let base = 100 + lost;
    (if base >= BONUS_FROM { base + won } else { base }, parts)
}

fn content_security_policy(answer: &Answer) -> i32 {
    let directives = policy::parse(answer.header("content-security-policy"));
    let Some(default) = directives.get("default-src") else {
        return -25;
    };
    let sources = |name: &str| directives.get(name).unwrap_or(default);
    let scripts = sources("script-src");
    let has = |list: &[String], source: &str| list.iter().any(|s| s == source);
    // Nonces and hashes switch `'unsafe-inline'` off.
    let bound = scripts
        .iter()
        .any(|s| s.starts_with("'nonce-") || s.starts_with("'sha256-"));
    if has(scripts, "'unsafe-inline'") && !bound {
        return -20;
    }
    let broad = |list: &[String]| {
        list.iter().any(|s| {
            matches!(
                s.as_str(),
                "*" | "http:" | "https:" | "data:" | "blob:" | "ftp:"
            )
        })
    };
    if [scripts, sources("object-src")]
        .into_iter()
        .any(|list| broad(list))
    {
        return -20;
    }
    if directives
        .values()
        .flatten()
        .any(|s| s.starts_with("http://"))
    {
        return -20;
    }
    if has(scripts, "'unsafe-eval'") {
        return -10;
    }
    if has(sources("style-src"), "'unsafe-inline'") || broad(sources("style-src")) {
        return 0;
    }
    if *default == ["'none'"] { 10 } else { 5 }
}

fn cookies(answer: &Answer) -> i32 {
    let all = answer.headers.get_all("set-cookie");
    let flagged = |cookie: &str| {
        let has = |flag: &str| {
            cookie
                .split(';')
                .any(|part| part.trim().eq_ignore_ascii_case(flag))
        };
        has("Secure") && has("HttpOnly") && (has("SameSite=Lax") || has("SameSite=Strict"))
    };
    let good: Vec<bool> = all
        .iter()
        .map(|cookie| flagged(cookie.to_str().unwrap()))
        .collect();
    if good.is_empty() {
        0
    } else if good.into_iter().all(|good| good) {
        5
    } else {
        -40
    }
}

fn referrer_policy(answer: &Answer) -> i32 {
    match answer.header("referrer-policy") {
        "no-referrer" | "same-origin" | "strict-origin" | "strict-origin-when-cross-origin" => 5,
        "" => 0,
        _ => -5,
    }
}

fn transport(answer: &Answer) -> i32 {
    const SIX_MONTHS: u64 = 15_768_000;
    let header = answer.header("strict-transport-security");
    let age = header
        .split(';')
        .find_map(|part| part.trim().strip_prefix("max-age="));
    match age.and_then(|age| age.parse::<u64>().ok()) {
        None => -20,
        Some(age) if age < SIX_MONTHS => -10,
        Some(_) => 0,
    }
}

fn framing(answer: &Answer) -> i32 {
    let directives = policy::parse(answer.header("content-security-policy"));
    let by_policy = directives
        .get("frame-ancestors")
        .is_some_and(|list| list == &["'none'"] || list == &["'self'"]);
    match answer.header("x-frame-options") {
        _ if by_policy => 5,
        "DENY" | "SAMEORIGIN" => 0,
        _ => -20,
    }
}

fn resources(answer: &Answer) -> i32 {
    match answer.header("cross-origin-resource-policy") {
        "same-origin" | "same-site" => 10,
        _ => 0,
    }
}
