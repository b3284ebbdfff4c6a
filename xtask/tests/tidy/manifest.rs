//! Reading the manifests and the lock file, line by line: what Cargo and rustfmt-minded people
//! write is regular enough, and a TOML parser would be this crate's largest dependency.

/// One `name = …` line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) line: usize,
    /// The table's header without brackets, `dependencies` for example.
    pub(crate) table: String,
    pub(crate) name: String,
    /// What follows the equals sign, or the rest of a dotted key: `workspace = true`.
    pub(crate) value: String,
}

/// A package of the lock file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Locked {
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) version: String,
}

/// All entries of a manifest.
pub(crate) fn entries(text: &str) -> Vec<Entry> {
    let mut table = String::new();
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            table = header.replace(['[', ']'], "");
        } else if line.starts_with(|first: char| first.is_ascii_alphanumeric())
            && let Some((key, value)) = line.split_once('=')
        {
            let key = key.trim();
            let (name, value) = match key.split_once('.') {
                Some((name, rest)) => (name, format!("{rest} = {}", value.trim())),
                None => (key, value.trim().to_owned()),
            };
            found.push(Entry {
                line: index + 1,
                table: table.clone(),
                name: name.to_owned(),
                value,
            });
        }
    }
    found
}

/// The entries of `[dependencies]` and of those for one target, not of dev-dependencies.
pub(crate) fn dependencies(text: &str) -> Vec<Entry> {
    entries(text)
        .into_iter()
        .filter(|entry| entry.table == "dependencies" || entry.table.ends_with(".dependencies"))
        .filter(|entry| entry.table != "workspace.dependencies")
        .collect()
}

/// The members of the workspace.
pub(crate) fn members(root_manifest: &str) -> Vec<String> {
    let list = root_manifest
        .split_once("members = [")
        .and_then(|(_, rest)| rest.split_once(']'));
    let (list, _) = list.expect("the root manifest has members");
    list.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// All packages of a lock file.
pub(crate) fn locked(text: &str) -> Vec<Locked> {
    let quoted = |line: &str, key: &str| {
        let value = line.strip_prefix(key)?.strip_suffix('"')?;
        Some(value.to_owned())
    };
    let lines: Vec<_> = text.lines().collect();
    lines
        .windows(2)
        .enumerate()
        .filter_map(|(index, pair)| {
            let name = quoted(pair[0], "name = \"")?;
            let version = quoted(pair[1], "version = \"")?;
            Some(Locked {
                line: index + 1,
                name,
                version,
            })
        })
        .collect()
}

/// `1.2.3-rc.1` as numbers, for comparing: what follows the third number does not count.
pub(crate) fn numbers(version: &str) -> [u64; 3] {
    let mut parts = version
        .split(['.', '-', '+'])
        .map(|part| part.parse().unwrap_or(0));
    [(); 3].map(|()| parts.next().unwrap_or(0))
}

#[test]
fn entries_know_their_table() {
    let text = "[dependencies]\nserde.workspace = true\naxum = { workspace = true, features = [\n  \"x\",\n] }\n\n\
                [target.'cfg(unix)'.dependencies]\nlibc = \"1\"\n[dev-dependencies]\nproptest = \"1\"\n";
    let found = dependencies(text);
    let names: Vec<_> = found.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["serde", "axum", "libc"]);
    assert_eq!(found[0].value, "workspace = true");
    assert_eq!(found[2].line, 8);
}

#[test]
fn members_and_locked_packages_are_listed() {
    assert_eq!(
        members("[workspace]\nmembers = [\"a\", \"b\"]\n"),
        ["a", "b"]
    );
    let lock = locked("[[package]]\nname = \"sqlx\"\nversion = \"0.9.0\"\n");
    assert_eq!(
        lock,
        [Locked {
            line: 2,
            name: "sqlx".to_owned(),
            version: "0.9.0".to_owned()
        }]
    );
    assert!(numbers("0.37.0") >= [0, 37, 0] && numbers("0.9.0-rc.1") == [0, 9, 0]);
}
