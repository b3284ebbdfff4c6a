//! Files stay short, nothing unfinished is left, and no file knows one developer's machine.

use crate::finding::{Finding, each_word, line_of, lines, none};
use crate::tree::{File, files};

const LONGEST: usize = 500;
const AIM: usize = 300;

const CODE: [&str; 3] = ["rs", "ts", "scss"];
const TEXT: [&str; 19] = [
    "", "rs", "ts", "mjs", "js", "scss", "css", "html", "svg", "toml", "json", "yml", "yaml", "md",
    "txt", "sql", "csv", "sh", "example",
];

/// Unfinished or cheating; in pieces, so that this file does not find itself.
const LEFTOVERS: [(&str, &str); 13] = [
    (concat!("TO", "DO"), "finish it, or open an issue"),
    (concat!("FIX", "ME"), "fix it, or open an issue"),
    (concat!("XX", "X"), "say what is meant"),
    (concat!("todo", "!"), "write it"),
    (concat!("unimplemented", "!"), "write it"),
    (concat!("dbg", "!"), "take it out"),
    (
        concat!("#[ig", "nore"),
        "a test that does not run holds nothing: repair or delete it",
    ),
    (concat!(".on", "ly("), "it hides all other tests"),
    (
        concat!("test.sk", "ip"),
        "a test that does not run holds nothing: repair or delete it",
    ),
    (
        concat!("test.fix", "me"),
        "a test that does not run holds nothing: repair or delete it",
    ),
    (
        concat!("describe.sk", "ip"),
        "a test that does not run holds nothing: repair or delete it",
    ),
    (
        concat!("waitFor", "Timeout"),
        "wait for what the page shows, not for time",
    ),
    (
        concat!("network", "idle"),
        "wait for what the page shows, not for silence",
    ),
];

/// Beginnings of paths of somebody's machine.
const MACHINES: [&str; 4] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
];

/// Hosts of package registries and their files.
const REGISTRIES: [&str; 6] = [
    concat!("registry", ".npmjs.org"),
    concat!("index", ".crates.io"),
    concat!("static", ".crates.io"),
    concat!("static", ".rust-lang.org"),
    concat!("deb", ".debian.org"),
    concat!("files", ".pythonhosted.org"),
];

fn is_short(file: &File) -> Vec<Finding> {
    let length = file.text.lines().count();
    let advice =
        format!("{length} lines of at most {LONGEST}: divide it by what its parts are about");
    if length > LONGEST {
        vec![Finding::new(&file.path, length, advice)]
    } else {
        Vec::new()
    }
}

fn is_finished(file: &File) -> Vec<Finding> {
    each_word(&file.path, &file.text, &LEFTOVERS)
}

fn knows_no_machine(file: &File) -> Vec<Finding> {
    let text = &file.text;
    let paths = MACHINES.iter().flat_map(|start| {
        text.match_indices(start).map(|(at, _)| at).filter(|at| {
            // Inside a web address or a longer path it is nobody's directory.
            !text[..*at]
                .ends_with(|before: char| before.is_alphanumeric() || "._-~$}".contains(before))
        })
    });
    let paths = paths.map(|at| {
        (
            at,
            "the path of one machine: derive it from the project's root",
        )
    });
    let hosts = REGISTRIES
        .iter()
        .flat_map(|host| text.match_indices(host))
        .map(|(at, _)| {
            (
                at,
                "a registry's host: leave it to the settings of cargo and npm",
            )
        });
    paths
        .chain(hosts)
        .map(|(at, advice)| Finding::new(&file.path, line_of(text, at), advice))
        .collect()
}

#[test]
fn files_are_short() {
    let code = files("", &CODE);
    for file in &code {
        let length = file.text.lines().count();
        if length > AIM {
            eprintln!(
                "warning: {} has {length} lines; {AIM} is the aim, {LONGEST} the limit",
                file.path
            );
        }
    }
    none(code.iter().flat_map(is_short));
}

#[test]
fn nothing_unfinished_is_left() {
    none(files("", &CODE).iter().flat_map(is_finished));
}

#[test]
fn no_file_knows_a_machine_or_a_registry() {
    none(files("", &TEXT).iter().flat_map(knows_no_machine));
}

#[test]
fn the_rules_of_hygiene_can_fail() {
    let file = |text: &str| File {
        path: "x.rs".to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(is_short(&file(&"\n".repeat(501))).len(), 1);
    assert!(is_short(&file(&"\n".repeat(500))).is_empty());
    for (word, _) in LEFTOVERS {
        assert_eq!(
            lines(&is_finished(&file(&format!("one\n{word} two")))),
            [2],
            "{word}"
        );
    }
    assert!(is_finished(&file(concat!("AUTOTO", "DONE"))).is_empty());
    for start in MACHINES {
        assert_eq!(
            lines(&knows_no_machine(&file(&format!("a\ncd {start}x")))),
            [2],
            "{start}"
        );
        assert!(knows_no_machine(&file(&format!("https://example.vn{start}x"))).is_empty());
    }
    assert_eq!(
        lines(&knows_no_machine(&file(&format!(
            "https://{}/x",
            REGISTRIES[0]
        )))),
        [1]
    );
}
