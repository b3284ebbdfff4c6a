//! Other processes: pinned to a core, known to answer, ended with us, and what the system counts for them.

use crate::failure::{Explain as _, Failure, Result};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What a program says before its address when it answers.
const READY: &str = "ready: http://";
/// The unit of processor times in `/proc`: what Linux tells programs on every machine, whatever it counts in itself.
const TICKS_PER_SECOND: f64 = 100.0;

/// A program that answers on loopback until this value goes away.
pub struct Running {
    child: Child,
    /// Where it answers.
    pub addr: SocketAddr,
}

/// Memory of a process in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// In use now (`VmRSS`).
    pub now: u64,
    /// The most that was ever in use (`VmHWM`).
    pub most: u64,
}

/// Runs a command to its end; its words go to our standard error.
pub fn finish(command: &mut Command) -> Result<()> {
    let name = name_of(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .explain(|| format!("cannot start {name}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!(
        "{name} ended with {}: {}",
        output.status,
        said.trim()
    )))
}

/// The same for a command that reads `input`.
pub fn finish_with(command: &mut Command, input: &str) -> Result<()> {
    let name = name_of(command);
    let cannot = || format!("cannot start {name}");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .explain(cannot)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes()).explain(cannot)?;
    }
    let status = child.wait().explain(cannot)?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("{name} ended with {status}")))
}

/// The same command on one core.
pub fn pinned(command: &Command, core: u32) -> Command {
    let mut pinned = Command::new("taskset");
    pinned
        .args(["-c", &core.to_string()])
        .arg(command.get_program())
        .args(command.get_args());
    pinned
}

/// This very program with another command.
pub fn own(words: &[&str]) -> Result<Command> {
    let program = std::env::current_exe().explain(|| "cannot find my own program".to_owned())?;
    let mut command = Command::new(program);
    command.args(words);
    Ok(command)
}

impl Running {
    /// Starts a server on one core with one worker, and waits until it says that it answers.
    pub fn start(command: &Command, core: u32) -> Result<Self> {
        let name = name_of(command);
        let mut child = pinned(command, core)
            .env("TOKIO_WORKER_THREADS", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .explain(|| {
                format!("cannot start {name} with `taskset` (Debian: apt-get install util-linux)")
            })?;
        let told = child.stdout.take().map(|out| {
            let mut lines = BufReader::new(out).lines().map_while(std::io::Result::ok);
            lines.find_map(|line| line.split_once(READY)?.1.trim().parse().ok())
        });
        // From here on the value ends the program, whatever happens.
        let mut running = Self {
            child,
            addr: SocketAddr::from(([127, 0, 0, 1], 0)),
        };
        running.addr = told
            .flatten()
            .ok_or_else(|| Failure::new(format!("{name} ended before it answered")))?;
        Ok(running)
    }

    /// Processor time of the whole process so far, in seconds.
    pub fn cpu_seconds(&self) -> Result<f64> {
        let text = self.proc("stat")?;
        // The name in brackets may hold anything; what follows it is numbers, `utime` and `stime` the 12th and 13th.
        let after = text.rsplit_once(") ").map_or("", |(_, after)| after);
        let ticks: Vec<u32> = after
            .split(' ')
            .skip(11)
            .take(2)
            .filter_map(|word| word.parse().ok())
            .collect();
        match ticks.as_slice() {
            [user, system] => Ok(f64::from(user + system) / TICKS_PER_SECOND),
            _ => Err(Failure::new(
                "/proc does not tell the processor time of a process",
            )),
        }
    }

    /// Its memory.
    pub fn memory(&self) -> Result<Memory> {
        let text = self.proc("status")?;
        let field = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name))?;
            let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
            Some(kib * 1024)
        };
        match (field("VmRSS:"), field("VmHWM:")) {
            (Some(now), Some(most)) => Ok(Memory { now, most }),
            _ => Err(Failure::new("/proc does not tell the memory of a process")),
        }
    }

    fn proc(&self, name: &str) -> Result<String> {
        let file = format!("/proc/{}/{name}", self.child.id());
        fs::read_to_string(&file).explain(|| format!("cannot read {file}"))
    }
}

impl Running {
    /// Asks it to end, as a service manager does, and waits: it leaves behind what it keeps for its next start.
    pub fn end(mut self) -> Result<()> {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").arg(id).status();
        asked.explain(|| "cannot ask a server to end".to_owned())?;
        let ended = self.child.wait();
        ended.explain(|| "cannot wait for a server".to_owned())?;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Gives a machine time to settle.
pub fn pause(seconds: u64) {
    std::thread::sleep(Duration::from_secs(seconds));
}

fn name_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args().take(1));
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    let last = words.first().and_then(|program| program.rsplit('/').next());
    format!(
        "`{} {}`",
        last.unwrap_or_default(),
        words.get(1).map_or("", |word| word.as_ref())
    )
}
