//! The catalogue as one file for the browser: columns of numbers and texts, no names of fields, no serde.
//!
//! Layout: `SQUE`, the version of this format, a checksum of everything after it; then the reference data and the columns,
//! in the order in which `write.rs` writes them. Numbers are LEB128, texts are their lengths and then their letters, so that
//! equal things stand together and compress well. A file of another format or with a wrong checksum is refused whole.

mod bytes;
mod names;
mod read;
mod rows;
mod write;

use crate::index::Index;
use bytes::Writer;
pub use read::Opened;

/// The format that this program writes and reads; another number is another format.
pub const FORMAT: u64 = 2;

const MAGIC: &[u8; 4] = b"SQUE";
const HEAD: usize = MAGIC.len() + 1 + 8;

/// Why a file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    /// No catalogue file, or one of another format.
    Format,
    /// Cut off, or not what was written.
    Damaged,
}

impl core::fmt::Display for WireError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Format => "not a catalogue file of this version",
            Self::Damaged => "a damaged catalogue file",
        })
    }
}

impl core::error::Error for WireError {}

impl Index {
    /// The catalogue as a file for browsers; the same catalogue gives the same bytes. The ids of producers stay on the server:
    /// who reads this file finds no products by them.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.file(false)
    }

    /// The catalogue as a file for the server itself, with the ids of producers.
    pub fn to_bytes_with_ids(&self) -> Vec<u8> {
        self.file(true)
    }

    fn file(&self, ids: bool) -> Vec<u8> {
        let mut body = Writer::default();
        write::catalogue(self, ids, &mut body);
        let body = body.finish();
        let mut file = Vec::with_capacity(HEAD + body.len());
        file.extend(MAGIC);
        file.extend(u8::try_from(FORMAT));
        file.extend(checksum(&body).to_le_bytes());
        file.extend(body);
        file
    }

    /// The catalogue of a file that [`Index::to_bytes`] or [`Index::to_bytes_with_ids`] wrote: it answers every query as the other
    /// did.
    ///
    /// # Errors
    /// [`WireError`] for every other file.
    pub fn from_bytes(file: &[u8]) -> Result<Self, WireError> {
        Ok(Opened::file(file)?.rows()?.index())
    }
}

impl<'a> Opened<'a> {
    /// The first part of [`Index::from_bytes`].
    ///
    /// # Errors
    /// [`WireError`] for every file but one that [`Index::to_bytes`] or [`Index::to_bytes_with_ids`] wrote.
    pub fn file(file: &'a [u8]) -> Result<Self, WireError> {
        let (head, body) = file.split_at_checked(HEAD).ok_or(WireError::Damaged)?;
        let rest = head.strip_prefix(MAGIC).ok_or(WireError::Format)?;
        let (format, sum) = rest.split_first().ok_or(WireError::Format)?;
        if u64::from(*format) != FORMAT {
            return Err(WireError::Format);
        }
        if *sum != checksum(body).to_le_bytes() {
            return Err(WireError::Damaged);
        }
        Self::body(body).ok_or(WireError::Damaged)
    }
}

/// FNV-1a: against accidents, not against anybody; the file comes from where the program comes from.
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
