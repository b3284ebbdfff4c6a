//! Lighthouse, for `cargo xtask audit` alone.

use super::{Origin, Tool, cache_dir, install};
use crate::failure::Result;
use crate::lock;
use std::path::PathBuf;

/// The newest that runs on Node 20.
const LIGHTHOUSE: &str = "12.8.2";

/// The program, installed if it is missing.
pub(crate) fn ensure() -> Result<PathBuf> {
    let cache = cache_dir()?;
    let _lock = lock::hold(&cache.join(".lock"), "installing tools")?;
    let tool = Tool {
        program: "lighthouse",
        name: "lighthouse",
        version: LIGHTHOUSE.to_owned(),
        says: LIGHTHOUSE.to_owned(),
        origin: Origin::Npm {
            package: "lighthouse",
        },
        why: "it measures pages as a phone sees them",
    };
    let dir = install::ensure(&tool, &cache)?;
    Ok(dir.map_or_else(|| PathBuf::from(tool.program), |dir| dir.join(tool.program)))
}
