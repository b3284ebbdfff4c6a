//! `sao-que requests`

use super::{Database, Failure};
use app::ssr::{Clock, day_in_vietnam};
use domain::{ReportNumber, Slug};
use serde_json::json;
use std::io::Write;
use store::{ClaimRequest, Store};

/// What to do with what people ask of the office.
#[derive(Debug, clap::Subcommand)]
pub enum RequestsCommand {
    /// Print all requests, the newest first.
    List(List),
    /// Delete a request that was answered, with everything that it says.
    Close(Close),
}

/// Prints the requests.
#[derive(Debug, clap::Args)]
pub struct List {
    #[command(flatten)]
    database: Database,
    /// Print them as one JSON array, for programs.
    #[arg(long)]
    json: bool,
}

/// Closes a request.
#[derive(Debug, clap::Args)]
pub struct Close {
    #[command(flatten)]
    database: Database,
    /// The number that its sender was given.
    number: String,
}

impl RequestsCommand {
    /// Runs the command.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run().await,
            Self::Close(close) => close.run().await,
        }
    }
}

impl List {
    async fn run(&self) -> Result<(), Failure> {
        let store = Store::open(&self.database.file).await?;
        let requests = store.claim_requests().await;
        store.close().await?;
        let requests = requests?;
        let mut out = std::io::stdout().lock();
        if self.json {
            let all: Vec<serde_json::Value> = requests.iter().map(as_json).collect();
            serde_json::to_writer_pretty(&mut out, &all)?;
            writeln!(out)?;
        } else {
            for request in &requests {
                write_for_people(&mut out, request)?;
            }
            eprintln!("{} requests.", requests.len());
        }
        Ok(())
    }
}

impl Close {
    async fn run(&self) -> Result<(), Failure> {
        let number = ReportNumber::parse(&self.number)
            .ok_or_else(|| format!("{:?} is no number of a request", self.number))?;
        let store = Store::open(&self.database.file).await?;
        let closed = store.close_request(&number, Clock::System.now()).await;
        store.close().await?;
        if closed? {
            eprintln!("The request {number} has been closed and deleted.");
            Ok(())
        } else {
            Err(format!("there is no request {number}").into())
        }
    }
}

fn as_json(request: &ClaimRequest) -> serde_json::Value {
    let draft = &request.draft;
    json!({
        "number": request.number.as_str(),
        "producer": request.slug.as_ref().map(Slug::as_str),
        "written": draft.producer,
        "person": draft.person,
        "phone": draft.phone.as_str(),
        "message": draft.message,
        "day": day_in_vietnam(request.created_at).to_string(),
        "created_at": request.created_at.0,
    })
}

/// What people have typed is set in, so that none of it can look like another request.
fn write_for_people(out: &mut impl Write, request: &ClaimRequest) -> std::io::Result<()> {
    let day = day_in_vietnam(request.created_at);
    let draft = &request.draft;
    writeln!(out, "{}  {day}  {}", request.number, draft.phone.grouped())?;
    writeln!(out, "    {}", draft.person)?;
    let page = request.slug.as_ref();
    let page = page.map_or_else(String::new, |slug| format!("  /co-so/{slug}"));
    writeln!(out, "    {}{page}", draft.producer)?;
    for line in draft.message.iter().flat_map(|message| message.lines()) {
        writeln!(out, "    {line}")?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::{as_json, write_for_people};
    use domain::{Phone, ReportNumber, Slug};
    use store::{ClaimRequest, RequestDraft, Timestamp};

    #[test]
    fn a_request_is_written_for_people_and_for_programs() {
        let request = ClaimRequest {
            number: ReportNumber::parse("7K4MPX9C").unwrap(),
            slug: Slug::parse("co-so-mau").ok(),
            draft: RequestDraft {
                producer: "Cơ sở mẫu".to_owned(),
                person: "Người mẫu".to_owned(),
                phone: Phone::parse("0900000001").unwrap(),
                message: Some("Gọi buổi tối.\n7K4MPX9D  2026-01-01".to_owned()),
            },
            created_at: Timestamp(1_795_399_200_000),
        };
        let mut out = Vec::new();
        write_for_people(&mut out, &request).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "7K4MPX9C  2026-11-23  0900 000 001\n    Người mẫu\n    Cơ sở mẫu  /co-so/co-so-mau\n    Gọi buổi tối.\n    \
             7K4MPX9D  2026-01-01\n\n"
        );
        let json = as_json(&request);
        assert_eq!(json["producer"], "co-so-mau");
        assert_eq!(json["phone"], "0900000001");
    }
}
