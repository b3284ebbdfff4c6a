//! The files of an import.

use crate::StoreError;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Products, their producers, ratings and sources.
pub(super) const PRODUCTS: &str = "products.csv";
/// Photos that this site serves.
pub(super) const PHOTOS: &str = "photos.csv";
/// Words that mean the same in search.
pub(super) const SYNONYMS: &str = "synonyms.csv";
/// Where products are shown and sold.
pub(super) const POINTS_OF_SALE: &str = "points_of_sale.csv";
/// Fairs.
pub(super) const EVENTS: &str = "events.csv";
/// Places, groups and channels: they name one another, so they come together.
pub(super) const REFERENCE: [&str; 7] = [
    "provinces.csv",
    "former_districts.csv",
    "communes.csv",
    "former_communes.csv",
    "successions.csv",
    "groups.csv",
    "channels.csv",
];

/// Larger than any register; a file beyond it is a mistake.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The files of a folder that an import reads, in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportFiles {
    files: BTreeMap<&'static str, Vec<u8>>,
}

impl ImportFiles {
    /// Reads the CSV files of a folder: `products.csv` is needed; places, groups and channels come as one set or not at all;
    /// `synonyms.csv`, `points_of_sale.csv`, `events.csv` and `photos.csv` may be there. Other files are not looked at.
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        let mut files = BTreeMap::new();
        let others = [PRODUCTS, PHOTOS, SYNONYMS, POINTS_OF_SALE, EVENTS];
        for name in REFERENCE.into_iter().chain(others) {
            let path = folder.join(name);
            let read = std::fs::metadata(&path).and_then(|about| {
                if about.len() > LARGEST {
                    return Err(io::Error::new(
                        io::ErrorKind::FileTooLarge,
                        "larger than 64 MiB",
                    ));
                }
                std::fs::read(&path)
            });
            match read {
                Ok(bytes) => {
                    files.insert(name, bytes);
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound && name != PRODUCTS => {}
                Err(source) => return Err(StoreError::File { path, source }),
            }
        }
        let missing: Vec<&str> = REFERENCE
            .into_iter()
            .filter(|name| !files.contains_key(name))
            .collect();
        if !missing.is_empty() && missing.len() < REFERENCE.len() {
            return Err(StoreError::FilesMissing {
                folder: folder.to_path_buf(),
                names: missing.join(", "),
            });
        }
        Ok(Self { files })
    }

    /// What is in a file; `None` where it is not part of this import.
    pub(super) fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// All files with their content, by name.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, &[u8])> {
        self.files
            .iter()
            .map(|(name, bytes)| (*name, bytes.as_slice()))
    }
}
