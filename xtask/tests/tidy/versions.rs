//! Versions that the safety of data or the start of a page depends on.

use crate::finding::{Finding, none};
use crate::manifest::{Locked, entries, locked, numbers};
use crate::tree::file;

const LOCK: &str = "Cargo.lock";

/// Packages with the lowest version that is right, and why.
const AT_LEAST: [(&str, [u64; 3], &str); 3] = [
    (
        "libsqlite3-sys",
        [0, 37, 0],
        "older ones bundle an SQLite that can lose data when its WAL is reset",
    ),
    ("sqlx", [0, 9, 0], "older ones bundle an older SQLite"),
    (
        "hydration_context",
        [0, 3, 2],
        "older ones write text into scripts unescaped",
    ),
];

/// Packages that may be there once only: they link a C library or own a global.
const ONCE: [&str; 3] = ["libsqlite3-sys", "wasm-bindgen", "leptos"];

/// Packages that must not come in.
const NEVER: [(&str, &str); 2] = [
    (
        "openssl-sys",
        "it needs a C library on the stranger's machine: use rustls",
    ),
    (
        "native-tls",
        "it needs a C library on the stranger's machine: use rustls",
    ),
];

fn has_right_versions(packages: &[Locked]) -> Vec<Finding> {
    let find = |package: &Locked, advice: String| Finding::new(LOCK, package.line, advice);
    let mut found = Vec::new();
    for package in packages {
        for (name, least, why) in AT_LEAST {
            if package.name == name && numbers(&package.version) < least {
                let [major, minor, patch] = least;
                found.push(find(
                    package,
                    format!(
                        "{name} {} is older than {major}.{minor}.{patch}: {why}",
                        package.version
                    ),
                ));
            }
        }
        for (name, why) in NEVER {
            if package.name == name {
                found.push(find(
                    package,
                    format!("{name}: {why}; `cargo tree -i {name}` says who wants it"),
                ));
            }
        }
    }
    for name in ONCE {
        let count = packages
            .iter()
            .filter(|package| package.name == name)
            .count();
        if count != 1 {
            let advice = format!(
                "{name} must be there exactly once, not {count} times; see `cargo tree -i {name}`"
            );
            found.push(Finding::new(LOCK, 1, advice));
        }
    }
    found
}

fn pins_wasm_bindgen(manifest: &str, packages: &[Locked]) -> Vec<Finding> {
    let pinned = entries(manifest)
        .into_iter()
        .find(|entry| entry.table == "workspace.dependencies" && entry.name == "wasm-bindgen");
    let locked = packages
        .iter()
        .find(|package| package.name == "wasm-bindgen");
    let (Some(entry), Some(locked)) = (pinned, locked) else {
        return vec![Finding::new(
            "Cargo.toml",
            1,
            "wasm-bindgen must stand in [workspace.dependencies] and Cargo.lock",
        )];
    };
    let wanted = format!("\"={}\"", locked.version);
    if entry.value.contains(&wanted) {
        Vec::new()
    } else {
        let advice = format!(
            "wasm-bindgen must be {wanted}, as in Cargo.lock: its CLI has to be the very same version"
        );
        vec![Finding::new("Cargo.toml", entry.line, advice)]
    }
}

#[test]
fn locked_versions_are_right() {
    none(has_right_versions(&locked(&file(LOCK).text)));
}

#[test]
fn wasm_bindgen_is_pinned_to_its_cli() {
    none(pins_wasm_bindgen(
        &file("Cargo.toml").text,
        &locked(&file(LOCK).text),
    ));
}

#[test]
fn the_rules_of_versions_can_fail() {
    let package = |name: &str, version: &str| Locked {
        line: 1,
        name: name.to_owned(),
        version: version.to_owned(),
    };
    let good = [
        package("libsqlite3-sys", "0.37.0"),
        package("wasm-bindgen", "0.2.130"),
        package("leptos", "0.8.23"),
        package("hydration_context", "0.3.2"),
    ];
    assert!(has_right_versions(&good).is_empty());
    for bad in [
        package("libsqlite3-sys", "0.37.1"),
        package("sqlx", "0.8.6"),
        package("openssl-sys", "0.9.1"),
        package("hydration_context", "0.3.1"),
        package("leptos", "0.7.0"),
    ] {
        let name = format!("{bad:?}");
        assert_eq!(
            has_right_versions(&[good.as_slice(), &[bad]].concat()).len(),
            1,
            "{name}"
        );
    }
    let pin = |value: &str| {
        pins_wasm_bindgen(
            &format!("[workspace.dependencies]\nwasm-bindgen = {value}\n"),
            &good,
        )
    };
    assert!(pin("\"=0.2.130\"").is_empty());
    assert_eq!(pin("\"0.2.130\"").len(), 1);
    assert_eq!(pin("\"=0.2.129\"").len(), 1);
}
