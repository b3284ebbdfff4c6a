//! The program itself, as an operator starts it, and a client that speaks to it over the network.

use super::{site, template};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The program with its folder. Whoever starts one may start it again on the same database.
pub struct Installed {
    folder: TempDir,
}

/// A running program.
pub struct Program {
    child: Child,
    pub addr: String,
}

impl Installed {
    /// The program beside the names of the files of its site, and a filled database. The folder is on the disk that the
    /// program was built on, where a second name for it costs nothing.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::hard_link(env!("CARGO_BIN_EXE_sao-que"), at("sao-que")).unwrap();
        site::write(&at("site"));
        for ending in ["js", "wasm", "css"] {
            let file = format!("site/pkg/sao-que.hash.{ending}");
            std::fs::write(at(&file), ending).unwrap();
        }
        let list = "js: hash\nwasm: hash\ncss: hash\n";
        std::fs::write(at("hash.txt"), list).unwrap();
        template::write(&at("sao-que.db")).await;
        Self { folder }
    }

    /// The program with a command, to be run or started.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.folder.path().join("sao-que"));
        command
            .args(arguments)
            .env_clear()
            .current_dir(self.folder.path());
        command
    }

    /// A file of its folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Starts to serve at an address of this machine, and waits until it says that it is ready.
    pub fn serve(&self, addr: &str) -> Program {
        let database = [
            "--database",
            "sao-que.db",
            "--site",
            "site",
            "--log",
            "warn",
        ];
        let mut child = self
            .command(&[&["serve", "--addr", addr][..], &database].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let addr = line.trim().split("http://").nth(1);
        Program {
            addr: addr
                .unwrap_or_else(|| panic!("not ready: {line:?}"))
                .to_owned(),
            child,
        }
    }
}

impl Program {
    /// The most memory that it ever had, in bytes.
    pub fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes = line.unwrap().split_whitespace().nth(1).unwrap();
        kilobytes.parse::<u64>().unwrap() * 1024
    }

    /// Asks it to end, as a service manager does.
    pub fn terminate(&self) {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").arg(id).status().unwrap();
        assert!(asked.success());
    }

    /// Ends it at once, as when the power goes; the rest of the machine goes on.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits for the end; whether it was a good one.
    pub fn ended_well(mut self) -> bool {
        self.child.wait().unwrap().success()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends bytes on a fresh connection and gives what comes back until the other side ends.
pub fn exchange(addr: &str, request: &[u8]) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(addr)?;
    stream.write_all(request)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// A request for a page, on a connection of its own.
pub fn get(addr: &str, target: &str) -> String {
    let request = format!("GET {target} HTTP/1.1\r\nHost: {addr}\r\nConnection: close\r\n\r\n");
    exchange(addr, request.as_bytes()).unwrap()
}

/// A form post, on a connection of its own.
pub fn post(addr: &str, target: &str, form: &str) -> String {
    let length = form.len();
    let request = format!(
        "POST {target} HTTP/1.1\r\nHost: {addr}\r\nConnection: close\r\nContent-Length: {length}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}"
    );
    exchange(addr, request.as_bytes()).unwrap()
}

/// The status of an answer; 0 where there is none.
pub fn status(answer: &str) -> u16 {
    let code = answer.split(' ').nth(1);
    code.and_then(|code| code.parse().ok()).unwrap_or_default()
}
