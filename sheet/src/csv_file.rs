//! CSV: written by RFC 4180 with the mark that tells spreadsheet programs the encoding, read in every dress they give it.

use crate::guard::{guarded, unguarded};
use crate::{Line, SheetError, push};
use csv::{ReaderBuilder, Terminator, WriterBuilder};
use std::borrow::Cow;

/// Says that a text is UTF-8; without it Excel reads Vietnamese letters as something else.
const MARK: &str = "\u{feff}";

/// Writes lines of cells. What looks like a formula is made text.
pub fn write_csv(lines: &[Vec<String>]) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(MARK.as_bytes().to_vec());
    for line in lines {
        let cells = line.iter().map(|cell| guarded(cell));
        // Writing into memory does not fail.
        let _ = writer.write_record(cells.map(|cell| cell.into_owned().into_bytes()));
    }
    writer.into_inner().unwrap_or_default()
}

pub fn read(bytes: &[u8]) -> Result<Vec<Line>, SheetError> {
    let text = decode(bytes)?;
    let (separator, text, skipped) = separator(text.trim_start_matches(MARK));
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut place = Place {
        rest: text,
        at: 0,
        line: skipped + 1,
    };
    loop {
        let begins = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(lines),
            Err(_) => return Err(SheetError::NotText),
        }
        place.go_to(begins);
        let cells = record.iter().map(|cell| unguarded(cell).to_owned());
        push(&mut lines, place.line, cells.collect())?;
    }
}

/// Counts lines as people do. The reader begins a record before the empty lines that it passes over.
struct Place<'a> {
    rest: &'a str,
    at: usize,
    line: u64,
}

impl Place<'_> {
    /// Goes on to the first sign at or after a byte that ends no line.
    fn go_to(&mut self, byte: usize) {
        while let Some(next) = self.rest.as_bytes().first() {
            if self.at >= byte && !matches!(next, b'\r' | b'\n') {
                return;
            }
            self.line += u64::from(*next == b'\n');
            let width = self.rest.chars().next().map_or(1, char::len_utf8);
            self.rest = self.rest.get(width..).unwrap_or_default();
            self.at += width;
        }
    }
}

/// The text: UTF-8, or the UTF-16 that Excel calls Unicode.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let wide = |rest: &[u8], number: fn([u8; 2]) -> u16| {
        let (pairs, odd) = rest.as_chunks::<2>();
        let units = pairs.iter().map(|pair| number(*pair));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.ok().filter(|_| odd.is_empty())
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes).map(Cow::Owned),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes).map(Cow::Owned),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    };
    // A table of text holds no zero; another kind of file nearly always does.
    text.filter(|text| !text.contains('\0'))
        .ok_or(SheetError::NotText)
}

/// What stands between the cells: what Excel says in a line of its own, or what is most often in the first line, outside quotes.
/// With the text that is left, and how many lines are left out.
fn separator(text: &str) -> (u8, &str, u64) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let [separator @ (b',' | b';' | b'\t'), ..] = rest.as_bytes()
        && let Some((_, rest)) = rest.split_once('\n')
    {
        return (*separator, rest, 1);
    }
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (separator, count) in &mut counts {
                    *count += usize::from(byte == *separator);
                }
            }
        }
    }
    let [comma, semicolon, tab] = counts;
    let best = [tab, semicolon, comma]
        .into_iter()
        .max_by_key(|(_, count)| *count);
    (best.map_or(b',', |(separator, _)| separator), text, 0)
}

#[cfg(test)]
mod tests {
    use super::{read, write_csv};
    use crate::{Line, MOST_COLUMNS, MOST_LINES, SheetError};
    use proptest::prelude::*;

    fn line(number: u64, cells: &[&str]) -> Line {
        Line {
            number,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        }
    }

    #[test]
    fn every_dress_is_the_same_table() {
        let table = vec![
            line(1, &["Tên", "Giá"]),
            line(2, &["Mắm, \"ngon\"", "120.000 ₫"]),
        ];
        for text in [
            "Tên,Giá\r\n\"Mắm, \"\"ngon\"\"\",120.000 ₫\r\n",
            "\u{feff}Tên;Giá\n\"Mắm, \"\"ngon\"\"\";120.000 ₫",
            "Tên\tGiá\n\"Mắm, \"\"ngon\"\"\"\t120.000 ₫\n\n;;\n",
            "Tên,Giá,,\n\"Mắm, \"\"ngon\"\"\",120.000 ₫,,\n",
        ] {
            let lines = read(text.as_bytes()).unwrap();
            assert_eq!(lines[..2], table, "{text}");
        }
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(
                "Tên\tGiá\n\"Mắm, \"\"ngon\"\"\"\t120.000 ₫"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes),
            )
            .collect();
        assert_eq!(read(&wide).unwrap(), table);
        let said = read("sep=;\nTên;Giá\n\"Mắm, \"\"ngon\"\"\";120.000 ₫".as_bytes()).unwrap();
        assert_eq!(
            said.iter().map(|line| line.number).collect::<Vec<_>>(),
            [2, 3]
        );
    }

    #[test]
    fn lines_keep_the_number_that_they_have_in_the_file() {
        let lines = read(b"a,b\n\n\"hai\nd\xc3\xb2ng\",c\nd,e\n").unwrap();
        let numbers: Vec<u64> = lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [1, 3, 5]);
    }

    #[test]
    fn what_is_no_text_or_too_much_is_refused() {
        for bytes in [
            &b"\xff\xd8\xff\xe0"[..],
            b"a,b\n\xe1\xba",
            b"a\0b",
            b"\xff\xfea\0b",
        ] {
            assert_eq!(read(bytes), Err(SheetError::NotText), "{bytes:?}");
        }
        let many = "a,b\n".repeat(MOST_LINES + 1);
        assert_eq!(read(many.as_bytes()).unwrap().len(), MOST_LINES + 1);
        let more = "a,b\n".repeat(MOST_LINES + 2);
        assert_eq!(read(more.as_bytes()), Err(SheetError::TooManyLines));
        let broad = "a,".repeat(MOST_COLUMNS) + "a";
        assert_eq!(read(broad.as_bytes()), Err(SheetError::TooManyColumns));
    }

    #[test]
    fn a_formula_leaves_as_text() {
        let out = write_csv(&[vec!["=HYPERLINK(\"x\")".to_owned(), "+84".to_owned()]]);
        assert_eq!(
            out,
            "\u{feff}\"'=HYPERLINK(\"\"x\"\")\",'+84\r\n".as_bytes()
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(cells in proptest::collection::vec("[a-cắ=+,;\"'\t \n\r-]{0,9}x", 1..5)) {
            let out = write_csv(&[vec!["đầu".to_owned(), "b".to_owned()], cells.clone()]);
            let lines = read(&out).unwrap();
            prop_assert_eq!(&lines[1].cells, &cells);
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes);
        }
    }
}
