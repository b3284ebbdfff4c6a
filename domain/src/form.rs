//! The encoding of forms and query strings: `application/x-www-form-urlencoded`, as browsers write it.

/// Splits a query string or form body into decoded pairs, in order. Never fails: broken escapes stay as they are written,
/// bytes that are no UTF-8 become U+FFFD. At most `most` pairs are read.
pub fn decode(encoded: &str, most: usize) -> Vec<(String, String)> {
    let encoded = encoded.strip_prefix('?').unwrap_or(encoded);
    let pairs = encoded
        .split('&')
        .filter(|pair| !pair.is_empty())
        .take(most);
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode_part(name), decode_part(value))
        })
        .collect()
}

/// Joins pairs to a query string or form body; `decode` gives the same pairs back.
pub fn encode<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        encode_part(name, &mut out);
        out.push('=');
        encode_part(value, &mut out);
    }
    out
}

fn decode_part(part: &str) -> String {
    let mut out = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    loop {
        match rest {
            [] => break,
            [b'%', high, low, tail @ ..] if let Some(byte) = hex(*high, *low) => {
                out.push(byte);
                rest = tail;
            }
            [b'+', tail @ ..] => {
                out.push(b' ');
                rest = tail;
            }
            [byte, tail @ ..] => {
                out.push(*byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(out)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

fn encode_part(part: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in part.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => {
                out.push(char::from(byte));
            }
            b' ' => out.push('+'),
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from(
                        HEX.get(usize::from(digit)).copied().unwrap_or(b'0'),
                    ));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use proptest::prelude::*;

    #[test]
    fn broken_escapes_stay_as_written() {
        for (encoded, value) in [
            ("q=100%", "100%"),
            ("q=%zz", "%zz"),
            ("q=%E1%BA%AFm+t%C3%B4m", "ắm tôm"),
            ("q=%ff", "\u{fffd}"),
            ("q=%2", "%2"),
        ] {
            assert_eq!(
                decode(encoded, 9),
                [("q".to_owned(), value.to_owned())],
                "{encoded}"
            );
        }
        assert_eq!(decode("?a&b=&&=c", 9).len(), 3);
        assert_eq!(decode("a&b&c", 2).len(), 2);
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(pairs in proptest::collection::vec((".{1,9}", ".{0,20}"), 0..6)) {
            let encoded = encode(pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())));
            prop_assert!(encoded.is_ascii());
            prop_assert_eq!(decode(&encoded, 9), pairs);
        }
    }
}
