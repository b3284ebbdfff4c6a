//! What the server keeps in memory.

use crate::failure::{Explain as _, Result};
use crate::parity::Outline;
use crate::process::{Memory, Running};
use crate::report::{Report, Row};
use crate::wire::{Connection, request};
use std::collections::BTreeSet;
use std::net::SocketAddr;

/// The most that the process may take, in megabytes (10⁶ bytes).
const GOAL: f64 = 60.0;
/// Addresses that a visit to everything asks for at most.
const MOST_ADDRESSES: usize = 3_000;

/// Adds a line with the memory of the server at that moment; the peak is what the goal is held to.
pub fn note(server: &Running, when: &str, report: &mut Report) -> Result<()> {
    let Memory { now, most } = server.memory()?;
    let (now, most) = (megabytes(now), megabytes(most));
    report.add(Row {
        what: format!("server memory, real catalogue, {when}"),
        goal: format!("≤ {GOAL:.0} MB"),
        figure: format!("{now:.1} MB now, {most:.1} MB at most"),
        ratio: format!("{:.2} of the limit", most / GOAL),
        met: Some(most <= GOAL),
        ..Row::default()
    });
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "a figure with one decimal")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// Asks once for every public page that links lead to, as a browser would, so that the page cache is as full as it gets.
/// Returns how many pages there were.
pub async fn visit_everything(addr: SocketAddr) -> Result<usize> {
    let mut known = BTreeSet::from(["/".to_owned()]);
    let mut waiting = vec!["/".to_owned()];
    let mut connection = Connection::open(addr).await?;
    let mut visited = 0;
    while let Some(target) = waiting.pop() {
        // As it is, to read its links; then compressed, as browsers ask.
        let page = connection.fetch(&request(addr, &target, "")).await?;
        connection.count(&request(addr, &target, "br")).await?;
        visited += 1;
        if page.status != 200 {
            continue;
        }
        let html = String::from_utf8(page.body).explain(|| format!("{target} is no text"))?;
        let links = Outline::of(&html).links.into_iter();
        let public =
            links.filter(|link| link.starts_with("/san-pham") || link.starts_with("/co-so"));
        for link in public {
            if known.len() < MOST_ADDRESSES && known.insert(link.clone()) {
                waiting.push(link);
            }
        }
    }
    Ok(visited)
}
