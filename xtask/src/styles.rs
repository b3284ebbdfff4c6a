//! The second stylesheet: cargo-leptos compiles one, `style/main.scss`.

use crate::failure::Result;
use crate::process;
use crate::project::Project;
use crate::tools::Toolbox;
use std::path::Path;
use std::process::Command;

/// Writes the forms of a file that servers hand out as they are.
const COMPRESS: &str = "
const { readFileSync, writeFileSync } = require('node:fs');
const { brotliCompressSync, gzipSync } = require('node:zlib');
const file = process.argv[1];
const bytes = readFileSync(file);
writeFileSync(file + '.br', brotliCompressSync(bytes));
writeFileSync(file + '.gz', gzipSync(bytes, { level: 9 }));
";

/// Compiles `style/rooms.scss` into the site, with its compressed forms beside it.
pub(crate) fn rooms(project: &Project, tools: &Toolbox, site: &Path) -> Result<()> {
    let style = site.join("styles/rooms.css");
    let mut sass = Command::new("sass");
    sass.env("PATH", &tools.path)
        .args(["--style=compressed", "--no-source-map"])
        .arg(project.path("style/rooms.scss"))
        .arg(&style);
    process::run(&mut sass)?;
    let mut compress = Command::new("node");
    compress.args(["-e", COMPRESS]).arg(&style);
    process::run(&mut compress)
}
