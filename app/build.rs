//! Turns `locales/<language>/<room>.json` into typed functions, so that a missing or misspelt key is a compile error.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The language that every key must have first; the others are held to its keys.
const DEFAULT: &str = "vi";

type Entries = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=locales");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("locales");
    let mut languages = BTreeMap::new();
    for folder in fs::read_dir(&root)? {
        let folder = folder?;
        let language = folder.file_name().to_string_lossy().into_owned();
        languages.insert(language, read_language(&folder.path())?);
    }
    let code = generate(&languages)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), code)?;
    Ok(())
}

/// All entries of a language, keyed `room_key`.
fn read_language(folder: &Path) -> Result<Entries, Box<dyn std::error::Error>> {
    let mut entries = Entries::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let room = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let texts: Entries = serde_json::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        entries.extend(
            texts
                .into_iter()
                .map(|(key, text)| (format!("{room}_{key}"), text)),
        );
    }
    Ok(entries)
}

fn generate(languages: &BTreeMap<String, Entries>) -> Result<String, Box<dyn std::error::Error>> {
    let default = languages.get(DEFAULT).ok_or("locales/vi is missing")?;
    for (language, entries) in languages {
        let missing: Vec<&String> = default
            .keys()
            .filter(|key| !entries.contains_key(*key))
            .collect();
        let unknown: Vec<&String> = entries
            .keys()
            .filter(|key| !default.contains_key(*key))
            .collect();
        if !missing.is_empty() || !unknown.is_empty() {
            return Err(
                format!("locales/{language}: missing {missing:?}, unknown {unknown:?}").into(),
            );
        }
    }
    let mut out = String::new();
    writeln!(out, "impl Words {{")?;
    for (key, text) in default {
        let names = placeholders(text);
        let mut bodies = BTreeMap::<String, Vec<String>>::new();
        for (language, entries) in languages {
            let text = entries.get(key).ok_or("checked above")?;
            let mut own = placeholders(text);
            own.sort_by_key(|name| names.iter().position(|known| known == name));
            if own != names {
                return Err(format!(
                    "locales/{language}: {key} must have the placeholders {names:?}"
                )
                .into());
            }
            let body = if names.is_empty() {
                format!("{text:?}")
            } else {
                counted(text)?
            };
            bodies
                .entry(body)
                .or_default()
                .push(format!("Language::{}", variant(language)));
        }
        let mut arms = String::new();
        for (body, languages) in bodies {
            writeln!(arms, "            {} => {body},", languages.join(" | "))?;
        }
        let mut arguments = String::new();
        for name in &names {
            write!(arguments, ", {name}: &dyn core::fmt::Display")?;
        }
        let result = if names.is_empty() {
            "&'static str"
        } else {
            "String"
        };
        writeln!(
            out,
            "    /// {text}\n    pub fn {key}(self{arguments}) -> {result} {{\n        match self.0 {{\n{arms}        }}\n    }}"
        )?;
    }
    writeln!(out, "}}")?;
    Ok(out)
}

fn variant(language: &str) -> String {
    let mut chars = language.chars();
    chars
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(chars)
        .collect()
}

/// The code that puts the arguments in. `{n|product|products}` is the first word for one, the second for any other number.
fn counted(text: &str) -> Result<String, std::fmt::Error> {
    let (mut pattern, mut choices) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('{') {
        let (inside, after) = inside.split_once('}').unwrap_or((inside, ""));
        pattern.push_str(before);
        if let [name, one, many] = inside.split('|').collect::<Vec<_>>()[..] {
            write!(pattern, "{{choice_{}}}", choices.len())?;
            choices.push(format!("one_or_many({name}, {one:?}, {many:?})"));
        } else {
            write!(pattern, "{{{inside}}}")?;
        }
        rest = after;
    }
    pattern.push_str(rest);
    if let ([only], "{choice_0}") = (choices.as_slice(), pattern.as_str()) {
        return Ok(format!("{only}.to_owned()"));
    }
    let mut code = format!("format!({pattern:?}");
    for (place, choice) in choices.iter().enumerate() {
        write!(code, ", choice_{place} = {choice}")?;
    }
    code.push(')');
    Ok(code)
}

/// The names in `{braces}`, in the order of the default language, each once.
fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split(['}', '|']).next())
    {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}
