//! Headers that every answer carries, whatever it is.

use crate::support::kinds;

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_answer_carries_them() {
    for kind in kinds::all().await {
        let header = |name: &str| kind.answer.header(name).to_owned();
        let name = kind.name;
        let transport = header("strict-transport-security");
        let age = transport
            .split(';')
            .find_map(|part| part.trim().strip_prefix("max-age="));
        assert!(
            age.unwrap().parse::<u64>().unwrap() >= 31_536_000,
            "{name}: {transport}"
        );
        assert!(
            transport.contains("includeSubDomains"),
            "{name}: {transport}"
        );
        for (wanted, value) in [
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
        ] {
            assert_eq!(header(wanted), value, "{name}: {wanted}");
        }
        let permissions = header("permissions-policy");
        for unused in [
            "camera",
            "microphone",
            "geolocation",
            "payment",
            "usb",
            "display-capture",
        ] {
            assert!(
                permissions.contains(&format!("{unused}=()")),
                "{name}: {permissions}"
            );
        }
        for granted in permissions.split(',') {
            assert!(granted.trim().ends_with("=()"), "{name}: {granted}");
        }
        for (other, _) in &kind.answer.headers {
            let other = other.as_str();
            assert!(!other.starts_with("access-control-"), "{name}: {other}");
            assert!(
                !matches!(other, "server" | "x-powered-by"),
                "{name}: {other}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_depends_on_who_asks_is_kept_by_nobody() {
    for kind in kinds::all().await {
        let kept = kind.answer.header("cache-control");
        let personal = kind.answer.nonce().is_some()
            || kind.answer.headers.contains_key("set-cookie")
            || kind.name.starts_with("function")
            || kind.name.starts_with("studio")
            || kind.name.starts_with("editor")
            || kind.name.starts_with("sign-");
        if personal {
            assert_eq!(kept, "private, no-store", "{}", kind.name);
        } else if kind.name.ends_with("kept") || kind.name.ends_with("known") {
            assert_eq!(kept, "public, max-age=0, must-revalidate", "{}", kind.name);
        } else if !kind.answer.status.is_success() {
            assert!(
                !kept.contains("public"),
                "{}: an error outlives its cause: {kept}",
                kind.name
            );
        }
    }
}
