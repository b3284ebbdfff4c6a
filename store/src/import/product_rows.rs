//! `products.csv`: what its rows say.

use super::files::PRODUCTS;
use super::gazetteer::{Gazetteer, Resolved};
use super::names::{identity, identity_of};
use super::report::{OpenPlace, Refused};
use super::table::{Cells, Table};
use crate::{StoreError, places};
use domain::{PlaceRef, ProducerKind};
use sqlx::AnyConnection;
use std::collections::{HashMap, HashSet};

const COLUMNS: [&str; 11] = [
    "name",
    "producer",
    "producer_kind",
    "commune",
    "district",
    "stars",
    "group",
    "decision_no",
    "decision_date",
    "year",
    "source_url",
];

/// How sources call the fourth group.
const CRAFTS: &str = "thủ công mỹ nghệ";
const CRAFTS_CODE: &str = "IV";

/// A row of the file.
#[derive(Debug)]
pub(super) struct ProductRow {
    pub(super) identity: String,
    pub(super) name: String,
    /// The name of the producer, where the source gives one.
    pub(super) producer: Option<String>,
    pub(super) kind: Option<ProducerKind>,
    /// The district as the source writes it.
    pub(super) district: Option<String>,
    pub(super) place: PlaceRef,
    pub(super) group: Option<String>,
    pub(super) stars: Option<i64>,
    pub(super) decision_no: Option<String>,
    pub(super) decision_date: Option<String>,
    pub(super) year: Option<i64>,
    pub(super) sources: String,
}

/// Reads the file; the groups are those within the transaction.
pub(super) async fn read(
    connection: &mut AnyConnection,
    gazetteer: &Gazetteer,
    bytes: &[u8],
    refused: &mut Vec<Refused>,
) -> Result<(Vec<ProductRow>, Vec<OpenPlace>), StoreError> {
    let mut groups = HashMap::from([(CRAFTS.to_owned(), CRAFTS_CODE.to_owned())]);
    for group in places::groups(connection).await? {
        let code = group.code.as_str().to_owned();
        groups.insert(identity(&group.name_vi), code.clone());
        groups.insert(identity(&code), code);
    }
    let table = Table::read(PRODUCTS, &COLUMNS, bytes, refused);
    let mut seen = HashSet::new();
    let mut open = Vec::new();
    let rows = table.each(refused, |cells| {
        let row = product(cells, gazetteer, &groups, &mut open)?;
        if !seen.insert(row.identity.clone()) {
            cells.refuse(
                "name",
                "the same product of the same producer stands on an earlier line already",
            );
        }
        Some(row)
    });
    Ok((rows, open))
}

fn product(
    cells: &mut Cells<'_>,
    gazetteer: &Gazetteer,
    groups: &HashMap<String, String>,
    open: &mut Vec<OpenPlace>,
) -> Option<ProductRow> {
    let name = cells.required("name", 200);
    let producer = cells.text("producer", 200);
    let kind = cells.meaning(
        "producer_kind",
        "is no kind of producer",
        ProducerKind::from_code,
    );
    let district = cells.text("district", 100);
    let code = cells.meaning("district", "is no former district", |name| {
        gazetteer.district(name)
    });
    let commune = cells.text("commune", 100);
    let group = cells.meaning("group", "is no product group", |group| {
        groups.get(&identity(group)).cloned()
    });
    let stars = cells.number("stars", 3..=5);
    let decision_no = cells.text("decision_no", 60);
    let decision_date = cells.date("decision_date").map(|date| date.to_string());
    let year = cells.number("year", 2018..=2099);
    let sources = cells.sources("source_url");
    let name = name?;
    let (place, reason): Resolved = gazetteer.resolve(code, commune.as_deref(), year);
    if let (Some(reason), Some(as_written)) = (reason, commune) {
        open.push(OpenPlace {
            file: PRODUCTS,
            line: cells.line,
            name: name.clone(),
            as_written,
            reason,
        });
    }
    Some(ProductRow {
        identity: identity_of(&[
            &name,
            producer.as_deref().unwrap_or_default(),
            district.as_deref().unwrap_or_default(),
        ]),
        name,
        producer,
        kind,
        district,
        place,
        group,
        stars,
        decision_no,
        decision_date,
        year,
        sources,
    })
}
