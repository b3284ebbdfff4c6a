//! The folder of photos: what is served in one part, the files that were sent in another from which nothing is ever served.
//!
//! A file is there whole or not at all: it is written under another name, brought to the disk, and renamed. Rows that name a
//! picture are written after it.

use crate::developed::{Developed, hex};
use crate::name::Name;
use sha2::{Digest as _, Sha256};
use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// The beginning of names of files that are being written.
const UNFINISHED: &str = ".new-";

/// A folder of photos; made when the first one is kept.
#[derive(Debug)]
pub struct Shelf {
    served: PathBuf,
    originals: PathBuf,
    writes: AtomicU64,
}

/// A photo that is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The names of its pictures, from narrow to wide.
    pub names: Vec<Name>,
    /// The private name of the file that was sent.
    pub original: String,
}

impl Shelf {
    /// The shelf in that folder. What a crash has left half written is taken away.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let shelf = Self {
            served: folder.join("served"),
            originals: folder.join("originals"),
            writes: AtomicU64::new(0),
        };
        for part in [&shelf.served, &shelf.originals] {
            let files = match fs::read_dir(part) {
                Ok(files) => files,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            for file in files {
                let file = file?;
                if file.file_name().to_string_lossy().starts_with(UNFINISHED) {
                    fs::remove_file(file.path())?;
                }
            }
        }
        Ok(shelf)
    }

    /// Keeps a photo: its pictures, and the file they were made of.
    pub fn keep(&self, file: &[u8], developed: &Developed) -> io::Result<Kept> {
        fs::create_dir_all(&self.served)?;
        fs::create_dir_all(&self.originals)?;
        let original = hex(&Sha256::digest(file), 32);
        self.write(&self.originals, &original, file)?;
        let mut names = Vec::with_capacity(developed.variants.len());
        for variant in &developed.variants {
            let name = Name::new(&developed.hash, variant.width);
            self.write(&self.served, &name.to_string(), &variant.bytes)?;
            names.push(name);
        }
        // Renames are lost with the power unless the folder is brought to the disk as well.
        for part in [&self.served, &self.originals] {
            File::open(part)?.sync_all()?;
        }
        Ok(Kept { names, original })
    }

    /// Where a served picture is, whether it is there or not.
    pub fn place(&self, name: &Name) -> PathBuf {
        self.served.join(name.to_string())
    }

    /// Where the file of a photo is that was sent; `None` for what is no private name.
    pub fn original(&self, name: &str) -> Option<PathBuf> {
        let plain = name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain.then(|| self.originals.join(name))
    }

    /// A file without a name for what is just coming in: it is gone when nobody holds it any more, also after a crash.
    pub fn incoming(&self) -> io::Result<File> {
        fs::create_dir_all(&self.originals)?;
        tempfile::tempfile_in(&self.originals)
    }

    /// Takes away what nothing names any more: pictures whose hash is not among `hashes`, sent files that are not among
    /// `originals`, each only if it was last wanted before `since`, because rows are written after their files. How many it was.
    pub fn sweep(
        &self,
        hashes: &HashSet<String>,
        originals: &HashSet<String>,
        since: SystemTime,
    ) -> io::Result<usize> {
        let picture =
            |name: &str| Name::parse(name).is_some_and(|name| hashes.contains(name.hash()));
        let sent = |name: &str| originals.contains(name);
        Ok(sweep(&self.served, picture, since)? + sweep(&self.originals, sent, since)?)
    }

    fn write(&self, part: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
        let place = part.join(name);
        // A name is the hash of the content: what is there already is the same. It is wanted anew, so that no sweep takes it now.
        if place.is_file() {
            return File::options()
                .append(true)
                .open(&place)?
                .set_modified(SystemTime::now());
        }
        let number = self.writes.fetch_add(1, Ordering::Relaxed);
        let new = part.join(format!("{UNFINISHED}{}-{number}", std::process::id()));
        let mut file = OpenOptions::new().write(true).create_new(true).open(&new)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if let Err(error) = written.and_then(|()| fs::rename(&new, &place)) {
            // A full disk gets its room back; the first error is the one to tell.
            let _ = fs::remove_file(&new);
            return Err(error);
        }
        Ok(())
    }
}

fn sweep(part: &Path, is_named: impl Fn(&str) -> bool, since: SystemTime) -> io::Result<usize> {
    let files = match fs::read_dir(part) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let mut taken = 0;
    for file in files {
        let file = file?;
        let name = file.file_name();
        if is_named(&name.to_string_lossy()) || file.metadata()?.modified()? >= since {
            continue;
        }
        fs::remove_file(file.path())?;
        taken += 1;
    }
    Ok(taken)
}
