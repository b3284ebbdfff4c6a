//! The catalogue as a file beside the database, so that a start need not read all rows.
//!
//! Whatever is wrong with the file, the rows are read instead; it may be deleted at any time.

use app::ssr::Snapshot;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use store::Store;

/// The end of its name.
const ENDING: &str = "-catalogue";

/// Where the file of a database is.
pub fn place(store: &Store) -> PathBuf {
    store.beside(ENDING)
}

/// What was kept, if anything.
pub fn read(place: &Path) -> Option<Vec<u8>> {
    fs::read(place).ok()
}

/// Keeps a catalogue, unless it is kept already; takes as long as writing it to the disk.
pub fn write(place: &Path, snapshot: &Snapshot) {
    let Some(head) = snapshot.kept_head() else {
        return;
    };
    if begins_with(place, &head) {
        return;
    }
    if let Err(error) = replace(place, &[&head, &snapshot.kept_body()]) {
        tracing::warn!(target: "sao_que", place = %place.display(), %error, "the catalogue could not be kept for the next start");
    }
}

fn begins_with(place: &Path, head: &[u8]) -> bool {
    let mut found = vec![0; head.len()];
    File::open(place).is_ok_and(|mut file| file.read_exact(&mut found).is_ok()) && found == head
}

/// A reader finds the old file or the new one, never a part.
fn replace(place: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let mut new = place.as_os_str().to_owned();
    new.push("-new");
    let mut file = File::create(&new)?;
    for part in parts {
        file.write_all(part)?;
    }
    fs::rename(&new, place)
}
