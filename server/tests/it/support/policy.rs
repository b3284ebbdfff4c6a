//! Content security policies, read and computed apart from the code that writes them.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A policy: its directives with their sources.
pub fn parse(policy: &str) -> BTreeMap<String, Vec<String>> {
    let mut directives = BTreeMap::new();
    for directive in policy.split(';') {
        let mut words = directive.split_whitespace().map(str::to_owned);
        if let Some(name) = words.next() {
            let before = directives.insert(name.clone(), words.collect());
            assert!(before.is_none(), "{name} stands twice in {policy}");
        }
    }
    directives
}

/// The source that allows exactly this inline script.
pub fn hash(script: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(script.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = bytes
        .iter()
        .map(|byte| format!("{byte:08b}"))
        .collect::<Vec<_>>()
        .concat();
    let digit = |six: &[u8]| {
        let six = format!("{:0<6}", std::str::from_utf8(six).unwrap());
        let at = usize::from_str_radix(&six, 2).unwrap();
        char::from(DIGITS.as_bytes()[at])
    };
    let digits: String = bits.as_bytes().chunks(6).map(digit).collect();
    let fill = digits.len().next_multiple_of(4) - digits.len();
    digits + &"=".repeat(fill)
}

#[test]
fn hashes_are_those_of_the_specification() {
    assert_eq!(
        hash("alert('Hello, world.');"),
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    );
}
