//! Letters and digits none of which looks like another, for what people read out and write down.

/// The signs, by their value.
const SIGNS: [char; 24] = [
    '3', '4', '6', '7', '9', 'A', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P', 'Q', 'R',
    'T', 'V', 'W', 'X', 'Y',
];

/// So many signs that some random bits stand for.
pub(crate) fn of_random(bits: u64, count: usize) -> String {
    let radix = 24;
    let mut rest = bits;
    let next = |_| {
        let value = usize::try_from(rest % radix).unwrap_or_default();
        rest /= radix;
        sign(value).unwrap_or('3')
    };
    (0..count).map(next).collect()
}

/// The sign of a value; nothing from 24 on.
pub(crate) fn sign(value: usize) -> Option<char> {
    SIGNS.get(value).copied()
}

/// The value of a sign.
pub(crate) fn value(sign: char) -> Option<usize> {
    SIGNS.iter().position(|known| *known == sign)
}
