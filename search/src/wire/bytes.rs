//! Numbers and texts as bytes.

/// Writes a file.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// A number, small ones in one byte.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push((number & 0x7f) as u8);
    }

    /// A number that may be negative, small ones of both signs in one byte.
    pub fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)).cast_unsigned());
    }

    /// One byte.
    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// Texts: how many, their lengths, their letters.
    pub fn texts<'a>(&mut self, texts: impl Iterator<Item = &'a str> + Clone) {
        self.number(texts.clone().count() as u64);
        for text in texts.clone() {
            self.number(text.len() as u64);
        }
        for text in texts {
            self.bytes.extend(text.as_bytes());
        }
    }

    /// Numbers that look like chance: how many bytes the largest takes, then the lowest byte of each, the next one of each, and
    /// so on, so that a compressor finds together what is alike.
    pub fn planes(&mut self, numbers: &[u32]) {
        let largest = numbers.iter().copied().max().unwrap_or(0);
        let width = (u32::BITS - largest.leading_zeros()).div_ceil(8);
        self.number(u64::from(width));
        for plane in 0..width {
            let byte = |number: &u32| (number >> (8 * plane) & 0xff) as u8;
            self.bytes.extend(numbers.iter().map(byte));
        }
    }

    /// One text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend(text.as_bytes());
    }

    /// Everything.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads a file; `None` as soon as it is not what was written.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Begins at the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// One byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// A number.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number of 32 bits.
    pub fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// A number of things that are to follow, each of at least one byte.
    pub fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.number()?).ok()?;
        (count <= self.rest.len()).then_some(count)
    }

    /// A number that may be negative.
    pub fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1).cast_signed() ^ -((number & 1).cast_signed()))
    }

    fn letters(&mut self, length: usize) -> Option<&'a str> {
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        core::str::from_utf8(text).ok()
    }

    /// One text.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        self.letters(length)
    }

    /// Texts.
    pub fn texts(&mut self) -> Option<Vec<&'a str>> {
        let count = self.count()?;
        let lengths: Vec<usize> = (0..count).map(|_| self.count()).collect::<Option<_>>()?;
        lengths
            .into_iter()
            .map(|length| self.letters(length))
            .collect()
    }

    /// So many numbers that [`Writer::planes`] wrote.
    pub fn planes(&mut self, count: usize) -> Option<Vec<u32>> {
        let width = self.small().filter(|width| *width <= 4)?;
        let mut numbers = vec![
            0;
            if width == 0 {
                count
            } else {
                count.min(self.rest.len())
            }
        ];
        for plane in 0..width {
            let (bytes, rest) = self.rest.split_at_checked(count)?;
            self.rest = rest;
            for (number, byte) in numbers.iter_mut().zip(bytes) {
                *number |= u32::from(*byte) << (8 * plane);
            }
        }
        Some(numbers)
    }

    /// Whether everything has been read.
    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Writer};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(numbers: Vec<u64>, signed: Vec<i64>, texts: Vec<String>) {
            let mut writer = Writer::default();
            for number in &numbers {
                writer.number(*number);
            }
            for number in &signed {
                writer.signed(*number);
            }
            writer.texts(texts.iter().map(String::as_str));
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            for number in numbers {
                prop_assert_eq!(reader.number(), Some(number));
            }
            for number in signed {
                prop_assert_eq!(reader.signed(), Some(number));
            }
            prop_assert_eq!(reader.texts(), Some(texts.iter().map(String::as_str).collect()));
            prop_assert!(reader.is_at_end());
            prop_assert_eq!(reader.byte(), None);
        }

        #[test]
        fn no_bytes_are_too_strange(bytes: Vec<u8>) {
            let mut reader = Reader::new(&bytes);
            while reader.texts().is_some() {}
            let _ = reader.signed();
        }
    }
}
