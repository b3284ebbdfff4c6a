//! Two commands at once must not install the same tool or write the same site.

use crate::failure::{Explain as _, Result};
use crate::progress;
use std::fs::{self, File, TryLockError};
use std::path::Path;

/// Holds the file lock `path` until the returned file is dropped; says so when it has to wait.
pub(crate) fn hold(path: &Path, what: &str) -> Result<File> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).explain(|| format!("cannot create {}", parent.display()))?;
    }
    let file = File::create(path).explain(|| format!("cannot create {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            progress::note(&format!("waiting: another cargo xtask is {what}"));
            file.lock()
                .explain(|| format!("cannot lock {}", path.display()))?;
        }
        Err(TryLockError::Error(error)) => {
            return Err(error).explain(|| format!("cannot lock {}", path.display()));
        }
    }
    Ok(file)
}
