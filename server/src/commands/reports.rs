//! `sao-que reports`

use super::{Database, Failure};
use app::ssr::day_in_vietnam;
use domain::{ReportNumber, Slug};
use serde_json::json;
use std::io::Write;
use store::{Report, Store};

/// What to do with the reports of visitors.
#[derive(Debug, clap::Subcommand)]
pub enum ReportsCommand {
    /// Print all reports, the newest first.
    List(List),
    /// Delete a report with everything that it says, also the way to answer.
    Delete(Delete),
}

/// Prints the reports.
#[derive(Debug, clap::Args)]
pub struct List {
    #[command(flatten)]
    database: Database,
    /// Print them as one JSON array, for programs.
    #[arg(long)]
    json: bool,
}

/// Deletes a report.
#[derive(Debug, clap::Args)]
pub struct Delete {
    #[command(flatten)]
    database: Database,
    /// The number that its sender was given.
    number: String,
}

impl ReportsCommand {
    /// Runs the command.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run().await,
            Self::Delete(delete) => delete.run().await,
        }
    }
}

impl List {
    async fn run(&self) -> Result<(), Failure> {
        let store = Store::open(&self.database.file).await?;
        let reports = store.reports().await;
        store.close().await?;
        let reports = reports?;
        let mut out = std::io::stdout().lock();
        if self.json {
            let all: Vec<serde_json::Value> = reports.iter().map(as_json).collect();
            serde_json::to_writer_pretty(&mut out, &all)?;
            writeln!(out)?;
        } else {
            for report in &reports {
                write_for_people(&mut out, report)?;
            }
            eprintln!("{} reports.", reports.len());
        }
        Ok(())
    }
}

impl Delete {
    async fn run(&self) -> Result<(), Failure> {
        let number = ReportNumber::parse(&self.number)
            .ok_or_else(|| format!("{:?} is no number of a report", self.number))?;
        let store = Store::open(&self.database.file).await?;
        let deleted = store.delete_report(&number).await;
        store.close().await?;
        if deleted? {
            eprintln!("The report {number} has been deleted.");
            Ok(())
        } else {
            Err(format!("there is no report {number}").into())
        }
    }
}

fn as_json(report: &Report) -> serde_json::Value {
    json!({
        "number": report.number.as_str(),
        "product": report.product.as_ref().map(Slug::as_str),
        "page": report.page,
        "kind": report.kind.code(),
        "text": report.text,
        "contact": report.contact,
        "day": day_in_vietnam(report.created_at).to_string(),
        "created_at": report.created_at.0,
    })
}

/// What people have typed is set in, so that none of it can look like another report.
fn write_for_people(out: &mut impl Write, report: &Report) -> std::io::Result<()> {
    let day = day_in_vietnam(report.created_at);
    let kind = report.kind.code();
    writeln!(out, "{}  {day}  {kind}", report.number)?;
    writeln!(out, "    {}", report.page)?;
    for line in report.text.lines() {
        writeln!(out, "    {line}")?;
    }
    if let Some(contact) = &report.contact {
        writeln!(out, "    answer to: {contact}")?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::{as_json, write_for_people};
    use domain::{ReportKind, ReportNumber, Slug};
    use store::{Report, Timestamp};

    #[test]
    fn a_report_is_written_for_people_and_for_programs() {
        let report = Report {
            number: ReportNumber::parse("7K4MPX9C").unwrap(),
            product: Slug::parse("mam-mau").ok(),
            page: "/san-pham/mam-mau".to_owned(),
            kind: ReportKind::Price,
            text: "Giá khác.\n7K4MPX9D  2026-01-01  stars".to_owned(),
            contact: Some("0900 000 001".to_owned()),
            created_at: Timestamp(1_795_399_200_000),
        };
        let mut out = Vec::new();
        write_for_people(&mut out, &report).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "7K4MPX9C  2026-11-23  price\n    /san-pham/mam-mau\n    Giá khác.\n    7K4MPX9D  2026-01-01  stars\n    \
             answer to: 0900 000 001\n\n"
        );
        let json = as_json(&report);
        assert_eq!(json["product"], "mam-mau");
        assert_eq!(json["kind"], "price");
        assert_eq!(json["contact"], "0900 000 001");
    }
}
