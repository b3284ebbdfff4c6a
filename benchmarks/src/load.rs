//! The load generator: so many connections, each asking again as soon as its answer has come whole. Every answer must have
//! the expected status and length. Bounded in time and connections, loopback only, the same for all programs under test.

use crate::failure::{Explain as _, Failure, Result};
use crate::wire::{Connection, request};
use crate::{process, timing};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// What to ask, of whom, how long.
#[derive(Clone, Debug, clap::Args)]
pub struct Load {
    /// Where; loopback only
    #[arg(long)]
    pub addr: SocketAddr,
    /// Path and query
    #[arg(long)]
    pub target: String,
    /// The header of that name; empty for none
    #[arg(long, default_value = "")]
    pub accept_encoding: String,
    /// Connections that ask at the same time
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=256))]
    pub connections: u32,
    /// How long to ask
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=60_000))]
    pub milliseconds: u64,
    /// The length that every body must have
    #[arg(long)]
    pub bytes: usize,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// Whole answers.
    pub requests: u32,
    /// Seconds from the first request to the last answer.
    pub seconds: f64,
    /// Half of the answers took less, in milliseconds.
    pub median_ms: f64,
    /// 99 of 100 answers took less, in milliseconds.
    pub p99_ms: f64,
}

impl Load {
    /// Runs the generator in a process of its own, on one core.
    pub fn on_core(&self, core: u32) -> Result<Outcome> {
        let mut command = process::own(&["load"])?;
        command
            .args(["--addr", &self.addr.to_string()])
            .args(["--target", &self.target])
            .args(["--accept-encoding", &self.accept_encoding])
            .args(["--connections", &self.connections.to_string()])
            .args(["--milliseconds", &self.milliseconds.to_string()])
            .args(["--bytes", &self.bytes.to_string()]);
        let output = process::pinned(&command, core)
            .stdin(Stdio::null())
            .output()
            .explain(|| {
                "cannot start the load generator with `taskset` (Debian: apt-get install util-linux)"
                    .to_owned()
            })?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::new(format!("{}: {}", self.target, said.trim())));
        }
        serde_json::from_slice(&output.stdout)
            .explain(|| "the load generator said something else than its figures".to_owned())
    }

    /// Asks, and prints the outcome.
    pub fn run(&self) -> Result<()> {
        if !self.addr.ip().is_loopback() {
            return Err(Failure::new(
                "the load generator asks programs on loopback only",
            ));
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .explain(|| "cannot start the load generator's runtime".to_owned())?;
        let most = Duration::from_millis(self.milliseconds) + Duration::from_secs(20);
        let outcome = runtime.block_on(async {
            tokio::time::timeout(most, self.ask())
                .await
                .map_err(|_| Failure::new("no answer came for 20 seconds"))?
        })?;
        let text = serde_json::to_string(&outcome).explain(|| "no JSON of figures".to_owned())?;
        println!("{text}");
        Ok(())
    }

    async fn ask(&self) -> Result<Outcome> {
        let start = Instant::now();
        let end = start + Duration::from_millis(self.milliseconds);
        let asking: Vec<_> = (0..self.connections)
            .map(|_| tokio::spawn(asker(self.clone(), end)))
            .collect();
        let mut took = Vec::new();
        for asker in asking {
            let times = asker.await.explain(|| "an asker stopped".to_owned())?;
            took.extend(times?);
        }
        let seconds = start.elapsed().as_secs_f64();
        took.sort_unstable_by(f64::total_cmp);
        Ok(Outcome {
            requests: u32::try_from(took.len()).unwrap_or(u32::MAX),
            seconds,
            median_ms: timing::quantile(&took, 50),
            p99_ms: timing::quantile(&took, 99),
        })
    }
}

/// One connection; the milliseconds that each answer took.
async fn asker(load: Load, end: Instant) -> Result<Vec<f64>> {
    let text = request(load.addr, &load.target, &load.accept_encoding);
    let mut connection = Connection::open(load.addr).await?;
    let mut took = Vec::new();
    let mut asked = Instant::now();
    while asked < end {
        let head = connection.count(&text).await?;
        if head.status != 200 || head.body != load.bytes {
            return Err(Failure::new(format!(
                "answer {} has status {} and {} bytes instead of 200 and {}",
                took.len() + 1,
                head.status,
                head.body,
                load.bytes,
            )));
        }
        let answered = Instant::now();
        took.push((answered - asked).as_secs_f64() * 1e3);
        asked = answered;
    }
    Ok(took)
}
