//! Running other programs, and saying which one failed and how.

use crate::failure::{Explain as _, Failure, Result};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// Runs a long step. What it prints on stdout goes to our stderr, so that stdout stays clean.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    command.stdout(io::stderr());
    finish(command)
}

/// Runs a step whose output is what the caller asked for (test results, measurements).
pub(crate) fn run_shown(command: &mut Command) -> Result<()> {
    finish(command)
}

/// Runs a program with `input` on its stdin. For secrets, which do not belong on a command line.
pub(crate) fn run_with_input(command: &mut Command, input: &str) -> Result<()> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(io::stderr())
        .spawn()
        .explain(|| format!("cannot start `{}`", describe(command)))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin
            .write_all(input.as_bytes())
            .explain(|| format!("`{}` did not read its input", describe(command)))?;
    }
    let status = child
        .wait()
        .explain(|| format!("lost track of `{}`", describe(command)))?;
    judge(command, status)
}

/// The stdout of a short program that succeeded; its stderr is part of the failure otherwise.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .explain(|| format!("cannot start `{}`", describe(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Failure::new(format!(
        "`{}` ended with {}: {}",
        describe(command),
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    )))
}

/// The first file called `name` in the directories of `PATH`.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|dir| dir.join(name))
        .find(|file| file.is_file())
}

fn finish(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .explain(|| format!("cannot start `{}`", describe(command)))?;
    judge(command, status)
}

fn judge(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "`{}` ended with {status}",
            describe(command)
        )))
    }
}

/// The command as one would type it, without the directory of the program.
fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_its_words() {
        let failure = capture(Command::new("/bin/sh").args(["-c", "echo no luck >&2; exit 3"]))
            .expect_err("the shell was told to fail")
            .to_string();
        assert!(failure.starts_with("`sh -c "), "{failure}");
        assert!(failure.contains("exit status: 3: no luck"), "{failure}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let failure = run(&mut Command::new("/nowhere/no-such-program"))
            .expect_err("there is no such program")
            .to_string();
        assert!(
            failure.starts_with("cannot start `no-such-program`"),
            "{failure}"
        );
    }

    #[test]
    fn input_reaches_the_program() {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "read word; test \"$word\" = secret"]);
        run_with_input(&mut command, "secret\n").expect("the shell read the word");
    }
}
