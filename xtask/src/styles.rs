//! More stylesheets: cargo-leptos compiles one, `style/main.scss`.

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

/// Compiles the styles that lists do without into the site, with their compressed forms beside them.
pub(crate) fn compile(project: &Project, tools: &Toolbox, site: &Path) -> Result<()> {
    for name in ["all", "rooms"] {
        one(project, tools, site, name)?;
    }
    Ok(())
}

fn one(project: &Project, tools: &Toolbox, site: &Path, name: &str) -> Result<()> {
    let style = site.join(format!("styles/{name}.css"));
    let mut sass = Command::new("sass");
    sass.env("PATH", &tools.path)
        .args(["--style=compressed", "--no-source-map"])
        .arg(project.path(format!("style/{name}.scss")))
        .arg(&style);
    process::run(&mut sass)?;
    let mut compress = Command::new("node");
    compress.args(["-e", COMPRESS]).arg(&style);
    process::run(&mut compress)
}
