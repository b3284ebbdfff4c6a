//! Odd query strings, each made from its number alone: the same at every run, and one that was answered badly can be made again.

use crate::synth::prng::Prng;
use domain::Param;

const SEED: u64 = 0xF0_22;

/// What is asked, and how often of a hundred times.
const PATHS: [(&str, u32); 5] = [
    ("/san-pham", 82),
    ("/api/v1/products", 8),
    ("/api/v1/producers", 4),
    ("/", 3),
    ("/so-sanh", 3),
];

/// Ways of being odd, and how often of a hundred times.
const WAYS: [(Way, u32); 7] = [
    (Way::Meant, 40),
    (Way::AnyValue, 20),
    (Way::AnyBytes, 10),
    (Way::BrokenPercent, 8),
    (Way::RawBytes, 4),
    (Way::Long, 6),
    (Way::Repeated, 12),
];

#[derive(Clone, Copy)]
enum Way {
    /// Names and values that mean something, in any company.
    Meant,
    /// Names that mean something, values of any letters.
    AnyValue,
    /// Any bytes, percent-encoded.
    AnyBytes,
    /// Percent signs without their digits.
    BrokenPercent,
    /// Bytes as they are, but for those that end a line.
    RawBytes,
    /// Kilobytes.
    Long,
    /// The same name again and again.
    Repeated,
}

/// Values of facets, orders and pages, texts, and what attackers send.
const VALUES: [&str; 40] = [
    "3",
    "4",
    "5",
    "chua-ro",
    "hoang-hoa",
    "nga-son",
    "hoang-phu",
    "thuc-pham",
    "do-uong",
    "cong-ty",
    "htx",
    "con",
    "het",
    "chua-xac-nhan",
    "co",
    "ten",
    "moi",
    "sao",
    "gia-tang",
    "duoi-50",
    "1",
    "2",
    "7",
    "99999",
    "-1",
    "1-3",
    "mam",
    "nuoc+mam",
    "m%E1%BA%AFm+t%C3%B4m",
    "mamm+tom",
    "5445/Q%C4%90-UBND",
    "%F0%9F%98%80",
    "...",
    "%00",
    "%E2%80%AE",
    "'+OR+1=1--",
    "%3Cscript%3E",
    "..%2F..%2Fetc%2Fpasswd",
    "%ff%fe",
    "",
];

/// Path and query of that number.
pub fn target(number: u32) -> Vec<u8> {
    let mut prng = Prng::new(SEED ^ (u64::from(number) << 32));
    let mut target = prng.weighted(&PATHS).as_bytes().to_vec();
    target.push(b'?');
    match prng.weighted(&WAYS) {
        Way::Meant => {
            let pairs = 1 + prng.below(6);
            for _ in 0..pairs {
                pair(&mut prng, &mut target);
            }
        }
        Way::AnyValue => {
            for _ in 0..=prng.below(4) {
                let name = prng.pick(Param::ALL).name();
                let length = prng.below(40);
                target.extend(format!("{name}=").into_bytes());
                for _ in 0..length {
                    letter(&mut prng, &mut target);
                }
                target.push(b'&');
            }
        }
        Way::AnyBytes => {
            target.extend(if prng.below(2) == 0 { "q=" } else { "" }.bytes());
            for _ in 0..prng.below(80) {
                let byte = prng.below(256);
                target.extend(format!("%{byte:02X}").into_bytes());
            }
        }
        Way::BrokenPercent => {
            for _ in 0..=prng.below(12) {
                let piece = [
                    "%", "%%", "%2", "%zz", "%u1EAF", "q=%", "sao=%F", "&", "=", "%C3", "+%",
                ];
                target.extend(prng.pick(&piece).bytes());
            }
        }
        Way::RawBytes => {
            for _ in 0..prng.below(60) {
                let byte = u8::try_from(prng.below(256)).unwrap_or_default();
                // An end of a line would end the request.
                target.extend((!matches!(byte, b'\r' | b'\n')).then_some(byte));
            }
        }
        Way::Long => long(&mut prng, &mut target),
        Way::Repeated => {
            let name = prng.pick(Param::ALL).name();
            for _ in 0..2 + prng.below(40) {
                let value = prng.pick(&VALUES);
                target.extend(format!("{name}={value}&").into_bytes());
            }
        }
    }
    target
}

fn pair(prng: &mut Prng, target: &mut Vec<u8>) {
    let name = prng.pick(Param::ALL).name();
    let value = prng.pick(&VALUES);
    target.extend(format!("{name}={value}&").into_bytes());
}

/// A letter, a sign, or part of a letter of several bytes.
fn letter(prng: &mut Prng, target: &mut Vec<u8>) {
    match prng.below(8) {
        0 => target.push(b'+'),
        1 => target.extend(format!("%{:02X}", prng.below(256)).into_bytes()),
        2 => {
            let letter = *prng.pick(&['ắ', 'ộ', 'đ', 'Ư', '字', '😀', '\u{301}', '\u{202e}']);
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                target.extend(format!("%{byte:02X}").into_bytes());
            }
        }
        _ => target.push(*prng.pick(b"abcdeghiklmnopqrstuvxy0123456789")),
    }
}

/// One long text of letters or of words, very many pairs, and now and then more than any address may have.
fn long(prng: &mut Prng, target: &mut Vec<u8>) {
    let kilobytes = 1 + prng.below(8);
    let least = match prng.below(40) {
        0 => 70_000,
        _ => kilobytes as usize * 1_000,
    };
    let way = prng.below(3);
    target.extend(if way == 2 { "" } else { "q=" }.bytes());
    while target.len() < least {
        match way {
            0 => letter(prng, target),
            1 => target.extend(format!("{}+", prng.pick(&VALUES)).into_bytes()),
            _ => pair(prng, target),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn queries_are_the_same_at_every_run_and_none_ends_its_line() {
        for number in 0..20_000 {
            let query = target(number);
            assert_eq!(query, target(number));
            assert!(query.starts_with(b"/") && !query.contains(&b'\n') && !query.contains(&b'\r'));
        }
    }
}
