//! The npm packages of the browser tests: the one thing installed inside the tree (git-ignored),
//! because Node looks for packages beside the tests that import them.

use super::require_npm;
use crate::failure::{Explain as _, Failure, Result};
use crate::fingerprint::Fingerprint;
use crate::process;
use crate::progress;
use crate::project::Project;
use std::fs;
use std::process::Command;

/// Runs `npm ci` in `end2end/`, unless it has run for the same lock file.
pub(crate) fn ensure(project: &Project) -> Result<()> {
    let dir = project.path("end2end");
    let lockfile = dir.join("package-lock.json");
    if !lockfile.is_file() {
        return Err(Failure::new(
            "end2end/package-lock.json is missing, so there are no browser tests",
        ));
    }
    let wanted = Fingerprint::default().path(&lockfile)?.finish();
    let stamp = dir.join("node_modules/.xtask-installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    progress::step(
        "npm ci in end2end",
        "the packages of the browser tests",
        || {
            // Playwright would fetch browsers of its own; the tests use the installed Chromium.
            let mut npm = Command::new(require_npm()?);
            npm.current_dir(&dir)
                .args(["ci", "--no-audit", "--no-fund"])
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            process::run(&mut npm)?;
            fs::write(&stamp, &wanted).explain(|| format!("cannot write {}", stamp.display()))
        },
    )
}
