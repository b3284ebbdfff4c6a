//! `sao-que claim`

use super::{Database, Failure};
use crate::codes;
use crate::config::is_origin;
use crate::password::Place;
use app::account::letter::{self, Letter};
use app::ssr::{Catalogue, Clock, Snapshot, day_in_vietnam};
use app::words::Words;
use domain::{Date, OneTimeCode, Producer, Slug};
use serde_json::json;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use store::{Claim, ClaimState, Store};

/// What to do with the codes of letters.
#[derive(Debug, clap::Subcommand)]
pub enum ClaimCommand {
    /// Write letters to be printed, each with a new code. Earlier letters to the same producers are worth nothing then.
    Issue(Issue),
    /// Print what became of all codes, the newest first.
    List(List),
    /// Take back the letter to a producer.
    Revoke(Revoke),
}

/// Writes letters.
#[derive(Debug, clap::Args)]
pub struct Issue {
    #[command(flatten)]
    database: Database,
    /// The address part of a producer's page; may be given several times.
    #[arg(long, value_name = "SLUG", required_unless_present = "commune")]
    producer: Vec<String>,
    /// The address part of a commune's page: all its producers that nobody keeps yet.
    #[arg(long, value_name = "SLUG")]
    commune: Option<String>,
    /// The file to write, which must not be there. It opens pages: keep it no longer than until it is printed.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// The public address of the site, as it stands in the letters.
    #[arg(
        long,
        env = "SAOQUE_ORIGIN",
        value_name = "URL",
        default_value = "http://127.0.0.1:3000"
    )]
    origin: String,
}

/// Prints the codes' fates, never the codes.
#[derive(Debug, clap::Args)]
pub struct List {
    #[command(flatten)]
    database: Database,
    /// Print them as one JSON array, for programs.
    #[arg(long)]
    json: bool,
}

/// Takes letters back.
#[derive(Debug, clap::Args)]
pub struct Revoke {
    #[command(flatten)]
    database: Database,
    /// The address part of the producer's page.
    #[arg(long, value_name = "SLUG")]
    producer: String,
}

impl ClaimCommand {
    /// Runs the command.
    pub async fn run(self) -> Result<(), Failure> {
        let database = match &self {
            Self::Issue(issue) => &issue.database,
            Self::List(list) => &list.database,
            Self::Revoke(revoke) => &revoke.database,
        };
        let store = Store::open(&database.file).await?;
        let done = match &self {
            Self::Issue(issue) => issue.run(&store).await,
            Self::List(list) => list.run(&store).await,
            Self::Revoke(revoke) => revoke.run(&store).await,
        };
        store.close().await?;
        done
    }
}

impl Issue {
    async fn run(&self, store: &Store) -> Result<(), Failure> {
        if !is_origin(&self.origin) {
            return Err(format!(
                "--origin or SAOQUE_ORIGIN is {:?}: write scheme and host only, such as https://saoque.vn",
                self.origin
            )
            .into());
        }
        let snapshot = Catalogue::load(store, None).await?.current();
        let producers = self.producers(store, &snapshot).await?;
        // Before any code is made: a code that no letter holds would only take back an earlier one.
        let mut file = self.create()?;
        let words = Words::default();
        let mut issued: Vec<(Producer, OneTimeCode, Date)> = Vec::new();
        for producer in producers {
            let place = Place::take().ok_or("too many codes at once")?;
            let (code, hash) = codes::issue(store, place).await?;
            let now = Clock::System.now();
            let ends_at = store.issue_claim(&producer.id, &hash, now).await?;
            issued.push((producer, code, letter::last_day(ends_at)));
        }
        let places: Vec<String> = issued
            .iter()
            .map(|(producer, ..)| letter::place(words, &snapshot, producer))
            .collect();
        let letters: Vec<Letter<'_>> = issued
            .iter()
            .zip(&places)
            .map(|((producer, code, until), place)| Letter {
                producer: &producer.name,
                place,
                code,
                until: *until,
            })
            .collect();
        file.write_all(letter::document(words, &self.origin, &letters).as_bytes())?;
        file.sync_all()?;
        eprintln!(
            "{} letters are in {}: open it in a browser, print it, and delete it.",
            letters.len(),
            self.to.display()
        );
        Ok(())
    }

    /// Those that are named, and those of the commune that nobody keeps yet.
    async fn producers(
        &self,
        store: &Store,
        snapshot: &Snapshot,
    ) -> Result<Vec<Producer>, Failure> {
        let mut found = Vec::new();
        for slug in &self.producer {
            found.push(named(store, slug).await?);
        }
        if let Some(commune) = &self.commune {
            let page = Some(format!("/vung/{commune}"));
            for producer in store.catalogue().await?.producers {
                let here = snapshot.regions.commune_href(&producer.place) == page;
                if here && !store.is_claimed(&producer.id).await? {
                    found.push(producer);
                }
            }
        }
        found.sort_by(|a, b| a.slug.cmp(&b.slug));
        found.dedup_by(|a, b| a.id == b.id);
        if found.is_empty() {
            return Err("there is no producer that nobody keeps yet".into());
        }
        Ok(found)
    }

    /// A new file that only its owner reads.
    fn create(&self) -> Result<File, Failure> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        let file = options.open(&self.to);
        Ok(file.map_err(|error| format!("{} cannot be written: {error}", self.to.display()))?)
    }
}

impl List {
    async fn run(&self, store: &Store) -> Result<(), Failure> {
        let claims = store.claims(Clock::System.now()).await?;
        let mut out = std::io::stdout().lock();
        if self.json {
            let all: Vec<serde_json::Value> = claims.iter().map(as_json).collect();
            serde_json::to_writer_pretty(&mut out, &all)?;
            writeln!(out)?;
        } else {
            for claim in &claims {
                writeln!(out, "{}", as_line(claim))?;
            }
            eprintln!("{} codes.", claims.len());
        }
        Ok(())
    }
}

impl Revoke {
    async fn run(&self, store: &Store) -> Result<(), Failure> {
        let producer = named(store, &self.producer).await?;
        let revoked = store
            .revoke_claims(&producer.id, Clock::System.now())
            .await?;
        if revoked == 0 {
            return Err(format!("there is no open letter to {}", producer.slug).into());
        }
        eprintln!("The letter to {} is worth nothing now.", producer.slug);
        Ok(())
    }
}

async fn named(store: &Store, slug: &str) -> Result<Producer, Failure> {
    let parsed =
        Slug::parse(slug).map_err(|_| format!("{slug} is no address part of a producer"))?;
    let found = store.producer(&parsed).await?;
    Ok(found.ok_or_else(|| format!("there is no producer {slug}"))?)
}

fn state(claim: &Claim) -> (&'static str, Option<Date>) {
    match claim.state {
        ClaimState::Open => ("open", None),
        ClaimState::Used(at) => ("used", Some(day_in_vietnam(at))),
        ClaimState::Revoked(at) => ("revoked", Some(day_in_vietnam(at))),
        ClaimState::Ended => ("ended", Some(day_in_vietnam(claim.ends_at))),
    }
}

fn as_line(claim: &Claim) -> String {
    let (state, day) = state(claim);
    let issued = day_in_vietnam(claim.issued_at);
    let until = letter::last_day(claim.ends_at);
    let day = day.map_or_else(String::new, |day| format!(" {day}"));
    let (producer, rank) = (&claim.producer, claim.rank.code());
    format!("{issued}  {producer}  {rank}  until {until}  {state}{day}")
}

fn as_json(claim: &Claim) -> serde_json::Value {
    let (state, day) = state(claim);
    json!({
        "producer": claim.producer.as_str(),
        "rank": claim.rank.code(),
        "issued": day_in_vietnam(claim.issued_at).to_string(),
        "until": letter::last_day(claim.ends_at).to_string(),
        "state": state,
        "day": day.map(|day| day.to_string()),
    })
}
