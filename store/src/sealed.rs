//! Files that were closed in order and not touched since.
//!
//! The engine's check of a whole file takes as long as reading it: seconds where there are a million products. A file that was
//! checked when it was opened, closed in order and has not changed by one byte or moment since need not be checked again.
//! Beside the file, a small one of the same name with `-sealed` says how it was left.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Whether the file is as [`seal`] found it.
pub(crate) fn is_sealed(file: &Path) -> bool {
    let kept = std::fs::read_to_string(seal_of(file)).ok();
    kept.is_some() && kept == state(file)
}

/// Says how the file is left. Nothing is sealed while somebody else still writes to it.
pub(crate) fn seal(file: &Path) {
    if let Some(state) = state(file) {
        // Without it the next start takes longer, nothing else.
        let _ = std::fs::write(seal_of(file), state);
    }
}

fn seal_of(file: &Path) -> PathBuf {
    beside(file, "-sealed")
}

/// Another file beside this one.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Size, moment of the last change, and what the head of the file counts: its changes (bytes 24 to 27) and the change at which
/// its version was noted (bytes 92 to 99), see <https://www.sqlite.org/fileformat2.html#the_database_header>. `None` while
/// changes stand in a file beside it.
fn state(file: &Path) -> Option<String> {
    let pending = |ending| std::fs::metadata(beside(file, ending)).is_ok_and(|m| m.len() > 0);
    if pending("-wal") || pending("-journal") {
        return None;
    }
    let mut open = File::open(file).ok()?;
    let about = open.metadata().ok()?;
    let moment = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let mut counts = [[0_u8; 8]; 2];
    for (bytes, from) in counts.iter_mut().zip([24, 92]) {
        open.seek(SeekFrom::Start(from)).ok()?;
        open.read_exact(bytes).ok()?;
    }
    let [changes, noted] = counts.map(u64::from_be_bytes);
    let (size, nanos) = (about.len(), moment.as_nanos());
    Some(format!("{size} {nanos} {changes:016x} {noted:016x}\n"))
}

#[cfg(test)]
mod tests {
    use super::{beside, is_sealed, seal};

    #[test]
    fn a_file_is_sealed_until_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.sqlite3");
        std::fs::write(&file, [7; 4096]).unwrap();
        assert!(!is_sealed(&file));
        seal(&file);
        assert!(is_sealed(&file));
        let mut bytes = [7; 4096];
        bytes[4000] = 8;
        std::fs::write(&file, bytes).unwrap();
        assert!(!is_sealed(&file), "one byte is another");
    }

    #[test]
    fn nothing_is_sealed_while_changes_wait() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.sqlite3");
        std::fs::write(&file, [7; 4096]).unwrap();
        std::fs::write(beside(&file, "-wal"), [1]).unwrap();
        seal(&file);
        std::fs::remove_file(beside(&file, "-wal")).unwrap();
        assert!(!is_sealed(&file));
    }
}
