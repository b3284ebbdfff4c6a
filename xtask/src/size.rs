//! `cargo xtask size`: what a browser downloads, file by file, as cargo-leptos precompressed it.

use crate::failure::{Explain as _, Failure, Result};
use crate::project::Project;
use crate::site;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// What the scripts and WASM of a shopper may weigh, brotli, in bytes.
const BUDGET: u64 = 200_000;

/// When a file is downloaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// With the first page of any visitor.
    First,
    /// With a page that asks for it: the studio, the check page, the page without a network.
    Lazy,
    /// Never by a browser: the server's manifest and the type declarations.
    Never,
}

/// Scripts of pages that no shopper opens to browse.
const OTHER_PAGES: [&str; 7] = [
    "check.js",
    "draft.js",
    "offline.js",
    "photos.js",
    "reveal.js",
    "send.js",
    "table.js",
];

impl When {
    /// The names are those that the WASM splitter gives.
    fn of(name: &str) -> Self {
        if name.starts_with("split_") || name.starts_with("chunk_") || OTHER_PAGES.contains(&name) {
            Self::Lazy
        } else if has_extension(name, "json") || has_extension(name, "ts") {
            Self::Never
        } else {
            Self::First
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::First => "first page",
            Self::Lazy => "lazy",
            Self::Never => "never",
        }
    }
}

/// One file, with and without compression.
#[derive(Debug)]
struct Row {
    when: When,
    name: String,
    weight: Weight,
}

/// Bytes: as they are, gzip, brotli.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Weight([u64; 3]);

impl Weight {
    fn plus(self, other: Self) -> Self {
        let ([raw, gzip, brotli], [r, g, b]) = (self.0, other.0);
        Self([raw + r, gzip + g, brotli + b])
    }
}

/// Prints the table and fails when the shopper's part is over the budget.
pub(crate) fn run(project: &Project) -> Result<()> {
    let site = site::ensure(project)?;
    let mut rows = Vec::new();
    collect(&site.pkg(), "", &mut rows)?;
    collect(&site.dir.join("scripts"), "scripts/", &mut rows)?;
    rows.sort_by(|a, b| (a.when, &b.weight.0).cmp(&(b.when, &a.weight.0)));
    print!("{}", table(&rows));

    let code = total(&rows, |row| {
        row.when == When::First
            && (has_extension(&row.name, "wasm") || has_extension(&row.name, "js"))
    });
    let verdict = format!(
        "a shopper's scripts and WASM: {} of {} KB brotli",
        kilobytes(code.0[2]),
        kilobytes(BUDGET)
    );
    println!("{verdict}");
    if code.0[2] > BUDGET {
        return Err(Failure::new(format!("over the budget: {verdict}")));
    }
    Ok(())
}

fn collect(dir: &Path, prefix: &str, rows: &mut Vec<Row>) -> Result<()> {
    for entry in fs::read_dir(dir).explain(|| format!("cannot list {}", dir.display()))? {
        let path = entry
            .explain(|| format!("cannot list {}", dir.display()))?
            .path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), rows)?;
        } else if !has_extension(&name, "br") && !has_extension(&name, "gz") {
            let with = |suffix: &str| size(&dir.join(format!("{name}{suffix}")));
            let weight = Weight([with("")?, with(".gz")?, with(".br")?]);
            rows.push(Row {
                when: When::of(&name),
                name: format!("{prefix}{name}"),
                weight,
            });
        }
    }
    Ok(())
}

fn size(file: &Path) -> Result<u64> {
    let metadata = fs::metadata(file).explain(|| format!("cannot read {}", file.display()))?;
    Ok(metadata.len())
}

fn table(rows: &[Row]) -> String {
    let mut text = String::new();
    let mut line = |when: &str, name: &str, Weight(bytes): Weight| {
        let [raw, gzip, brotli] = bytes.map(kilobytes);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{when:<12} {raw:>9} {gzip:>9} {brotli:>9}  {name}");
    };
    for row in rows {
        line(row.when.words(), &row.name, row.weight);
    }
    for when in [When::First, When::Lazy] {
        line(when.words(), "TOTAL", total(rows, |row| row.when == when));
    }
    format!(
        "{:<12} {:>9} {:>9} {:>9}  file\n{text}",
        "when", "KB", "gzip", "brotli"
    )
}

fn total(rows: &[Row], wanted: impl Fn(&Row) -> bool) -> Weight {
    rows.iter()
        .filter(|row| wanted(row))
        .fold(Weight::default(), |sum, row| sum.plus(row.weight))
}

/// KB of 1000 bytes with one decimal.
fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_when_they_are_downloaded() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let write = |name: &str, bytes: usize| {
            for (suffix, part) in [("", 1), (".gz", 2), (".br", 4)] {
                let file = dir.path().join(format!("{name}{suffix}"));
                fs::create_dir_all(file.parent().expect("a parent")).expect("a directory");
                fs::write(file, vec![0; bytes / part]).expect("a file");
            }
        };
        write("sao-que.HASH.wasm", 4096);
        write("split_studio.HASH.wasm", 8192);
        write("chunk_0.HASH.wasm", 1024);
        write("snippets/inline0.js", 1024);
        write("draft.js", 1024);
        write("__wasm_split_manifest.HASH.json", 512);
        write("sao-que.d.HASH.ts", 512);
        let mut rows = Vec::new();
        collect(dir.path(), "", &mut rows).expect("listed");

        let sum = |when| total(&rows, |row| row.when == when);
        assert_eq!(sum(When::First), Weight([5120, 2560, 1280]));
        assert_eq!(sum(When::Lazy), Weight([10_240, 5120, 2560]));
        let text = table(&rows);
        assert!(text.contains("snippets/inline0.js"), "{text}");
    }

    #[test]
    fn kilobytes_are_rounded_to_one_decimal() {
        let cases = [(0, "0.0"), (1024, "1.0"), (1550, "1.6"), (220_000, "220.0")];
        for (bytes, words) in cases {
            assert_eq!(kilobytes(bytes), words);
        }
    }
}
