//! Very many odd query strings: whatever is asked, the answer is a page, a redirect or a refusal, and it comes soon.

use crate::Options;
use crate::failure::{Explain as _, Failure, Result};
use crate::odd::target;
use crate::process::Running;
use crate::report::{Report, Row, grouped};
use crate::wire::Connection;
use crate::workshop::Workshop;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

/// Few, so that the time of an answer is its own and not that of the queue before it.
const CONNECTIONS: u32 = 2;
/// No answer may take so many milliseconds.
const GOAL_MS: f64 = 200.0;
/// What may be answered: pages, redirects, what is not there, what is no HTTP, what is too long.
const ALLOWED: [u16; 8] = [200, 301, 303, 307, 308, 400, 404, 414];
/// How often a slow query is asked again; its quickest answer counts.
const AGAIN: u32 = 3;
/// A line of progress after so many.
const TELL: u32 = 50_000;

/// What came of some of the queries.
#[derive(Default)]
struct Outcome {
    statuses: BTreeMap<u16, u32>,
    slowest_ms: f64,
    slowest: u32,
    wrong: Vec<String>,
}

/// Asks everything.
pub fn measure(workshop: &Workshop, options: &Options, report: &mut Report) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .explain(|| "cannot start the runtime that asks".to_owned())?;
    let database = workshop.database(0)?;
    let count = options.count;
    eprintln!("{count} query strings");
    let server = Running::start(&workshop.server(&database, 0), options.server_core)?;
    let outcome = runtime.block_on(ask_all(server.addr, count))?;
    let statuses = outcome.statuses.iter();
    let statuses: Vec<String> = statuses
        .map(|(status, times)| format!("{status}: {}", grouped(f64::from(*times))))
        .collect();
    let well = outcome.wrong.is_empty();
    report.add(Row {
        what: format!("{} odd query strings", grouped(f64::from(count))),
        goal: format!("none ≥ {GOAL_MS:.0} ms, none 5xx"),
        figure: format!(
            "slowest {:.1} ms (query {})",
            outcome.slowest_ms, outcome.slowest
        ),
        ratio: statuses.join(", "),
        met: Some(well),
        ..Row::default()
    });
    if well {
        return Ok(());
    }
    let first: Vec<&str> = outcome.wrong.iter().take(10).map(String::as_str).collect();
    Err(Failure::new(format!(
        "{} queries were answered badly, the first of them:\n{}",
        outcome.wrong.len(),
        first.join("\n")
    )))
}

async fn ask_all(addr: SocketAddr, count: u32) -> Result<Outcome> {
    let next = Arc::new(AtomicU32::new(0));
    let asking: Vec<_> = (0..CONNECTIONS)
        .map(|_| tokio::spawn(ask(addr, Arc::clone(&next), count)))
        .collect();
    let mut all = Outcome::default();
    for asker in asking {
        let one = asker.await.explain(|| "an asker stopped".to_owned())??;
        for (status, times) in one.statuses {
            *all.statuses.entry(status).or_default() += times;
        }
        if one.slowest_ms > all.slowest_ms {
            (all.slowest_ms, all.slowest) = (one.slowest_ms, one.slowest);
        }
        all.wrong.extend(one.wrong);
    }
    Ok(all)
}

async fn ask(addr: SocketAddr, next: Arc<AtomicU32>, count: u32) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut connection = Connection::open(addr).await?;
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= count {
            return Ok(outcome);
        }
        if number > 0 && number.is_multiple_of(TELL) {
            eprintln!("  {number} asked");
        }
        let asked = once(&mut connection, addr, number).await?;
        *outcome.statuses.entry(asked.status).or_default() += 1;
        let mut took = asked.ms;
        // Another program of the machine delays a query at random, the query itself delays its answer each time.
        for _ in 0..AGAIN {
            if took >= GOAL_MS {
                took = took.min(once(&mut connection, addr, number).await?.ms);
            }
        }
        if took > outcome.slowest_ms {
            (outcome.slowest_ms, outcome.slowest) = (took, number);
        }
        if took >= GOAL_MS || !ALLOWED.contains(&asked.status) {
            let (status, shown) = (asked.status, shown(number));
            let text = format!("query {number}: {status}, {took:.1} ms: {shown}");
            outcome.wrong.push(text);
        }
    }
}

/// What came back, and when.
struct Asked {
    status: u16,
    ms: f64,
}

async fn once(connection: &mut Connection, addr: SocketAddr, number: u32) -> Result<Asked> {
    let mut request = b"GET ".to_vec();
    request.extend(target(number));
    let rest = format!(
        " HTTP/1.1\r\nHost: {addr}\r\nAccept: text/html\r\nUser-Agent: sao-que-benchmarks\r\n\r\n"
    );
    request.extend(rest.into_bytes());
    let begun = Instant::now();
    let head = connection.count(&request).await;
    let ms = begun.elapsed().as_secs_f64() * 1e3;
    let head = head.explain(|| format!("query {number} had no answer: {}", shown(number)))?;
    if head.closes {
        *connection = Connection::open(addr).await?;
    }
    Ok(Asked {
        status: head.status,
        ms,
    })
}

/// The beginning of a query, for people.
fn shown(number: u32) -> String {
    let target = target(number);
    String::from_utf8_lossy(&target).chars().take(200).collect()
}
