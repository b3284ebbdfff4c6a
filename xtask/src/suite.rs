//! `cargo xtask test` and `check`: every guard of the repository, one titled step after the other,
//! until one fails.

use crate::cli::{Part, Test};
use crate::failure::{Failure, Result};
use crate::process;
use crate::progress;
use crate::project::Project;
use crate::site;
use crate::tools::{chromium, end2end, lighthouse, wasm_target};
use std::path::Path;
use std::process::Command;

/// Erased view types compile several times faster. The value must be the same in every step:
/// other flags are another build of everything. A release never has it.
const DEV_RUSTFLAGS: (&str, &str) = ("RUSTFLAGS", "--cfg erase_components");

/// The crates that are built for the server; `frontend` exists only for the browser.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "frontend"];

const DENY_WARNINGS: [&str; 3] = ["--", "--deny", "warnings"];

/// One guard: what it is called, what it is for, and what runs it with the arguments given.
struct Step {
    title: &'static str,
    why: &'static str,
    run: fn(&Project, &[String]) -> Result<()>,
}

const FORMAT: Step = Step {
    title: "format",
    why: "`cargo fmt` puts it right",
    run: |project, _| process::run_shown(project.cargo().args(["fmt", "--all", "--check"])),
};

const CLIPPY_SERVER: Step = Step {
    title: "clippy for the server",
    why: "everything that runs natively, tests included",
    run: |project, _| {
        let mut clippy = dev_cargo(project, "clippy");
        process::run_shown(clippy.args(NATIVE).arg("--all-targets").args(DENY_WARNINGS))
    },
};

const CLIPPY_BROWSER: Step = Step {
    title: "clippy for the browser",
    why: "everything that is compiled to WASM",
    run: |project, _| {
        wasm_target::ensure(project)?;
        let mut clippy = dev_cargo(project, "clippy");
        clippy.args(["--package", "frontend", "--target", wasm_target::TARGET]);
        process::run_shown(clippy.args(DENY_WARNINGS))
    },
};

const TIDY: Step = Step {
    title: "tidy tests",
    why: "the rules of the repository",
    run: |project, _| {
        let mut cargo = dev_cargo(project, "test");
        cargo.args(["--package", "xtask", "--test", "tidy"]);
        // A finding names its file and line; the stack of the test would only hide it.
        process::run_shown(cargo.env("RUST_BACKTRACE", "0"))
    },
};

const RUST: Step = Step {
    title: "Rust tests",
    why: "unit, property, store, router and tidy tests",
    run: |project, args| process::run_shown(dev_cargo(project, "test").args(NATIVE).args(args)),
};

const RELEASE: Step = Step {
    title: "release build",
    why: "the browser tests run what is shipped",
    run: |project, _| site::ensure(project).map(drop),
};

const BROWSER: Step = Step {
    title: "browser tests",
    why: "Playwright on the release build",
    run: |project, args| {
        let mut playwright = playwright(project)?;
        // Playwright runs TypeScript without checking it.
        process::run_shown(end2end_tool(project, "tsc").arg("--noEmit"))?;
        process::run_shown(playwright.args(args))
    },
};

/// A program of the packages of end2end.
fn end2end_tool(project: &Project, name: &str) -> Command {
    let dir = project.path("end2end");
    let mut tool = Command::new(dir.join("node_modules/.bin").join(name));
    tool.current_dir(&dir);
    tool
}

/// Playwright on the release build, with everything that it needs.
fn playwright(project: &Project) -> Result<Command> {
    let site = site::ensure(project)?;
    let chromium = chromium::ensure()?;
    end2end::ensure(project)?;
    let mut playwright = end2end_tool(project, "playwright");
    playwright.arg("test").env("CHROMIUM", chromium);
    site.tell(project, &mut playwright);
    Ok(playwright)
}

/// `cargo xtask audit`
pub(crate) fn audit(project: &Project) -> Result<()> {
    let lighthouse = lighthouse::ensure()?;
    let mut playwright = playwright(project)?;
    process::run_shown(playwright.env("LIGHTHOUSE", lighthouse))
}

/// `cargo xtask screens`
pub(crate) fn screens(project: &Project, dir: &Path) -> Result<()> {
    let dir = project.path(dir);
    let mut playwright = playwright(project)?;
    process::run_shown(playwright.env("SCREENS_DIR", &dir))?;
    println!("{}", dir.join("index.html").display());
    Ok(())
}

/// `cargo xtask test`
pub(crate) fn test(project: &Project, options: &Test) -> Result<()> {
    let parts = match options.parts.as_slice() {
        [] => &[Part::Lint, Part::Rust, Part::Browser],
        parts => parts,
    };
    if !options.args.is_empty() && !matches!(parts, [Part::Rust | Part::Browser]) {
        return Err(Failure::new(
            "arguments after -- need exactly one part that takes them: \
             `cargo xtask test rust -- ARGS` or `cargo xtask test browser -- ARGS`",
        ));
    }
    let steps: Vec<_> = parts
        .iter()
        .flat_map(|part| steps(*part))
        .copied()
        .collect();
    run(project, &steps, &options.args)
}

/// `cargo xtask check`
pub(crate) fn check(project: &Project) -> Result<()> {
    run(project, &[&FORMAT, &CLIPPY_SERVER, &TIDY], &[])
}

fn steps(part: Part) -> &'static [&'static Step] {
    match part {
        Part::Lint => &[&FORMAT, &CLIPPY_SERVER, &CLIPPY_BROWSER],
        Part::Tidy => &[&TIDY],
        Part::Rust => &[&RUST],
        Part::Browser => &[&RELEASE, &BROWSER],
    }
}

/// Runs the steps until one fails, and says at the end what ran and what did not.
fn run(project: &Project, steps: &[&Step], args: &[String]) -> Result<()> {
    for (index, step) in steps.iter().enumerate() {
        let (passed, rest) = steps.split_at(index);
        let result = progress::step(step.title, step.why, || (step.run)(project, args));
        if result.is_err() {
            progress::note(&format!("passed:  {}", titles(passed)));
            progress::note(&format!("failed:  {}", step.title));
            progress::note(&format!(
                "not run: {}",
                titles(rest.get(1..).unwrap_or_default())
            ));
            return result;
        }
    }
    progress::note(&format!("passed: {}", titles(steps)));
    Ok(())
}

fn titles(steps: &[&Step]) -> String {
    if steps.is_empty() {
        return "nothing".to_owned();
    }
    let titles: Vec<_> = steps.iter().map(|step| step.title).collect();
    titles.join(", ")
}

fn dev_cargo(project: &Project, subcommand: &str) -> Command {
    let mut cargo = project.cargo();
    cargo.env(DEV_RUSTFLAGS.0, DEV_RUSTFLAGS.1).arg(subcommand);
    cargo
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: Step = Step {
        title: "good",
        why: "",
        run: |_, _| Ok(()),
    };
    const BAD: Step = Step {
        title: "bad",
        why: "",
        run: |_, _| Err(Failure::new("no luck")),
    };
    const NEVER: Step = Step {
        title: "never",
        why: "",
        run: |_, _| panic!("runs after a failure"),
    };

    #[test]
    fn the_first_failure_stops_the_suite() {
        let project = Project::locate().expect("tests run in the project");
        assert_eq!(run(&project, &[&GOOD, &GOOD], &[]), Ok(()));
        let stopped = run(&project, &[&GOOD, &BAD, &NEVER], &[]);
        assert_eq!(stopped, Err(Failure::new("no luck")));
    }
}
