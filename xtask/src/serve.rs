//! `cargo xtask serve`: from a fresh clone to a site in the browser.

use crate::cli::Serve;
use crate::failure::{Explain as _, Failure, Result};
use crate::project::Project;
use crate::seed;
use crate::site;
use std::env;
use std::os::unix::process::CommandExt as _;

/// Builds what is missing, fills the database, and becomes the server.
pub(crate) fn run(project: &Project, options: &Serve) -> Result<()> {
    let data = match &options.data {
        Some(dir) => env::current_dir()
            .explain(|| "cannot tell the current directory".to_owned())?
            .join(dir),
        None => project.path("var"),
    };
    let site = site::ensure(project)?;
    let database = seed::ensure(project, &site, &data, options.products)?;

    // Becoming the server, instead of starting it, leaves one process: every signal reaches the
    // server itself, and its stdout, the ready line, is ours.
    let error = site
        .program(project, &["serve", "--database"])
        .arg(&database)
        .arg("--addr")
        .arg(options.addr.to_string())
        .arg("--site")
        .arg(&site.dir)
        .exec();
    Err(Failure::new(format!(
        "cannot start {}: {error}",
        site.binary.display()
    )))
}
