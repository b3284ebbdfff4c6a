//! Tables in files: what spreadsheet programs write and read, within limits.
//!
//! What is read comes from anybody: nothing is reserved because a file says so, nothing is unpacked beyond [`MOST_UNPACKED`], and
//! what is too large is refused before it is looked at. Formulas are never evaluated.

mod csv_file;
mod guard;
mod xlsx_read;
mod xlsx_write;

pub use csv_file::write_csv;
pub use xlsx_write::write_xlsx;

/// Most bytes of a file.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Most bytes of the parts of a packed file that are looked at, unpacked.
pub const MOST_UNPACKED: u64 = 20 * 1024 * 1024;
/// Most bytes of the texts of all cells of a packed file, which names a text once for as many cells as it likes.
pub const MOST_TEXT: usize = 8 * 1024 * 1024;
/// Most lines below the head.
pub const MOST_LINES: usize = 2_000;
/// Most columns.
pub const MOST_COLUMNS: usize = 60;

/// A line with something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1, as spreadsheet programs count.
    pub number: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// More than [`MOST_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// A packed file that would unpack to more than [`MOST_UNPACKED`].
    #[error("the file unpacks to too much")]
    Unpacked,
    /// More than [`MOST_LINES`] below the head.
    #[error("there are too many lines")]
    TooManyLines,
    /// More than [`MOST_COLUMNS`].
    #[error("there are too many columns")]
    TooManyColumns,
    /// Neither CSV in UTF-8 or UTF-16 nor XLSX.
    #[error("the text is in no encoding that is read")]
    NotText,
    /// A packed file without a sheet, or a broken one.
    #[error("this is no sheet")]
    NotASheet,
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
}

/// Reads a file or pasted cells: XLSX by how it begins, anything else as CSV with commas, semicolons or tabs.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, SheetError> {
    if bytes.len() > MOST_BYTES {
        return Err(SheetError::TooLarge);
    }
    let lines = if bytes.starts_with(b"PK") {
        xlsx_read::read(bytes)?
    } else {
        csv_file::read(bytes)?
    };
    if lines.is_empty() {
        return Err(SheetError::Empty);
    }
    Ok(lines)
}

/// Adds a line, unless there is nothing in it.
fn push(lines: &mut Vec<Line>, number: u64, mut cells: Vec<String>) -> Result<(), SheetError> {
    while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    if cells.is_empty() {
        return Ok(());
    }
    if cells.len() > MOST_COLUMNS {
        return Err(SheetError::TooManyColumns);
    }
    // One more is the head.
    if lines.len() > MOST_LINES {
        return Err(SheetError::TooManyLines);
    }
    lines.push(Line { number, cells });
    Ok(())
}
