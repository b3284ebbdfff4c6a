//! The browser of the browser tests: one that is there, or Debian's.

use crate::failure::{Explain as _, Failure, Result};
use crate::process;
use crate::progress;
use std::env;
use std::path::PathBuf;
use std::process::Command;

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The path of a Chromium that can be started; installs Debian's package where there is none.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|file| !file.is_empty()) {
        let file = PathBuf::from(named);
        return if file.is_file() {
            Ok(file)
        } else {
            Err(Failure::new(format!(
                "CHROMIUM names {}, which is no file",
                file.display()
            )))
        };
    }
    if let Some(file) = installed() {
        return Ok(file);
    }
    let advice = "the browser tests need Chromium: install it, or set CHROMIUM to its program";
    if process::on_path("apt-get").is_none() {
        return Err(Failure::new(advice));
    }
    progress::step(
        "installing Chromium from Debian's packages",
        "the browser tests run in it",
        || {
            apt_get(&["update"])?;
            apt_get(&["install", "--yes", "--no-install-recommends", "chromium"])
        },
    )
    .explain(|| advice.to_owned())?;
    installed().ok_or_else(|| Failure::new(advice))
}

fn installed() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| process::on_path(name))
}

/// Runs apt-get as root: directly, or through sudo, which may ask for a password.
fn apt_get(args: &[&str]) -> Result<()> {
    let is_root = process::capture(Command::new("id").arg("-u"))?.trim() == "0";
    let mut command = Command::new(if is_root { "env" } else { "sudo" });
    if !is_root {
        if process::on_path("sudo").is_none() {
            return Err(Failure::new("installing a package needs root or sudo"));
        }
        command.arg("env");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    process::run(command.args(args))
}
