//! Many names: the same few words again and again, and numbers.
//!
//! As text, a name costs a compressor a reference into what came before for every few words; as numbers of words it costs little
//! more than it says. The order of words by how often they are used makes the numbers small.

use super::bytes::{Reader, Writer};
use std::borrow::Cow;
use std::collections::HashMap;

/// So few names are shorter as they are.
const FEW: usize = 1_000;

/// What stands between two spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Word(&'a str),
    Number(u32),
}

/// A number that is written as numbers usually are, and everything else.
fn piece(text: &str) -> Piece<'_> {
    let plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse() {
        Ok(number) if plain => Piece::Number(number),
        _ => Piece::Word(text),
    }
}

/// Writes names.
pub(super) fn write(names: &[&str], out: &mut Writer) {
    out.number(names.len() as u64);
    if names.len() < FEW {
        out.texts(names.iter().copied());
        return;
    }
    let pieces = || names.iter().flat_map(|name| name.split(' ').map(piece));
    let mut uses: HashMap<&str, u32> = HashMap::new();
    for piece in pieces() {
        if let Piece::Word(word) = piece {
            *uses.entry(word).or_default() += 1;
        }
    }
    let mut words: Vec<(&str, u32)> = uses.into_iter().collect();
    words.sort_unstable_by(|(a, often), (b, seldom)| seldom.cmp(often).then(a.cmp(b)));
    out.texts(words.iter().map(|(word, _)| *word));
    let numbered: HashMap<&str, u32> = words.iter().map(|(word, _)| *word).zip(1..).collect();
    for name in names {
        out.number(name.split(' ').count() as u64);
    }
    let mut numbers = Vec::new();
    for piece in pieces() {
        match piece {
            Piece::Word(word) => out.number(numbered.get(word).copied().map_or(0, u64::from)),
            Piece::Number(number) => {
                out.number(0);
                numbers.push(number);
            }
        }
    }
    out.planes(&numbers);
}

/// Reads names.
pub(super) fn read<'a>(input: &mut Reader<'a>) -> Option<Vec<Cow<'a, str>>> {
    let count = input.count()?;
    if count < FEW {
        let names = input.texts()?;
        return (names.len() == count).then(|| names.into_iter().map(Cow::Borrowed).collect());
    }
    let words = input.texts()?;
    let lengths: Vec<u32> = (0..count).map(|_| input.small()).collect::<Option<_>>()?;
    let all: u64 = lengths.iter().map(|length| u64::from(*length)).sum();
    let ids: Vec<u32> = (0..all).map(|_| input.small()).collect::<Option<_>>()?;
    let mut numbers = input
        .planes(ids.iter().filter(|id| **id == 0).count())?
        .into_iter();
    let mut ids = ids.into_iter();
    let name = |length: u32| {
        let mut name = String::new();
        for at in 0..length {
            if at > 0 {
                name.push(' ');
            }
            match ids.next()?.checked_sub(1) {
                None => name.push_str(&numbers.next()?.to_string()),
                Some(word) => name.push_str(words.get(word as usize)?),
            }
        }
        Some(Cow::Owned(name))
    };
    lengths.into_iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::{FEW, Piece, Reader, Writer, piece, read, write};
    use proptest::prelude::*;

    fn written(names: &[&str]) -> Vec<u8> {
        let mut out = Writer::default();
        write(names, &mut out);
        out.finish()
    }

    #[test]
    fn only_numbers_that_are_written_so_are_numbers() {
        assert_eq!(piece("40"), Piece::Number(40));
        for text in ["", "0", "007", "40N", "+4", "99999999999", "٣"] {
            assert_eq!(piece(text), Piece::Word(text));
        }
    }

    #[test]
    fn words_that_return_cost_a_byte() {
        let names: Vec<String> = (0..2_000).map(|n| format!("Nước mắm mẫu {n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert!(written(&names).len() < 2_000 * 8);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn what_was_written_is_read(few in prop::collection::vec("[a-c0 ]{0,6}|.{0,9}", 1..40), many: bool) {
            let names: Vec<&str> = few.iter().map(String::as_str).cycle().take(if many { FEW + 7 } else { 9 }).collect();
            let bytes = written(&names);
            let mut input = Reader::new(&bytes);
            prop_assert_eq!(read(&mut input).unwrap(), names);
            prop_assert!(input.is_at_end());
        }

        #[test]
        fn damage_is_found_or_does_no_harm(mut bytes in prop::collection::vec(any::<u8>(), 0..4_000)) {
            if let [first, second, ..] = bytes.as_mut_slice() {
                (*first, *second) = (0xff, 0x0f);
            }
            let _ = read(&mut Reader::new(&bytes));
        }
    }
}
