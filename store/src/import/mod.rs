//! The register facts: from CSV files into the tables.
//!
//! An import writes what the register owns (names, makers, places, ratings, sources) and never what a producer owns (the
//! listing). It runs in one transaction, and one wrong row is enough for nothing to be written. A second import of the same
//! files writes nothing at all.

mod events;
mod facts;
mod files;
mod gazetteer;
mod names;
mod photos;
mod points_of_sale;
mod product_rows;
mod reference;
mod reference_rows;
mod reference_tables;
mod register;
mod report;
mod sync;
mod synonyms;
mod table;

pub use files::ImportFiles;
pub use report::{Counts, ImportReport, OpenPlace, Refused};

use crate::audit::{self, Actor, Entry, State};
use crate::{Store, StoreError, Timestamp, catalogue};
use gazetteer::Gazetteer;
use serde_json::{Map, Value, json};
use sqlx::AnyConnection;

impl Store {
    /// Brings the tables up to date with the files, in one transaction; refuses all of them where one row is wrong.
    pub async fn import(
        &self,
        files: &ImportFiles,
        now: Timestamp,
    ) -> Result<ImportReport, StoreError> {
        let mut write = self.write().await?;
        let mut report = ImportReport::default();
        run(&mut write, files, now, &mut report).await?;
        if report.is_refused() {
            write.rollback().await?;
            return Ok(ImportReport {
                refused: report.refused,
                ..ImportReport::default()
            });
        }
        if report.total().wrote() {
            log(&mut write, files, &report, now).await?;
            catalogue::bump(&mut write).await?;
            write.commit().await?;
        }
        Ok(report)
    }
}

/// What comes later names what came before, so the first wrong file ends the run.
async fn run(
    connection: &mut AnyConnection,
    files: &ImportFiles,
    now: Timestamp,
    report: &mut ImportReport,
) -> Result<(), StoreError> {
    report.counts = reference::import(connection, files, &mut report.refused).await?;
    if report.is_refused() {
        return Ok(());
    }
    if let Some(bytes) = files.bytes(files::SYNONYMS) {
        let counts = synonyms::import(connection, bytes, &mut report.refused).await?;
        report.counts.push(("synonyms", counts));
        if report.is_refused() {
            return Ok(());
        }
    }
    let gazetteer = Gazetteer::read(connection).await?;
    let bytes = files.bytes(files::PRODUCTS).unwrap_or_default();
    let (rows, open) =
        product_rows::read(connection, &gazetteer, bytes, &mut report.refused).await?;
    if report.is_refused() {
        return Ok(());
    }
    report.open_places = open;
    report
        .counts
        .extend(register::import(connection, rows, now).await?);
    if let Some(bytes) = files.bytes(files::PHOTOS) {
        let counts = photos::import(connection, bytes, &mut report.refused).await?;
        report.counts.push(("photos", counts));
    }
    if let Some(bytes) = files.bytes(files::POINTS_OF_SALE) {
        points_of_sale::import(connection, &gazetteer, bytes, report).await?;
    }
    if let Some(bytes) = files.bytes(files::EVENTS) {
        events::import(connection, bytes, report).await?;
    }
    Ok(())
}

/// One line for the import as a whole; products and producers that changed have lines of their own.
async fn log(
    connection: &mut AnyConnection,
    files: &ImportFiles,
    report: &ImportReport,
    now: Timestamp,
) -> Result<(), StoreError> {
    let counts: Map<String, Value> = report
        .counts
        .iter()
        .map(|(kind, counts)| ((*kind).to_owned(), json!(counts)))
        .collect();
    let files: Map<String, Value> = files
        .all()
        .map(|(name, bytes)| (name.to_owned(), json!(audit::sha256(bytes))))
        .collect();
    let entry = Entry {
        actor: Actor::Operator,
        action: "import",
        subject: "register",
        before: None,
        after: Some(&State::of(&json!({ "counts": counts, "sha256": files }))?),
        request_id: None,
    };
    audit::record(connection, entry, now).await
}
