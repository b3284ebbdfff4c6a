//! A CSV file, row by row: every value is composed text (NFC) without hidden characters, or its row is refused.

use super::report::Refused;
use domain::Date;
use domain::text::hidden;
use unicode_normalization::UnicodeNormalization;

/// A file whose every row has the right number of columns.
#[derive(Debug)]
pub(super) struct Table {
    file: &'static str,
    columns: &'static [&'static str],
    rows: Vec<(u64, Vec<String>)>,
}

impl Table {
    /// Reads a file; rows that are none are refused and left out.
    pub(super) fn read(
        file: &'static str,
        columns: &'static [&'static str],
        bytes: &[u8],
        refused: &mut Vec<Refused>,
    ) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes);
        let mut table = Self {
            file,
            columns,
            rows: Vec::new(),
        };
        let mut headed = false;
        for record in reader.byte_records() {
            let mut refuse = |line: u64, column: &'static str, reason: String| {
                refused.push(Refused {
                    file,
                    line,
                    column,
                    reason,
                });
            };
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    refuse(0, "", error.to_string());
                    break;
                }
            };
            let line = record.position().map_or(0, |at| line_of(at, bytes));
            if !headed {
                headed = true;
                if !record
                    .iter()
                    .eq(columns.iter().map(|column| column.as_bytes()))
                {
                    refuse(
                        line,
                        "",
                        format!("the first line has to be: {}", columns.join(",")),
                    );
                    break;
                }
                continue;
            }
            if record.len() != columns.len() {
                refuse(
                    line,
                    "",
                    format!("{} columns instead of {}", record.len(), columns.len()),
                );
                continue;
            }
            let mut cells = Vec::with_capacity(columns.len());
            for (column, cell) in columns.iter().zip(record.iter()) {
                match std::str::from_utf8(cell) {
                    Err(_) => refuse(line, column, "not UTF-8".to_owned()),
                    Ok(text) if text.chars().any(hidden) => {
                        refuse(
                            line,
                            column,
                            "holds invisible control characters or a line end".to_owned(),
                        );
                    }
                    Ok(text) => cells.push(text.trim().nfc().collect()),
                }
            }
            if cells.len() == columns.len() {
                table.rows.push((line, cells));
            }
        }
        if !headed {
            refused.push(Refused {
                file,
                line: 1,
                column: "",
                reason: format!(
                    "the file is empty; its first line has to be: {}",
                    columns.join(",")
                ),
            });
        }
        table
    }

    /// The rows, each with the list that its wrong values go to.
    pub(super) fn each<T>(
        &self,
        refused: &mut Vec<Refused>,
        mut read: impl FnMut(&mut Cells<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut out = Vec::with_capacity(self.rows.len());
        for (line, values) in &self.rows {
            let before = refused.len();
            let mut cells = Cells {
                file: self.file,
                columns: self.columns,
                line: *line,
                values,
                refused,
            };
            let row = read(&mut cells);
            if refused.len() == before {
                out.extend(row);
            }
        }
        out
    }
}

/// The line where a record begins. The reader stands before the line ends that it passes over first: the second half of a
/// Windows one, and those of blank lines.
fn line_of(position: &csv::Position, bytes: &[u8]) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let passed = bytes.get(start..).unwrap_or_default().iter();
    let ends = passed.take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let lines = ends.filter(|byte| **byte == b'\n').count();
    position.line() + u64::try_from(lines).unwrap_or(0)
}

/// The values of a row. What is wrong is noted; the row is then left out as a whole.
pub(super) struct Cells<'a> {
    file: &'static str,
    columns: &'static [&'static str],
    pub(super) line: u64,
    values: &'a [String],
    refused: &'a mut Vec<Refused>,
}

impl Cells<'_> {
    /// Notes what is wrong with a column.
    pub(super) fn refuse(&mut self, column: &'static str, reason: impl Into<String>) {
        self.refused.push(Refused {
            file: self.file,
            line: self.line,
            column,
            reason: reason.into(),
        });
    }

    /// The text of a column; `None` where it is empty.
    pub(super) fn text(&mut self, column: &'static str, most: usize) -> Option<String> {
        let at = self.columns.iter().position(|other| *other == column)?;
        let value = self
            .values
            .get(at)
            .filter(|value| !value.is_empty())?
            .clone();
        if value.chars().count() > most {
            self.refuse(column, format!("longer than {most} characters"));
            return None;
        }
        Some(value)
    }

    /// The text of a column that must not be empty.
    pub(super) fn required(&mut self, column: &'static str, most: usize) -> Option<String> {
        let before = self.refused.len();
        let value = self.text(column, most);
        if value.is_none() && self.refused.len() == before {
            self.refuse(column, "missing");
        }
        value
    }

    /// What a text means; `None` where it is empty or means nothing.
    pub(super) fn meaning<T>(
        &mut self,
        column: &'static str,
        wrong: &str,
        meant: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.text(column, 1_000)?;
        let found = meant(&value);
        if found.is_none() {
            self.refuse(column, format!("\"{value}\" {wrong}"));
        }
        found
    }

    /// A whole number within bounds.
    pub(super) fn number(
        &mut self,
        column: &'static str,
        bounds: core::ops::RangeInclusive<i64>,
    ) -> Option<i64> {
        let wrong = format!("is no number from {} to {}", bounds.start(), bounds.end());
        self.meaning(column, &wrong, |value| {
            value.parse().ok().filter(|number| bounds.contains(number))
        })
    }

    /// A day of the calendar.
    pub(super) fn date(&mut self, column: &'static str) -> Option<Date> {
        self.meaning(column, "is no date of the form YYYY-MM-DD", |value| {
            Date::parse(value).ok()
        })
    }
    /// Addresses with spaces between them, one space each; empty where there is none.
    pub(super) fn sources(&mut self, column: &'static str) -> String {
        let text = self.text(column, 2_000).unwrap_or_default();
        let sources: Vec<&str> = text.split_whitespace().collect();
        for source in sources.iter().filter(|source| !is_address(source)) {
            self.refuse(column, format!("\"{source}\" is no http or https address"));
        }
        sources.join(" ")
    }
}

/// Sources become links on a public page, so nothing but a plain address is taken. Press sites still answer on `http`.
fn is_address(source: &str) -> bool {
    let rest = source
        .strip_prefix("https://")
        .or_else(|| source.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_ascii_alphanumeric())
            && rest
                .chars()
                .all(|c| !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`'))
    })
}
